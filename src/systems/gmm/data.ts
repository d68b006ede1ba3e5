import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'
import { clusterDistribution, sampleDistribution, snrDistribution } from './distribution.ts'
import { namesOf, valuePresets } from './presets.ts'
import type { ValueKey } from './presets.ts'

/** A preset's name; any other text is accepted, and stays text. */
const preset = (key: ValueKey): z.ZodString =>
  z.string().meta({ title: 'Preset', examples: [...namesOf(key)], named: valuePresets[key] })

const schema = z
  .object({
    dim: z.int().min(1).default(2).meta({
      title: 'Dimensions',
      help: 'Coordinates of one point. The model has to be told too.',
      unit: 'dimensions',
      group: 'Mixtures',
    }),
    cluster_params: z
      .union([preset('cluster_params'), z.number(), clusterDistribution])
      .default('moderate')
      .meta({
        title: 'Clusters',
        help: 'How many clusters a mixture has: a preset, a number, or a distribution.',
        group: 'Mixtures',
      }),
    snr_db_params: z
      .union([preset('snr_db_params'), z.number(), snrDistribution])
      .default('moderate')
      .meta({
        title: 'Signal-to-noise ratio',
        help: 'How far clusters stand out: a preset, a number, or a distribution.',
        unit: 'dB',
        group: 'Mixtures',
      }),
    sample_count_distribution: z
      .union([preset('sample_count_distribution'), z.number(), sampleDistribution])
      .default('medium')
      .meta({
        title: 'Points',
        help: 'How many points a mixture has: a preset, a number, or a distribution.',
        unit: 'points',
        group: 'Mixtures',
      }),
    alpha_dirichlet: z.number().positive().default(1).meta({
      title: 'Evenness',
      help: 'Parameter of the Dirichlet distribution of the weights: the greater, the more alike clusters are in size.',
      scale: 'log',
      group: 'Mixtures',
    }),
    vary_clusters_in_batch: z.boolean().default(false).meta({
      title: 'Clusters differ in a batch',
      help: 'Deprecated: it is set to false whatever is said.',
      group: 'Batches',
    }),
    vary_snr_in_batch: z.boolean().default(true).meta({
      title: 'SNR differs in a batch',
      help: 'Whether the mixtures of a batch stand out differently.',
      group: 'Batches',
    }),
    uniform_sample_count: z.boolean().default(true).meta({
      title: 'Equal points in a batch',
      help: 'Whether all mixtures of a batch have as many points.',
      group: 'Batches',
    }),
    random_seed: z.int().nullable().default(42).meta({
      title: 'Seed',
      help: 'Makes what is drawn repeatable. Null draws anew each time.',
      group: 'Batches',
    }),
  })
  .meta({ title: 'DataConfig', help: 'Which mixtures are drawn.', source: 'DataConfig' })

export const data: SectionDefinition = {
  key: 'data',
  title: 'Data',
  help: 'Which mixtures are drawn.',
  schema,
  summary: ({ text }) => `mixtures in ${text(['data', 'dim'])} dimensions`,
}
