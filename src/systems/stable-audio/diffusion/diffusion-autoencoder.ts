import { latents } from '../autoencoder/autoencoder.ts'
import { bottleneck } from '../autoencoder/bottleneck.ts'
import { decoder, encoder } from '../autoencoder/coders.ts'
import { factory } from '../factory.ts'
import { optionalBlock } from '../optional-block.ts'
import { pretransform } from '../pretransform.ts'
import { z } from '../../schema/zod.ts'
import { adp, adpSummary } from './adp.ts'
import { attentionUnet } from './attention-unet.ts'
import { ditWithObjective } from './dit.ts'

const level = factory({ title: 'Network', help: 'Which network makes audio of noise and latents.' })

/** The factory takes the product of the strides itself, and takes it of the config. */
const unet = attentionUnet
  .safeExtend({
    strides: attentionUnet.shape.strides.meta({
      ...attentionUnet.shape.strides.meta(),
      real: { requires: 'create_diffAE_from_config multiplies the strides that are written, and stops with a KeyError without' },
    }),
  })
  .meta({ ...attentionUnet.meta() })

const diffusion = z
  .discriminatedUnion('type', [
    level.type('DAU1d', unet, {
      title: 'Attention U-Net',
      summary: ['{type}', '{config.depth} levels'],
      source: 'DAU1DCondWrapper in models/diffusion.py',
    }),
    level.type('adp_1d', adp, { title: 'U-Net', summary: adpSummary, source: 'UNet1DCondWrapper in models/diffusion.py' }),
    level.type('dit', ditWithObjective, {
      title: 'Transformer',
      summary: ['{type}', '{config.depth} × {config.embed_dim}'],
      source: 'DiTWrapper in models/diffusion.py',
    }),
  ])
  .meta({ title: 'Diffusion', help: 'The network that makes audio of noise and latents.' })

/** The section of an autoencoder whose decoder is a diffusion model. */
export const diffusionAutoencoder = z
  .object({
    encoder: encoder.optional(),
    decoder: decoder.optional(),
    bottleneck: optionalBlock(bottleneck, { title: 'Bottleneck', help: 'What is done to latents. Null does nothing.' }),
    diffusion,
    ...latents,
    pretransform: optionalBlock(pretransform, {
      title: 'Pretransform',
      help: 'What is done to audio before the encoder. Null does nothing.',
    }),
  })
  .meta({
    title: 'DiffusionAutoencoder',
    help: 'Makes latents of audio, and audio of latents and noise.',
    summary: ['{encoder.type}', '{bottleneck.type}', '{diffusion.type}', '{latent_dim} × 1/{downsampling_ratio}'],
    source: 'create_diffAE_from_config in models/autoencoders.py',
  })
