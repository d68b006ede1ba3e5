import { expect, test } from 'vitest'
import { formatPath } from '../../core/path.ts'
import { setTarget } from '../../workspace/commands.ts'
import { derive } from '../../workspace/derive.ts'
import type { Session } from '../../workspace/session.ts'
import { blockFacts } from './block/block-facts.ts'
import { editTarget } from './form-edit.ts'
import { formModel } from './form-model.ts'
import { rowsOf } from './form-rows.ts'
import { EXPERIMENT, formOf, pathOf, sessionOf, traffic } from './form-session.testing.ts'
import type { Opened } from './form-session.testing.ts'
import { countRows, searchRows } from './row/row-search.ts'
import { carryOver, chosenName, inactiveKeys, inactiveSchema } from './variant.ts'

const base = { files: traffic, stack: [EXPERIMENT] }
const open = async (more: Partial<Opened> = {}) => formOf(await sessionOf({ ...base, ...more }))
const NOTHING = new Set<string>()

function edited(session: Session, ...edits: Parameters<typeof editTarget>[1]): Session {
  const result = editTarget(session, edits)
  if (!result.ok) throw new Error(result.reason)
  return result.session
}

test("V3 sections are the system's, the one of the model with the rows of the chosen model", async () => {
  const form = await open()
  const [model] = form.sections
  expect(form.sections.map(({ id }) => id).slice(0, 4)).toEqual(['model', 'data', 'vd', 'training'])
  expect(Object.keys(model?.schema.properties ?? {})).toEqual(['name', 'xlstm'])
})

test('a section is the same object while values change, so that rjsf draws it once', async () => {
  const session = await sessionOf(base)
  const before = formOf(session).sections
  const value = nodeOfNumber(12)
  const after = formOf(edited(session, { kind: 'set', path: pathOf('training.epochs'), value })).sections
  expect(after.map((section, i) => section === before[i])).toEqual(before.map(() => true))
})

test('keys at the top that no section knows stand together', async () => {
  const files = { ...traffic, [EXPERIMENT]: `${traffic[EXPERIMENT]}wandb: {project: x}\nnote: hello\n` }
  const form = await open({ files })
  const others = form.sections.at(-1)
  expect([others?.title, others?.keys]).toEqual(['Other keys', ['wandb', 'note']])
  expect(others && rowsOf(others, form).map(({ path }) => formatPath(path))).toEqual(['wandb.project', 'note'])
})

test('without a system each map at the top is a section, and single values stand together', async () => {
  const form = await open({ files: { 'a.yaml': 'seed: 1\nmodel: {dim: 8, name: x}\nlr: 0.1\n' }, stack: ['a.yaml'] })
  expect(form.sections.map(({ title, keys }) => [title, keys])).toEqual([
    ['General', ['seed', 'lr']],
    ['model', ['model']],
  ])
  expect(form.sections.flatMap((section) => rowsOf(section, form).map(({ path }) => formatPath(path)))).toEqual([
    'seed',
    'lr',
    'model.dim',
    'model.name',
  ])
})

test('a file that takes no part is seen with what it includes, and nothing else', async () => {
  const files = { ...traffic, 'experiments/other.yaml': 'includes: [../models/base.yaml]\nmodel: {xlstm: {num_blocks: 2}}\n' }
  const session = setTarget(await sessionOf({ files, stack: [EXPERIMENT] }), 'experiments/other.yaml')
  const form = formOf(session)
  expect([form.isMember, form.seen.composition.layers.map(({ path }) => path)]).toEqual([
    false,
    ['models/base.yaml', 'experiments/other.yaml', 'overrides'],
  ])
})

test.each([
  ['@set', ['model.xlstm.num_blocks', 'model.xlstm.dropout', 'training.epochs']],
  ['@redundant', ['model.xlstm.dropout']],
  ['@overridden', ['training.epochs']],
  ['@layer:data', ['model.xlstm.input_size', 'data.multi_vd_mode', 'data.num_vds']],
  ['"stacked on"', []],
  ['num_block', ['model.xlstm.num_blocks']],
  ['@set epochs', ['training.epochs']],
])('rows that %s lets through', async (filter, expected) => {
  const form = await open({ overrides: 'training.epochs=9' })
  const { visible, count } = searchRows(form, filter, NOTHING)
  const rows = form.sections.flatMap((section) => rowsOf(section, form)).map(({ path }) => formatPath(path))
  expect([rows.filter((path) => visible?.has(`/${path.replaceAll('.', '/')}`)), count]).toEqual([expected, expected.length])
})

test('counts are those of the rows that the filter finds, maps with something wrong included', async () => {
  const form = await open({ overrides: 'training.epochs=9' })
  const counts = countRows(form)
  const found = (['set', 'overridden', 'redundant', 'problem'] as const).map(
    (state) => searchRows(form, `@${state}`, NOTHING).count,
  )
  expect([counts.set, counts.overridden, counts.redundant, counts.problem]).toEqual(found)
  expect(form.sections.map(({ base }) => blockFacts(form, base).set).filter((count) => count > 0)).toEqual([2, 1])
})

test('unknown keys and blocks that are not in use are rows too', async () => {
  const own = 'model:\n  lstm: {num_layers: 3}\n  xlstm: {num_block: 8}\n'
  const form = await open({ files: { ...traffic, [EXPERIMENT]: `includes: [../models/base.yaml]\n${own}` } })
  expect(searchRows(form, '@set', NOTHING).count).toBe(2)
  expect(countRows(form).set).toBe(2)
})

test('V7 E8 a block that is not in use keeps its rows, and gives its shared values to the one that is', async () => {
  const session = await sessionOf(base)
  const value = {
    kind: 'scalar',
    value: { kind: 'str', value: 'TrafficLSTM' },
    style: 'plain',
    source: session.stack.overrides,
    start: 0,
    end: 0,
  } as const
  const form = formOf(edited(session, { kind: 'set', path: pathOf('model.name'), value }))
  expect([chosenName(form, ['model']), inactiveKeys(form, ['model'])]).toEqual(['TrafficLSTM', ['xlstm']])
  expect(Object.keys(inactiveSchema(form, ['model', 'xlstm'])?.properties ?? {})).toContain('num_blocks')
  const carried = carryOver(form, ['model', 'xlstm'])
  expect([carried?.to, carried?.edits.map(({ path }) => formatPath(path))]).toEqual([
    ['model', 'lstm'],
    ['model.lstm.input_size', 'model.lstm.dropout'],
  ])
})

test('the same session gives the same form', async () => {
  const session = await sessionOf(base)
  expect(formModel(derive(session), session)).toBe(formModel(derive(session), session))
})

function nodeOfNumber(number: number) {
  const source = { kind: 'file', path: 'typed', text: '' } as const
  return { kind: 'scalar', value: { kind: 'int', value: BigInt(number) }, style: 'plain', source, start: 0, end: 0 } as const
}
