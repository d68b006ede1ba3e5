import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filesOf } from '../core/compose/composition.testing.ts'
import { formatPath, parsePath } from '../core/path.ts'
import type { Path } from '../core/path.ts'
import { formatOrigin } from '../core/source.ts'
import type { Source } from '../core/source.ts'
import { readFolder } from '../systems/compose.testing.ts'
import { guessManifest } from '../systems/manifest/guess.ts'
import { readManifest } from '../systems/manifest/manifest.ts'
import { loadSystems } from '../systems/registry.ts'
import { replaceTexts } from './commands.ts'
import { derive } from './derive.ts'
import { composeExperiments, experimentsOf, experimentsReading, issuesOfAll, openedAlone } from './experiments.ts'
import { rulesFor, rulesOf } from './rules.ts'
import type { Rules } from './rules.ts'
import { sessionOf } from './session.testing.ts'
import type { Session } from './session.ts'

const systems = await loadSystems()
const social = sessionOf(readFolder('cfgs/social-xlstm'))

function rules(manifest: string): Rules {
  return rulesFor(readManifest({ kind: 'file', path: 'strata.yaml', text: manifest }), new Map())
}

function listed(texts: Readonly<Record<string, string>>, manifest = ''): readonly string[] {
  return experimentsOf(filesOf(texts), rules(manifest).options)
}

function write(session: Session, path: string, text: string | undefined): Session {
  return replaceTexts(session, `Edit ${path}`, { texts: [{ path, text }] })
}

test('L9 an experiment of a Hydra tree is composed again when a file comes that it lacked', () => {
  const manifest = 'dialect: omegaconf\nlinks: [hydra]\n'
  const before = sessionOf({ 'strata.yaml': manifest, 'config.yaml': 'defaults: [optional model: a]', 'model/b.yaml': 'x: 1\n' })
  const after = write(before, 'model/a.yaml', 'x: 1\n')
  const { options } = rulesOf(before)
  const counts = [before, after].map(({ files }) =>
    composeExperiments(files, options).map(({ composition }) => composition.layers.length),
  )
  expect(counts).toEqual([[2], [3]])
  const [known] = composeExperiments(after.files, options)
  expect(composeExperiments(write(after, 'model/b.yaml', 'x: 2\n').files, options)).toEqual([known])
})

test.each<[title: string, experiment: string, stack: readonly string[], opened: readonly string[]]>([
  ['the experiments', 'experiments/e.yaml', ['models/a.json'], ['experiments/e.yaml']],
  ['any config where there are none', 'notes.txt', [], ['models/a.json', 'models/b.json']],
  ['any other than the one that is', 'notes.txt', ['models/a.json'], ['models/a.json', 'models/b.json']],
  ['none where a stack was built', 'notes.txt', ['models/a.json', 'models/b.json'], []],
])('what is composed when it is opened: %s', (_title, experiment, stack, opened) => {
  const manifest = 'system: none\nlayers: {model: models, experiment: experiments}\n'
  const texts = { 'strata.yaml': manifest, 'models/a.json': '{}', 'models/b.json': '{}', [experiment]: '' }
  const session = sessionOf(texts, { stack })
  expect(openedAlone(session, rulesOf(session).options)).toEqual(opened)
})

test.each<[title: string, texts: Readonly<Record<string, string>>, expected: readonly string[]]>([
  ['a file whose path keys name others', { 'run.ini': '[DEFAULTS]\nmodel_config = models/a.json\n' }, ['run.ini']],
  ['not one that names none', { 'run.ini': '[DEFAULTS]\nmodel_config =\n' }, []],
  ['not one that would be named itself', { 'models/b.json': '{"model_config": "models/a.json"}' }, []],
  [
    'not beside an experiment',
    { 'run.ini': '[DEFAULTS]\nmodel_config = models/a.json\n', 'experiments/x.yaml': 'a: 1' },
    ['experiments/x.yaml'],
  ],
])('L4 what is run where no folder holds experiments: %s', (_title, texts, expected) => {
  const layers = 'layers: {defaults: run.ini, model: {folders: models, mount: model}, experiment: experiments}\n'
  const manifest = `system: none\n${layers}links: [mounts: {model_config: model}]\n`
  expect(listed({ 'models/a.json': '{}', ...texts }, manifest)).toEqual(expected)
})

describe('experimentsOf', () => {
  test('the experiments and the profiles of cfgs/social-xlstm', () => {
    expect(experimentsOf(social.files, rulesOf(social).options)).toEqual([
      'experiments/ablation_dropout.yaml',
      'experiments/ablation_no_slstm.yaml',
      'experiments/lstm_single_baseline.yaml',
      'experiments/quick_smoke_test.yaml',
      'experiments/transformer_comparison.yaml',
      'experiments/xlstm_multi_vd_experiment.yaml',
      'profiles/fast_evaluation.yaml',
      'profiles/xlstm_standard.yaml',
    ])
  })

  const flat = {
    'base.yaml': 'a: 1',
    'top.yaml': 'includes: [base.yaml]',
    'z/lone.json': '{}',
    'README.md': '',
    'strata.yaml': '',
  }
  const layered = {
    'models/a.yaml': 'm: 1',
    'runs/b.yaml': 'includes: [../models/a.yaml, ../common.yaml]',
    'runs/c.yaml': 'includes: [b.yaml]',
    'common.yaml': 'includes: [deep.yaml]',
    'deep.yaml': 'd: 1',
    'all.yaml': 'includes: [runs/c.yaml]',
    'package.json': '{"name": "x"}',
  }

  test.each<[string, Readonly<Record<string, string>>, string, readonly string[]]>([
    ['without layers: what no other includes', flat, '', ['top.yaml', 'z/lone.json']],
    ['at any depth', { ...flat, 'z/over.yaml': 'includes: [../top.yaml]' }, '', ['z/lone.json', 'z/over.yaml']],
    [
      'what is included from nowhere is still none of them',
      { ...flat, 'n.yaml': 'includes: [gone.yaml]' },
      '',
      ['n.yaml', 'top.yaml', 'z/lone.json'],
    ],
    [
      'a loop has no top',
      { 'a.yaml': 'includes: [b.yaml]', 'b.yaml': 'includes: [a.yaml]', 'c.yaml': 'includes: [c.yaml]' },
      '',
      ['c.yaml'],
    ],
    ['an ignored file is none', flat, 'ignore: [z]', ['top.yaml']],
    ['nor does one hide what it includes', flat, 'ignore: [top.yaml]', ['base.yaml', 'z/lone.json']],
    [
      'with layers: the highest kind, included or not, and what includes them from outside the layers',
      layered,
      'layers: {model: models, run: runs}',
      ['all.yaml', 'runs/b.yaml', 'runs/c.yaml'],
    ],
    [
      'with layers, ignored files are none',
      layered,
      'layers: {model: models, run: runs}\nignore: [runs/c.yaml, all.yaml]',
      ['runs/b.yaml'],
    ],
    [
      'profiles, wherever they are',
      { 'models/p/x.yaml': 'configs: []', 'models/y.yaml': '' },
      'layers: {model: models, run: runs}\nlinks: [profile: p/, includes]',
      ['models/p/x.yaml'],
    ],
    [
      'but none where includes govern every file',
      { 'models/p/x.yaml': 'configs: []', 'models/y.yaml': '', 'runs/r.yaml': '' },
      'layers: {model: models, run: runs}\nlinks: [includes, profile: p/]',
      ['runs/r.yaml'],
    ],
    [
      'L9 of a Hydra tree what stands at its root and is brought in by nothing else there',
      {
        'conf/config.yaml': 'defaults: [base, model: a]',
        'conf/base.yaml': 'x: 1',
        'conf/eval.yaml': 'defaults: [base]',
        'conf/model/a.yaml': 'defaults: [b]',
        'conf/model/b.yaml': '',
        'conf/experiment/e.yaml': 'defaults: [{override /model: b}]',
        'runs/other.yaml': 'includes: [../conf/config.yaml]',
      },
      'layers: {model: conf/model, experiment: conf/experiment}\nlinks: [hydra: conf, includes]',
      ['conf/eval.yaml', 'runs/other.yaml'],
    ],
    ['no files', {}, '', []],
  ])('%s', (_, texts, manifest, expected) => {
    expect(listed(texts, manifest)).toEqual(expected)
  })

  test('in a folder of a guessed kind and no system, a file at the top that includes others', () => {
    const files = filesOf({ 'configs/base.yaml': 'a: 1', 'train.yaml': 'includes: [configs/base.yaml]', 'package.json': '{}' })
    const guess = guessManifest([...files.values()], systems)
    expect(experimentsOf(files, rules(guess.text).options)).toEqual(['configs/base.yaml', 'train.yaml'])
  })

  test('the same list for the same files', () => {
    const { options } = rulesOf(social)
    expect(experimentsOf(social.files, options)).toBe(experimentsOf(social.files, options))
  })

  test('law: without layers, what no file includes are the experiments, and through them every file is reached', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const known = new Map<string, Source>()
    const sourceOf = (path: string, links: readonly string[]): Source => {
      const text = `includes: [${links.map((name) => `${name}.yaml`).join(', ')}]`
      const source = known.get(path + text) ?? { kind: 'file', path, text }
      known.set(path + text, source)
      return source
    }
    const { options } = rules('')
    fc.assert(
      fc.property(fc.tuple(...names.map((_, i) => fc.subarray(names.slice(i + 1)))), (links) => {
        const files = new Map(names.map((name, i) => [`${name}.yaml`, sourceOf(`${name}.yaml`, links[i] ?? [])]))
        const included = new Set(links.flat().map((name) => `${name}.yaml`))
        const experiments = composeExperiments(files, options)
        expect(experiments.map(({ path }) => path)).toEqual([...files.keys()].filter((path) => !included.has(path)))
        const reached = experiments.flatMap(({ composition }) => composition.layers.map(({ path }) => path))
        expect(new Set(reached)).toEqual(new Set([...files.keys(), 'overrides']))
      }),
      { numRuns: 1000 },
    )
  }, 30_000)
})

describe('composeExperiments', () => {
  const { options } = rulesOf(social)

  test('each by itself, overrides and layers that are off left out', () => {
    const edited = write(social, 'overrides', 'training.epochs=1')
    const main = composeExperiments(edited.files, options).find(({ path }) => path.endsWith('multi_vd_experiment.yaml'))
    expect(main?.composition.layers.map(({ path, state }) => [path, state])).toEqual([
      ['models/xlstm_base.yaml', 'ok'],
      ['data/multi_vd_5.yaml', 'ok'],
      ['training/default.yaml', 'ok'],
      ['experiments/xlstm_multi_vd_experiment.yaml', 'ok'],
      ['overrides', 'ok'],
    ])
  })

  test('again only where a file that is read has changed', () => {
    const before = composeExperiments(social.files, options)
    expect(composeExperiments(social.files, options)).toBe(before)
    const edited = write(social, 'data/single_vd.yaml', 'data: {}\n')
    const after = composeExperiments(edited.files, options)
    expect(after.filter((experiment, i) => experiment !== before[i]).map(({ path }) => path)).toEqual([
      'experiments/lstm_single_baseline.yaml',
      'experiments/quick_smoke_test.yaml',
    ])
  })

  test('a missing file is found once it is there', () => {
    const broken = write(social, 'data/single_vd.yaml', undefined)
    composeExperiments(broken.files, options)
    const mended = write(broken, 'data/single_vd.yaml', 'data: {}\n')
    const states = composeExperiments(mended.files, options).flatMap(({ composition }) =>
      composition.layers.map(({ state }) => state),
    )
    expect(new Set(states)).toEqual(new Set(['ok']))
  })

  test('other rules, other compositions', () => {
    const before = composeExperiments(social.files, options)
    const other = rules('system: social-xlstm\ndialect: yaml12').options
    expect(composeExperiments(social.files, other).map(({ composition }) => composition.dialect)).toEqual(
      before.map(() => 'yaml12'),
    )
  })
})

describe('experimentsReading', () => {
  const experiments = composeExperiments(social.files, rulesOf(social).options)
  const XLSTM = [
    'experiments/ablation_dropout.yaml',
    'experiments/ablation_no_slstm.yaml',
    'experiments/xlstm_multi_vd_experiment.yaml',
  ]

  test.each<[string, string, string, readonly string[]]>([
    [
      'a value that some replace',
      'data/multi_vd_5.yaml',
      'model.xlstm.input_size',
      [...XLSTM, 'experiments/transformer_comparison.yaml', 'profiles/xlstm_standard.yaml'].toSorted(),
    ],
    ['what an experiment hands to its ablations', XLSTM[2] ?? '', 'training.epochs', XLSTM],
    ['what an ablation replaces', XLSTM[2] ?? '', 'model.xlstm.dropout', XLSTM.slice(1)],
    [
      'what every experiment over it replaces',
      'models/lstm_base.yaml',
      'model.lstm.hidden_size',
      ['experiments/lstm_single_baseline.yaml'],
    ],
    ['what is replaced everywhere', 'models/xlstm_base.yaml', 'model.xlstm.input_size', []],
    ['a key that is nowhere', 'models/xlstm_base.yaml', 'model.xlstm.depth', []],
    ['a file that is nowhere', 'models/x.yaml', 'model.name', []],
  ])('%s', (_, file, path, expected) => {
    expect(experimentsReading(experiments, file, parsePath(path) as Path)).toEqual(expected)
  })
})

describe('issuesOfAll', () => {
  const lines = (session: Session): readonly string[] => {
    const all = rulesOf(session)
    return issuesOfAll(composeExperiments(session.files, all.options), all).map(
      ({ code, severity, origin, path }) => `${severity} ${code} ${formatOrigin(origin)} ${formatPath(path)}`,
    )
  }
  const REAL = lines(social)

  test('cfgs/social-xlstm: what the real class refuses, once though six experiments read it', () => {
    expect(REAL).toEqual([
      'warning real-code models/xlstm_base.yaml:10:5 model.xlstm.hidden_size',
      'warning real-code models/xlstm_base.yaml:23:5 model.xlstm.batch_first',
    ])
  })

  test('a typo in a shared file once, one in each of two files twice, one in strata.yaml too, errors first', () => {
    const broken = [
      ['data/multi_vd_5.yaml', 'data: {strid: 1}\n'],
      ['training/fast_dev.yaml', 'training: {epochs: -1}\n'],
      ['strata.yaml', `${social.files.get('strata.yaml')?.text}\nignor: []\n`],
    ].reduce((session, [path = '', text = '']) => write(session, path, text), social)
    expect(lines(broken).filter((issue) => /strid|epochs|ignor/.test(issue))).toEqual([
      'error unknown-key strata.yaml:17:1 ignor',
      'error out-of-range training/fast_dev.yaml:1:20 training.epochs',
      'warning unknown-key data/multi_vd_5.yaml:1:8 data.strid',
    ])
  })

  test('V2 a doubtful scalar that one experiment needs as a number is an error, not a warning of another beside it', () => {
    const session = sessionOf({
      'strata.yaml': 'system: social-xlstm\n',
      'training/a.yaml': 'training:\n  learning_rate: 1e-3\n',
      'experiments/a.yaml': 'includes: [../training/a.yaml]\n',
      'experiments/b.yaml': 'includes: [../training/a.yaml]\ntraining: {learning_rate: 0.1}\n',
    })
    expect(lines(session).filter((issue) => issue.includes('learning_rate'))).toEqual([
      'error float-as-string training/a.yaml:2:18 training.learning_rate',
    ])
  })

  test('what the experiment on screen has wrong is among them', () => {
    const session = { ...social, stack: { ...social.stack, files: ['experiments/ablation_dropout.yaml'] } }
    const here = derive(session).issues.map(
      ({ code, severity, origin, path }) => `${severity} ${code} ${formatOrigin(origin)} ${formatPath(path)}`,
    )
    expect(REAL).toEqual(here)
  })
})
