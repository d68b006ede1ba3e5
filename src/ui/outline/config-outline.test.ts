import { beforeAll, describe, expect, test } from 'vitest'
import { formOf, pathOf, sessionOf } from '../form/form-session.testing.ts'
import { loadNested, nestedFiles } from '../form/nested-system.testing.ts'
import { outlineOf, partAround } from './config-outline.ts'
import type { OutlineNode } from './config-outline.ts'
import { outlineFacts } from './outline-facts.ts'
import { matchingRows, rowAround, rowStartingWith, unfoldedRows } from './outline-rows.ts'

beforeAll(loadNested)

const TARGET = 'experiments/one.yaml'
const open = async (own: string = nestedFiles[TARGET]) =>
  formOf(await sessionOf({ files: { ...nestedFiles, [TARGET]: own }, stack: [TARGET] }))
const drawn = (rows: readonly OutlineNode[]): readonly string[] =>
  rows.map(({ level, title, isSet }) => `${'  '.repeat(level - 1)}${title}${isSet ? '' : ' -'}`)

/** Without what no layer writes. */
const written = async (own?: string) => drawn(outlineOf(await open(own)).filter(({ isSet }) => isSet))

describe('the outline', () => {
  test('is every section, block, list and item; the body of what a type picks is one with it', async () => {
    expect(await written()).toEqual([
      'Model',
      '  Net',
      '    Encoder',
      '    Bottleneck',
      '    Pretransform',
      '      Encoder',
      '      Decoder',
      '      Pretransform',
      '        Encoder',
      '  Conditioning',
      '    Conditioners',
      '      1 prompt',
      '      2 seconds',
      'Training',
      '  Seeds',
    ])
  })

  test('has what no layer writes yet too, marked', async () => {
    expect(drawn(outlineOf(await open()).filter(({ level }) => level < 4)).slice(0, 6)).toEqual([
      'Model',
      '  Net',
      '    Encoder',
      '    Decoder -',
      '    Bottleneck',
      '    Pretransform',
    ])
  })

  test('has maps under keys that no schema knows, and single values at the top as one section', async () => {
    const files = { 'a.yaml': 'seed: 1\nnote: x\nextra: {deep: {a: 1}, list: [{b: 1}]}\n' }
    const form = formOf(await sessionOf({ files, stack: ['a.yaml'] }))
    expect(drawn(outlineOf(form))).toEqual(['General', 'extra', '  deep', '  list', '    1'])
    expect(outlineOf(form)[0]?.covers).toEqual([['seed'], ['note']])
    expect(outlineFacts(form, outlineOf(form)[0] as OutlineNode).set).toBe(2)
  })

  test('tells places among siblings, and is the same list for the same form', async () => {
    const form = await open()
    const [first, second] = outlineOf(form).filter(({ title }) => /^\d/.test(title))
    expect([first?.place, second?.place, second?.siblings]).toEqual([1, 2, 2])
    expect(outlineOf(form)).toBe(outlineOf(form))
  })

  test.each([
    ['model.net.pretransform.config.encoder.config.latent', 'Encoder', 4],
    ['model.net.pretransform.config.ratio', 'Pretransform', 3],
    ['model.conditioning.configs[1].config.max', '2 seconds', 4],
    ['training.steps', 'Training', 1],
  ])('a row at %s lies in %s', async (path, title, level) => {
    const outline = outlineOf(await open())
    const found = outline[partAround(outline, pathOf(path))]
    expect([found?.title, found?.level]).toEqual([title, level])
  })
})

test.each([
  ['model.net.pretransform.config.decoder', 'conv · 2→64 · strides 4 4 8 8', 0],
  ['model.net.pretransform.config.encoder', 'conv · 2→256 · strides 4 4 8 8', 1],
  ['model.conditioning.configs', '2 items', 0],
  ['model.conditioning.configs[1]', 'number · 0 to 512', 0],
  ['model.conditioning', 'prompt seconds · size 768', 0],
])('a line about %s', async (path, summary, set) => {
  const form = await open()
  const node = outlineOf(form).find((one) => one.id === `/${pathOf(path).join('/')}`)
  expect(node && outlineFacts(form, node)).toEqual({ summary, set, problems: 0, worst: undefined })
})

describe('rows', () => {
  test('hide what lies in something folded', async () => {
    const rows = unfoldedRows(outlineOf(await open()), ({ title }) => title === 'Net' || title === 'Conditioning')
    expect(drawn(rows)).toEqual(['Model', '  Net', '  Conditioning', 'Training', '  Seeds'])
  })

  test.each([
    [
      'decoder',
      ['Model', '  Net', '    Decoder -', '    Pretransform', '      Decoder', '      Pretransform', '        Decoder -'],
    ],
    ['pretransform conv', ['Model', '  Net', '    Pretransform', '      Encoder', '      Pretransform', '        Encoder']],
    ['nothing like it', []],
  ])('a filter for %s', async (query, expected) => {
    const rows = matchingRows(outlineOf(await open()), query, ({ title, path }) =>
      title === 'Encoder' && path.length > 3 ? 'encoder conv' : title,
    )
    expect(drawn(rows)).toEqual(expected)
  })

  test('lead to the part around, and to the next name', async () => {
    const rows = outlineOf(await open()).filter(({ isSet }) => isSet)
    expect([rowAround(rows, 8), rowAround(rows, 0)]).toEqual([7, -1])
    expect([
      rowStartingWith(rows, 'e', 3),
      rowStartingWith(rows, 'e', 9),
      rowStartingWith(rows, 'sec', 0),
      rowStartingWith(rows, 'x', 0),
    ]).toEqual([5, 2, 12, -1])
  })
})
