import { z } from '../schema/zod.ts'

export const attention = z
  .object({
    type: z.enum(['standard', 'random_feature']).default('standard').meta({
      title: 'Kind',
      help: 'Exact attention, or an approximation by random features whose cost grows linearly with the sequence.',
    }),
    use_flash_attn: z.boolean().default(true).meta({
      title: 'Flash attention',
      help: 'Whether the fused kernel is used where the device has it.',
    }),
    num_features: z.int().min(1).default(64).meta({
      title: 'Random features',
      help: 'How many features approximate attention. Read by random_feature only.',
      unit: 'features',
    }),
    feature_eps: z.number().positive().default(1e-6).meta({
      title: 'Feature epsilon',
      help: 'Keeps the features above 0.',
      scale: 'log',
    }),
  })
  .meta({ title: 'AttentionConfig', help: 'How tokens look at one another.', source: 'AttentionConfig', group: 'Blocks' })
