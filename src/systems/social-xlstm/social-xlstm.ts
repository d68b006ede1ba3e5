import type { SystemDefinition } from '../system.ts'
import { data } from './data.ts'
import { derivedFor } from './derived.ts'
import { metadata, social, vd } from './detectors.ts'
import { experiment } from './experiment.ts'
import { guards } from './guards.ts'
import { insightsFor } from './insights.ts'
import { lstm } from './lstm.ts'
import type { ModelKind } from './model-kind.ts'
import { modelSection } from './model.ts'
import { optimizer } from './optimizer.ts'
import { rulesFor } from './rules.ts'
import { runner } from './runner.ts'
import { socialPooling } from './social-pooling.ts'
import { trainer } from './trainer.ts'
import { training } from './training.ts'
import { transformer } from './transformer.ts'
import { xlstm } from './xlstm.ts'

/** The models that `model.name` can say. A new one is a file of its own and a name in this list. */
export const modelKinds: readonly [ModelKind, ...ModelKind[]] = [lstm, xlstm, transformer]

/** Traffic forecasting with LSTM, extended LSTM and social pooling: model < data < training < experiment. */
export const socialXlstm: SystemDefinition = {
  id: 'social-xlstm',
  title: 'Social-xLSTM',
  dialect: 'pyyaml',
  layers: [
    { kind: 'model', title: 'Model', folders: ['models', 'social_pooling'] },
    { kind: 'data', title: 'Data', folders: ['data', 'datasets'] },
    { kind: 'training', title: 'Training', folders: ['training'] },
    { kind: 'experiment', title: 'Experiment', folders: ['experiments', 'profiles'] },
  ],
  links: [{ kind: 'profile', when: 'profiles/' }, { kind: 'includes' }],
  sections: [modelSection(modelKinds), data, vd, training, trainer, optimizer, social, socialPooling, experiment, metadata],
  unknownSection: { severity: 'warning', why: 'nothing reads it, and nothing says so' },
  rules: rulesFor(modelKinds),
  guards,
  derived: derivedFor(modelKinds),
  insights: insightsFor(modelKinds),
  runner,
}
