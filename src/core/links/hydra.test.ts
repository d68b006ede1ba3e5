import { describe, expect, test } from 'vitest'
import { compose, overridesSource } from '../compose/compose.ts'
import type { Composition } from '../compose/compose.ts'
import { filesOf } from '../compose/composition.testing.ts'
import { typedOf } from '../config-node.testing.ts'
import { nodeAt } from '../config-node.ts'
import { issueLines } from '../issue.testing.ts'
import type { LinkOptions } from './link-files.ts'
import { mergeWithOmegaConf } from '../export/omegaconf-oracle.testing.ts'
import { printValue } from '../print/print.ts'
import { findPython } from '../read/python-oracle.testing.ts'
import { formatOrigin } from '../source.ts'
import { hydra } from './hydra.ts'
import { includes } from './includes.ts'

const OPTIONS: LinkOptions = {
  dialect: 'omegaconf',
  linkers: [hydra('conf'), includes],
  kindOf: (path) => path.split('/')[1] ?? '',
  precedence: [],
  mountedAt: '',
}

const TREE = {
  'conf/config.yaml': `defaults:
  - model: big
  - dataset: speech
  - training: fast
  - optional local: me
  - _self_
  - override hydra/launcher: joblib
seed: 1
model: {width: 9}
where: \${dataset.path}/\${model.name}
hydra:
  run: {dir: out}
`,
  'conf/model/base.yaml': 'name: base\nwidth: 4\nlayers: [1, 2]\n',
  'conf/model/big.yaml': 'defaults:\n  - base\nname: big\n',
  'conf/model/small.yaml': 'name: small\n',
  'conf/dataset/speech.yaml': 'path: /data/speech\n',
  'conf/training/fast.yaml': '# @package _global_\nsteps: 10\nseed: 0\nlr: ???\n',
  'conf/experiment/long.yaml': '# @package _global_\ndefaults:\n  - override /model: small\nsteps: 1000\nlr: 0.1\n',
}

function composeTree(texts: Readonly<Record<string, string>> = TREE, overrides = '', file = 'conf/config.yaml'): Composition {
  const stack = { files: [file], overrides: overridesSource(overrides), off: new Set<string>() }
  return compose(filesOf(texts), stack, OPTIONS)
}

const WHOLE = 'model: {name: big, width: 9, layers: [1, 2]}, dataset: {path: /data/speech}'

describe('a Hydra tree', () => {
  test.each<[rule: string, overrides: string, config: string, issues: readonly string[]]>([
    [
      'L9 configs are merged in their order, each at its package',
      '',
      `{${WHOLE}, steps: 10, seed: 1, lr: "???", where: /data/speech/big}`,
      ['error missing-value conf/training/fast.yaml:4:5 lr'],
    ],
    [
      'L14 a line chooses another option, and others write',
      'model=small\nlr=0.5',
      '{model: {name: small, width: 9}, dataset: {path: /data/speech}, steps: 10, seed: 1, lr: 0.5, where: /data/speech/small}',
      [],
    ],
    [
      'L14 a line adds an experiment, which lies on top and overrides',
      '+experiment=long',
      '{model: {name: small, width: 9}, dataset: {path: /data/speech}, steps: 1000, seed: 1, lr: 0.1, where: /data/speech/small}',
      [],
    ],
    [
      'L14 a group goes, and a value stays a value',
      '~training\nmodel.width=3\n+lr=2',
      '{model: {name: big, width: 3, layers: [1, 2]}, dataset: {path: /data/speech}, seed: 1, where: /data/speech/big, lr: 2}',
      [],
    ],
  ])('%s', (_rule, overrides, config, issues) => {
    const composition = composeTree(TREE, overrides)
    expect([printValue(composition.config), issueLines(composition.issues)]).toEqual([config, issues])
  })

  test('P1, L3 layers know where they stand and which lines brought them in', () => {
    const { layers } = composeTree(TREE, '+experiment=long')
    expect(
      layers.map(({ id, kind, at, chain }) => [id, kind, at.join('.'), chain.map((origin) => formatOrigin(origin))]),
    ).toEqual([
      ['conf/model/small.yaml', 'model', 'model', ['overrides:1:1', 'conf/experiment/long.yaml:3:22']],
      ['conf/dataset/speech.yaml', 'dataset', 'dataset', ['conf/config.yaml:3:14']],
      ['conf/training/fast.yaml', 'training', '', ['conf/config.yaml:4:15']],
      ['conf/config.yaml', 'config.yaml', '', []],
      ['conf/experiment/long.yaml', 'experiment', '', ['overrides:1:1']],
      ['overrides', 'overrides', '', []],
    ])
  })

  test('P1 a value keeps its line', () => {
    const { config } = composeTree()
    const node = nodeAt(config, ['model', 'layers'])
    expect(node && formatOrigin(node)).toBe('conf/model/base.yaml:3:9')
  })

  test('L13 a config that is not there is a layer that is missing', () => {
    const { 'conf/model/base.yaml': _, ...texts } = TREE
    const { layers, issues, config } = composeTree(texts, 'lr=1')
    expect(layers.filter(({ state }) => state === 'missing').map(({ path }) => path)).toEqual(['conf/model/base.yaml'])
    expect(issueLines(issues)).toEqual(['error defaults-missing conf/model/big.yaml:2:5 defaults[0]'])
    expect(printValue(nodeAt(config, ['model']) ?? config)).toBe('{name: big, width: 9}')
  })

  test('Y2 a broken config writes nothing, and its line is the only issue', () => {
    const { layers, issues } = composeTree({ ...TREE, 'conf/model/base.yaml': 'x: [\n' }, 'lr=1')
    expect(layers[0]?.state).toBe('broken')
    expect(issueLines(issues)).toEqual(['error yaml-syntax conf/model/base.yaml:2:1'])
  })

  test('a layer that is off leaves its place to the others', () => {
    const stack = {
      files: ['conf/config.yaml'],
      overrides: overridesSource('model=small\nlr=1'),
      off: new Set(['overrides', 'conf/model/big.yaml']),
    }
    const { config, overrides } = compose(filesOf(TREE), stack, OPTIONS)
    expect(printValue(nodeAt(config, ['model']) ?? config)).toBe('{name: base, width: 9, layers: [1, 2]}')
    expect(overrides).toEqual([])
  })

  test('L9 another file may include a tree, and files outside the root are no part of it', () => {
    const texts = { ...TREE, 'x.yaml': 'includes: [conf/config.yaml]\nsteps: 3\ndefaults: [a]\n' }
    const { config, issues } = composeTree(texts, 'lr=1', 'x.yaml')
    expect(printValue(config)).toBe(`{${WHOLE}, steps: 3, seed: 1, lr: 1, where: /data/speech/big, defaults: [a]}`)
    expect(issueLines(issues)).toEqual([])
  })

  test('L9 the key hydra is left out at the top only', () => {
    const texts = {
      'conf/config.yaml': 'defaults: [a: b, /c@hydra.x, _self_]\nhydra: {x: 1}\nk: 1\n',
      'conf/a/b.yaml': 'hydra: 2\n',
      'conf/c.yaml': 'y: 1\n',
    }
    expect(printValue(composeTree(texts).config)).toBe('{a: {hydra: 2}, k: 1}')
  })

  test('I4 the same texts give the same config', () => {
    const files = filesOf(TREE)
    const stack = { files: ['conf/config.yaml'], overrides: overridesSource(''), off: new Set<string>() }
    const model = (): unknown => nodeAt(compose(files, stack, OPTIONS).config, ['model'])
    expect(model()).toBe(model())
  })
})

const found = findPython()
const oracle = found?.omegaconf ? found : undefined

test.skipIf(!oracle)('L9, M9 OmegaConf makes the same of the configs in their order, interpolations replaced', () => {
  const stacks = ['lr=1', 'model=small\nlr=1', '+experiment=long'].map((lines) => composeTree(TREE, lines))
  const placed = stacks.map(({ layers }) =>
    layers.map(({ at, own, kind }) => ({
      text: kind === 'overrides' ? `${printValue(own)}\n` : printValue(nodeAt(own, at) ?? own),
      package: at.join('.'),
    })),
  )
  const theirs = oracle ? mergeWithOmegaConf(oracle, placed) : []
  expect(stacks.map(({ config }) => typedOf(config))).toEqual(theirs.map(({ resolved }) => resolved))
})
