import { expect, test } from 'vitest'
import { describeCauses } from './cause-text.ts'
import { composeTexts } from '../compose/composition.testing.ts'
import type { TestStack } from '../compose/composition.testing.ts'
import { diff } from './diff.ts'
import { findCauses } from './find-causes.ts'

const FILES = {
  'models/lstm.yaml': 'm: {name: lstm, size: 1}',
  'models/xlstm.yaml': 'm: {name: xlstm, size: 2}',
  'data/one.yaml': 'd: {n: 1}',
  'data/many.yaml': 'd: {n: 5}\nm: {size: 3}',
  'experiment/a.yaml': 'includes: [../models/lstm.yaml, ../data/one.yaml]\ne: a',
  'experiment/b.yaml': 'includes: [../models/lstm.yaml, ../data/many.yaml]\ne: a',
  'experiment/c.yaml': 'includes: [../models/xlstm.yaml, ../data/one.yaml]\ne: c',
  'experiment/d.yaml': 'includes: [../models/lstm.yaml]\ne: a',
  'experiment/e.yaml': 'includes: [../models/xlstm.yaml, ../data/many.yaml]\ne: a',
  'experiment/f.yaml': 'includes: [../data/many.yaml, ../models/lstm.yaml]\ne: a',
  'broken.yaml': 'includes: [data/one.yaml, models/lstm.yaml]\ne: [',
  'experiment/g.yaml': 'm: {name: lstm, size: 2}\ne: a',
  'resolved.yaml': 'm: {name: lstm, size: 7}\nd: {n: 1}\ne: a',
}

test.each<[title: string, a: Partial<TestStack>, b: Partial<TestStack>, sentences: readonly string[]]>([
  ['equal sides have no causes', {}, {}, []],
  [
    'an include in place of another',
    {},
    { stack: ['experiment/b.yaml'] },
    ['B includes data/many.yaml where A includes data/one.yaml: 2'],
  ],
  [
    'an include and the experiment itself',
    {},
    { stack: ['experiment/c.yaml'] },
    ['B includes models/xlstm.yaml where A includes models/lstm.yaml: 2', 'Written in the experiments themselves: 1'],
  ],
  ['an include that only A has', {}, { stack: ['experiment/d.yaml'] }, ['Only A includes data/one.yaml: 1']],
  [
    'an include that only B has',
    { stack: ['experiment/d.yaml'] },
    { stack: ['experiment/a.yaml'] },
    ['Only B includes data/one.yaml: 1'],
  ],
  [
    'two includes, and the key that both write',
    {},
    { stack: ['experiment/e.yaml'] },
    [
      'B includes models/xlstm.yaml where A includes models/lstm.yaml: 1',
      'B includes data/many.yaml where A includes data/one.yaml: 1',
      'B includes data/many.yaml with models/xlstm.yaml where A includes data/one.yaml with models/lstm.yaml: 1',
    ],
  ],
  [
    'the top and an include that only A has',
    { stack: ['experiment/d.yaml'] },
    { stack: ['experiment/g.yaml'] },
    ['The experiments themselves together with models/lstm.yaml, which only A includes: 1'],
  ],
  ['an override in B', {}, { overrides: 'e=z' }, ['Overridden in B: 1']],
  ['an override in A', { overrides: 'e=z' }, {}, ['Overridden in A: 1']],
  ['another override', { overrides: 'e=y' }, { overrides: 'e=z' }, ['Overridden in another way in B: 1']],
  ['a layer that is off in B', {}, { off: ['models/lstm.yaml'] }, ['models/lstm.yaml is switched off in B: 2']],
  ['a layer that is off in A', { off: ['data/one.yaml'] }, {}, ['data/one.yaml is switched off in A: 1']],
  ['a file edited', {}, { files: { ...FILES, 'data/one.yaml': 'd: {n: 9}' } }, ['data/one.yaml has another text in B: 1']],
  ['a file that is broken', {}, { files: { ...FILES, 'data/one.yaml': 'd: [' } }, ['data/one.yaml cannot be read in B: 1']],
  [
    'files in another order',
    { stack: ['experiment/b.yaml'] },
    { stack: ['experiment/f.yaml'] },
    ['B takes data/many.yaml at another place than A: 1'],
  ],
  ['a file from outside', { stack: ['resolved.yaml'] }, {}, ['B includes models/lstm.yaml where A takes resolved.yaml: 1']],
])('D4 %s', (_title, a, b, sentences) => {
  const [sideA, sideB] = [a, b].map((side) => composeTexts({ files: FILES, stack: ['experiment/a.yaml'], ...side }))
  if (!sideA || !sideB) throw new Error('two sides')
  const groups = findCauses(sideA, sideB, diff(sideA.config, sideB.config).changes)
  expect(groups.map(({ causes, changes }) => `${describeCauses(causes)}: ${changes.length}`)).toEqual(sentences)
})

const MOUNTED = {
  'models/a.json': '{"size": 1, "depth": 2}',
  'models/b.json': '{"size": 3, "depth": 4}',
  'data/d.json': '{"n": 1}',
  'experiment/a.yaml': 'model_config: models/a.json\ne: 1',
  'experiment/b.yaml': 'model_config: models/b.json\ne: 1',
  'experiment/c.yaml': 'e: 1',
  'experiment/d.yaml': 'model_config: models/a.json\ndata_config: data/d.json\ne: 1',
  'experiment/e.yaml': 'model_config: models/no.json\ne: 1',
}
const MOUNTS = [
  { key: 'model_config', at: ['model'] },
  { key: 'data_config', at: ['data', 'train'] },
]

test.each<[title: string, b: Partial<TestStack>, sentences: readonly string[]]>([
  [
    'a file mounted in place of another',
    { stack: ['experiment/b.yaml'] },
    ['B mounts models/b.json at model where A mounts models/a.json: 2', 'Written in the experiments themselves: 1'],
  ],
  [
    'the same by an override line',
    { overrides: 'model_config=models/b.json' },
    ['B mounts models/b.json at model where A mounts models/a.json: 2', 'Overridden in B: 1'],
  ],
  [
    'none in B',
    { stack: ['experiment/c.yaml'] },
    ['Only A mounts models/a.json at model: 2', 'Written in the experiments themselves: 1'],
  ],
  [
    'another in B',
    { stack: ['experiment/d.yaml'] },
    ['Only B mounts data/d.json at data.train: 1', 'Written in the experiments themselves: 1'],
  ],
  [
    'one that is missing',
    { stack: ['experiment/e.yaml'] },
    ['B mounts models/no.json (missing) at model where A mounts models/a.json: 2', 'Written in the experiments themselves: 1'],
  ],
  ['one that is off', { off: ['models/a.json'] }, ['models/a.json is switched off in B: 2']],
])('D4, L4 %s', (_title, b, sentences) => {
  const base: TestStack = { files: MOUNTED, stack: ['experiment/a.yaml'], options: { mounts: MOUNTS } }
  const [sideA, sideB] = [composeTexts(base), composeTexts({ ...base, ...b })]
  const groups = findCauses(sideA, sideB, diff(sideA.config, sideB.config).changes)
  expect(groups.map(({ causes, changes }) => `${describeCauses(causes)}: ${changes.length}`)).toEqual(sentences)
})
