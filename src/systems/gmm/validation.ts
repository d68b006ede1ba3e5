import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'

/** What a metric's name has to begin with, as far as its first `_`. */
export const METRICS = ['mse', 'wasserstein', 'energy', 'assignment_accuracy', 'nmi', 'ari'] as const

const metrics = z
  .object({
    enabled: z.boolean().default(true).meta({ title: 'Enabled', help: 'Whether anything is measured.' }),
    metrics: z
      .array(z.string().meta({ title: 'Metric', help: 'A name, with a variant behind an underscore.', examples: [...METRICS] }))
      .min(1)
      .default(['mse'])
      .meta({ title: 'Metrics', help: 'What is measured. Names may have a variant behind an underscore.' }),
    compare_with_kmeans: z.boolean().default(true).meta({
      title: 'Compare with k-means',
      help: 'Whether k-means is measured beside the model.',
    }),
    compute_detailed_metrics: z.boolean().default(false).meta({
      title: 'Detailed',
      help: 'Whether each mixture is measured on its own too.',
    }),
    metrics_cache_size: z.int().min(0).default(100).meta({ title: 'Cache', help: 'How many results are kept.', unit: 'results' }),
  })
  .meta({ title: 'MetricsConfig', help: 'What is measured.', source: 'ValidationConfig.metrics' })

const visualize = z
  .object({
    enabled: z.boolean().default(true).meta({ title: 'Enabled', help: 'Whether mixtures are drawn as pictures.' }),
    max_samples: z.int().min(1).default(4).meta({ title: 'Mixtures', help: 'How many are drawn at most.', unit: 'mixtures' }),
    visualize_every_n_epochs: z.int().min(1).default(5).meta({
      title: 'Draw every',
      help: 'Epochs from one picture to the next.',
      unit: 'epochs',
    }),
    plot_dpi: z.int().min(72).default(150).meta({ title: 'Resolution', help: 'Of the pictures.', unit: 'dpi' }),
    plot_formats: z
      .array(z.enum(['png', 'pdf', 'svg']))
      .optional()
      .meta({ title: 'Formats', help: 'Of the pictures.' }),
    plot_with_kmeans: z.boolean().default(true).meta({ title: 'With k-means', help: 'Whether k-means is drawn too.' }),
    colormap: z
      .string()
      .default('viridis')
      .meta({ title: 'Colours', help: 'Name of a map of colours.', examples: ['viridis'] }),
    plot_grid_size: z.int().min(1).default(4).meta({ title: 'Grid', help: 'Pictures in a row.', unit: 'pictures' }),
  })
  .meta({ title: 'VisualizeConfig', help: 'What is drawn.', source: 'ValidationConfig.visualize' })

const schema = z
  .object({
    validation_batch_size: z.int().min(1).default(64).meta({ title: 'Batch size', help: 'Samples at a time.', unit: 'samples' }),
    num_val_batches: z.int().min(1).nullable().default(null).meta({
      title: 'Batches',
      help: 'How many batches are looked at. Null takes what the samples make.',
      unit: 'batches',
    }),
    num_val_samples: z
      .int()
      .min(1)
      .default(1000)
      .meta({ title: 'Samples', help: 'Mixtures drawn to validate on.', unit: 'samples' }),
    fixed_validation_data: z.boolean().default(false).meta({
      title: 'Fixed samples',
      help: 'Whether every validation sees the same mixtures.',
    }),
    metrics: metrics.prefault({}),
    visualize: visualize.prefault({}),
  })
  .meta({ title: 'ValidationConfig', help: 'How a model is measured while it learns.', source: 'ValidationConfig' })

export const validation: SectionDefinition = {
  key: 'validation',
  title: 'Validation',
  help: 'How a model is measured while it learns.',
  schema,
  summary: ({ get }) => {
    const names = get(['validation', 'metrics', 'metrics'])
    return Array.isArray(names) && names.every((name) => typeof name === 'string') ? names.join(', ') : undefined
  },
}
