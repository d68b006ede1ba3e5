import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'

const enabled = z
  .boolean()
  .meta({ title: 'Enabled', help: 'Whether detectors share what they have learned with their neighbours.' })
const radius = z.number().positive().default(100).meta({
  title: 'Radius',
  help: 'How far a neighbour may be.',
  unit: 'm',
  group: 'Neighbours',
})

const legacy = z
  .strictObject({
    enabled,
    // The class takes `legacy` when nothing is said, and for every word it does not know.
    type: z.literal('legacy').optional().meta({ title: 'Type', help: 'How neighbours are weighed.' }),
    radius,
    pool_type: z.enum(['mean', 'max', 'weighted_mean']).default('mean').meta({
      title: 'Pooling',
      help: 'How the states of the neighbours become one. A wrong word is noticed only when training starts.',
    }),
  })
  .meta({ title: 'By distance' })

const stAttention = z
  .strictObject({
    enabled,
    type: z.literal('st_attention').meta({ title: 'Type', help: 'How neighbours are weighed.' }),
    knn_k: z.int().positive().default(16).meta({
      title: 'Neighbours',
      help: 'How many of the nearest detectors are looked at.',
      unit: 'detectors',
      group: 'Neighbours',
    }),
    time_window: z.int().positive().default(4).meta({
      title: 'Time window',
      help: 'How many past steps of each neighbour are looked at.',
      unit: 'steps',
      group: 'Neighbours',
    }),
    use_radius_mask: z.boolean().default(false).meta({
      title: 'Mask by radius',
      help: 'Leaves out neighbours beyond the radius.',
      group: 'Neighbours',
    }),
    radius,
    heads: z.int().positive().default(4).meta({ title: 'Heads', help: 'Attention heads.', unit: 'heads', group: 'Attention' }),
    learnable_tau: z.boolean().default(true).meta({
      title: 'Learn temperature',
      help: 'Whether the temperature of the attention is trained.',
      group: 'Attention',
    }),
    tau_init: z.number().positive().default(1).meta({
      title: 'Temperature',
      help: 'Of the attention, at the start. Lower is sharper.',
      group: 'Attention',
    }),
    dropout: z.number().min(0).max(1).default(0.1).meta({
      title: 'Dropout',
      help: 'Share of attention weights dropped while training.',
      group: 'Attention',
    }),
    bias_scale: z.number().default(1).meta({
      title: 'Bias scale',
      help: 'Weight of the distance in the attention.',
      group: 'Attention',
    }),
  })
  .meta({ title: 'Attention over space and time' })

export const socialPooling: SectionDefinition = {
  key: 'social_pooling',
  title: 'Social pooling',
  help: 'How detectors learn from their neighbours, for the distributed model.',
  schema: z.discriminatedUnion('type', [legacy, stAttention]).meta({
    title: 'SocialPoolingConfig',
    help: 'How detectors learn from their neighbours. The class takes the fields of both types and uses those of one.',
    source: 'SocialPoolingConfig in models/distributed_config.py',
  }),
}
