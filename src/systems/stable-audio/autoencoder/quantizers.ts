import { z } from '../../schema/zod.ts'
import { count, counts, flag, natural, share } from '../values.ts'
import { bottleneckLevel } from './bottleneck-level.ts'

const codebooks = { unit: 'codebooks', group: 'Codebooks' }
const noise = natural.default(0).meta({
  title: 'Added noise',
  help: 'Channels of noise that the decoder gets beside the latents.',
  unit: 'channels',
})
const onDecode = flag.default(false).meta({
  title: 'Quantised on decoding',
  help: 'Leaves latents as they are until they are decoded.',
})

const vq = z
  .looseObject({
    dim: count
      .default(128)
      .meta({ title: 'Latent channels', help: 'Channels of a latent.', unit: 'channels', group: 'Codebooks' }),
    codebook_size: count.default(1024).meta({ title: 'Entries', help: 'Of each codebook.', unit: 'entries', group: 'Codebooks' }),
    num_quantizers: count
      .default(8)
      .meta({ ...codebooks, title: 'Codebooks', help: 'One after another, each for what the last left over.' }),
    decay: share.default(0.99).meta({ title: 'Decay', help: 'How slowly entries follow the latents.', group: 'Learning' }),
    kmeans_init: flag
      .default(true)
      .meta({ title: 'Start by k-means', help: 'Takes the first entries from the first latents.', group: 'Learning' }),
    kmeans_iters: count
      .default(50)
      .meta({ title: 'k-means rounds', help: 'For the first entries.', unit: 'rounds', group: 'Learning' }),
    threshold_ema_dead_code: natural.default(2).meta({
      title: 'Dead below',
      help: 'An entry that is used less than this is replaced by a latent.',
      group: 'Learning',
    }),
  })
  .meta({ title: 'ResidualVQ', help: 'Residual vector quantisation. Other keys go on to the class of vector_quantize_pytorch.' })

const dacVq = {
  quantize_on_decode: onDecode,
  n_codebooks: count.meta({ ...codebooks, title: 'Codebooks', help: 'One after another, each for what the last left over.' }),
  codebook_size: count.meta({ title: 'Entries', help: 'Of each codebook.', unit: 'entries', group: 'Codebooks' }),
  input_dim: count
    .default(512)
    .meta({ title: 'Latent channels', help: 'Channels of a latent.', unit: 'channels', group: 'Codebooks' }),
  codebook_dim: z.union([count, counts]).default(8).meta({
    title: 'Entry size',
    help: 'Numbers in an entry, one for all codebooks or one for each.',
    group: 'Codebooks',
  }),
  quantizer_dropout: share.default(0).meta({
    title: 'Dropout',
    help: 'Share of samples that are learned from with fewer codebooks.',
    group: 'Learning',
  }),
}

const rvqSummary = ['{type}', '{config.num_quantizers} × {config.codebook_size}']
const dacSummary = ['{type}', '{config.n_codebooks} × {config.codebook_size}']
const fsqSummary = ['{type}', 'levels {config.levels}']

/** Bottlenecks that replace latents by entries of codebooks. */
export const quantizers = [
  bottleneckLevel.type('rvq', vq, { title: 'RVQ', summary: rvqSummary, source: 'RVQBottleneck in models/bottleneck.py' }),
  bottleneckLevel.type('rvq_vae', vq, {
    title: 'VAE, then RVQ',
    summary: rvqSummary,
    source: 'RVQVAEBottleneck in models/bottleneck.py',
  }),
  bottleneckLevel.type(
    'dac_rvq',
    z.strictObject({ ...dacVq, noise_augment_dim: noise }).meta({
      title: 'DACRVQBottleneck',
      help: 'Residual vector quantisation as the Descript audio codec has it.',
    }),
    { title: 'DAC RVQ', summary: dacSummary, source: 'DACRVQBottleneck in models/bottleneck.py' },
  ),
  bottleneckLevel.type(
    'dac_rvq_vae',
    z.strictObject(dacVq).meta({ title: 'DACRVQVAEBottleneck', help: 'A mean and a scale, and then the quantiser of DAC.' }),
    { title: 'VAE, then DAC RVQ', summary: dacSummary, source: 'DACRVQVAEBottleneck in models/bottleneck.py' },
  ),
  bottleneckLevel.type(
    'fsq',
    z
      .looseObject({
        levels: counts.meta({ title: 'Levels', help: 'Steps that each channel is rounded to.', unit: 'steps' }),
        num_codebooks: count
          .default(1)
          .meta({ title: 'Codebooks', help: 'Groups of channels that are rounded apart.', unit: 'codebooks' }),
        noise_augment_dim: noise,
      })
      .meta({
        title: 'FSQBottleneck',
        help: 'Rounds each channel to some steps. Other keys go on to FSQ of vector_quantize_pytorch.',
      }),
    { title: 'FSQ', summary: fsqSummary, source: 'FSQBottleneck in models/bottleneck.py' },
  ),
]
