import { z } from '../../schema/zod.ts'
import { flag } from '../values.ts'
import { decoderLevel, encoderLevel } from './coder-levels.ts'
import { inChannels, levelKeys, outChannels } from './level-keys.ts'

const levels = {
  ...levelKeys,
  use_snake: flag.default(false).meta({
    title: 'Snake',
    help: 'Activates with the periodic Snake function, which suits audio, instead of ELU.',
    group: 'Layers',
  }),
  antialias_activation: flag.default(false).meta({
    title: 'Antialiased activation',
    help: 'Activates at twice the rate and filters, against aliasing. Slower.',
    group: 'Layers',
  }),
}

const encoder = z
  .strictObject({
    in_channels: inChannels,
    ...levels,
  })
  .meta({ title: 'OobleckEncoder', help: 'Levels of residual convolutions, each shorter and wider than the last.' })

const decoder = z
  .strictObject({
    out_channels: outChannels,
    ...levels,
    use_nearest_upsample: flag.default(false).meta({
      title: 'Nearest upsampling',
      help: 'Repeats samples and convolves, instead of a transposed convolution.',
      group: 'Layers',
    }),
    final_tanh: flag.default(true).meta({
      title: 'Final tanh',
      help: 'Keeps what goes out between -1 and 1.',
      group: 'Layers',
    }),
  })
  .meta({ title: 'OobleckDecoder', help: 'The levels of the encoder the other way round.' })

export const oobleckEncoder = encoderLevel.type('oobleck', encoder, {
  title: 'Oobleck',
  summary: ['{type}', '{config.in_channels}→{config.latent_dim}', 'strides {config.strides}'],
  source: 'OobleckEncoder in models/autoencoders.py',
})

export const oobleckDecoder = decoderLevel.type('oobleck', decoder, {
  title: 'Oobleck',
  summary: ['{type}', '{config.latent_dim}→{config.out_channels}', 'strides {config.strides}'],
  source: 'OobleckDecoder in models/autoencoders.py',
})
