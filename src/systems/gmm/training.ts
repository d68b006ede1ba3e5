import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'
import { loss } from './loss.ts'
import { optimizer } from './optimizer.ts'
import { scheduler } from './scheduler.ts'

const schema = z
  .object({
    batch_size: z.int().min(1).default(64).meta({
      title: 'Batch size',
      help: 'Samples at a time. More need more memory.',
      unit: 'samples',
      group: 'Steps',
    }),
    gradient_accumulation_steps: z.int().min(1).default(1).meta({
      title: 'Accumulation',
      help: 'Batches whose gradients make one step.',
      unit: 'batches',
      group: 'Steps',
    }),
    gradient_clip_val: z.number().min(0).nullable().default(null).meta({
      title: 'Gradient clipping',
      help: 'Largest norm of the gradient. Null clips nothing.',
      group: 'Steps',
    }),
    num_epochs: z.int().min(1).default(100).meta({
      title: 'Epochs',
      help: 'Passes over the training samples.',
      unit: 'epochs',
      group: 'Length',
    }),
    num_train_samples: z.int().min(1).default(32768).meta({
      title: 'Training samples',
      help: 'Mixtures drawn for one epoch.',
      unit: 'samples',
      group: 'Length',
    }),
    early_stopping_patience: z.int().min(1).nullable().default(null).meta({
      title: 'Patience',
      help: 'Validations without progress before training stops. Null never stops early.',
      group: 'Length',
    }),
    early_stopping_delta: z.number().default(0).meta({
      title: 'Least progress',
      help: 'What counts as progress.',
      group: 'Length',
    }),
    val_every: z.int().min(1).default(1).meta({
      title: 'Validate every',
      help: 'Epochs from one validation to the next.',
      unit: 'epochs',
      group: 'Bookkeeping',
    }),
    checkpoint_every: z.int().min(0).default(0).meta({
      title: 'Save every',
      help: 'Epochs from one checkpoint to the next. 0 saves none on the way.',
      unit: 'epochs',
      group: 'Bookkeeping',
    }),
    save_best_model: z.boolean().default(true).meta({
      title: 'Save the best',
      help: 'Whether the model with the best validation is kept.',
      group: 'Bookkeeping',
    }),
    show_progress_bar: z.boolean().default(true).meta({
      title: 'Progress bar',
      help: 'Whether a bar is drawn while training.',
      group: 'Bookkeeping',
    }),
    optimizer: optimizer.prefault({}),
    scheduler: scheduler.prefault({}),
    loss: loss.prefault({}),
  })
  .meta({ title: 'TrainingConfig', help: 'How long and how fast is learned.', source: 'TrainingConfig' })

export const training: SectionDefinition = {
  key: 'training',
  title: 'Training',
  help: 'How long and how fast is learned.',
  schema,
  summary: ({ text }) => `${text(['training', 'num_epochs'])} epochs, batches of ${text(['training', 'batch_size'])}`,
}
