import type { SystemDefinition } from '../system.ts'
import { data } from './data.ts'
import { dataRules } from './data-rules.ts'
import { depth } from './depth.ts'
import { derived } from './derived.ts'
import { guards } from './guards.ts'
import { metadata } from './metadata.ts'
import { model } from './model.ts'
import { modelRules } from './model-rules.ts'
import { device, logging, paths } from './runtime.ts'
import { training } from './training.ts'
import { trainingRules } from './training-rules.ts'
import { validation } from './validation.ts'

/**
 * Transformers that find the clusters of Gaussian mixtures: model < training < data < experiment. The real code
 * picks named layers of each kind; here they are files, which an experiment includes.
 */
export const gmm: SystemDefinition = {
  id: 'gmm',
  title: 'GMM-v2',
  dialect: 'pyyaml',
  layers: [
    { kind: 'model', title: 'Model', folders: ['models'] },
    { kind: 'training', title: 'Training', folders: ['training'] },
    { kind: 'data', title: 'Data', folders: ['data', 'validation'] },
    { kind: 'experiment', title: 'Experiment', folders: ['experiments'] },
  ],
  links: [{ kind: 'includes' }],
  sections: [model, training, data, validation, device, metadata, paths, logging],
  unknownSection: { severity: 'warning', why: 'the real code ignores it silently' },
  rules: [...modelRules, ...trainingRules, ...dataRules],
  guards,
  derived,
  insights: [depth],
}
