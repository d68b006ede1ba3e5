import { count, counts } from '../values.ts'

/** The size of an encoder or decoder that is built level by level, each with a multiplier and a stride. */
export const levelKeys = {
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
}

/** The audio side of an encoder. */
export const inChannels = count.default(2).meta({
  title: 'Input channels',
  help: 'Channels of the audio that comes in.',
  unit: 'channels',
  group: 'Size',
})

/** The audio side of a decoder. */
export const outChannels = count.default(2).meta({
  title: 'Output channels',
  help: 'Channels of the audio that goes out.',
  unit: 'channels',
  group: 'Size',
})
