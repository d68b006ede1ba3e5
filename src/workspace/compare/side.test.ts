import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OVERRIDES } from '../../core/compose/compose.ts'
import { issueLines } from '../../core/issue.testing.ts'
import { printValue } from '../../core/print/print.ts'
import { markSaved, openStack, replaceTexts, setTarget, toggleLayer, undo } from '../commands.ts'
import { loadSystem } from '../../systems/registry.ts'
import { sessionOf } from '../session.testing.ts'
import type { Session } from '../session.ts'
import { isEqualRef, resolveSide } from './side.ts'
import type { Side, SideRef } from './side.ts'

const TEXTS = {
  'strata.yaml': 'system: none\n',
  'data.yaml': 'data: {size: 1}\n',
  'a.yaml': 'includes: [data.yaml]\nlr: 1.0\n',
  'b.yaml': 'lr: 2.0\n',
  'resolved.yaml': 'lr: 3.0\n',
  'broken.yaml': 'a: [\n',
  'half.yaml': 'includes: [broken.yaml, gone.yaml]\nlr: 4.0\n',
  'empty.yaml': '',
}

const SAVED = sessionOf(TEXTS, { stack: ['a.yaml'] })
/** Open is `a.yaml` with another learning rate, not saved, and an override. */
const SESSION = write(write(SAVED, 'a.yaml', 'includes: [data.yaml]\nlr: 9.0\n'), OVERRIDES, 'data.size=7')

function write(session: Session, path: string, text: string | undefined): Session {
  return replaceTexts(session, `Edit ${path}`, { texts: [{ path, text }] })
}

/** What a test looks at of a side. */
function shown({ name, state, issues, composition }: Side): unknown {
  return { name, state, config: printValue(composition.config), issues: issueLines(issues) }
}

const stack = (files: readonly string[], overrides = '', off: readonly string[] = []): SideRef & { readonly kind: 'stack' } => ({
  kind: 'stack',
  files,
  overrides,
  off,
})

test.each<[string, SideRef, unknown]>([
  ['a file', { kind: 'file', path: 'a.yaml' }, { name: 'a', state: 'ok', config: '{data: {size: 1}, lr: 9.0}', issues: [] }],
  [
    'a file as it was saved',
    { kind: 'file', path: 'a.yaml', isSaved: true },
    { name: 'a (saved)', state: 'ok', config: '{data: {size: 1}, lr: 1.0}', issues: [] },
  ],
  ['what is open', { kind: 'open' }, { name: 'a + overrides', state: 'ok', config: '{data: {size: 7}, lr: 9.0}', issues: [] }],
  [
    'what is open as it was saved',
    { kind: 'open', isSaved: true },
    { name: 'a + overrides (saved)', state: 'ok', config: '{data: {size: 7}, lr: 1.0}', issues: [] },
  ],
  [
    'a stack with override lines',
    stack(['data.yaml', 'b.yaml'], 'lr=5.0'),
    { name: 'data + b + overrides', state: 'ok', config: '{data: {size: 1}, lr: 5.0}', issues: [] },
  ],
  [
    'a stack with a layer off',
    stack(['a.yaml'], '', ['data.yaml']),
    { name: 'a (1 layer off)', state: 'ok', config: '{lr: 9.0}', issues: [] },
  ],
  [
    'a stack as it was saved',
    { ...stack(['a.yaml'], '+x=1', ['data.yaml']), isSaved: true },
    { name: 'a + overrides (saved, 1 layer off)', state: 'ok', config: '{lr: 1.0, x: 1}', issues: [] },
  ],
  ['a stack of nothing', stack([]), { name: 'nothing', state: 'ok', config: '{}', issues: [] }],
  [
    'a text from outside',
    { kind: 'text', name: 'run.yaml', text: 'lr: 6.0\n' },
    { name: 'run.yaml (outside)', state: 'ok', config: '{lr: 6.0}', issues: [] },
  ],
  [
    'a text from outside that includes a file of the workspace',
    { kind: 'text', name: 'run.yaml', text: 'includes: [data.yaml]\nlr: 6.0\n' },
    {
      name: 'run.yaml (outside)',
      state: 'partial',
      config: '{lr: 6.0}',
      issues: ['error include-missing outside: run.yaml:1:12'],
    },
  ],
  ['an empty file', { kind: 'file', path: 'empty.yaml' }, { name: 'empty', state: 'ok', config: '{}', issues: [] }],
  [
    'a broken file',
    { kind: 'file', path: 'broken.yaml' },
    { name: 'broken', state: 'unreadable', config: '{}', issues: ['error yaml-syntax broken.yaml:2:1'] },
  ],
  [
    'a file whose includes are broken and missing',
    { kind: 'file', path: 'half.yaml' },
    {
      name: 'half',
      state: 'partial',
      config: '{lr: 4.0}',
      issues: ['error yaml-syntax broken.yaml:2:1', 'error include-missing half.yaml:1:25'],
    },
  ],
  [
    'a file that is not there',
    { kind: 'file', path: 'gone.yaml' },
    { name: 'gone', state: 'unreadable', config: '{}', issues: ['error include-missing gone.yaml:1:1'] },
  ],
  [
    'a stack of which one file is not there',
    stack(['b.yaml', 'gone.yaml']),
    { name: 'b + gone', state: 'partial', config: '{lr: 2.0}', issues: ['error include-missing gone.yaml:1:1'] },
  ],
  [
    'bytes that are no UTF-8',
    { kind: 'text', name: 'x.yaml', text: 'a: \uFFFD\n', badUtf8At: 3 },
    { name: 'x.yaml (outside)', state: 'unreadable', config: '{}', issues: ['error bad-utf8 outside: x.yaml:1:4'] },
  ],
  [
    'more text than is read',
    { kind: 'text', name: 'x.yaml', text: 'a: 1\n'.repeat(2_000_000) },
    { name: 'x.yaml (outside)', state: 'unreadable', config: '{}', issues: ['error too-large outside: x.yaml:1:1'] },
  ],
])('V8 %s', (_title, ref, expected) => {
  expect(shown(resolveSide(SESSION, ref))).toEqual(expected)
})

test('Y a text from outside is read in the dialect of the workspace', () => {
  const ref: SideRef = { kind: 'text', name: 'x.yaml', text: 'lr: 1e-4\n' }
  const read = (dialect: string): unknown =>
    printValue(resolveSide(sessionOf({ 'strata.yaml': `system: none\ndialect: ${dialect}\n` }), ref).composition.config)
  expect([read('pyyaml'), read('yaml12')]).toEqual(['{lr: "1e-4"}', '{lr: 0.0001}'])
})

test('P6 a line of a text from outside is no line of a file that has its name', () => {
  const { composition } = resolveSide(SESSION, { kind: 'text', name: 'a.yaml', text: 'lr: 6.0\n' })
  expect(composition.layers.map(({ path }) => path).filter((path) => SESSION.files.has(path))).toEqual([])
})

describe('a side is the same object', () => {
  const A: SideRef = { kind: 'file', path: 'a.yaml' }
  const same: readonly [string, SideRef, (session: Session) => Session][] = [
    ['while another file is edited', A, (session) => write(session, 'b.yaml', 'lr: 8.0\n')],
    ['while a file is added', A, (session) => write(session, 'new.yaml', 'x: 1\n')],
    ['while something else is opened', A, (session) => openStack(session, ['b.yaml'])],
    ['while overrides change that it does not have', A, (session) => write(session, OVERRIDES, 'lr=0.5')],
    ['for another target of the form', { kind: 'open' }, (session) => setTarget(session, 'data.yaml')],
    [
      'of the saved texts, while one of them is edited',
      { ...A, isSaved: true },
      (session) => write(session, 'a.yaml', 'lr: 0\n'),
    ],
    ['of what is open, when that is saved', { kind: 'open' }, (session) => markSaved(session, ['a.yaml'])],
    ['when its text comes back', A, (session) => undo(write(session, 'a.yaml', 'x: 1\n'))],
    [
      'of a missing file, while another is edited',
      { kind: 'file', path: 'gone.yaml' },
      (session) => write(session, 'b.yaml', ''),
    ],
    ['of a text from outside', { kind: 'text', name: 'x.yaml', text: 'a: 1\n' }, (session) => write(session, 'a.yaml', '')],
  ]
  test.each(same)('%s', (_title, ref, edit) => {
    const before = resolveSide(SESSION, ref)
    expect(resolveSide(edit(SESSION), { ...ref })).toBe(before)
  })

  const other: readonly [string, SideRef, (session: Session) => Session][] = [
    ['its own text', A, (session) => write(session, 'a.yaml', 'lr: 8.0\n')],
    ['a text beneath it', A, (session) => write(session, 'data.yaml', 'data: {size: 2}\n')],
    ['the rules', A, (session) => write(session, 'strata.yaml', 'system: none\ndialect: omegaconf\n')],
    ['the overrides over what is open', { kind: 'open' }, (session) => write(session, OVERRIDES, 'lr=0.5')],
    ['a layer of what is open', { kind: 'open' }, (session) => toggleLayer(session, 'data.yaml')],
    ['what is open', { kind: 'open' }, (session) => openStack(session, ['b.yaml'])],
    ['what is saved', { ...A, isSaved: true }, (session) => markSaved(session, ['a.yaml'])],
    ['the file being there', { kind: 'file', path: 'gone.yaml' }, (session) => write(session, 'gone.yaml', 'a: 1\n')],
    ['the file being gone', A, (session) => write(session, 'a.yaml', undefined)],
    ['the names around a missing file', { kind: 'file', path: 'gone.yaml' }, (session) => write(session, 'gine.yaml', '')],
  ]
  test.each(other)('until something changes: %s', (_title, ref, edit) => {
    const before = resolveSide(SESSION, ref)
    expect(resolveSide(edit(SESSION), ref)).not.toBe(before)
  })
})

const ref: fc.Arbitrary<SideRef> = fc.oneof(
  fc.record({ kind: fc.constant('file' as const), path: fc.constantFrom('a.yaml', 'b.yaml'), isSaved: fc.boolean() }),
  fc.record({ kind: fc.constant('open' as const), isSaved: fc.boolean() }),
  fc.record({ kind: fc.constant('text' as const), name: fc.constantFrom('a.yaml', 'b.yaml'), text: fc.constantFrom('', 'a: 1') }),
  fc.record({
    kind: fc.constant('stack' as const),
    files: fc.array(fc.constantFrom('a.yaml', 'b.yaml'), { maxLength: 2 }),
    overrides: fc.constantFrom('', 'lr=1'),
    off: fc.array(fc.constantFrom('a.yaml', 'b.yaml'), { maxLength: 1 }),
    isSaved: fc.boolean(),
  }),
)

test('references are equal exactly when they read alike', () => {
  const equal = (a: SideRef, b: SideRef): boolean => isEqualRef(a, b) === (JSON.stringify(a) === JSON.stringify(b))
  fc.assert(fc.property(ref, ref, equal), { numRuns: 1000 })
})

test('what is remembered is what would be made anew', () => {
  const edit = fc.tuple(
    fc.constantFrom('a.yaml', 'b.yaml', 'data.yaml'),
    fc.constantFrom('lr: 1\n', 'lr: 2\n', 'a: [', undefined),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(edit, ref), { maxLength: 8 }), (steps) => {
      let session = SESSION
      for (const [[path, text], asked] of steps) {
        session = write(session, path, text)
        const anew = { ...session, files: new Map(session.files), guessed: { ...session.guessed } }
        const fresh = { ...anew, files: new Map([...anew.files].map(([name, source]) => [name, { ...source }])) }
        const saved = new Map([...session.saved].map(([name, source]) => [name, { ...source }]))
        expect(shown(resolveSide(session, asked))).toEqual(shown(resolveSide({ ...fresh, saved }, asked)))
      }
    }),
    { numRuns: 1000 },
  )
})

test.each<[title: string, text: string, config: string, state: string]>([
  ['a resolved config holds the files that it names', 'm: a.json\nmodel: {x: 1}\n', '{m: a.json, model: {x: 1}}', 'ok'],
  ['what names a file and holds nothing of it is incomplete', 'm: a.json\n', '{m: a.json}', 'partial'],
])('L4 of texts from outside, %s', (_title, text, config, state) => {
  const session = sessionOf({ 'strata.yaml': 'system: none\nlinks: [{mounts: {m: model}}]\n', 'a.json': '{"x": 2}' })
  const side = resolveSide(session, { kind: 'text', name: 'resolved.yaml', text })
  expect([printValue(side.composition.config), side.state]).toEqual([config, state])
})

test('L4 a text from outside with the mark of a layer kind stands where files of that kind do', async () => {
  await loadSystem('stable-audio')
  const session = sessionOf({ 'strata.yaml': 'system: stable-audio\nlayers: {model: nets}\n' })
  const side = resolveSide(session, { kind: 'text', name: 'theirs.json', text: '{"model_type": "lm"}' })
  expect(printValue(side.composition.config)).toBe('{model: {model_type: lm}}')
})
