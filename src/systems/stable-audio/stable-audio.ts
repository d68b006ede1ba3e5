import type { SystemDefinition } from '../system.ts'
import { dataset, valDataset } from './dataset.ts'
import { derived } from './derived.ts'
import { experiment } from './experiment.ts'
import { model } from './model.ts'
import { audioRules } from './rules/audio-rules.ts'
import { channelRules } from './rules/channel-rules.ts'
import { coderRules } from './rules/coder-rules.ts'
import { conditionRules } from './rules/condition-rules.ts'
import { demoRules } from './rules/demo-rules.ts'
import { experimentRules } from './rules/experiment-rules.ts'
import { levelRules } from './rules/level-rules.ts'
import { namingRules } from './rules/naming-rules.ts'
import { nestingRules } from './rules/nesting-rules.ts'
import { networkRules } from './rules/network-rules.ts'
import { optimizerRules } from './rules/optimizer-rules.ts'
import { trainingRules } from './rules/training-rules.ts'

/** Where the codebase keeps its own. */
const CONFIGS = 'stable_audio_tools/configs'

/**
 * Autoencoders, diffusion and language models of audio, built by factories at every level: defaults < model < dataset < experiment.
 * The real code reads three files apart, an INI file and the JSON files that it names; here the JSON files stand under `model` and
 * `dataset`, so that one experiment is one config.
 */
export const stableAudio: SystemDefinition = {
  id: 'stable-audio',
  title: 'Stable Audio',
  dialect: 'pyyaml',
  layers: [
    { kind: 'defaults', title: 'Defaults', folders: ['defaults.ini', 'defaults'] },
    { kind: 'model', title: 'Model', folders: ['models', `${CONFIGS}/model_configs`], mount: 'model', mark: 'model_type' },
    {
      kind: 'dataset',
      title: 'Dataset',
      folders: ['datasets', `${CONFIGS}/dataset_configs`],
      mount: 'dataset',
      mark: 'dataset_type',
    },
    { kind: 'experiment', title: 'Experiment', folders: ['experiments'] },
  ],
  links: [
    { kind: 'includes' },
    { kind: 'mounts', keys: { model_config: 'model', dataset_config: 'dataset', val_dataset_config: 'val_dataset' } },
  ],
  sections: [...experiment, model, dataset, valDataset],
  unknownSection: { severity: 'warning', why: 'train.py reads no such key' },
  rules: [
    ...coderRules,
    ...levelRules,
    ...nestingRules,
    ...audioRules,
    ...channelRules,
    ...networkRules,
    ...namingRules,
    ...conditionRules,
    ...demoRules,
    ...optimizerRules,
    ...trainingRules,
    ...experimentRules,
  ],
  guards: [],
  derived,
  hydra: {
    groups: [
      { key: 'model', group: 'model' },
      { key: 'dataset', group: 'dataset' },
      { key: 'val_dataset', group: 'dataset' },
    ],
    rest: 'training',
  },
}
