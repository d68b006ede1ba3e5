import { expect, test } from 'vitest'
import { composeTexts, line, systemOf } from '../compose.testing.ts'
import { contentKindOf, mountsOf } from './mounts-of.ts'
import type { SystemDefinition } from '../system.ts'
import { parse } from '../../core/read/parse.ts'
import { z } from './zod.ts'

const model = z.discriminatedUnion('type', [
  z.object({ type: z.literal('one'), width: z.int() }),
  z.object({ type: z.literal('two'), depth: z.int() }),
])
const dataset = z.object({ dataset_type: z.string(), datasets: z.array(z.string()) })
const section = (key: string, schema: z.ZodType) => ({ key, title: key, help: '', schema })

const definition: Partial<SystemDefinition> = {
  layers: [
    { kind: 'model', title: 'Model', folders: ['models'], mount: 'model' },
    { kind: 'data', title: 'Data', folders: ['datasets'], mount: 'dataset' },
  ],
  links: [
    { kind: 'includes' },
    { kind: 'mounts', keys: { model_config: 'model', dataset_config: 'dataset', val_config: 'val' } },
  ],
  sections: [section('model', model), section('dataset', dataset), section('val', dataset)],
}
const system = await systemOf(z.object({}), definition)

test('L4 each path key knows the kind of the files that belong where it mounts them', () => {
  expect(mountsOf(system)).toEqual([
    { key: 'model_config', at: ['model'], kind: 'model' },
    { key: 'dataset_config', at: ['dataset'], kind: 'data' },
    { key: 'val_config', at: ['val'] },
  ])
})

const MODEL = '{"type": "two", "depth": 1}'
const DATASET = '{"dataset_type": "dir", "datasets": []}'

test.each<[title: string, path: string, text: string, key: string, issues: readonly string[]]>([
  [
    'a model file for data, by its folder',
    'models/a.json',
    '{}',
    'dataset_config',
    ['dataset_config wants a data file, and models/a.json is a model file'],
  ],
  [
    'a data file for a model, by its keys',
    'a.json',
    DATASET,
    'model_config',
    ['model_config wants a model file, and a.json is a data file'],
  ],
  [
    'a model file for data, by the keys of some branch',
    'a.json',
    MODEL,
    'dataset_config',
    ['dataset_config wants a data file, and a.json is a model file'],
  ],
  [
    'one where files of no folder belong',
    'models/a.json',
    MODEL,
    'val_config',
    ['val_config wants a val file, and models/a.json is a model file'],
  ],
  ['a data file where such files belong too', 'datasets/a.json', DATASET, 'val_config', []],
  ['a file in no folder of a kind', 'a.json', MODEL, 'model_config', []],
  ['a file that no schema knows', 'a.json', '{"x": 1}', 'model_config', []],
])('L4 %s', (_title, path, text, key, messages) => {
  const { issues } = composeTexts({ [path]: text, 'x.yaml': `${key}: ${path}\n` }, system, { stack: ['x.yaml'] })
  expect(issues.filter(({ code }) => code === 'mount-kind').map(({ message }) => message)).toEqual(messages)
})

test('L4 the issue stands at the value, and names what belongs there', () => {
  const files = { 'models/a.json': '{}', 'datasets/d.json': '{}', 'x.yaml': 'seed: 1\nmodel_config: datasets/d.json\n' }
  expect(composeTexts(files, system, { stack: ['x.yaml'] }).issues.map(line)).toEqual([
    'error mount-kind x.yaml:2:15 model_config: model_config wants a model file, and datasets/d.json is a data file (model files are models/a.json)',
  ])
})

test('L4 of keys that several places know, most are decisive', async () => {
  const both = await systemOf(z.object({}), {
    ...definition,
    sections: [
      section('model', z.object({ x: z.int() })),
      section('dataset', z.object({ a: z.int(), b: z.int() })),
      section('val', z.object({ a: z.int() })),
    ],
  })
  const { root } = parse({ kind: 'file', path: 'a.json', text: '{"a": 1, "b": 2}' }, 'pyyaml')
  expect(contentKindOf(both)(root, ['model'])).toBe('data')
  expect(contentKindOf(both)(root, ['val'])).toBe('val')
})
