import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OVERRIDES } from '../../core/compose/compose.ts'
import { isEqualNode, nodeAt, nodeOf } from '../../core/config-node.ts'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import type { Source } from '../../core/source.ts'
import { undo } from '../../workspace/commands.ts'
import { sourceAt } from '../../workspace/session.ts'
import { editTarget } from './form-edit.ts'
import type { FormEdit } from './form-edit.ts'
import { EXPERIMENT, formOf, pathOf, sessionOf, traffic } from './form-session.testing.ts'

const typed: Source = { kind: 'file', path: 'typed', text: '' }
const set = (path: string, plain: unknown, spelling?: string): FormEdit => {
  return { kind: 'set', path: pathOf(path), value: nodeOf(plain, typed), ...(spelling === undefined ? {} : { spelling }) }
}
const stages = {
  'base.yaml': 'stages:\n  - name: one # first\n    epochs: 1\n  - name: two\n    epochs: 2\n',
  'top.yaml': 'includes: [base.yaml]\nseed: 1\n',
}

async function edited(
  edits: readonly FormEdit[],
  files: Readonly<Record<string, string>>,
  target: string,
  overrides = '',
): Promise<string> {
  const top = Object.keys(files).at(-1) ?? ''
  const session = await sessionOf({ files, stack: [top], target, overrides })
  const result = editTarget(session, edits)
  return result.ok ? (sourceAt(result.session, target)?.text ?? '') : `refused: ${result.reason}`
}

test.each<[title: string, edits: readonly FormEdit[], text: string]>([
  [
    'a number keeps its spelling',
    [set('training.learning_rate', 0.0003, '3.0e-4')],
    'training:\n  epochs: 100\n  learning_rate: 3.0e-4\n',
  ],
  [
    'a spelling of another number is not taken',
    [set('training.learning_rate', 0.0003, '3.0e-5')],
    'training:\n  epochs: 100\n  learning_rate: 0.0003\n',
  ],
  [
    'several edits are one',
    [set('training.epochs', 5), { kind: 'unset', path: pathOf('training.epochs') }, set('training.seed', 1)],
    'training:\n  seed: 1\n',
  ],
  ['nothing asked, nothing done', [], 'training:\n  epochs: 100\n'],
])('E1 %s', async (_title, edits, text) => {
  const files = { ...traffic, [EXPERIMENT]: 'training:\n  epochs: 100\n' }
  expect(await edited(edits, files, EXPERIMENT)).toBe(text)
})

const ini = { 'defaults.ini': '[DEFAULTS]\n# speed\nlr = 0.1\nrecover = True\n' }

test.each<[title: string, edit: FormEdit, text: string]>([
  ['keeps the spelling of a number', set('lr', 0.0003, '3e-4'), '[DEFAULTS]\n# speed\nlr = 3e-4\nrecover = True\n'],
  ['takes no spelling that Python reads otherwise', set('lr', 750, '12:30'), '[DEFAULTS]\n# speed\nlr = 750\nrecover = True\n'],
  ['takes a new key', set('seed', 42), '[DEFAULTS]\n# speed\nlr = 0.1\nrecover = True\nseed = 42\n'],
  [
    'takes no True',
    set('lr', true),
    'refused: the loader reads every boolean of an INI file as False, so True has to be set in another layer',
  ],
])('E1 an INI file %s', async (_title, edit, text) => {
  expect(await edited([edit], ini, 'defaults.ini')).toBe(text)
})

test.each<[title: string, edit: FormEdit, target: string, text: string]>([
  [
    'a value in an inherited list',
    set('stages[1].epochs', 9),
    'top.yaml',
    `${stages['top.yaml']}stages:\n  - name: one\n    epochs: 1\n  - name: two\n    epochs: 9\n`,
  ],
  [
    'a value taken out of an inherited item',
    { kind: 'unset', path: pathOf('stages[0].epochs') },
    'top.yaml',
    `${stages['top.yaml']}stages:\n  - name: one\n  - name: two\n    epochs: 2\n`,
  ],
  [
    'an item taken out of an inherited list',
    { kind: 'unset', path: pathOf('stages[0]') },
    'top.yaml',
    `${stages['top.yaml']}stages:\n  - name: two\n    epochs: 2\n`,
  ],
  [
    'an item moved in an inherited list',
    { kind: 'move', path: pathOf('stages[0]'), to: 1 },
    'top.yaml',
    `${stages['top.yaml']}stages:\n  - name: two\n    epochs: 2\n  - name: one\n    epochs: 1\n`,
  ],
  [
    'an item added to a list of its own',
    { kind: 'insert', path: pathOf('stages[2]'), value: nodeOf({ name: 'three' }, typed) },
    'base.yaml',
    `${stages['base.yaml']}  - name: three\n`,
  ],
  [
    'an item moved in a list of its own',
    { kind: 'move', path: pathOf('stages[1]'), to: 0 },
    'base.yaml',
    'stages:\n  - name: two\n    epochs: 2\n  - name: one # first\n    epochs: 1\n',
  ],
  ['a list in the overrides', set('stages[0].epochs', 7), OVERRIDES, 'stages=[{name: one, epochs: 7}, {name: two, epochs: 2}]'],
  [
    'a list begun',
    { kind: 'insert', path: pathOf('more[0]'), value: nodeOf(1, typed) },
    'top.yaml',
    `${stages['top.yaml']}more: [1]\n`,
  ],
])('M2 %s', async (_title, edit, target, text) => {
  expect(await edited([edit], stages, target)).toBe(text)
})

test('E2 an edit that cannot be made leaves everything as it is, those before it too', async () => {
  const files = { 'a.yaml': 'base: &b\n  x: 1\nuse:\n  <<: *b\n' }
  const session = await sessionOf({ files, stack: ['a.yaml'] })
  const result = editTarget(session, [set('y', 1), { kind: 'unset', path: pathOf('use.x') }])
  expect(result.ok ? '' : result.reason).toMatch(/merge key/)
})

test('E2 a file that is not there is not made', async () => {
  const session = await sessionOf({ files: { 'a.yaml': 'includes: [gone.yaml]\n' }, stack: ['a.yaml'], target: 'gone.yaml' })
  expect(editTarget(session, [set('a', 1)])).toEqual({ ok: false, reason: 'there is no file gone.yaml' })
})

test('E1 E5 any number set in any layer reads back, changes that line alone, and undo restores the file byte for byte', async () => {
  const session = await sessionOf({ files: traffic, stack: [EXPERIMENT] })
  const targets = ['models/base.yaml', 'training/default.yaml', EXPERIMENT] as const
  const paths = ['model.xlstm.num_blocks', 'training.epochs', 'training.seed', 'model.xlstm.dropout'].map(pathOf)
  fc.assert(
    fc.property(fc.constantFrom(...targets), fc.constantFrom(...paths), fc.double({ noNaN: true }), (target, path, number) => {
      const before = { ...session, target }
      const value = nodeOf(number, typed)
      const result = editTarget(before, [{ kind: 'set', path, value }])
      if (!result.ok) throw new Error(result.reason)
      const written = nodeAt(formOf(result.session).own, path)
      expect(written && isEqualNode(written, value)).toBe(true)
      const [step] = result.session.past
      if (!step) return
      const back = undo(result.session)
      expect(back.files.get(target)?.text).toBe(traffic[target])
      const after = result.session.files.get(target)?.text ?? ''
      expect(after.split('\n').filter((line) => !traffic[target].split('\n').includes(line)).length).toBeLessThanOrEqual(3)
      expect(applyEdits(traffic[target], [])).toBe(traffic[target])
    }),
    { numRuns: 1000 },
  )
})

const mounted = {
  'strata.yaml': 'layers: {model: {folders: models, mount: model}, top: tops}\nlinks: [{profile: profiles/}, includes]\n',
  'models/a.json': '{\n    "width": 8,\n    "rate": 1e-3\n}',
  'profiles/p.yaml': 'configs: []\noverrides:\n  # wide\n  width: 9\n',
  'tops/t.yaml': 'includes: [../models/a.json]\nseed: 1\n',
}

test.each<[title: string, edit: FormEdit, target: string, text: string]>([
  ['L3 a value of a mounted file', set('model.width', 16), 'models/a.json', '{\n    "width": 16,\n    "rate": 1e-3\n}'],
  [
    'L3 a new key of a mounted file',
    set('model.depth', 2),
    'models/a.json',
    '{\n    "width": 8,\n    "rate": 1e-3,\n    "depth": 2\n}',
  ],
  [
    'L3 a key taken out of a mounted file',
    { kind: 'unset', path: pathOf('model.width') },
    'models/a.json',
    '{\n    "rate": 1e-3\n}',
  ],
  [
    'L3 what a mounted file cannot write',
    set('seed', 2),
    'models/a.json',
    'refused: models/a.json stands at model of the config and writes nothing else',
  ],
])('%s', async (_title, edit, target, text) => {
  expect(await edited([edit], mounted, target)).toBe(text)
})

test('L1 a value of a profile goes under its overrides', async () => {
  const { 'tops/t.yaml': _, ...files } = mounted
  expect(await edited([set('width', 10)], files, 'profiles/p.yaml')).toBe('configs: []\noverrides:\n  # wide\n  width: 10\n')
})
