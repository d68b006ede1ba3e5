import { z } from '../../schema/zod.ts'
import { flag, natural } from '../values.ts'
import { decoderLevel, encoderLevel } from './coder-levels.ts'
import { inChannels, levelKeys, outChannels } from './level-keys.ts'

const levels = {
  ...levelKeys,
  transformer_depths: z
    .array(natural)
    .min(1)
    .default([3, 3, 3, 3])
    .meta({ title: 'Transformer depths', help: 'Transformer layers of each level.', unit: 'layers', group: 'Size' }),
  use_snake: flag.default(false).meta({
    title: 'Snake',
    help: 'Activates with the periodic Snake function instead of ELU.',
    group: 'Layers',
  }),
  sliding_window: z
    .tuple([natural, natural])
    .default([63, 64])
    .meta({ title: 'Window', help: 'Steps before and behind that attention looks at.', unit: 'steps', group: 'Layers' }),
  checkpointing: flag.default(false).meta({
    title: 'Checkpointing',
    help: 'Works activations out twice instead of keeping them: less memory for more time.',
    group: 'Layers',
  }),
  conformer: flag.default(false).meta({
    title: 'Conformer',
    help: 'Adds a convolution module to each transformer layer.',
    group: 'Layers',
  }),
  layer_scale: flag.default(true).meta({
    title: 'Layer scale',
    help: 'Learns how much each branch of a layer counts.',
    group: 'Layers',
  }),
  use_dilated_conv: flag.default(false).meta({
    title: 'Dilated convolutions',
    help: 'Adds residual units of dilated convolutions to each level.',
    group: 'Layers',
  }),
}

const encoder = z
  .strictObject({
    in_channels: inChannels,
    ...levels,
  })
  .meta({ title: 'TAAEEncoder', help: 'Levels of transformers. Other keys go on to the levels, which stop on them.' })

const decoder = z
  .strictObject({
    out_channels: outChannels,
    ...levels,
  })
  .meta({
    title: 'TAAEDecoder',
    help: 'The levels of the encoder the other way round. Other keys go on to the levels, which stop on them.',
  })

export const taaeEncoder = encoderLevel.type('taae', encoder, {
  title: 'TAAE',
  summary: ['{type}', '{config.in_channels}→{config.latent_dim}', 'strides {config.strides}'],
  source: 'TAAEEncoder and TAAEBlock in models/autoencoders.py',
})

export const taaeDecoder = decoderLevel.type('taae', decoder, {
  title: 'TAAE',
  summary: ['{type}', '{config.latent_dim}→{config.out_channels}', 'strides {config.strides}'],
  source: 'TAAEDecoder and TAAEBlock in models/autoencoders.py',
})
