import { z } from '../schema/zod.ts'

const rate = z.number().min(0).max(1)

/** One stage of the curriculum. The real class has a default for none of its keys. */
export const stage = z
  .strictObject({
    name: z.string().min(1).meta({ title: 'Name', help: 'What logs and checkpoints call the stage.' }),
    epochs: z.int().positive().meta({ title: 'Epochs', help: 'Length of the stage.', unit: 'epochs' }),
    masking_rate_range: z.tuple([rate, rate]).meta({
      title: 'Masking',
      help: 'Lowest and highest share of tokens that are masked.',
    }),
    data_selection: z
      .enum(['easy', 'medium', 'hard', 'all'])
      .meta({ title: 'Data', help: 'Which part of the data the stage sees, by difficulty.' }),
    format_type: z.enum(['sentences', 'pairs', 'paragraphs']).meta({ title: 'Format', help: 'What one sample is made of.' }),
  })
  .meta({
    title: 'StageConfig',
    help: 'One stage of the curriculum.',
    source: 'StageConfig in config/curriculum_config.py',
    summary: ['{epochs} epochs', 'masking {masking_rate_range}', '{data_selection}', '{format_type}'],
  })
