import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'
import { laterTraining } from './training-later.ts'

const rate = z.number().positive()
const count = z.int().positive()
const beta = z.number().min(0).lt(1)

const OPTIMISATION = { group: 'Optimisation' }
const LENGTH = { group: 'Length' }
const BATCHES = { group: 'Batches' }
const OUTPUT = { group: 'Evaluation and checkpoints' }
const MEMORY = { group: 'Memory' }

const schema = z
  .strictObject({
    learning_rate: rate
      .default(2e-4)
      .meta({ title: 'Learning rate', help: 'At its highest, after the warm-up.', scale: 'log', ...OPTIMISATION }),
    min_learning_rate: rate
      .default(2e-5)
      .meta({ title: 'Lowest learning rate', help: 'Where the schedule ends.', scale: 'log', ...OPTIMISATION }),
    weight_decay: z
      .number()
      .min(0)
      .default(0.1)
      .meta({ title: 'Weight decay', help: 'Pull of the weights towards 0.', scale: 'log', ...OPTIMISATION }),
    beta1: beta.default(0.9).meta({ title: 'Beta 1', help: 'Memory of the mean gradient.', ...OPTIMISATION }),
    beta2: beta.default(0.95).meta({ title: 'Beta 2', help: 'Memory of the squared gradient.', ...OPTIMISATION }),
    eps: rate.default(1e-8).meta({ title: 'Epsilon', help: 'Keeps Adam from dividing by 0.', scale: 'log', ...OPTIMISATION }),
    grad_clip_norm: z
      .number()
      .min(0)
      .default(1)
      .meta({ title: 'Clip gradient at', help: 'Largest norm of the gradient. max_grad_norm means the same.', ...OPTIMISATION }),
    max_grad_norm: z
      .number()
      .min(0)
      .default(1)
      .meta({
        title: 'Largest gradient norm',
        help: 'Largest norm of the gradient. grad_clip_norm means the same.',
        ...BATCHES,
      }),
    warmup_steps: z
      .int()
      .min(0)
      .default(1000)
      .meta({ title: 'Warm-up', help: 'Steps in which the learning rate climbs.', unit: 'steps', group: 'Schedule' }),
    scheduler: z.enum(['cosine_with_restarts', 'cosine', 'linear', 'constant']).default('cosine_with_restarts').meta({
      title: 'Schedule',
      help: 'How the learning rate falls after the warm-up. The real code never checks the name.',
      group: 'Schedule',
    }),
    batch_size: count
      .default(32)
      .meta({ title: 'Batch size', help: 'Samples of one step on the device.', unit: 'samples', ...BATCHES }),
    gradient_accumulation_steps: count
      .default(1)
      .meta({ title: 'Accumulation', help: 'Steps whose gradients are added up.', unit: 'steps', ...BATCHES }),
    max_epochs: count.default(300).meta({ title: 'Epochs', help: 'Most passes over the data.', unit: 'epochs', ...LENGTH }),
    max_steps: z
      .int()
      .positive()
      .nullable()
      .default(null)
      .meta({
        title: 'Steps',
        help: 'Most steps; where set, it counts and the epochs do not.',
        unit: 'steps',
        ...LENGTH,
      }),
    patience: count
      .default(10)
      .meta({ title: 'Patience', help: 'Epochs without progress before training stops.', unit: 'epochs', ...LENGTH }),
    min_delta: z
      .number()
      .min(0)
      .default(1e-4)
      .meta({ title: 'Least progress', help: 'Smaller progress counts as none.', scale: 'log', ...LENGTH }),
    eval_every: count
      .default(1000)
      .meta({ title: 'Evaluate every', help: 'Steps between evaluations.', unit: 'steps', ...OUTPUT }),
    save_every: count.default(5000).meta({ title: 'Save every', help: 'Steps between checkpoints.', unit: 'steps', ...OUTPUT }),
    log_every: count.default(100).meta({ title: 'Log every', help: 'Steps between log lines.', unit: 'steps', ...OUTPUT }),
    val_split: z
      .number()
      .min(0)
      .lt(1)
      .default(0.1)
      .meta({ title: 'Validation share', help: 'Share of the data kept for validation.', ...OUTPUT }),
    val_batch_size: z
      .int()
      .positive()
      .nullable()
      .default(null)
      .meta({
        title: 'Validation batch size',
        help: 'Null takes the batch size.',
        unit: 'samples',
        ...OUTPUT,
      }),
    use_gradient_checkpointing: z
      .boolean()
      .default(true)
      .meta({
        title: 'Gradient checkpointing',
        help: 'Less memory for more time. The top of the file has a key for it too.',
        ...MEMORY,
      }),
    use_mixed_precision: z
      .boolean()
      .default(true)
      .meta({
        title: 'Mixed precision',
        help: 'Half precision where it does no harm. The top of the file has a key for it too.',
        ...MEMORY,
      }),
    dataloader_num_workers: z
      .int()
      .min(0)
      .default(4)
      .meta({ title: 'Loader workers', help: 'Processes that read data.', unit: 'processes', ...MEMORY }),
    pin_memory: z
      .boolean()
      .default(true)
      .meta({ title: 'Pin memory', help: 'Faster copies to the GPU.', ...MEMORY }),
    label_smoothing: z
      .number()
      .min(0)
      .lt(1)
      .default(0)
      .meta({ title: 'Label smoothing', help: 'Share of a target spread over all tokens.', group: 'Regularisation' }),
    dropout_schedule: z
      .enum(['constant', 'decay'])
      .default('constant')
      .meta({ title: 'Dropout schedule', help: 'Whether dropout fades.', group: 'Regularisation' }),
    ...laterTraining,
  })
  .meta({
    title: 'TrainingConfig',
    help: 'Optimisation and length of the training.',
    source: 'TrainingConfig in config/training_config.py',
  })
  // The loader builds the class even where the section is missing.
  .prefault({})

export const training: SectionDefinition = {
  key: 'training',
  title: 'Training',
  help: 'Optimiser, schedule, batches and length.',
  schema,
  summary: ({ text }) => `${text(['training', 'max_epochs'])} epochs, batches of ${text(['training', 'batch_size'])}`,
}
