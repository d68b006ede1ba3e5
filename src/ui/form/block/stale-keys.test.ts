import { beforeAll, describe, expect, test } from 'vitest'
import { formatPath } from '../../../core/path.ts'
import { redo, undo } from '../../../workspace/commands.ts'
import type { Session } from '../../../workspace/session.ts'
import { sourceAt } from '../../../workspace/session.ts'
import { scalar } from '../control/draft-value.ts'
import { editTarget } from '../form-edit.ts'
import type { FormEdit, StepName } from '../form-edit.ts'
import { formOf, pathOf, sessionOf } from '../form-session.testing.ts'
import { loadNested, nestedFiles } from '../nested-system.testing.ts'
import { blocksToRestore, removalLabel } from './restore-blocks.ts'
import { ownKeys, staleFacts } from './stale-facts.ts'
import { staleKeys } from './stale-keys.ts'

beforeAll(loadNested)

const TARGET = 'experiments/one.yaml'
const DEEP = 'model.net.pretransform.config.pretransform.config.encoder'
const open = (own: string = nestedFiles[TARGET], more: object = {}): Promise<Session> =>
  sessionOf({ files: { ...nestedFiles, [TARGET]: own }, stack: [TARGET], ...more })

function edited(session: Session, edits: readonly FormEdit[], step?: StepName): Session {
  const result = editTarget(session, edits, step)
  if (!result.ok) throw new Error(result.reason)
  return result.session
}

const typed = (value: string) => scalar({ kind: 'str', value }).node
const pick = (session: Session, block: string, type: string): Session => {
  const path = pathOf(`${block}.type`)
  const edit = { kind: 'set', path, value: typed(type) } as const
  return edited(session, [edit, ...blocksToRestore(session, edited(session, [edit]), path)])
}
const stale = (before: Session, after: Session, block: string) =>
  staleKeys(formOf(before), formOf(after), pathOf(block)).map(formatPath)
const textOf = (session: Session): string => sourceAt(session, TARGET)?.text ?? ''

describe('E8 what a switch leaves without use', () => {
  test.each([
    ['keys of a body', 'model.net.encoder', 'conv', ['model.net.encoder.config.heads']],
    ['four factories deep', DEEP, 'attention', [`${DEEP}.config.strides`]],
    [
      'in an item of a list',
      'model.conditioning.configs[1]',
      'text',
      ['model.conditioning.configs[1].config.min', 'model.conditioning.configs[1].config.max'],
    ],
    [
      'all that a type without a body does not know',
      'model.net.pretransform.config.pretransform',
      'patched',
      ['model.net.pretransform.config.pretransform.config.encoder'],
    ],
    ['nothing, where the same is picked again', 'model.net.encoder', 'attention', []],
  ])('%s', async (_title, block, type, expected) => {
    const session = await open()
    expect(stale(session, pick(session, block, type), block)).toEqual(expected)
  })

  test('is told with where it stands, where this layer cannot take it out', async () => {
    const session = await open('includes: [../models/base.yaml]\nmodel: {net: {encoder: {config: {heads: 2, latent: 3}}}}\n')
    const after = pick(session, 'model.net.encoder', 'conv')
    const keys = staleKeys(formOf(session), formOf(after), pathOf('model.net.encoder'))
    expect([staleFacts(formOf(after), pathOf('model.net.encoder'), keys), ownKeys(formOf(after), keys).map(formatPath)]).toEqual([
      { names: 'config.heads', elsewhere: '' },
      ['model.net.encoder.config.heads'],
    ])
    const base = pick(await open(), 'model.net.encoder', 'conv')
    expect(staleFacts(formOf(base), pathOf('model.net.encoder'), keys)).toEqual({
      names: 'config.heads',
      elsewhere: 'config.heads stands in models/base.yaml',
    })
  })

  test('many are named in part', async () => {
    const keys = Array.from({ length: 8 }, (_, i) => pathOf(`model.net.encoder.config.k${i}`))
    expect(staleFacts(formOf(await open()), pathOf('model.net.encoder'), keys).names).toBe(
      'config.k0, config.k1, config.k2, config.k3, config.k4 and 3 more',
    )
  })
})

describe('E8 what was taken out comes back when its type is picked again', () => {
  const remove = (session: Session, ...keys: readonly string[]): Session => {
    const paths = keys.map(pathOf)
    return edited(
      session,
      paths.map((path) => ({ kind: 'unset', path })),
      { label: removalLabel(paths) },
    )
  }

  test('four factories deep', async () => {
    const own = `includes: [../models/base.yaml]\nmodel: {net: {pretransform: {config: {pretransform: {config: {encoder: {config: {strides: [8], latent: 9}}}}}}}}\n`
    const session = await open(own)
    const without = remove(pick(session, DEEP, 'attention'), `${DEEP}.config.strides`)
    expect(textOf(without)).not.toContain('strides')
    const back = pick(without, DEEP, 'conv')
    expect(textOf(back)).toContain('strides: [8]')
    expect(textOf(undo(back))).toBe(textOf(without))
    expect(textOf(redo(undo(back)))).toBe(textOf(back))
  })

  test('in an item of a list, and only in that item', async () => {
    const item = 'model.conditioning.configs[1]'
    const session = pick(await open(), item, 'text')
    const without = remove(session, `${item}.config.min`, `${item}.config.max`)
    expect(textOf(without)).not.toContain('max')
    expect(textOf(pick(without, item, 'number'))).toMatch(/max: 512/)
    const moved = edited(without, [{ kind: 'move', path: pathOf(item), to: 0 }])
    expect(textOf(pick(moved, item, 'number'))).not.toContain('max')
  })
})
