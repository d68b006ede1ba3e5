import { beforeAll, describe, expect, test } from 'vitest'
import { schemaAt } from '../../../systems/schema/field.ts'
import { blockFacts, isTelling, joinFacts, summaryAt } from './block-facts.ts'
import { formOf, pathOf, sessionOf } from '../form-session.testing.ts'
import type { FormModel } from '../form-model.ts'
import { loadNested, nestedFiles } from '../nested-system.testing.ts'

beforeAll(loadNested)

const EXPERIMENT = 'experiments/one.yaml'
const open = async (own: string = nestedFiles[EXPERIMENT], target = EXPERIMENT) =>
  formOf(await sessionOf({ files: { ...nestedFiles, [EXPERIMENT]: own }, stack: [EXPERIMENT], target }))
const above = (text: string) => `includes: [../models/base.yaml]\nmodel:\n  net: ${text}\n`

function summary(form: FormModel, text: string): string {
  const path = pathOf(text)
  const section = form.sections.find(({ id }) => id === path[0])
  return summaryAt(form, path, schemaAt(section?.narrowed ?? {}, path.slice(1)) ?? {})
}

describe('one line about a closed block', () => {
  test.each([
    [
      'in the words of its schema, what the head picks left out',
      'model.net.pretransform.config.decoder',
      '2→64 · strides 4 4 8 8',
    ],
    ['with what the layers set over each other', 'model.net.pretransform.config.encoder', '2→256 · strides 4 4 8 8'],
    ['of an item of a list', 'model.conditioning.configs[1]', '0 to 512'],
    ['values and defaults alike', 'model.net.encoder', '4 heads'],
    [
      'where its schema has no words that fit, the first values, then what its blocks are',
      'model.net.pretransform.config.pretransform',
      'Encoder conv',
    ],
    ['of a block without words of its own', 'model.net.encoder.config', 'Heads 4'],
    ['nothing to say of a type alone', 'model.net.bottleneck', ''],
  ])('%s', async (_title, path, expected) => {
    expect(summary(await open(), path)).toBe(expected)
  })

  test('null, and nothing at all', async () => {
    const form = await open(above('{bottleneck: null}'))
    expect([summary(form, 'model.net.bottleneck'), summary(form, 'model.net.decoder')]).toEqual(['null', ''])
  })

  test.each([
    ['of a block that no layer sets', 'training: {}', ['not set', 'defaults']],
    ['not defaults where something is set that there are no words for', 'training: {extra: {steps: 1}}', ['not set', '']],
  ])('%s', async (_title, training, expected) => {
    const files = { 'strata.yaml': 'system: nested\n', 'a.yaml': `model: {}\n${training}\n` }
    const form = formOf(await sessionOf({ files, stack: ['a.yaml'] }))
    expect([summary(form, 'model.conditioning'), summary(form, 'training')]).toEqual(expected)
  })
})

test('what is set and what is wrong counts in every block around it', async () => {
  const form = await open(above('{encoder: {config: {heads: many, extra: 1}}, ratio: 1}'))
  expect([
    blockFacts(form, pathOf('model.net.encoder.config')),
    blockFacts(form, ['model']),
    blockFacts(form, ['training']),
  ]).toEqual([
    { set: 2, problems: 2, worst: 'error' },
    { set: 3, problems: 2, worst: 'error' },
    { set: 0, problems: 0, worst: undefined },
  ])
})

test('the facts of several as of one', () => {
  expect(joinFacts([])).toEqual({ set: 0, problems: 0, worst: undefined })
  expect(
    joinFacts([
      { set: 1, problems: 1, worst: 'warning' },
      { set: 2, problems: 3, worst: 'error' },
    ]),
  ).toEqual({ set: 3, problems: 4, worst: 'error' })
})

describe('what opens a block by itself', () => {
  test.each([
    ['a value set here', nestedFiles[EXPERIMENT], EXPERIMENT, 'model.net.pretransform', true],
    ['nothing set here', nestedFiles[EXPERIMENT], EXPERIMENT, 'model.net.encoder', false],
    [
      'a problem, whichever layer makes it',
      above('{encoder: {config: {heads: many}}}'),
      'models/base.yaml',
      'model.net.encoder',
      true,
    ],
    ['not that a layer sets it which sets nearly all', nestedFiles[EXPERIMENT], 'models/base.yaml', 'model.net.encoder', false],
  ])('%s', async (_title, own, target, path, expected) => {
    expect(isTelling(await open(own, target), pathOf(path))).toBe(expected)
  })
})
