import { z } from '../schema/zod.ts'

const share = z.number().min(0).lt(1)

export const scheduler = z
  .object({
    scheduler_type: z.enum(['constant', 'linear', 'cosine', 'exponential', 'step']).default('cosine').meta({
      title: 'Schedule',
      help: 'How the learning rate goes down. Exponential and step need the steps of one decay.',
    }),
    warmup_steps: z.int().min(0).default(0).meta({
      title: 'Warm-up',
      help: 'Steps over which the learning rate goes up.',
      unit: 'steps',
    }),
    warmup_ratio: share
      .default(0.1)
      .meta({ title: 'Warm-up share', help: 'Share of all steps over which the learning rate goes up.' }),
    min_lr_ratio: share
      .default(0.1)
      .meta({ title: 'Least rate', help: 'Where the learning rate ends, as a share of where it began.' }),
    decay_steps: z.int().min(1).nullable().default(null).meta({
      title: 'Decay steps',
      help: 'Steps from one decay to the next. Exponential and step cannot do without.',
      unit: 'steps',
    }),
    decay_rate: z
      .number()
      .gt(0)
      .lt(1)
      .default(0.1)
      .meta({ title: 'Decay rate', help: 'What the learning rate is multiplied by.' }),
  })
  .meta({ title: 'SchedulerConfig', help: 'How the learning rate changes.', source: 'SchedulerConfig' })
