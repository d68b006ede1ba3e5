import { describe, expect, test } from 'vitest'
import { nodeAt } from '../core/config-node.ts'
import { historyOf } from '../core/compose/inspect.ts'
import { formatPath, parsePath } from '../core/path.ts'
import type { Path } from '../core/path.ts'
import { printValue } from '../core/print/print.ts'
import { formatOrigin } from '../core/source.ts'
import { readFolder } from '../systems/compose.testing.ts'
import { loadSystems } from '../systems/registry.ts'
import { openStack } from './commands.ts'
import { derive } from './derive.ts'
import { experimentsOf } from './experiments.ts'
import { rulesOf } from './rules.ts'
import { sessionOf } from './session.testing.ts'
import type { Session } from './session.ts'

await loadSystems()

/** Every workspace that comes with the app, by the folder that holds its `strata.yaml`. */
const workspaces = workspacesIn(readFolder('cfgs'))

describe('every experiment of every workspace resolves without an error', () => {
  const experiments = [...workspaces].flatMap(([name, session]) => {
    return experimentsOf(session.files, rulesOf(session).options).map((path): [string, string] => [name, path])
  })

  test('there are experiments in each', () => {
    expect(new Set(experiments.map(([name]) => name))).toEqual(new Set(workspaces.keys()))
  })

  test.each(experiments)('%s %s', (name, path) => {
    const { composition, issues } = derive(openStack(workspace(name), [path]))
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(composition.layers.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(composition.config.entries.size).toBeGreaterThan(0)
  })
})

/** The key’s history, the winner first, as `value place`. */
function history(session: Session, path: string): readonly string[] {
  const { composition } = derive(session)
  return historyOf(composition, parsePath(path) as Path).map((step) => {
    if (step.kind === 'removal') return `removed ${formatOrigin(step.by)}`
    return `${printValue(step.node)} ${formatOrigin(step.node)}`
  })
}

describe('cfgs/social-xlstm says what its documents say', () => {
  const main = openStack(workspace('social-xlstm'), ['experiments/xlstm_multi_vd_experiment.yaml'])
  const baseline = openStack(workspace('social-xlstm'), ['experiments/lstm_single_baseline.yaml'])

  test.each<[string, Session, string, readonly string[]]>([
    [
      'P1 data sets the input size of five detectors over the model’s own',
      main,
      'model.xlstm.input_size',
      ['15 data/multi_vd_5.yaml:39:17', '3 models/xlstm_base.yaml:8:17'],
    ],
    [
      'P1 the baseline trains for 100 epochs over the 50 of the training file',
      baseline,
      'training.epochs',
      ['100 experiments/lstm_single_baseline.yaml:14:11', '50 training/default.yaml:4:11'],
    ],
    [
      'O an override line wins over all',
      { ...main, stack: { ...main.stack, overrides: { ...main.stack.overrides, text: '# try\nmodel.xlstm.input_size=5\n' } } },
      'model.xlstm.input_size',
      ['5 overrides:2:24', '15 data/multi_vd_5.yaml:39:17', '3 models/xlstm_base.yaml:8:17'],
    ],
    [
      'M2 the experiment replaces the list of sLSTM blocks whole',
      main,
      'model.xlstm.slstm_at',
      ['[1, 5] experiments/xlstm_multi_vd_experiment.yaml:17:15', '[1, 3] models/xlstm_base.yaml:12:15'],
    ],
  ])('%s', (_, session, path, expected) => {
    expect(history(session, path)).toEqual(expected)
  })

  test('I3 M5 the layers lowest first, the keys of each in order', () => {
    const { composition, inactive } = derive(main)
    expect(composition.layers.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'model models/xlstm_base.yaml',
      'data data/multi_vd_5.yaml',
      'training training/default.yaml',
      'experiment experiments/xlstm_multi_vd_experiment.yaml',
      'overrides overrides',
    ])
    expect([...composition.config.entries.keys()]).toEqual(['model', 'data', 'training', 'trainer', 'experiment'])
    expect(inactive.map(formatPath)).toEqual(['model.lstm', 'model.transformer'])
  })

  test('L a profile lays its overrides over the files that it lists', () => {
    const { composition } = derive(openStack(workspace('social-xlstm'), ['profiles/xlstm_standard.yaml']))
    expect(composition.layers.map(({ path }) => path)).toEqual([
      'models/xlstm_base.yaml',
      'social_pooling/st_attention.yaml',
      'data/multi_vd_5.yaml',
      'training/default.yaml',
      'profiles/xlstm_standard.yaml',
      'overrides',
    ])
    const format = nodeAt(composition.config, ['data', 'batch_format'])
    expect(format && [printValue(format), formatOrigin(format)]).toEqual(['distributed', 'profiles/xlstm_standard.yaml:11:19'])
  })
})

function workspace(name: string): Session {
  const session = workspaces.get(name)
  if (!session) throw new Error(`no workspace ${name}`)
  return session
}

function workspacesIn(texts: Readonly<Record<string, string>>): ReadonlyMap<string, Session> {
  const roots = Object.keys(texts).filter((path) => path.endsWith('/strata.yaml'))
  return new Map(
    roots.map((root) => {
      const folder = root.slice(0, -'strata.yaml'.length)
      const inside = Object.entries(texts).filter(([path]) => path.startsWith(folder))
      return [folder.slice(0, -1), sessionOf(Object.fromEntries(inside.map(([path, text]) => [path.slice(folder.length), text])))]
    }),
  )
}
