import { z } from '../../schema/zod.ts'
import { factory } from '../factory.ts'
import { optionalBlock } from '../optional-block.ts'
import { pretransform } from '../pretransform.ts'
import { adp, adpSummary } from './adp.ts'
import { attentionUnet } from './attention-unet.ts'
import { ditUncond } from './dit.ts'

const level = factory({
  title: 'Network',
  help: 'Which network takes the noise away.',
  beside: {
    pretransform: optionalBlock(pretransform, {
      title: 'Pretransform',
      help: 'Makes latents of audio. Null works on audio itself.',
    }),
  },
})

/** The section of a diffusion model without conditions: the network is the section itself. */
export const unconditionedDiffusion = z
  .discriminatedUnion('type', [
    level.type('DAU1d', attentionUnet, {
      title: 'Attention U-Net',
      summary: ['{type}', '{config.depth} levels'],
      source: 'DiffusionAttnUnet1D in models/diffusion.py',
    }),
    level.type('adp_uncond_1d', adp, {
      title: 'U-Net',
      summary: adpSummary,
      source: 'UNet1DUncondWrapper in models/diffusion.py',
    }),
    level.type('dit', ditUncond, {
      title: 'Transformer',
      summary: ['{type}', '{config.depth} × {config.embed_dim}'],
      source: 'DiTUncondWrapper in models/diffusion.py',
    }),
  ])
  .meta({ title: 'Diffusion', help: 'The network that makes audio of noise.' })
