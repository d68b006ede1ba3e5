import { z } from '../../schema/zod.ts'
import { count, counts, flag, freeMap, natural, share, text } from '../values.ts'
import { decoderLevel, encoderLevel } from './coder-levels.ts'

const activation = { title: 'Activation', help: 'Class of torch.nn that activates between convolutions.', group: 'Layers' }
const parameters = { help: 'What the class takes beside the width.', group: 'Layers' }

const levels = {
  channels: count.default(1).meta({ title: 'Audio channels', help: 'Channels of the audio.', unit: 'channels', group: 'Size' }),
  dimension: count.default(128).meta({
    title: 'Latent channels',
    help: 'Channels on the side of the latents.',
    unit: 'channels',
    group: 'Size',
  }),
  n_filters: count.default(32).meta({
    title: 'Width',
    help: 'Channels of the level next to the audio. Each ratio doubles them.',
    unit: 'channels',
    group: 'Size',
  }),
  n_residual_layers: natural.default(1).meta({
    title: 'Residual layers',
    help: 'Residual units in each level.',
    unit: 'layers',
    group: 'Size',
  }),
  activation: text.default('ELU').meta(activation),
  activation_params: freeMap.default({ alpha: 1 }).meta({ title: 'Activation parameters', ...parameters }),
  norm: z
    .enum(['none', 'weight_norm', 'spectral_norm', 'time_layer_norm', 'layer_norm', 'time_group_norm'])
    .default('weight_norm')
    .meta({ title: 'Normalisation', help: 'How convolutions are normalised.', group: 'Layers' }),
  norm_params: freeMap.default({}).meta({ title: 'Normalisation parameters', ...parameters }),
  kernel_size: count.default(7).meta({ title: 'Kernel', help: 'Of the first convolution.', unit: 'samples', group: 'Kernels' }),
  last_kernel_size: count.default(7).meta({
    title: 'Last kernel',
    help: 'Of the last convolution.',
    unit: 'samples',
    group: 'Kernels',
  }),
  residual_kernel_size: count.default(3).meta({
    title: 'Residual kernel',
    help: 'In the residual units.',
    unit: 'samples',
    group: 'Kernels',
  }),
  dilation_base: count.default(2).meta({
    title: 'Dilation base',
    help: 'By how much the dilation grows from one residual unit to the next.',
    unit: '×',
    group: 'Kernels',
  }),
  causal: flag.default(false).meta({ title: 'Causal', help: 'Looks at what came before alone.', group: 'Layers' }),
  pad_mode: text.default('reflect').meta({ title: 'Padding', help: 'How the ends are padded.', group: 'Layers' }),
  true_skip: flag.default(false).meta({
    title: 'True skip',
    help: 'Residual units add their input as it is, without a convolution.',
    group: 'Layers',
  }),
  compress: count.default(2).meta({
    title: 'Compression',
    help: 'By how much a residual unit is narrower inside.',
    unit: '×',
    group: 'Size',
  }),
  lstm: natural
    .default(2)
    .meta({ title: 'LSTM layers', help: 'At the narrow end. 0 has none.', unit: 'layers', group: 'Layers' }),
}

const ratios = { title: 'Ratios', unit: '×', group: 'Size' }

const encoder = z
  .strictObject({
    ...levels,
    ratios: counts.default([2, 2, 2, 2, 2]).meta({
      ...ratios,
      help: 'By how much each level shortens time, the first first: the factory turns the list round, and so does the class.',
    }),
  })
  .meta({ title: 'SEANetEncoder', help: 'The encoder of EnCodec. Another class than the code’s own: it must be installed.' })

const decoder = z
  .strictObject({
    ...levels,
    ratios: counts.default([8, 5, 4, 2]).meta({ ...ratios, help: 'By how much each level lengthens time.' }),
    final_activation: text
      .nullable()
      .default(null)
      .meta({ ...activation, title: 'Final activation', help: 'Class of torch.nn that ends the decoder. Null is none.' }),
    final_activation_params: freeMap
      .nullable()
      .default(null)
      .meta({ title: 'Final activation parameters', ...parameters }),
    trim_right_ratio: share.default(1).meta({
      title: 'Trim at the end',
      help: 'Share of the padding that is cut off at the end rather than at the start. Counts where it is causal.',
      group: 'Layers',
    }),
  })
  .meta({ title: 'SEANetDecoder', help: 'The decoder of EnCodec. Another class than the code’s own: it must be installed.' })

export const seanetEncoder = encoderLevel.type('seanet', encoder, {
  title: 'SEANet',
  summary: ['{type}', '{config.channels}→{config.dimension}', 'ratios {config.ratios}'],
  source: 'SEANetEncoder in encodec/modules/seanet.py; create_encoder_from_config in models/autoencoders.py gives the ratios',
})

export const seanetDecoder = decoderLevel.type('seanet', decoder, {
  title: 'SEANet',
  summary: ['{type}', '{config.dimension}→{config.channels}', 'ratios {config.ratios}'],
  source: 'SEANetDecoder in encodec/modules/seanet.py; create_decoder_from_config in models/autoencoders.py',
})
