import { expect, test } from 'vitest'
import { compose, overridesSource } from '../compose/compose.ts'
import type { Composition } from '../compose/compose.ts'
import { filesOf } from '../compose/composition.testing.ts'
import { typedOf } from '../config-node.testing.ts'
import { printValue } from '../print/print.ts'
import { formatOrigin } from '../source.ts'
import type { Source } from '../source.ts'
import { nodeAt } from '../config-node.ts'
import { includes } from './includes.ts'
import type { Presets } from './presets.ts'

const preset = (path: string, text: string): Source => ({ kind: 'preset', path: `preset ${path}`, text })

const PRESETS: Presets = new Map([
  [
    'model',
    new Map([
      ['tiny', preset('model/tiny', 'model: {width: 8, depth: 2}')],
      ['wide', preset('model/wide', 'model: {width: 64}')],
    ]),
  ],
  ['training', new Map([['debug', preset('training/debug', 'training: {epochs: 2}')]])],
])

function composeWith(files: Readonly<Record<string, string>>, presets: Presets | undefined = PRESETS): Composition {
  const stack = { files: [Object.keys(files).at(-1) ?? ''], overrides: overridesSource(''), off: new Set<string>() }
  const options = { dialect: 'pyyaml', linkers: [includes], kindOf: () => 'file', precedence: [], mountedAt: '' } as const
  return compose(filesOf(files), stack, presets ? { ...options, presets } : options)
}

test.each<[title: string, files: Readonly<Record<string, string>>, config: string]>([
  [
    'a preset lies beneath the file that picks it',
    { 'a.yaml': 'presets: {model: tiny}\nmodel: {depth: 3}' },
    '{model: {width: 8, depth: 3}}',
  ],
  ['those of one section lie in their order', { 'a.yaml': 'presets: {model: [tiny, wide]}' }, '{model: {width: 64, depth: 2}}'],
  ['in the other order the other wins', { 'a.yaml': 'presets: {model: [wide, tiny]}' }, '{model: {width: 8, depth: 2}}'],
  [
    'they lie beneath what the file includes',
    { 'b.yaml': 'model: {width: 5}', 'a.yaml': 'presets: {model: tiny}\nincludes: [b.yaml]' },
    '{model: {width: 5, depth: 2}}',
  ],
  [
    'an included file picks for itself',
    { 'b.yaml': 'presets: {model: tiny}', 'a.yaml': 'includes: [b.yaml]\npresets: {training: debug}' },
    '{training: {epochs: 2}, model: {width: 8, depth: 2}}',
  ],
  ['null picks none', { 'a.yaml': 'presets:\nmodel: {depth: 1}' }, '{model: {depth: 1}}'],
])('L2 %s', (_title, files, config) => {
  const { config: resolved, issues } = composeWith(files)
  expect(printValue(resolved)).toBe(config)
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('L2 a value of a preset names it, and the line that picked it', () => {
  const { config, layers } = composeWith({ 'a.yaml': 'presets:\n  model: tiny\n' })
  const node = nodeAt(config, ['model', 'width'])
  expect(node && formatOrigin(node)).toBe('preset model/tiny')
  expect(layers.map(({ id, kind, chain }) => [id, kind, chain.map(formatOrigin)])).toEqual([
    ['preset model/tiny', 'preset', ['a.yaml:2:10']],
    ['a.yaml', 'file', []],
    ['overrides', 'overrides', []],
  ])
})

test.each<[text: string, message: string, hint: string | undefined]>([
  ['presets: {model: tini}', 'no preset is called tini: known are tiny, wide', 'did you mean tiny?'],
  ['presets: {modle: tiny}', 'no section modle has presets: model, training do', 'did you mean model?'],
  ['presets: tiny', 'presets is a map from a section to a name or a list of names', undefined],
  ['presets: {model: {tiny: 1}}', 'a preset is picked by its name', undefined],
])('L2 %s is reported', (text, message, hint) => {
  const { issues } = composeWith({ 'a.yaml': text })
  expect(issues.map((issue) => [issue.code, issue.message, issue.hint])).toEqual([['preset', message, hint]])
})

test('L2 without presets in the system the key is plain data', () => {
  const { config } = composeWith({ 'a.yaml': 'presets: {model: tiny}' }, new Map())
  expect(typedOf(config)).toEqual([
    'map',
    [
      [
        ['str', 'presets'],
        [
          'map',
          [
            [
              ['str', 'model'],
              ['str', 'tiny'],
            ],
          ],
        ],
      ],
    ],
  ])
})
