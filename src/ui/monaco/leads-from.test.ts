import { expect, test } from 'vitest'
import { formatOrigin } from '../../core/source.ts'
import type { Source } from '../../core/source.ts'
import { sourceAt } from '../../workspace/session.ts'
import { leadsFrom } from './leads-from.ts'
import { markedFile } from './look.testing.ts'
import { openTestSession } from './session.testing.ts'

const MODEL = 'includes: [../models/xlstm_base.yaml]\nmodel:\n  xlstm:\n'
const OMEGACONF = { 'strata.yaml': `${openTestSession().files.get('strata.yaml')?.text.replace('pyyaml', 'omegaconf')}` }

test.each<[title: string, text: string, leads: readonly string[], options?: Parameters<typeof markedFile>[1]]>([
  ['I1 a link leads to its file', 'includes:\n  - "../models/xl‸stm_base.yaml"\n', ['models/xlstm_base.yaml:1:1']],
  ['I6 a link to no file leads nowhere', 'includes:\n  - ../models/x‸.yaml\n', []],
  ['P1 a key leads to what it shadows', `${MODEL}    num_b‸locks: 8\n`, ['models/xlstm_base.yaml:11:17']],
  ['P1 a value leads there, too', `${MODEL}    num_blocks: ‸8\n`, ['models/xlstm_base.yaml:11:17']],
  [
    'P1 to the winner first',
    `${MODEL}    num_blocks: 8‸\n`,
    ['overrides:1:26', 'models/xlstm_base.yaml:11:17'],
    { overrides: 'model.xlstm.num_blocks = 9' },
  ],
  [
    'P2 to what removed it',
    `${MODEL}    num_b‸locks: 8\n`,
    ['overrides:1:1', 'models/xlstm_base.yaml:11:17'],
    { overrides: '~model.xlstm' },
  ],
  ['a comment leads nowhere', `${MODEL}    num_blocks: 8 # why‸\n`, []],
  [
    'P4 an alias leads to its anchor',
    'experiment:\n  name: &n one\n  description: *‸n\n',
    [`experiments/xlstm_multi_vd_experiment.yaml:2:12`],
  ],
  [
    'P4 an interpolation leads to what it reads',
    'experiment:\n  name: one\n  description: ${experiment.na‸me}\n',
    ['experiments/xlstm_multi_vd_experiment.yaml:2:9'],
    { texts: OMEGACONF },
  ],
  [
    'L4 the value of a path key leads to its file, then to what it shadows',
    'includes: [../data/single_vd.yaml]\nmodel_config: models/xl‸stm_base.yaml\n',
    ['models/xlstm_base.yaml:1:1', 'data/single_vd.yaml:1:15'],
    {
      texts: {
        'strata.yaml': 'system: none\nlinks: [includes, {mounts: {model_config: model}}]\n',
        'data/single_vd.yaml': 'model_config: models/lstm_base.yaml\n',
      },
    },
  ],
  [
    'L a profile leads as its runner reads it',
    'configs:\n  - cfgs/mod‸els/xlstm_base.yaml\n',
    ['models/xlstm_base.yaml:1:1'],
    { path: 'profiles/p.yaml' },
  ],
])('%s', (_title, marked, leads, options) => {
  const { look, offset } = markedFile(marked, options)
  expect(leadsFrom(look, sourceOf(look.path, look.session), offset).places.map(formatOrigin)).toEqual(leads)
})

function sourceOf(path: string, session: Parameters<typeof sourceAt>[0]): Source {
  const source = sourceAt(session, path)
  if (!source) throw new Error(`no text ${path}`)
  return source
}
