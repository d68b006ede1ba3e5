import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'
import { laterIn } from './later.ts'
import { stage } from './stage.ts'
import { stagesOf } from './stage-list.ts'

const later = laterIn({ name: 'CurriculumConfig', file: 'config/curriculum_config.py', isOlder: true })
const weight = z.number().min(0).max(1)
const percentile = z.number().gt(0).lt(100)
const portion = z.number().gt(0).max(1)

const SCORING = { group: 'Difficulty' }
const CLUSTERS = { group: 'Clusters' }
const TRANSITION = { group: 'Transition' }
const PSEUDO = { group: 'Pseudo data' }

const schema = z
  .strictObject({
    stages: z.array(stage).min(1).meta({ title: 'Stages', help: 'Done one after another, in this order.', group: 'Stages' }),
    lexical_weight: weight
      .default(0.3)
      .meta({ title: 'Lexical weight', help: 'What rare words add to the difficulty.', ...SCORING }),
    syntactic_weight: weight
      .default(0.3)
      .meta({ title: 'Syntactic weight', help: 'What long and nested sentences add to the difficulty.', ...SCORING }),
    centrality_weight: weight
      .default(0.4)
      .meta({ title: 'Centrality weight', help: 'What distance from the theme adds to the difficulty.', ...SCORING }),
    easy_threshold: percentile
      .default(33)
      .meta({ title: 'Easy below', help: 'Percentile of the difficulty up to which a sample is easy.', unit: '%', ...SCORING }),
    hard_threshold: percentile
      .default(67)
      .meta({ title: 'Hard above', help: 'Percentile of the difficulty from which a sample is hard.', unit: '%', ...SCORING }),
    n_clusters: z
      .int()
      .positive()
      .default(8)
      .meta({ title: 'Clusters', help: 'Themes that the data is sorted into.', ...CLUSTERS }),
    embedding_model: z
      .string()
      .min(1)
      .default('sentence-transformers/all-MiniLM-L6-v2')
      .meta({ title: 'Embedding model', help: 'Model whose vectors are clustered.', ...CLUSTERS }),
    transition_epochs: z
      .int()
      .min(0)
      .default(5)
      .meta({ title: 'Transition', help: 'Epochs in which one stage fades into the next.', unit: 'epochs', ...TRANSITION }),
    reset_optimizer: z
      .boolean()
      .default(true)
      .meta({ title: 'Reset the optimiser', help: 'Whether each stage starts the optimiser afresh.', ...TRANSITION }),
    pseudo_data_max_samples: z
      .int()
      .min(0)
      .default(100)
      .meta({ title: 'Pseudo samples', help: 'Most samples that the model writes for itself.', unit: 'samples', ...PSEUDO }),
    pseudo_data_ratio: portion
      .default(0.25)
      .meta({ title: 'Pseudo share', help: 'Pseudo samples for each real one.', ...PSEUDO }),
    sentences_per_paragraph: later(z.int().positive(), {
      title: 'Sentences of a paragraph',
      help: 'How many sentences make a paragraph.',
      value: 4,
      unit: 'sentences',
    }),
    pair_separation_token: later(z.string(), {
      title: 'Between a pair',
      help: 'What stands between the two sentences of a pair.',
      value: ' [SEP] ',
    }),
    pseudo_data_min_similarity: later(portion, {
      title: 'Least similarity',
      help: 'Pseudo samples less like the data are dropped.',
      value: 0.7,
    }),
    masking_span_length: later(z.number().positive(), {
      title: 'Masked span',
      help: 'Tokens masked in one go, on average.',
      value: 3,
      unit: 'tokens',
    }),
    difficulty_temperature: later(z.number().positive(), {
      title: 'Difficulty temperature',
      help: 'How sharply samples are told apart by difficulty.',
      value: 1,
    }),
  })
  .meta({
    title: 'CurriculumConfig',
    help: 'From heavy masking of easy text to light masking of all of it.',
    source: 'CurriculumConfig in config/curriculum_config.py',
  })

export const curriculum: SectionDefinition = {
  key: 'curriculum',
  title: 'Curriculum',
  help: 'The stages of the training, and what makes a sample difficult.',
  schema,
  requires: 'CurriculumConfig has no default for its stages, so loading the file stops with a TypeError',
  summary: (view) => {
    const { length } = stagesOf(view)
    return length === 0 ? undefined : `${length} ${length === 1 ? 'stage' : 'stages'}`
  },
}
