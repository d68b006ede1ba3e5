import type { SectionDefinition } from '../system.ts'
import { z } from '../schema/zod.ts'

const schema = z
  .object({
    epochs: z.int().positive().default(100).meta({
      title: 'Epochs',
      help: 'Passes over the training samples.',
      unit: 'epochs',
      group: 'Length',
    }),
    batch_size: z.int().positive().default(32).meta({
      title: 'Batch size',
      help: 'Samples per step. More need more memory and fewer steps.',
      unit: 'samples',
      group: 'Optimisation',
    }),
    learning_rate: z.number().positive().max(1).default(0.001).meta({
      title: 'Learning rate',
      help: 'Step width of the optimiser.',
      scale: 'log',
      group: 'Optimisation',
    }),
    weight_decay: z.number().min(0).default(0).meta({
      title: 'Weight decay',
      help: 'Pull of the weights towards 0.',
      scale: 'log',
      group: 'Optimisation',
    }),
    gradient_clip: z.number().positive().nullable().default(null).meta({
      title: 'Gradient clipping',
      help: 'Largest norm of the gradient. Null clips nothing.',
      group: 'Optimisation',
    }),
    early_stopping_patience: z.int().positive().nullable().default(null).meta({
      title: 'Patience',
      help: 'Epochs without progress on the validation loss before training stops. Null never stops early.',
      unit: 'epochs',
      group: 'Length',
    }),
    limit_batches: z.int().positive().nullable().default(null).meta({
      title: 'Batches per epoch',
      help: 'Stops each epoch after so many batches, for quick tries. Null takes all.',
      unit: 'batches',
      group: 'Length',
    }),
    save_checkpoint_every: z.int().positive().default(10).meta({
      title: 'Save every',
      help: 'Epochs from one checkpoint to the next.',
      unit: 'epochs',
      group: 'Output',
    }),
    seed: z.int().min(0).default(42).meta({ title: 'Seed', help: 'Starts every random generator.', group: 'Output' }),
  })
  .meta({
    title: 'Training',
    help: 'How long and how fast is learned.',
    source: 'the design document; the real training script reads trainer and optimizer instead',
  })

export const training: SectionDefinition = {
  key: 'training',
  title: 'Training',
  help: 'How long and how fast is learned, as the design document has it. Keys that it does not know are ignored.',
  schema,
  summary: ({ text }) => `${text(['training', 'epochs'])} epochs, batches of ${text(['training', 'batch_size'])}`,
}
