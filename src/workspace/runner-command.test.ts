import { expect, test } from 'vitest'
import { readFolder } from '../systems/compose.testing.ts'
import { loadSystems } from '../systems/registry.ts'
import { toggleLayer } from './commands.ts'
import { derive } from './derive.ts'
import { runnerCommand } from './runner-command.ts'
import { sessionOf } from './session.testing.ts'
import type { Session } from './session.ts'

await loadSystems()
const SOCIAL = readFolder('cfgs/social-xlstm')
const MAIN = 'experiments/quick_smoke_test.yaml'
const OVERRIDES = '# faster\n  training.epochs=1  \n\ntraining.seed=7\n'
const [PLAIN, WITH] = [sessionOf(SOCIAL, { stack: [MAIN] }), sessionOf(SOCIAL, { stack: [MAIN], overrides: OVERRIDES })]

function command(session: Session): string {
  const { composition, options, system } = derive(session)
  const exported = runnerCommand(composition, system, options)
  return exported.ok ? exported.text : `not: ${exported.reason}`
}

test.each<[string, Session, string]>([
  [
    'an experiment, as the runner’s folder sees it',
    PLAIN,
    `python workflow/snakemake_warp.py --configfile cfgs/${MAIN} train_model\n`,
  ],
  [
    'a stack, lowest first',
    sessionOf(SOCIAL, { stack: ['models/lstm_base.yaml', 'data/single_vd.yaml'] }),
    'python workflow/snakemake_warp.py --configfile cfgs/models/lstm_base.yaml --configfile cfgs/data/single_vd.yaml train_model\n',
  ],
  [
    'overrides, without comments and blank lines',
    WITH,
    `python workflow/snakemake_warp.py --configfile cfgs/${MAIN} train_model --config 'training={epochs: 1, seed: 7}'\n`,
  ],
  [
    'a comment behind a value is no part of it, and a map keeps what is written into it later',
    sessionOf(SOCIAL, {
      stack: [MAIN],
      overrides:
        'training.epochs=5 # few\nmodel.lstm={dropout: 0.1, num_layers: 2} # small\nmodel.lstm.num_layers=3\n~data.stride # why\n',
    }),
    `# this runner has no way to say ~data.stride\npython workflow/snakemake_warp.py --configfile cfgs/${MAIN} train_model --config 'training={epochs: 5}' 'model={lstm: {dropout: 0.1, num_layers: 3}}'\n`,
  ],
  [
    'overrides that are off are left out',
    toggleLayer(WITH, 'overrides'),
    `python workflow/snakemake_warp.py --configfile cfgs/${MAIN} train_model\n`,
  ],
  [
    'a file that is off cannot be left out',
    toggleLayer(PLAIN, 'data/single_vd.yaml'),
    'not: data/single_vd.yaml is switched off, and a runner reads every file',
  ],
  ['no files', sessionOf(SOCIAL), 'not: the stack holds no files'],
  ['no runner', sessionOf({ 'a.yaml': '' }, { stack: ['a.yaml'] }), 'not: the system of this workspace names no runner'],
])('X4 %s', (_, session, expected) => {
  expect(command(session)).toBe(expected)
})
