import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { isEqualNode, nodeAt, nodeOf } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import { fieldAt, schemaAt } from '../../../systems/schema/field.ts'
import type { Session } from '../../../workspace/session.ts'
import { editTarget } from '../form-edit.ts'
import type { FormEdit } from '../form-edit.ts'
import { formOf, pathOf, sessionOf } from '../form-session.testing.ts'
import { kindNow, NO_KIND_PICKED, pickKind } from './kind-state.ts'
import type { KindState } from './kind-state.ts'
import { loadKinds } from '../kinds-system.testing.ts'
import { OTHER, rowKinds } from './row-kinds.ts'
import type { RowKinds } from './row-kinds.ts'
import { draftIn, isWhole, tryDraft } from '../control/try-draft.ts'

beforeAll(loadKinds)

const SIZE = pathOf('s.size')
const typed = { kind: 'file', path: 'typed', text: '' } as const
const open = (text: string): Promise<Session> =>
  sessionOf({ files: { 'strata.yaml': 'system: kinds\n', 'a.yaml': text }, stack: ['a.yaml'] })

function kindsAt(session: Session, path = SIZE): RowKinds {
  const [section] = formOf(session).sections
  const inner = path.slice(1)
  const field = section && fieldAt(section.narrowed, inner, section.base)
  if (!section || !field) throw new Error('no field')
  return rowKinds(field, schemaAt(section.narrowed, inner) ?? {})
}

function edit(session: Session, edits: readonly FormEdit[]): Session {
  const result = editTarget(session, edits)
  if (!result.ok) throw new Error(result.reason)
  return result.session
}

function pick(session: Session, state: KindState, kind: number): readonly [Session, KindState] {
  const picked = pickKind(state, { form: formOf(session), path: SIZE, kinds: kindsAt(session) }, kind)
  return [edit(session, picked.edits), picked.state]
}

test.each<[text: string, kind: number | undefined]>([
  ['s: {}\n', 0],
  ['s: {size: small}\n', 0],
  ['s: {size: 3}\n', 1],
  ['s: {size: {type: fixed, value: 1}}\n', 2],
  ['s: {size: [1]}\n', OTHER],
  ['{}\n', undefined],
])('the kind of a value, set or default: %j', async (text, kind) => {
  const session = await open(text)
  expect(kindNow(formOf(session), SIZE, kindsAt(session))).toBe(kind)
})

test('E9 picking a kind that nothing is known of writes nothing, and begins a draft of what has rows of its own', async () => {
  const session = await open('s: {size: small}\n')
  const [after, state] = pick(session, NO_KIND_PICKED, 1)
  expect([after === session, state.picked, state.drafts.size]).toEqual([true, 1, 0])
  const [again, drawn] = pick(session, state, 2)
  expect([again === session, drawn.picked, drawn.drafts.get(2)?.kind]).toEqual([true, 2, 'map'])
})

test('E9 the kind that is there is no longer picked', async () => {
  const session = await open('s: {size: small}\n')
  const [, state] = pick(session, NO_KIND_PICKED, 2)
  expect(pick(session, state, 0)[1].picked).toBeUndefined()
})

test.each<[draft: unknown, whole: boolean]>([
  [{}, false],
  [{ type: 'uniform' }, false],
  [{ type: 'uniform', min: 1 }, false],
  [{ type: 'uniform', min: 1, max: 2 }, true],
  [{ type: 'uniform', min: 1, max: 'x' }, false],
  [{ type: 'other' }, false],
])('E9 a draft is whole when nothing is missing or wrong: %j', async (draft, whole) => {
  const tried = tryDraft(await open('s: {size: small}\n'), SIZE, nodeOf(draft, typed))
  if (!tried.ok) throw new Error(tried.reason)
  expect(isWhole(tried.session, SIZE)).toBe(whole)
  const { source, start } = draftIn(tried.session, SIZE)
  expect(source.text.slice(start)).not.toContain('small')
})

const VALUES: readonly (readonly unknown[])[] = [
  ['small', 'vague', 'mine'],
  [1, 2.5, -3],
  [
    { type: 'fixed', value: 1 },
    { type: 'uniform', min: 1, max: 2 },
  ],
]

test('E8 E9 law: whatever is picked and written, a kind that is picked again has the value that it had last', async () => {
  const start = await open('# mine\ns:\n  size: small # kept\n  word: a\n')
  const steps = fc.array(fc.tuple(fc.nat(2), fc.option(fc.nat(2), { nil: undefined })), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(steps, (asked) => {
      let session = start
      let state = NO_KIND_PICKED
      const last = new Map<number, ConfigNode>()
      for (const [kind, value] of asked) {
        ;[session, state] = pick(session, state, kind)
        const own = nodeAt(formOf(session).own, SIZE)
        const before = last.get(kind)
        if (before) expect(own && isEqualNode(own, before)).toBe(true)
        const values = VALUES[kind] ?? []
        const node = value === undefined ? undefined : nodeOf(values[value % values.length], typed)
        if (node) {
          session = edit(session, [{ kind: 'set', path: SIZE, value: node }])
          const { picked: _, ...rest } = state
          state = rest
        }
        const now = nodeAt(formOf(session).own, SIZE)
        const nowKind = kindNow(formOf(session), SIZE, kindsAt(session))
        if (now && nowKind !== undefined) last.set(nowKind, now)
      }
      const text = session.files.get('a.yaml')?.text ?? ''
      expect([text.startsWith('# mine\ns:\n'), text.includes('# kept'), text.endsWith('  word: a\n')]).toEqual([true, true, true])
    }),
    { numRuns: 1000 },
  )
})
