import { z } from '../../schema/zod.ts'
import { optionalBlock } from '../optional-block.ts'
import { count } from '../values.ts'
import { bottleneck } from './bottleneck.ts'
import { decoder, encoder } from './coders.ts'

const SOURCE = 'create_autoencoder_from_config in models/autoencoders.py'

/** What an autoencoder and a diffusion autoencoder say of their latents. */
export const latents = {
  latent_dim: count.meta({
    title: 'Latent channels',
    help: 'Channels of the latents behind the bottleneck.',
    unit: 'channels',
    group: 'Latents',
  }),
  downsampling_ratio: count.meta({
    title: 'Downsampling ratio',
    help: 'Samples of audio for one latent: the product of the strides.',
    unit: 'samples',
    group: 'Latents',
  }),
  io_channels: count.meta({
    title: 'Audio channels',
    help: 'Channels of the audio that goes in and comes out.',
    unit: 'channels',
    group: 'Latents',
  }),
}

/**
 * The section of an autoencoder: the `model` of a model of that type, and the `config` of a pretransform that is one. `pretransform` is
 * asked for late, since it holds this section in turn.
 */
export function autoencoderSection(pretransform: () => z.ZodType): z.ZodObject {
  return z
    .object({
      encoder,
      decoder,
      bottleneck: optionalBlock(bottleneck, {
        title: 'Bottleneck',
        help: 'What is done to latents between encoder and decoder. Null does nothing.',
      }),
      ...latents,
      in_channels: count.optional().meta({
        title: 'Input channels',
        help: 'Channels that go in, where they are other than those that come out.',
        unit: 'channels',
        fallback: 'io_channels',
        group: 'Latents',
      }),
      out_channels: count.optional().meta({
        title: 'Output channels',
        help: 'Channels that come out, where they are other than those that go in.',
        unit: 'channels',
        fallback: 'io_channels',
        group: 'Latents',
      }),
      pretransform: optionalBlock(z.lazy(pretransform), {
        title: 'Pretransform',
        help: 'What is done to audio before the encoder. Null does nothing.',
      }),
    })
    .meta({
      title: 'AudioAutoencoder',
      help: 'Makes latents of audio, and audio of latents.',
      summary: ['{encoder.type}', '{bottleneck.type}', '{latent_dim} × 1/{downsampling_ratio}'],
      source: SOURCE,
    })
}
