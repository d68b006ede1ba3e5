import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeTexts } from '../compose/composition.testing.ts'
import type { TestStack } from '../compose/composition.testing.ts'
import { anyConfig, anyScalar, anyText, typedOf } from '../config-node.testing.ts'
import { exportHydra } from './export-hydra.ts'
import type { HydraTree } from './export-hydra.ts'
import type { HydraShape } from './export-hydra-parts.ts'
import { composeWithOmegaConf } from './omegaconf-oracle.testing.ts'
import { printYaml } from '../print/print.ts'
import { findPython } from '../read/python-oracle.testing.ts'

const SHAPE: HydraShape = {
  groups: [
    { key: 'model', group: 'model' },
    { key: 'data', group: 'data' },
    { key: 'val_data', group: 'data' },
  ],
  rest: 'training',
}

const FILES = {
  'models/big.yaml': 'model:\n  name: big\n  width: 8\n',
  'data/speech.yaml': 'data: {path: /d, rate: 1.0e-4}\n',
  'run/first.yaml': 'includes: [../models/big.yaml, ../data/speech.yaml]\nseed: 1\nname: first run\n',
}

function treeOf(stack: TestStack, shape = SHAPE): Readonly<Record<string, string>> | string {
  return textsOf(exportHydra(composeTexts(stack), { shape }))
}

function textsOf(tree: HydraTree): Readonly<Record<string, string>> | string {
  return tree.ok ? Object.fromEntries(tree.files.map(({ path, text }) => [path, text])) : tree.reason
}

const list = (...items: readonly string[]): string =>
  `# a, resolved.\ndefaults:\n${items.map((item) => `  - ${item}\n`).join('')}`

describe('a config as a Hydra tree', () => {
  test('X7 a file for each group, named after the one file that it comes from, and one for all other keys', () => {
    expect(treeOf({ files: FILES })).toEqual({
      'config.yaml': '# first, resolved.\ndefaults:\n  - model: big\n  - data: speech\n  - training: first\n  - _self_\n',
      'model/big.yaml': 'name: big\nwidth: 8\n',
      'data/speech.yaml': 'path: /d\nrate: 0.0001\n',
      'training/first.yaml': '# @package _global_\nseed: 1\nname: first run\n',
    })
  })

  test.each<[title: string, config: string, tree: Readonly<Record<string, string>>, shape?: HydraShape]>([
    [
      'the order of keys, the other keys first',
      'seed: 1\nmodel: {a: 1}\n',
      {
        'config.yaml': list('training: a', 'model: a', '_self_'),
        'training/a.yaml': '# @package _global_\nseed: 1\n',
        'model/a.yaml': 'a: 1\n',
      },
    ],
    [
      'or around a group: its place is held',
      'seed: 1\nmodel: {a: 1}\nlr: 2\ndata: {b: 1}\n',
      {
        'config.yaml': list('training: a', 'model: a', 'data: a', '_self_'),
        'training/a.yaml': '# @package _global_\nseed: 1\nmodel: {}\nlr: 2\n',
        'model/a.yaml': 'a: 1\n',
        'data/a.yaml': 'b: 1\n',
      },
    ],
    [
      'two keys in one group',
      'data: {a: 1}\nval_data: {a: 2}\n',
      {
        'config.yaml': list('data: a', 'data@val_data: a_val_data', '_self_'),
        'data/a.yaml': 'a: 1\n',
        'data/a_val_data.yaml': 'a: 2\n',
      },
    ],
    [
      'or in one file, where they are alike',
      'data: {a: 1}\nval_data: {a: 1}\n',
      { 'config.yaml': list('data: a', 'data@val_data: a', '_self_'), 'data/a.yaml': 'a: 1\n' },
    ],
    [
      'what is no map, or an empty one, with the other keys',
      'model: null\ndata: {}\nval_data: [1]\n',
      {
        'config.yaml': list('training: a', '_self_'),
        'training/a.yaml': '# @package _global_\nmodel: null\ndata: {}\nval_data: [1]\n',
      },
    ],
    [
      'a map with a key defaults too, which would be a list of configs',
      'model: {defaults: [x]}\n',
      { 'config.yaml': list('training: a', '_self_'), 'training/a.yaml': '# @package _global_\nmodel:\n  defaults: [x]\n' },
    ],
    [
      'the other keys in the primary config',
      'seed: 1\nmodel: {a: 1}\nlr: 2\n',
      { 'config.yaml': `${list('_self_', 'model: a')}seed: 1\nmodel: {}\nlr: 2\n`, 'model/a.yaml': 'a: 1\n' },
      { groups: [{ key: 'model', group: 'model' }] },
    ],
    ['nothing', '', { 'config.yaml': list('_self_') }],
    [
      'text that OmegaConf would take for an expression',
      'model: {a: "${x}", b: "\\\\${x}", c: "a${"}\n',
      { 'config.yaml': list('model: a', '_self_'), 'model/a.yaml': 'a: "\\\\${x}"\nb: "\\\\\\\\\\\\${x}"\nc: "a\\\\${"\n' },
    ],
  ])('X7 keeps %s', (_title, config, tree, shape) => {
    expect(treeOf({ files: { 'a.yaml': config } }, shape)).toEqual(tree)
  })

  test('X7 a name fit for a command line', () => {
    const tree = treeOf({ files: { 'x/my run (2).v1.yaml': 'model: {a: 1}\n' } })
    expect(Object.keys(tree)).toEqual(['config.yaml', 'model/my_run__2__v1.yaml'])
  })

  test('X7 another name, so that several configs share a tree', () => {
    const tree = exportHydra(composeTexts({ files: FILES }), { shape: SHAPE, name: 'second' })
    expect(tree.ok && tree.files.map(({ path }) => path)).toEqual([
      'second.yaml',
      'model/big.yaml',
      'data/speech.yaml',
      'training/second.yaml',
    ])
  })

  test.each<[title: string, stack: TestStack, reason: string]>([
    [
      '??? that is text',
      { files: { 'a.yaml': 'model: {a: [1, "???"]}\n' } },
      'model.a[1] is "???", which OmegaConf takes for a value that is missing, however it is quoted',
    ],
    ['a date', { files: { 'a.yaml': 'model: {a: 2024-01-02}\n' } }, 'model.a is 2024-01-02, which OmegaConf has no spelling for'],
    ['a key that is null', { files: { 'a.yaml': 'model: {null: 1}\n' } }, 'OmegaConf takes no key such as model[!null]'],
    [
      'a key that Hydra takes for itself',
      { files: { 'a.yaml': 'hydra: {a: 1}\n' } },
      'the key hydra at the top means something else to Hydra',
    ],
    [
      'a list of configs that is none',
      { files: { 'a.yaml': 'defaults: 1\n' } },
      'the key defaults at the top means something else to Hydra',
    ],
  ])('X7 refuses %s', (_title, stack, reason) => {
    expect(treeOf(stack)).toBe(reason)
  })

  test('X7 in an OmegaConf workspace what is open stays open', () => {
    const files = { 'a.yaml': 'model: {a: ???, b: "${now:%Y}", c: "${.d}", d: 1, e: "\\\\${d}"}\n' }
    expect(treeOf({ files, dialect: 'omegaconf' })).toEqual({
      'config.yaml': list('model: a', '_self_'),
      'model/a.yaml': 'a: "???"\nb: "${now:%Y}"\nc: 1\nd: 1\ne: "\\\\${d}"\n',
    })
  })

  test('X6 schema defaults where asked, and without what the model does not use', () => {
    const composition = composeTexts({ files: { 'a.yaml': 'model: {a: 1, b: 2}\n' } })
    const { config: defaults } = composeTexts({ files: { 'd.yaml': 'model: {c: 3}\nseed: 0\n' } })
    expect(textsOf(exportHydra(composition, { shape: SHAPE, defaults, without: [['model', 'b']] }))).toMatchObject({
      'model/a.yaml': 'a: 1\nc: 3\n',
      'training/a.yaml': '# @package _global_\nseed: 0\n',
    })
  })
})

const topKey = fc.constantFrom('model', 'data', 'val_data', 'seed', 'lr', 'name')
const textKey = fc
  .oneof(fc.constantFrom('a', 'b', 'defaults', 'hydra', '${a}', 'x.y'), anyText())
  .map((value) => ({ kind: 'str', value }) as const)
const scalar = fc.oneof(
  { weight: 5, arbitrary: anyScalar() },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('${a}', '\\${a}', 'x\\\\${a}y', '${a:b}', '$', '${', '}')
      .map((value) => ({ kind: 'str', value }) as const),
  },
)
/** Texts of configs whose parts go into groups, in any order. */
const anyParts = fc
  .uniqueArray(fc.tuple(topKey, fc.oneof(anyConfig(scalar, textKey), anyConfig(scalar, textKey), fc.constant(undefined))), {
    selector: ([key]) => key,
    maxLength: 6,
  })
  .map((pairs) =>
    pairs
      .map(([key, config]) =>
        config
          ? printYaml(config)
              .replaceAll(/^(?=.)/gm, '  ')
              .replace(/^/, `${key}:\n`)
          : `${key}: 1\n`,
      )
      .join(''),
  )

const laws = fc.sample(anyParts, { numRuns: 1200, seed: 4 })

function trees(): readonly { readonly config: ReturnType<typeof typedOf>; readonly texts: Readonly<Record<string, string>> }[] {
  return laws.flatMap((text) => {
    const composition = composeTexts({ files: { 'a.yaml': text } })
    const texts = textsOf(exportHydra(composition, { shape: SHAPE }))
    return typeof texts === 'string' ? [] : [{ config: typedOf(composition.config), texts }]
  })
}

const found = findPython()
const oracle = found?.omegaconf ? found : undefined
const reader = oracle ? `OmegaConf ${oracle.omegaconf}` : '(skipped: no Python with OmegaConf here) OmegaConf'

test.skipIf(!oracle)(`X7 ${reader} merges the files in the order of their list into the same config`, () => {
  const written = trees()
  const theirs = oracle
    ? composeWithOmegaConf(
        oracle,
        written.map(({ texts }) => texts),
      )
    : []
  expect(written.length).toBeGreaterThan(800)
  const differing = written.flatMap(({ config, texts }, i) => {
    return JSON.stringify(theirs[i]?.resolved) === JSON.stringify(config)
      ? []
      : [{ texts, config: JSON.stringify(config), theirs: JSON.stringify(theirs[i]) }]
  })
  expect(differing).toEqual([])
})

test('X7 law: most configs have a tree, and what has none says why', () => {
  const reasons = laws.flatMap((text) => {
    const tree = exportHydra(composeTexts({ files: { 'a.yaml': text } }), { shape: SHAPE })
    return tree.ok ? [] : [tree.reason]
  })
  expect(reasons.length).toBeLessThan(laws.length / 3)
  expect(reasons.filter((reason) => !/no spelling|is missing|takes no key/.test(reason))).toEqual([])
})
