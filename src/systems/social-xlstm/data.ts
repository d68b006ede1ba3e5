import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'

const NO_DEFAULT = 'the real training script has no default for what it reads from data'

const share = z.number().min(0).max(1)
const split = z
  .object({
    train: share.meta({ title: 'Training share', help: 'Share of the samples to learn from.' }),
    val: share.meta({ title: 'Validation share', help: 'Share of the samples to choose by.' }),
    test: share.meta({ title: 'Test share', help: 'Share of the samples kept for the end.' }),
  })
  .meta({ title: 'Split', help: 'How the samples are divided, in the order of time. The shares add up to 1.', group: 'Samples' })

const loader = z
  .object({
    batch_size: z.int().positive().optional().meta({ title: 'Batch size', help: 'Samples per step.', unit: 'samples' }),
    num_workers: z.int().min(0).optional().meta({
      title: 'Workers',
      help: 'Processes that read samples ahead. 0 reads in the training process.',
      unit: 'processes',
    }),
    pin_memory: z
      .boolean()
      .optional()
      .meta({ title: 'Pin memory', help: 'Keeps batches in page-locked memory, for faster copies to the GPU.' }),
    shuffle: z
      .boolean()
      .optional()
      .meta({
        title: 'Shuffle',
        help: 'Found in config files, read by nothing.',
        real: { refuses: 'no code reads data.loader.shuffle: the value changes nothing' },
      }),
  })
  .meta({ title: 'Loader', help: 'How batches are read.', group: 'Loading' })

const schema = z
  .object({
    multi_vd_mode: z.boolean().default(false).meta({
      title: 'Several detectors',
      help: 'Whether one sample holds several vehicle detectors (VDs).',
      group: 'Detectors',
      source: 'the design document',
    }),
    num_vds: z.int().positive().nullable().optional().meta({
      title: 'Detectors',
      help: 'How many vehicle detectors a sample holds.',
      unit: 'detectors',
      group: 'Detectors',
      source: 'the design document',
    }),
    selected_vdids: z.array(z.string()).nullable().default(null).meta({
      title: 'Detector ids',
      help: 'Which detectors to take, as text even where they are digits. Null takes all.',
      group: 'Detectors',
    }),
    path: z
      .string()
      .min(1)
      .optional()
      .meta({
        title: 'Path',
        help: 'The dataset file, as the training script sees it.',
        group: 'Samples',
        real: { requires: NO_DEFAULT },
      }),
    selected_features: z
      .array(z.string())
      .min(1)
      .nullable()
      .optional()
      .meta({
        title: 'Features',
        help: 'Which measurements to take from each detector. Null takes all that the dataset has.',
        group: 'Samples',
        real: { requires: NO_DEFAULT },
      }),
    sequence_length: z
      .int()
      .positive()
      .optional()
      .meta({
        title: 'Sequence length',
        help: 'Time steps of history in a sample.',
        unit: 'steps',
        group: 'Samples',
        real: { requires: NO_DEFAULT },
      }),
    prediction_length: z
      .int()
      .positive()
      .optional()
      .meta({
        title: 'Prediction length',
        help: 'Time steps to predict in a sample. The training script takes this one, whatever the model block says.',
        unit: 'steps',
        group: 'Samples',
        real: { requires: NO_DEFAULT },
      }),
    stride: z.int().positive().optional().meta({
      title: 'Stride',
      help: 'Time steps from the start of one sample to that of the next.',
      unit: 'steps',
      group: 'Samples',
    }),
    split: split.optional().meta({ real: { requires: NO_DEFAULT } }),
    normalize: z
      .boolean()
      .optional()
      .meta({ title: 'Normalise', help: 'Whether features are scaled before training.', group: 'Preparation' }),
    normalization_method: z.enum(['standard', 'minmax']).optional().meta({
      title: 'Normalisation',
      help: 'Standard: zero mean, unit variance. Minmax: from 0 to 1.',
      group: 'Preparation',
    }),
    fill_missing: z.enum(['zero', 'forward', 'interpolate']).optional().meta({
      title: 'Fill gaps',
      help: 'What stands in for missing measurements.',
      group: 'Preparation',
    }),
    loader: loader.optional(),
    batch_format: z.enum(['centralized', 'distributed']).optional().meta({
      title: 'Batch format',
      help: 'Centralized: one tensor for all detectors. Distributed: one for each.',
      group: 'Loading',
    }),
  })
  .meta({
    title: 'Data',
    help: 'Which measurements are learned from, and how.',
    source: 'TrafficDatasetConfig in dataset/config/base.py',
  })

export const data: SectionDefinition = {
  key: 'data',
  title: 'Data',
  help: 'Which measurements are learned from, and how. The loader ignores keys that it does not know.',
  schema,
  summary: ({ get, isSet, text }) => {
    const count = ['data', 'num_vds']
    return get(['data', 'multi_vd_mode']) === true && isSet(count) ? `${text(count)} detectors` : 'one detector'
  },
}
