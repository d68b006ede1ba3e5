import { z } from '../../schema/zod.ts'
import { pretransform } from '../pretransform.ts'
import { count, flag, text } from '../values.ts'
import { conditioner } from './conditioner-level.ts'

const common = {
  sample_rate: count.meta({ title: 'Sample rate', help: 'Of the audio.', unit: 'Hz' }),
  use_model_pretransform: flag.default(false).meta({
    title: 'The model’s pretransform',
    help: 'Takes the pretransform of the model instead of one of its own.',
  }),
  pretransform_config: z
    .lazy(() => pretransform)
    .optional()
    .meta({
      title: 'Pretransform',
      help: 'What makes latents of the audio. Needed unless that of the model is taken.',
    }),
  pretransform_ckpt_path: text.optional().meta({ title: 'Pretransform’s checkpoint', help: 'Where its weights are.' }),
  save_pretransform: flag
    .default(false)
    .meta({ title: 'Save the pretransform', help: 'Whether checkpoints hold its weights too.' }),
}

/** Conditioners that make latents of audio. */
export const audioConditioners = [
  conditioner('pretransform', common, {
    title: 'Latents of audio',
    name: 'PretransformConditioner',
    help: 'What a pretransform makes of audio.',
    told: '{config.pretransform_config.type}',
  }),
  conditioner(
    'source_mix',
    {
      ...common,
      source_keys: z.array(text).default([]).meta({ title: 'Sources', help: 'Keys of the metadata that hold audio.' }),
      pre_encoded: flag.default(false).meta({ title: 'Pre-encoded', help: 'They hold latents already.' }),
      allow_null_source: flag.default(false).meta({ title: 'None at all', help: 'Samples may have none of the sources.' }),
      source_length: count
        .nullable()
        .default(null)
        .meta({ title: 'Length', help: 'Of what stands for a source that is missing.', unit: 'steps' }),
    },
    {
      title: 'Mix of sources',
      name: 'SourceMixConditioner',
      help: 'The sum of what a pretransform makes of several sources.',
      told: '{config.source_keys}',
    },
  ),
]
