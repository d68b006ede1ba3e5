import { expect, test } from 'vitest'
import { formatPath } from '../../core/path.ts'
import { composeTexts } from '../compose.testing.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { derivedValuesOf } from '../judge/derived-values.ts'
import type { DerivedResult } from '../judge/derived-values.ts'
import { system } from './stable-audio.testing.ts'

const RATIO = 'strides: [4, 4, 8, 8]'
const coder = (bottleneck = '{type: vae}', more = ''): string =>
  `{encoder: {type: dac, config: {in_channels: 2, latent_dim: 128, d_model: 64, ${RATIO}}}, decoder: {type: dac, config: {out_channels: 2, latent_dim: 64, channels: 1536, rates: [8, 8, 4, 4]}}, bottleneck: ${bottleneck}, latent_dim: 64, downsampling_ratio: 1024, io_channels: 2${more}}`
const model = (type: string, section: string, size = 2_097_152): string =>
  `model: {model_type: ${type}, sample_rate: 44100, sample_size: ${size}, model: ${section}}\n`
const conditioned = (pretransform: string, config = ''): string =>
  model('diffusion_cond', `{pretransform: ${pretransform}, io_channels: 64, diffusion: {type: dit, config: {${config}}}}`)

function derived(text: string): Readonly<Record<string, DerivedResult>> {
  const { config } = composeTexts({ 'a.yaml': text }, system)
  return Object.fromEntries(derivedValuesOf(system, config, defaultsOf(system, config)).map((found) => [found.of.id, found]))
}

const IDS = ['clip-length', 'ratio', 'latent-rate', 'latent-length', 'tokens', 'compression', 'bit-rate'] as const

test.each<[title: string, text: string, values: readonly (number | string)[]]>([
  // 2,097,152 ÷ 44,100 = 47.554…; 4·4·8·8 = 1,024; 44,100 ÷ 1,024 = 43.066…; 2,097,152 ÷ 1,024 = 2,048; 1,024·2 ÷ 64 = 32.
  ['an autoencoder', model('autoencoder', coder()), ['47.6', '1024', '43.1', '2048', '', '32', '']],
  // 43.066… · 8 codebooks · 10 bits = 3,445 bits.
  [
    'with codebooks',
    model('autoencoder', coder('{type: rvq, config: {dim: 64, codebook_size: 1024, num_quantizers: 8}}')),
    ['47.6', '1024', '43.1', '2048', '', '32', '3.45'],
  ],
  // 43.066… · 2 · (3 + 3 + 2) bits = 689 bits.
  [
    'with rounding',
    model('autoencoder', coder('{type: fsq, config: {levels: [8, 8, 4], num_codebooks: 2}}')),
    ['47.6', '1024', '43.1', '2048', '', '32', '0.689'],
  ],
  // The pretransform makes it 4 · 1,024 = 4,096: 10.77 in a second, 512 in a sample, 4,096·2 ÷ 64 = 128.
  [
    'with a pretransform of its own',
    model('autoencoder', coder('{type: vae}', ', pretransform: {type: patched, config: {channels: 2, patch_size: 4}}')),
    ['47.6', '4096', '10.8', '512', '', '128', ''],
  ],
  [
    'strides that are wrong',
    model('autoencoder', coder().replace(RATIO, 'strides: x')),
    ['47.6', '1024', '43.1', '2048', '', '32', ''],
  ],
  [
    'a transformer on latents',
    conditioned(`{type: autoencoder, config: ${coder()}}`),
    ['47.6', '1024', '43.1', '2048', '2048', '32', ''],
  ],
  // 2,048 ÷ 3 = 682.67.
  [
    'in patches',
    conditioned(`{type: autoencoder, config: ${coder()}}`, 'patch_size: 3'),
    ['47.6', '1024', '43.1', '2048', '683', '32', ''],
  ],
  // 2³ = 8: 5,512.5 in a second, 262,144 in a sample.
  [
    'on a wavelet',
    conditioned('{type: wavelet, config: {channels: 2, levels: 3, wavelet: bior4.4}}'),
    ['47.6', '8', '5510', '262 k', '262 k', '', ''],
  ],
  ['on a codec that says nothing', conditioned('{type: dac_pretrained, config: {}}'), ['47.6', '', '', '', '', '', '']],
  ['on audio itself', conditioned('null'), ['47.6', '1', '44100', '2.1 M', '2.1 M', '', '']],
  ['nothing', 'seed: 1\n', ['', '', '', '', '', '', '']],
])('%s', (_title, text, values) => {
  const found = derived(text)
  expect(IDS.map((id) => found[id]?.text)).toEqual(values)
})

test.each<[title: string, text: string, batch: string, audio: string, inputs: readonly string[]]>([
  // 4·1·1, and 47.554… · 4 = 190.2.
  ['one GPU is taken for granted', model('autoencoder', coder()), '≈ 4', '≈ 190', ['batch_size', 'accum_batches', 'num_nodes']],
  [
    'GPUs that are read count',
    `batch_size: 8\naccum_batches: 2\nnum_nodes: 3\nnum_gpus: 4\nstrategy: ""\n${model('autoencoder', coder())}`,
    '192',
    '9130',
    ['batch_size', 'accum_batches', 'num_nodes', 'num_gpus'],
  ],
  ['GPUs that are not read do not', 'num_gpus: 4\n', '≈ 4', '', ['batch_size', 'accum_batches', 'num_nodes']],
  ['a batch of none', 'batch_size: 0\n', '', '', ['batch_size', 'accum_batches', 'num_nodes']],
])('%s', (_title, text, batch, audio, inputs) => {
  const { 'effective-batch': samples, 'audio-per-step': sound } = derived(text)
  expect([samples?.text, sound?.text, samples?.inputs.map(formatPath)]).toEqual([batch, audio, inputs])
})

test('the ratio names the keys that it is made of', () => {
  const inputs = (text: string): unknown => derived(text)['ratio']?.inputs.map(formatPath)
  expect([inputs(model('autoencoder', coder())), inputs(conditioned(`{type: autoencoder, config: ${coder()}}`))]).toEqual([
    ['model.model.encoder.config.strides'],
    ['model.model.pretransform.config.encoder.config.strides'],
  ])
})
