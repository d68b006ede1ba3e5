import { z } from '../schema/zod.ts'
import { count, freeMap } from './values.ts'

const SOURCE = 'create_model_from_config in models/factory.py, train.py'

const kind = {
  title: 'Model type',
  help: 'Which kind of model this is. It decides what model and training hold.',
  source: SOURCE,
}

const common = {
  sample_rate: count.meta({
    title: 'Sample rate',
    help: 'Samples of audio in a second.',
    unit: 'Hz',
    group: 'Audio',
    source: SOURCE,
  }),
  sample_size: count.meta({
    title: 'Sample size',
    help: 'Length of what is trained on.',
    unit: 'samples',
    group: 'Audio',
    source: SOURCE,
  }),
  audio_channels: count.default(2).meta({
    title: 'Audio channels',
    help: '1 is mono, anything else is stereo.',
    unit: 'channels',
    group: 'Audio',
    source: 'train.py',
  }),
}

/** Keys of old files and of forks, that nothing reads. */
const unread = {
  _comment: z.unknown().optional().meta({ title: 'Comment', help: 'A note. Nothing reads it.', source: 'files of the codebase' }),
  lora: freeMap.optional().meta({
    title: 'LoRA',
    help: 'How a fork adapts a trained model.',
    real: { refuses: 'only a fork reads lora: the code ignores it silently' },
    source: 'files of a fork',
  }),
}

export interface ModelKind {
  readonly type: string
  /** What a person calls it. */
  readonly title: string
  readonly help: string
  readonly model: z.ZodType
  readonly training: z.ZodType
}

/** The model JSON of one kind: what `model_type` says, with the sections that it decides. */
export function modelOf({ type, title, help, model, training }: ModelKind): z.ZodObject {
  return z
    .object({
      model_type: z.literal(type).meta(kind),
      ...common,
      model,
      training: training
        .optional()
        .meta({ help: 'How it is trained. Models that are only used, or are part of others, need none.' }),
      ...unread,
    })
    .meta({
      title,
      help,
      summary: ['{model_type}', '{sample_rate} Hz', '{sample_size} samples'],
      elsewhere: { demo: 'training.demo' },
    })
}

/** The model JSON of a kind that the code does not build: `told` says why. */
export function unbuildable(type: string, title: string, told: string): z.ZodObject {
  const free = { help: 'Whatever it took.', source: 'files of older versions and of forks' }
  return z
    .object({
      model_type: z.literal(type).meta({ ...kind, real: { refuses: told } }),
      ...common,
      model: freeMap.meta({ title: 'Model', ...free }),
      training: freeMap.optional().meta({ title: 'Training', ...free }),
      ...unread,
    })
    .meta({ title, summary: ['{model_type}', 'not buildable'] })
}
