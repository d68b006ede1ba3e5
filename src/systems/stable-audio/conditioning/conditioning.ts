import { z } from '../../schema/zod.ts'
import { count, text } from '../values.ts'
import { audioConditioners } from './audio-conditioners.ts'
import { goneConditioner } from './conditioner-level.ts'
import { textConditioners } from './text-conditioners.ts'
import { valueConditioners } from './value-conditioners.ts'

const [first, ...others] = [
  ...textConditioners,
  ...valueConditioners,
  ...audioConditioners,
  goneConditioner('pre_encoded_latent', 'pre_encoded_latent is of a fork: the factory knows it not and stops'),
] as const

const conditioners = z.discriminatedUnion('type', [first, ...others])

/** What a model is told of each sample. */
export const conditioning = z
  .object({
    cond_dim: count.meta({
      title: 'Channels',
      help: 'Channels of what each conditioner gives, unless it says otherwise.',
      unit: 'channels',
    }),
    configs: z
      .array(conditioners)
      .meta({ title: 'Conditioners', help: 'What is known of a sample, each with an id of its own.' }),
    default_keys: z.record(z.string(), text).default({}).meta({
      title: 'Other keys',
      help: 'By id: the key of the metadata to take where there is none of that id.',
    }),
    pre_encoded_keys: z
      .array(text)
      .default([])
      .meta({ title: 'Pre-encoded', help: 'Ids whose values in the metadata are encoded already.' }),
  })
  .meta({
    title: 'Conditioning',
    help: 'What a model is told of each sample.',
    summary: ['{configs.*.id}', '{cond_dim} channels'],
    source: 'create_multi_conditioner_from_conditioning_config in models/conditioners.py',
  })
