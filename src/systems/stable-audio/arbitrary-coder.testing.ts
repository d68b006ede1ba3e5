import fc from 'fast-check'
import type { Plain, PlainMap } from './fill-schema.testing.ts'

/** The `model` of a model, with what it says of its audio. */
export interface Section {
  readonly model: PlainMap
  /** Samples of audio for one step. */
  readonly ratio: number
}

const strides = fc.array(fc.constantFrom(1, 2, 3, 4), { minLength: 1, maxLength: 4 })
const product = (values: readonly number[]): number => values.reduce((all, value) => all * value, 1)

/** An autoencoder of audio with so many channels, with a pretransform where there may be one. */
export function autoencoder(audio: number, depth: number, quantized = false): fc.Arbitrary<Section> {
  return input(audio, depth).chain(({ pretransform, channels, ratio }) =>
    fc
      .record({
        steps: strides,
        latent: fc.integer({ min: 1, max: 16 }).map((half) => half * 2),
        bottleneck: bottleneckOf(quantized),
      })
      .chain(({ steps, latent, bottleneck }) => {
        const encoded = bottleneck.halves ? latent * 2 : latent
        return fc.tuple(encoder(channels, encoded, steps), decoder(channels, latent, steps)).map(([enc, dec]) => ({
          model: {
            encoder: enc,
            decoder: dec,
            bottleneck: bottleneck.make(latent),
            latent_dim: latent,
            downsampling_ratio: product(steps) * ratio,
            io_channels: audio,
            ...pretransform,
          },
          ratio: product(steps) * ratio,
        }))
      }),
  )
}

function encoder(audio: number, latent: number, steps: readonly number[]): fc.Arbitrary<Plain> {
  const { oobleck, taae, local } = levelsOf(steps)
  return fc.constantFrom<Plain>(
    { type: 'oobleck', config: { in_channels: audio, latent_dim: latent, ...oobleck } },
    { type: 'seanet', config: { channels: audio, dimension: latent, ratios: steps } },
    { type: 'dac', config: { in_channels: audio, latent_dim: latent, d_model: 64, strides: steps } },
    { type: 'local_attn', config: { in_channels: audio, out_channels: latent, ...local } },
    { type: 'taae', config: { in_channels: audio, latent_dim: latent, ...taae } },
  )
}

function decoder(audio: number, latent: number, steps: readonly number[]): fc.Arbitrary<Plain> {
  const { oobleck, taae, local } = levelsOf(steps)
  return fc.constantFrom<Plain>(
    { type: 'oobleck', config: { out_channels: audio, latent_dim: latent, ...oobleck } },
    { type: 'seanet', config: { channels: audio, dimension: latent, ratios: steps } },
    { type: 'dac', config: { out_channels: audio, latent_dim: latent, channels: 1536, rates: steps.toReversed() } },
    { type: 'local_attn', config: { in_channels: latent, out_channels: audio, ...local } },
    { type: 'taae', config: { out_channels: audio, latent_dim: latent, ...taae } },
  )
}

/** The lists of coders that are built level by level, each with a number for each step. */
function levelsOf(steps: readonly number[]) {
  const each = steps.map((_, i) => i + 1)
  const oobleck = { strides: steps, c_mults: each }
  const local = { ratios: steps, depths: each, heads: each, embed_dims: each.map((i) => 64 * i) }
  return { oobleck, taae: { ...oobleck, transformer_depths: each }, local }
}

interface Bottleneck {
  /** Whether the encoder has to make a mean and a scale for each channel. */
  readonly halves?: boolean
  readonly make: (latent: number) => Plain
}

const quantizers: readonly Bottleneck[] = [
  { make: (latent) => ({ type: 'rvq', config: { dim: latent } }) },
  { halves: true, make: (latent) => ({ type: 'rvq_vae', config: { dim: latent } }) },
  { make: (latent) => ({ type: 'dac_rvq', config: { input_dim: latent, n_codebooks: 4, codebook_size: 1024 } }) },
  {
    halves: true,
    make: (latent) => ({
      type: 'dac_rvq_vae',
      config: { input_dim: latent, n_codebooks: 2, codebook_size: 512, codebook_dim: [8, 4] },
    }),
  },
  { make: () => ({ type: 'fsq', config: { levels: [8, 8, 5] } }) },
  { make: (latent) => ({ type: 'dithered_fsq', config: { dim: latent, levels: 9 } }) },
]

const bottlenecks: readonly Bottleneck[] = [
  ...quantizers,
  { make: () => null },
  { make: () => ({ type: 'tanh' }) },
  { make: () => ({ type: 'l2_norm' }) },
  { make: () => ({ type: 'wasserstein', config: {} }) },
  { halves: true, make: () => ({ type: 'vae' }) },
]

function bottleneckOf(quantized: boolean): fc.Arbitrary<Bottleneck> {
  return fc.constantFrom(...(quantized ? quantizers : bottlenecks))
}

export interface Input {
  /** The key of a pretransform, or nothing. */
  readonly pretransform: PlainMap
  /** What the model sees. */
  readonly channels: number
  readonly ratio: number
}

/** What comes in: audio, or what a pretransform makes of it. */
export function input(audio: number, depth: number): fc.Arbitrary<Input> {
  const none: Input = { pretransform: {}, channels: audio, ratio: 1 }
  if (depth === 0) return fc.constant(none)
  const split = (type: string, config: PlainMap, parts: number): Input => ({
    pretransform: { pretransform: { type, config: { channels: audio, ...config } } },
    channels: audio * parts,
    ratio: parts,
  })
  return fc.oneof(
    fc.constant(none),
    fc.constantFrom(
      split('wavelet', { levels: 2, wavelet: 'bior4.4' }, 4),
      split('pqmf', { num_bands: 8 }, 8),
      split('patched', { patch_size: 4 }, 4),
    ),
    autoencoder(audio, depth - 1).map(({ model, ratio }) => ({
      pretransform: { pretransform: { type: 'autoencoder', config: model } },
      channels: Number(model['latent_dim']),
      ratio,
    })),
  )
}
