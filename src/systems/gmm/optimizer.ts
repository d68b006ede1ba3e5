import { z } from '../schema/zod.ts'

const open = z.number().gt(0).lt(1)

export const optimizer = z
  .object({
    optimizer: z.enum(['adam', 'adamw', 'sgd', 'adagrad', 'rmsprop']).default('adamw').meta({
      title: 'Optimiser',
      help: 'How gradients become steps.',
    }),
    learning_rate: z.number().positive().default(1e-4).meta({ title: 'Learning rate', help: 'Step width.', scale: 'log' }),
    weight_decay: z
      .number()
      .min(0)
      .default(0.01)
      .meta({ title: 'Weight decay', help: 'Pull of the weights towards 0.', scale: 'log' }),
    beta1: open.default(0.9).meta({ title: 'Beta 1', help: 'How slowly the mean of the gradients is forgotten.' }),
    beta2: open.default(0.999).meta({ title: 'Beta 2', help: 'How slowly the mean of their squares is forgotten.' }),
    momentum: z.number().min(0).lt(1).default(0.9).meta({ title: 'Momentum', help: 'How much of the last step is kept.' }),
    exclude_bias_and_norm: z.boolean().default(true).meta({
      title: 'Spare biases and norms',
      help: 'Whether weight decay leaves biases and norms alone.',
    }),
  })
  .meta({ title: 'OptimizerConfig', help: 'How weights are changed.', source: 'OptimizerConfig' })
