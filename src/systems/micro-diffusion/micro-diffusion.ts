import type { SystemDefinition } from '../system.ts'
import { curriculum } from './curriculum.ts'
import { data } from './data.ts'
import { derived } from './derived.ts'
import { generation } from './generation.ts'
import { hardware } from './hardware.ts'
import { insights } from './insights.ts'
import { model } from './model.ts'
import { presets } from './presets.ts'
import { project } from './project.ts'
import { rules } from './rules.ts'
import { training } from './training.ts'

/**
 * A small language model that learns to fill in masked text, stage by stage. The real loader reads one file and merges
 * nothing; what it reads here is what the layers make together: model < data < training < curriculum < generation < machine <
 * experiment.
 */
export const microDiffusion: SystemDefinition = {
  id: 'micro-diffusion',
  title: 'Micro-diffusion',
  dialect: 'pyyaml',
  layers: [
    { kind: 'model', title: 'Model', folders: ['models'] },
    { kind: 'data', title: 'Data', folders: ['data'] },
    { kind: 'training', title: 'Training', folders: ['training'] },
    { kind: 'curriculum', title: 'Curriculum', folders: ['curricula'] },
    { kind: 'generation', title: 'Generation', folders: ['generation'] },
    { kind: 'machine', title: 'Machine', folders: ['machines'] },
    { kind: 'experiment', title: 'Experiment', folders: ['experiments'] },
  ],
  links: [{ kind: 'includes' }],
  sections: [...project, model, training, curriculum, generation, data, hardware],
  unknownSection: { severity: 'error', why: 'building ProjectConfig stops on it with a TypeError' },
  rules,
  guards: [],
  derived,
  insights,
  presets,
}
