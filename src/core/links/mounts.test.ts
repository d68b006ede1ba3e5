import { describe, expect, test } from 'vitest'
import { compose, overridesSource } from '../compose/compose.ts'
import type { Composition } from '../compose/compose.ts'
import { filesOf } from '../compose/composition.testing.ts'
import { nodeAt } from '../config-node.ts'
import { historyOf } from '../compose/inspect.ts'
import { issueLines } from '../issue.testing.ts'
import type { LinkOptions } from './link-files.ts'
import { includes } from './includes.ts'
import { profile } from './profile.ts'
import { isPathError, parsePath } from '../path.ts'
import { patchFile, patchLines } from '../diff/patch.ts'
import { printValue } from '../print/print.ts'
import { formatOrigin } from '../source.ts'

type Texts = Readonly<Record<string, string>>

const OPTIONS: LinkOptions = {
  dialect: 'pyyaml',
  linkers: [profile('profiles/'), includes],
  kindOf: (path) => (path.startsWith('models/') ? 'model' : path.startsWith('datasets/') ? 'dataset' : 'file'),
  mountOf: (path) => (path.startsWith('models/') ? ['model'] : path.startsWith('datasets/') ? ['dataset'] : undefined),
  precedence: [],
  mountedAt: '',
  mounts: [
    { key: 'model_config', at: ['model'], kind: 'model' },
    { key: 'dataset_config', at: ['dataset'], kind: 'dataset' },
    { key: 'val_dataset_config', at: ['val_dataset'] },
  ],
}

interface Asked {
  readonly stack?: readonly string[]
  readonly overrides?: string
  readonly off?: readonly string[]
  readonly options?: Partial<LinkOptions>
}

function composed(texts: Texts, { stack, overrides = '', off = [], options = {} }: Asked = {}): Composition {
  const files = stack ?? Object.keys(texts).slice(-1)
  return compose(filesOf(texts), { files, overrides: overridesSource(overrides), off: new Set(off) }, { ...OPTIONS, ...options })
}

const layersOf = ({ layers }: Composition): readonly string[] =>
  layers
    .slice(0, -1)
    .map(({ id, at, state }) => `${id}${at.length > 0 ? ` at ${at.join('.')}` : ''}${state === 'ok' ? '' : ` ${state}`}`)

const A = '{"width": 8, "depth": 2}'
const B = '{"width": 16}'
const FILES: Texts = {
  'models/a.json': A,
  'models/b.json': B,
  'datasets/d.json': '{"size": 1}',
  'defaults.ini': '[DEFAULTS]\nseed = 42\nmodel_config = models/a.json\ndataset_config = datasets/d.json\n',
}

test.each<[title: string, files: Texts, asked: Asked, config: string, layers: readonly string[]]>([
  [
    'a path key mounts the file that it names beneath the file’s own keys, and stays',
    { ...FILES, 'x.yaml': 'model_config: models/a.json\nmodel: {depth: 3}\n' },
    {},
    '{model: {width: 8, depth: 3}, model_config: models/a.json}',
    ['models/a.json at model', 'x.yaml'],
  ],
  [
    'an INI file names files too',
    FILES,
    { stack: ['defaults.ini'] },
    '{model: {width: 8, depth: 2}, dataset: {size: 1}, seed: 42, model_config: models/a.json, dataset_config: datasets/d.json}',
    ['models/a.json at model', 'datasets/d.json at dataset', 'defaults.ini'],
  ],
  [
    'defaults < model < dataset < the experiment’s own',
    { ...FILES, 'x.yaml': 'includes: [defaults.ini]\nmodel_config: models/b.json\ndataset_config: datasets/d.json\nseed: 1\n' },
    {},
    '{seed: 1, model_config: models/b.json, dataset_config: datasets/d.json, model: {width: 16}, dataset: {size: 1}}',
    ['defaults.ini', 'models/b.json at model', 'datasets/d.json at dataset', 'x.yaml'],
  ],
  [
    'each lies beneath the layer that names it',
    { ...FILES, 'x.yaml': 'includes: [defaults.ini]\nmodel_config: models/b.json\n' },
    {},
    '{dataset: {size: 1}, seed: 42, model_config: models/b.json, dataset_config: datasets/d.json, model: {width: 16}}',
    ['datasets/d.json at dataset', 'defaults.ini', 'models/b.json at model', 'x.yaml'],
  ],
  [
    'of two files of a stack the higher names it',
    { ...FILES, 'x.yaml': 'model_config: models/b.json\n', 'y.yaml': 'seed: 1\n' },
    { stack: ['x.yaml', 'y.yaml'] },
    '{model: {width: 16}, model_config: models/b.json, seed: 1}',
    ['models/b.json at model', 'x.yaml', 'y.yaml'],
  ],
  [
    'what an override line names lies beneath the topmost file',
    { ...FILES, 'x.yaml': 'model_config: models/a.json\nmodel: {depth: 5}\n', 'y.yaml': 'model: {width: 1}\n' },
    { stack: ['x.yaml', 'y.yaml'], overrides: 'model_config=models/b.json' },
    '{model_config: models/b.json, model: {depth: 5, width: 1}}',
    ['x.yaml', 'models/b.json at model', 'y.yaml'],
  ],
  [
    'an override line that is off names nothing',
    { ...FILES, 'x.yaml': 'model_config: models/a.json\n' },
    { overrides: 'model_config=models/b.json', off: ['overrides'] },
    '{model: {width: 8, depth: 2}, model_config: models/a.json}',
    ['models/a.json at model', 'x.yaml'],
  ],
  [
    'a layer that is off names nothing: the next beneath it does',
    { ...FILES, 'x.yaml': 'includes: [defaults.ini]\nmodel_config: models/b.json\n' },
    { off: ['x.yaml'] },
    '{model: {width: 8, depth: 2}, dataset: {size: 1}, seed: 42, model_config: models/a.json, dataset_config: datasets/d.json}',
    ['models/a.json at model', 'datasets/d.json at dataset', 'defaults.ini', 'x.yaml off'],
  ],
  [
    'a mounted file that is off writes nothing, and no other is mounted for it',
    { ...FILES, 'x.yaml': 'includes: [defaults.ini]\nmodel_config: models/b.json\ndataset_config: null\n' },
    { off: ['models/b.json'] },
    '{seed: 42, model_config: models/b.json, dataset_config: null}',
    ['defaults.ini', 'models/b.json at model off', 'x.yaml'],
  ],
  [
    'null and an empty text name nothing',
    { ...FILES, 'x.yaml': 'includes: [defaults.ini]\nmodel_config: null\ndataset_config: ""\n' },
    {},
    '{seed: 42, model_config: null, dataset_config: ""}',
    ['defaults.ini', 'x.yaml'],
  ],
  [
    'a key that an override deletes names nothing',
    { ...FILES, 'x.yaml': 'model_config: models/a.json\n' },
    { overrides: '~model_config' },
    '{}',
    ['x.yaml'],
  ],
  [
    'a profile names files in its overrides, and as the runner sees them',
    {
      ...FILES,
      'profiles/p.yaml': 'configs: [cfgs/defaults.ini]\noverrides: {model_config: cfgs/models/b.json, dataset_config: null}\n',
    },
    { options: { mountedAt: 'cfgs' } },
    '{seed: 42, model_config: cfgs/models/b.json, dataset_config: null, model: {width: 16}}',
    ['defaults.ini', 'models/b.json at model', 'profiles/p.yaml'],
  ],
  [
    'one file in two places is two layers',
    { ...FILES, 'x.yaml': 'dataset_config: datasets/d.json\nval_dataset_config: datasets/d.json\nval_dataset: {size: 2}\n' },
    {},
    '{dataset: {size: 1}, val_dataset: {size: 2}, dataset_config: datasets/d.json, val_dataset_config: datasets/d.json}',
    ['datasets/d.json at dataset', 'datasets/d.json#2 at val_dataset', 'x.yaml'],
  ],
  [
    'a mounted YAML file brings what it includes, to where it stands',
    {
      ...FILES,
      'models/base.yaml': 'depth: 9\n',
      'models/c.yaml': 'includes: [base.yaml]\nwidth: 1\n',
      'x.yaml': 'model_config: models/c.yaml\n',
    },
    {},
    '{model: {depth: 9, width: 1}, model_config: models/c.yaml}',
    ['models/base.yaml at model', 'models/c.yaml at model', 'x.yaml'],
  ],
  [
    'a path key below the top is plain data',
    { ...FILES, 'x.yaml': 'm: {model_config: models/a.json}\n' },
    {},
    '{m: {model_config: models/a.json}}',
    ['x.yaml'],
  ],
  [
    'a path is what its interpolation makes of it',
    { ...FILES, 'x.yaml': 'which: b\nmodel_config: models/${which}.json\n' },
    { options: { dialect: 'omegaconf' } },
    '{model: {width: 16}, which: b, model_config: models/b.json}',
    ['models/b.json at model', 'x.yaml'],
  ],
])('L4 %s', (_title, files, asked, config, layers) => {
  const composition = composed(files, asked)
  expect([printValue(composition.config), layersOf(composition)]).toEqual([config, layers])
  expect(composition.issues.filter(({ severity }) => severity === 'error')).toEqual([])
})

describe('L4 provenance', () => {
  const files = { ...FILES, 'x.yaml': 'includes: [defaults.ini]\nmodel_config: models/b.json\nmodel: {width: 3}\n' }
  const history = (composition: Composition, text: string): readonly string[] => {
    const path = parsePath(text)
    return historyOf(composition, isPathError(path) ? [] : path).map((step) =>
      step.kind === 'write'
        ? `${printValue(step.node)} ${formatOrigin(step.node)} ${step.layer?.chain.map(formatOrigin).join(' ') ?? ''}`.trim()
        : 'removed',
    )
  }

  test('P1 a value of a mounted file has its own line, and the line that names the file', () => {
    expect(history(composed(files), 'model.width')).toEqual(['3 x.yaml:3:16', '16 models/b.json:1:11 x.yaml:2:15'])
  })

  test('P1 what the losers name is in the history of the path key', () => {
    expect(history(composed(files), 'model_config')).toEqual([
      'models/b.json x.yaml:2:15',
      'models/a.json defaults.ini:3:16 x.yaml:1:12',
    ])
  })

  test('P1 the file that an override line names has that line', () => {
    const composition = composed(files, { overrides: 'model_config=models/a.json' })
    expect(history(composition, 'model.depth')).toEqual(['2 models/a.json:1:23 overrides:1:14'])
  })

  test('P1 one file in two places: each value knows by which key', () => {
    const composition = composed({ ...FILES, 'x.yaml': 'dataset_config: datasets/d.json\nval_dataset_config: datasets/d.json\n' })
    expect(history(composition, 'dataset.size')).toEqual(['1 datasets/d.json:1:10 x.yaml:1:17'])
    expect(history(composition, 'val_dataset.size')).toEqual(['1 datasets/d.json:1:10 x.yaml:2:21'])
  })

  test('a layer says which key mounts it', () => {
    const { layers } = composed(files)
    expect(layers.map(({ path, mountKey }) => [path, mountKey])).toEqual([
      ['datasets/d.json', 'dataset_config'],
      ['defaults.ini', undefined],
      ['models/b.json', 'model_config'],
      ['x.yaml', undefined],
      ['overrides', undefined],
    ])
  })
})

test.each<[title: string, x: string, asked: Asked, issues: readonly string[]]>([
  [
    'I6 a missing file, at the line that names it',
    'model_config: models/c.json\n',
    {},
    ['error include-missing x.yaml:1:15 model_config'],
  ],
  [
    'I6 the line of an override',
    'seed: 1\n',
    { overrides: 'model_config=models/c.json' },
    ['error include-missing overrides:1:14 model_config', 'warning override-new-key overrides:1:1 model_config'],
  ],
  ['I7 a file outside the workspace', 'model_config: ../m.json\n', {}, ['error include-outside x.yaml:1:15 model_config']],
  ['I7 an absolute path', 'model_config: /m.json\n', {}, ['error include-outside x.yaml:1:15 model_config']],
  ['a file of another kind', 'model_config: datasets/d.json\n', {}, ['error mount-kind x.yaml:1:15 model_config']],
  ['a list', 'model_config: [models/a.json]\n', {}, ['error mount-not-a-path x.yaml:1:15 model_config']],
  ['a map', 'model_config: {a: 1}\n', {}, ['error mount-not-a-path x.yaml:1:15 model_config']],
  ['a number', 'model_config: 3\n', {}, ['error mount-not-a-path x.yaml:1:15 model_config']],
  ['I5 itself', 'model_config: x.yaml\n', {}, ['error include-cycle x.yaml:1:15 model_config']],
  ['I5 a file that includes it again', 'model_config: models/loop.yaml\n', {}, ['error include-cycle models/loop.yaml:1:12']],
  ['a file that cannot be read', 'model_config: models/bad.json\n', {}, ['error json-syntax models/bad.json:1:2']],
])('L4 %s is an issue', (_title, x, asked, issues) => {
  const files = { ...FILES, 'models/loop.yaml': 'includes: [../x.yaml]\n', 'models/bad.json': '{', 'x.yaml': x }
  expect(issueLines(composed(files, asked).issues)).toEqual(issues)
})

test('L4 what an issue says of a file of another kind, and of one that is not there', () => {
  const said = (x: string): readonly string[] =>
    composed({ ...FILES, 'x.yaml': x }).issues.map(({ message, hint }) => `${message} (${hint})`)
  expect(said('model_config: datasets/d.json\n')).toEqual([
    'model_config wants a model file, and datasets/d.json is a dataset file (model files are models/a.json, models/b.json)',
  ])
  expect(said('model_config: models/aa.json\n')).toEqual([
    'no file models/aa.json (did you mean models/a.json or models/b.json?)',
  ])
  expect(said('model_config: models/something_else.yaml\n')).toEqual([
    'no file models/something_else.yaml (there are models/a.json, models/b.json)',
  ])
  expect(said('model_config: elsewhere/q.yaml\n')).toEqual(['no file elsewhere/q.yaml (there are models/a.json, models/b.json)'])
})

test('L4 a file that names itself is told as such, and is no candidate for a file that is not there', () => {
  const said = (x: string): readonly string[] =>
    composed({ 'd/e.yaml': 'a: 1\n', 'x.yaml': x }).issues.map(({ message, hint }) => `${message} (${hint})`)
  expect(said('val_dataset_config: x.yaml\n')).toEqual([
    'files that name each other form a loop: x.yaml:1:21 → x.yaml (remove one of these paths; the loop is cut at the last)',
  ])
  expect(said('val_dataset_config: y.yaml\n')).toEqual(['no file y.yaml (did you mean d/e.yaml?)'])
  expect(said('val_dataset_config: d\\e.yaml\n')).toEqual(['no file d\\e.yaml (did you mean d/e.yaml?)'])
})

test.each<[title: string, path: string, text: string, issue: string]>([
  ['of a million characters', 'd.json', `{"a": "${'x'.repeat(1_000_000)}"}`, 'error too-large d.json:1:1'],
  ['that is binary', 'd.bin', '\u0000\u0001PNG', 'error control-character d.bin:1:1'],
  ['of another language', 'd.py', 'import x\n', 'error not-a-map d.py:1:1'],
  ['with a list', 'd.yaml', '- 1\n', 'error not-a-map d.yaml:1:1'],
])('L4 a mounted file %s is an issue, and writes nothing', (_title, path, text, issue) => {
  const { config, issues } = composed({ [path]: text, 'x.yaml': `val_dataset_config: ${path}\nz: 1\n` })
  expect([printValue(config), issueLines(issues)]).toEqual([`{val_dataset_config: ${path}, z: 1}`, [issue]])
})

test('L4 what a mounted file names is plain data: only the keys at the top mount', () => {
  const files = { 'e.yaml': 'q: 1\n', 'd.yaml': 'val_dataset_config: e.yaml\n', 'x.yaml': 'val_dataset_config: d.yaml\n' }
  const { config, issues } = composed(files)
  expect([printValue(config), issues]).toEqual(['{val_dataset: {val_dataset_config: e.yaml}, val_dataset_config: d.yaml}', []])
})

test('L4 a folder in place of a file is said, with the files that it holds', () => {
  const [issue] = composed({ ...FILES, 'x.yaml': 'model_config: models # which\n' }).issues
  expect([issue?.code, issue?.message, issue?.hint]).toEqual([
    'include-missing',
    'models is a folder, not a file',
    'there are models/a.json, models/b.json',
  ])
  expect(issue?.fixes?.map(({ title, edits }) => [title, edits])).toEqual([
    ['Write models/a.json', [{ start: 14, end: 20, text: 'models/a.json' }]],
    ['Write models/b.json', [{ start: 14, end: 20, text: 'models/b.json' }]],
  ])
  expect(composed({ ...FILES, 'x.yaml': 'model_config: models/\n' }).issues[0]?.message).toBe('models/ is a folder, not a file')
  expect(composed({ ...FILES, 'x.yaml': 'model_config: datasets\n' }).issues[0]?.hint).toBe(
    'there are models/a.json, models/b.json',
  )
})

test.each<[title: string, path: string, text: string, messages: readonly string[]]>([
  [
    'of a kind that is mounted nowhere',
    'runs/r.yaml',
    'seed: 1\n',
    ['model_config wants a model file, and runs/r.yaml is an experiment file'],
  ],
  ['of such a kind, with the keys of what belongs there', 'runs/r.yaml', 'width: 1\n', []],
  ['of such a kind that is not there', 'runs/q.yaml', '', ['no file runs/q.yaml']],
  ['that says what configs are', 'strata.yaml', 'width: 1\n', ['model_config wants a model file, and strata.yaml is no config']],
  ['of no kind', 'r.yaml', 'seed: 1\n', []],
])('L4 a file %s is judged by that', (_title, path, text, messages) => {
  const options: Partial<LinkOptions> = {
    kindOf: (file) => (file.startsWith('runs/') ? 'experiment' : OPTIONS.kindOf(file)),
    precedence: ['model', 'experiment'],
    isDescription: (file) => file === 'strata.yaml',
    contentKind: (root) => (nodeAt(root, ['width']) ? 'model' : undefined),
  }
  const files = { ...FILES, ...(text === '' ? {} : { [path]: text }), 'x.yaml': `model_config: ${path}\n` }
  expect(composed(files, { options }).issues.map(({ message }) => message)).toEqual(messages)
})

test('L4 a kind that is mounted nowhere is wrong too where files of no folder belong', () => {
  const options: Partial<LinkOptions> = {
    kindOf: (file) => (file.startsWith('runs/') ? 'experiment' : OPTIONS.kindOf(file)),
    precedence: ['model', 'dataset', 'experiment'],
  }
  const said = (named: string): readonly string[] =>
    composed({ ...FILES, 'runs/r.yaml': 'seed: 1\n', 'x.yaml': `val_dataset_config: ${named}\n` }, { options }).issues.map(
      ({ message }) => message,
    )
  expect(said('runs/r.yaml')).toEqual(['val_dataset_config wants a val_dataset file, and runs/r.yaml is an experiment file'])
  expect(said('datasets/d.json')).toEqual([])
})

test('L4 a file in no folder of a kind is judged by its keys', () => {
  const options: Partial<LinkOptions> = {
    contentKind: (root, at) => (nodeAt(root, ['datasets']) && at[0] !== 'dataset' ? 'dataset' : undefined),
  }
  const files = {
    'd.json': '{"datasets": []}',
    'x.yaml': 'model_config: d.json\nval_dataset_config: d.json\n',
    'y.yaml': 'dataset_config: d.json\n',
  }
  expect(issueLines(composed(files, { stack: ['x.yaml'], options }).issues)).toEqual([
    'error mount-kind x.yaml:1:15 model_config',
    'error mount-kind x.yaml:2:21 val_dataset_config',
  ])
  expect(composed(files, { options }).issues).toEqual([])
})

test('D7, L4 a patch names the file that is mounted, and writes only what then still differs', () => {
  const texts = {
    ...FILES,
    'x.yaml': 'model_config: models/a.json\nmodel: {depth: 5}\nseed: 1\n',
    'y.yaml': 'model_config: models/b.json\nmodel: {depth: 5}\nseed: 2\n',
  }
  const [a, b] = ['x.yaml', 'y.yaml'].map((path) => composed(texts, { stack: [path] }))
  if (!a || !b) throw new Error('two sides')
  const request = { a, b, files: filesOf(texts), options: OPTIONS }
  expect(patchLines(request)).toMatchObject({ text: 'model_config=models/b.json\nseed=2\n', isProven: true })
  expect(patchFile(request)).toMatchObject({ text: 'model_config: models/b.json\nseed: 2\n', isProven: true })
})
