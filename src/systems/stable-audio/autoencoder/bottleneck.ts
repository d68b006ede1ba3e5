import { z } from '../../schema/zod.ts'
import { above, count, counts, flag, natural, share } from '../values.ts'
import { bottleneckLevel } from './bottleneck-level.ts'
import { quantizers } from './quantizers.ts'

const { type, gone } = bottleneckLevel

const GONE = 'it has left the code: create_bottleneck_from_config stops on it'

const nothing = z.object({}).optional().meta({ title: 'Config', help: 'Nothing in it is read.' })

const scale = { title: 'Tanh scale', help: 'By how much latents are shrunk before the tanh and grown behind it.' }

const tanh = z
  .strictObject({ scale: above.default(1).meta(scale) })
  .prefault({})
  .meta({ title: 'TanhBottleneck', help: 'Keeps latents within bounds.' })

const wasserstein = z
  .strictObject({
    noise_augment_dim: natural.default(0).meta({
      title: 'Added noise',
      help: 'Channels of noise that the decoder gets beside the latents.',
      unit: 'channels',
    }),
    bypass_mmd: flag.default(false).meta({ title: 'Without MMD', help: 'Does not measure how far latents are from noise.' }),
    use_tanh: flag.default(false).meta({ title: 'Tanh', help: 'Keeps latents within bounds.' }),
    tanh_scale: above.default(5).meta(scale),
  })
  .prefault({})
  .meta({ title: 'WassersteinBottleneck', help: 'Draws latents towards noise as a whole, and not one by one.' })

const dithered = z
  .strictObject({
    dim: count.meta({ title: 'Latent channels', help: 'Channels of a latent.', unit: 'channels' }),
    levels: z.union([count, counts]).meta({
      title: 'Levels',
      help: 'Steps that a channel is rounded to: one number for all channels, or one for each.',
      unit: 'steps',
    }),
    num_codebooks: count
      .default(1)
      .meta({ title: 'Codebooks', help: 'Groups of channels that are rounded apart.', unit: 'codebooks' }),
    dither_inference: flag.default(true).meta({ title: 'Dither', help: 'Adds noise before rounding outside training too.' }),
    noise_dropout: share
      .default(0.05)
      .meta({ title: 'Noise dropout', help: 'Share of samples that are rounded without noise in training.' }),
  })
  .meta({ title: 'DitheredFSQ', help: 'Rounds each channel to some steps, with noise before.' })

const untrained = flag.default(true).meta({
  title: 'Trained',
  help: 'Whether its weights are trained with the rest.',
  real: { refuses: 'the factory gives dithered_fsq back before it reads requires_grad: it changes nothing' },
  source: 'create_bottleneck_from_config in models/bottleneck.py',
})

/** What may be done to latents between encoder and decoder. */
export const bottleneck = z
  .discriminatedUnion('type', [
    type('tanh', tanh, { title: 'Tanh', summary: ['{type}'], source: 'TanhBottleneck in models/bottleneck.py' }),
    type('vae', nothing, { title: 'VAE', summary: ['{type}'], source: 'VAEBottleneck in models/bottleneck.py' }),
    type('l2_norm', nothing, { title: 'L2 norm', summary: ['{type}'], source: 'L2Bottleneck in models/bottleneck.py' }),
    type('wasserstein', wasserstein, {
      title: 'Wasserstein',
      summary: ['{type}'],
      source: 'WassersteinBottleneck in models/bottleneck.py',
    }),
    ...quantizers,
    type('dithered_fsq', dithered, {
      title: 'Dithered FSQ',
      summary: ['{type}', '{config.dim} channels', 'levels {config.levels}'],
      source: 'DitheredFSQ in models/fsq.py',
      more: { requires_grad: untrained },
    }),
    gone('identity', `no bottleneck at all is what identity was: leave it out. ${GONE}`),
    gone('quantizer', `quantizer is an old name of rvq; ${GONE}`),
    gone('round_fsq', `round_fsq rounded latents on a branch; ${GONE}; fsq and dithered_fsq round today`),
    gone('dithered_fsq_no_tanh', `dithered_fsq_no_tanh was a variant of dithered_fsq; ${GONE}`),
    gone('memcodes', `memcodes was a quantiser of an early version; ${GONE}`),
  ])
  .meta({ title: 'Bottleneck', help: 'What is done to latents between encoder and decoder.' })
