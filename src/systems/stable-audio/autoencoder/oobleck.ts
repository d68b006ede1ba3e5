import { z } from '../../zod.ts'
import { count, counts, flag } from '../values.ts'
import { decoderLevel, encoderLevel } from './coder-levels.ts'

const levels = {
  channels: count.default(128).meta({
    title: 'Width',
    help: 'Channels of the level next to the audio. Each multiplier is of this.',
    unit: 'channels',
    group: 'Size',
  }),
  latent_dim: count.default(32).meta({
    title: 'Latent channels',
    help: 'Channels on the side of the latents. Before a VAE an encoder makes twice as many, a mean and a scale each.',
    unit: 'channels',
    group: 'Size',
  }),
  c_mults: counts.default([1, 2, 4, 8]).meta({
    title: 'Multipliers',
    help: 'How many times the width each level has, one for each stride.',
    unit: '×',
    group: 'Size',
  }),
  strides: counts.default([2, 4, 8, 8]).meta({
    title: 'Strides',
    help: 'By how much each level shortens time. Their product is the downsampling ratio.',
    unit: '×',
    group: 'Size',
  }),
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
    in_channels: count.default(2).meta({
      title: 'Input channels',
      help: 'Channels of the audio that comes in.',
      unit: 'channels',
      group: 'Size',
    }),
    ...levels,
  })
  .meta({ title: 'OobleckEncoder', help: 'Levels of residual convolutions, each shorter and wider than the last.' })

const decoder = z
  .strictObject({
    out_channels: count.default(2).meta({
      title: 'Output channels',
      help: 'Channels of the audio that goes out.',
      unit: 'channels',
      group: 'Size',
    }),
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
