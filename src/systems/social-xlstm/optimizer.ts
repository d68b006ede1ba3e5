import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'

const schema = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .default('Adam')
      .meta({
        title: 'Optimiser',
        help: 'Adam, AdamW or SGD, in any case. Every other name is taken for Adam.',
        examples: ['Adam', 'AdamW', 'SGD'],
      }),
    lr: z.number().positive().default(0.001).meta({ title: 'Learning rate', help: 'Step width.', scale: 'log' }),
    weight_decay: z
      .number()
      .min(0)
      .default(0)
      .meta({ title: 'Weight decay', help: 'Pull of the weights towards 0.', scale: 'log' }),
    betas: z
      .tuple([z.number().min(0).lt(1), z.number().min(0).lt(1)])
      .default([0.9, 0.999])
      .meta({ title: 'Betas', help: 'How slowly Adam forgets: mean and square of the gradients.' }),
    eps: z.number().positive().default(1e-8).meta({ title: 'Epsilon', help: 'Keeps Adam from dividing by 0.', scale: 'log' }),
    momentum: z
      .number()
      .min(0)
      .lt(1)
      .default(0.9)
      .meta({ title: 'Momentum', help: 'How much of the last step is kept. SGD only.' }),
  })
  .meta({
    title: 'OptimizerConfig',
    help: 'How weights are changed. The schedule is fixed: the rate is halved after 10 epochs without progress.',
    source: 'OptimizerConfig in models/distributed_config.py',
  })

export const optimizer: SectionDefinition = {
  key: 'optimizer',
  title: 'Optimiser',
  help: 'How weights are changed, for the distributed model.',
  schema,
}
