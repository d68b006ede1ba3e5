import { z } from '../../schema/zod.ts'
import { count, counts } from '../values.ts'
import { decoderLevel, encoderLevel } from './coder-levels.ts'

const encoder = z
  .strictObject({
    in_channels: count.default(1).meta({
      title: 'Input channels',
      help: 'Channels of the audio that comes in.',
      unit: 'channels',
    }),
    latent_dim: count.nullable().default(null).meta({
      title: 'Latent channels',
      help: 'Channels to project the latents to. Null leaves the width of the last level: d_model, doubled at each stride.',
      unit: 'channels',
    }),
    d_model: count.meta({
      title: 'Width',
      help: 'Channels of the first level. Each stride doubles them.',
      unit: 'channels',
    }),
    strides: counts.meta({
      title: 'Strides',
      help: 'By how much each level shortens time. Their product is the downsampling ratio.',
      unit: '×',
    }),
  })
  .meta({ title: 'DACEncoderWrapper', help: 'The encoder of the Descript audio codec, and a projection.' })

const decoder = z
  .strictObject({
    latent_dim: count.meta({
      title: 'Latent channels',
      help: 'Channels of the latents that come in.',
      unit: 'channels',
    }),
    out_channels: count.default(1).meta({
      title: 'Output channels',
      help: 'Channels of the audio that goes out.',
      unit: 'channels',
    }),
    channels: count.meta({
      title: 'Width',
      help: 'Channels of the first level. Each rate halves them.',
      unit: 'channels',
    }),
    rates: counts.meta({
      title: 'Rates',
      help: 'By how much each level lengthens time: the strides of the encoder, backwards.',
      unit: '×',
    }),
  })
  .meta({ title: 'DACDecoderWrapper', help: 'The decoder of the Descript audio codec.' })

export const dacEncoder = encoderLevel.type('dac', encoder, {
  title: 'DAC',
  summary: ['{type}', '{config.in_channels}→{config.latent_dim}', 'strides {config.strides}'],
  source: 'DACEncoderWrapper in models/autoencoders.py, Encoder in dac/model/dac.py',
})

export const dacDecoder = decoderLevel.type('dac', decoder, {
  title: 'DAC',
  summary: ['{type}', '{config.latent_dim}→{config.out_channels}', 'rates {config.rates}'],
  source: 'DACDecoderWrapper in models/autoencoders.py, Decoder in dac/model/dac.py',
})
