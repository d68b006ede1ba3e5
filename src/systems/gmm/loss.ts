import { z } from '../schema/zod.ts'

export const ALGORITHMS = ['exact', 'sinkhorn'] as const
export const BACKENDS = ['auto', 'jax', 'pot', 'scipy'] as const

/** `wasserstein_<algorithm>_<backend>`, which says three fields in one. */
const EXTENDED = ALGORITHMS.flatMap((algorithm) => BACKENDS.map((backend) => `wasserstein_${algorithm}_${backend}`))

/** A loss as an object may hold whatever its kind reads. */
const lossObject = z
  .looseObject({
    type: z
      .string()
      .min(1)
      .meta({ title: 'Type', help: 'Name of the loss.', examples: ['wasserstein'] }),
  })
  .meta({ title: 'Object' })

export const loss = z
  .object({
    loss_type: z
      .union([
        z
          .string()
          .min(1)
          .meta({ title: 'Name', examples: ['wasserstein', ...EXTENDED] }),
        lossObject,
      ])
      .default('wasserstein')
      .meta({
        title: 'Loss',
        help: 'A name, wasserstein with its algorithm and backend in one word, or an object with a type.',
      }),
    normalization: z.enum(['none', 'snr_power', 'log']).optional().meta({
      title: 'Normalisation',
      help: 'How losses at different signal-to-noise ratios are made comparable.',
    }),
    snr_power: z.number().default(0).meta({ title: 'SNR power', help: 'The power, with normalisation snr_power.' }),
    wasserstein_algorithm: z.enum(ALGORITHMS).default('exact').meta({
      title: 'Algorithm',
      help: 'How the Wasserstein distance is worked out.',
      group: 'Wasserstein',
    }),
    wasserstein_backend: z.enum(BACKENDS).default('pot').meta({
      title: 'Backend',
      help: 'Which library works it out.',
      group: 'Wasserstein',
    }),
    wasserstein_epsilon: z.number().positive().default(0.01).meta({
      title: 'Epsilon',
      help: 'How much Sinkhorn smooths.',
      scale: 'log',
      group: 'Wasserstein',
    }),
    wasserstein_max_iter: z.int().min(1).default(100).meta({
      title: 'Iterations',
      help: 'Rounds of Sinkhorn at most.',
      unit: 'iterations',
      group: 'Wasserstein',
    }),
    use_true_weights: z.boolean().default(false).meta({
      title: 'True weights',
      help: 'Whether clusters count by their true weights.',
      group: 'Wasserstein',
    }),
  })
  .meta({ title: 'LossConfig', help: 'What is made small.', source: 'LossConfig' })
