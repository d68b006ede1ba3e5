import type { Path } from '../../core/path.ts'
import type { ConfigView, DerivedValue } from '../system.ts'
import { codes, codesInputs } from './codes.ts'
import { isSize } from './told.ts'
import { coderSection, totalRatio } from './total-ratio.ts'

const RATE: Path = ['model', 'sample_rate']
const SIZE: Path = ['model', 'sample_size']
const BATCH: readonly Path[] = [['batch_size'], ['accum_batches'], ['num_nodes']]
const GPUS: Path = ['num_gpus']
const STRATEGY: Path = ['strategy']

/** What a config makes that no key says. */
export const derived: readonly DerivedValue[] = [
  {
    id: 'clip-length',
    title: 'Length of a sample',
    unit: 's',
    format: 'ratio',
    help: 'How long what is trained on sounds.',
    formula: () => 'model.sample_size ÷ model.sample_rate',
    inputs: () => [SIZE, RATE],
    compute: seconds,
  },
  {
    id: 'ratio',
    title: 'Downsampling ratio',
    unit: 'samples',
    help: 'Samples of audio for one latent. A codec that was trained elsewhere does not say it.',
    formula: (view) => (coderSection(view) ? 'the strides of the encoder, multiplied' : 'what the pretransform shortens time by'),
    inputs: ratioInputs,
    compute: (view) => totalRatio(view)?.value,
  },
  {
    id: 'latent-rate',
    title: 'Latents in a second',
    unit: 'Hz',
    format: 'ratio',
    help: 'Steps that a second of audio has for the model.',
    formula: () => 'model.sample_rate ÷ downsampling ratio',
    inputs: (view) => [RATE, ...ratioInputs(view)],
    compute: latentRate,
  },
  {
    id: 'latent-length',
    title: 'Latents in a sample',
    unit: 'steps',
    help: 'Steps that what is trained on has for the model.',
    formula: () => 'model.sample_size ÷ downsampling ratio, rounded down',
    inputs: (view) => [SIZE, ...ratioInputs(view)],
    compute: latentLength,
  },
  {
    id: 'tokens',
    title: 'Tokens in a sample',
    unit: 'tokens',
    help: 'Steps that the transformer sees at once. Conditions and memory that stand before them are not counted.',
    formula: () => 'latents in a sample ÷ patch_size, rounded up',
    inputs: (view) => [SIZE, ...ratioInputs(view), ...patchPaths(view)],
    compute: (view) => {
      const [length, patch] = [latentLength(view), view.get(patchPaths(view)[0] ?? [])]
      return length !== undefined && isSize(patch) ? Math.ceil(length / patch) : undefined
    },
  },
  {
    id: 'compression',
    title: 'Compression',
    unit: '×',
    format: 'ratio',
    help: 'How many numbers of audio become one of a latent. What a codebook saves is not counted.',
    formula: () => 'downsampling_ratio × io_channels ÷ latent_dim',
    inputs: (view) => [...ratioInputs(view), ...latentPaths(view)],
    compute: (view) => {
      const [ratio, channels, latent] = [totalRatio(view)?.value, ...latentPaths(view).map((path) => view.get(path))]
      return ratio !== undefined && isSize(channels) && isSize(latent) ? (ratio * channels) / latent : undefined
    },
  },
  {
    id: 'bit-rate',
    title: 'Bit rate',
    unit: 'kbit/s',
    format: 'ratio',
    help: 'What the codes of a second of audio take. Known where the bottleneck has codebooks.',
    formula: () => 'latents in a second × codebooks × log₂(entries) ÷ 1000',
    inputs: (view) => [RATE, ...ratioInputs(view), ...codesInputs(view)],
    compute: (view) => {
      const [rate, bits] = [latentRate(view), codes(view)]
      return rate === undefined || bits === undefined ? undefined : (rate * bits) / 1000
    },
  },
  {
    id: 'effective-batch',
    title: 'Effective batch',
    unit: 'samples',
    help: 'Samples for each step of the optimizer. Where no key says how many GPUs each machine has, it is for one.',
    formula: (view) => `batch_size × accum_batches × num_nodes${hasGpus(view) ? ' × num_gpus' : ''}`,
    inputs: (view) => [...BATCH, ...(hasGpus(view) ? [GPUS] : [])],
    compute: batch,
    isEstimate: (view) => !hasGpus(view),
  },
  {
    id: 'audio-per-step',
    title: 'Audio for each step',
    unit: 's',
    format: 'ratio',
    help: 'How long all that one step of the optimizer learns from sounds.',
    formula: () => 'effective batch × length of a sample',
    inputs: (view) => [...BATCH, ...(hasGpus(view) ? [GPUS] : []), SIZE, RATE],
    compute: (view) => {
      const [samples, length] = [batch(view), seconds(view)]
      return samples === undefined || length === undefined ? undefined : samples * length
    },
    isEstimate: (view) => !hasGpus(view),
  },
]

function seconds({ get }: ConfigView): number | undefined {
  const [size, rate] = [get(SIZE), get(RATE)]
  return isSize(size) && isSize(rate) ? size / rate : undefined
}

function latentRate(view: ConfigView): number | undefined {
  const [rate, ratio] = [view.get(RATE), totalRatio(view)?.value]
  return isSize(rate) && ratio !== undefined ? rate / ratio : undefined
}

function latentLength(view: ConfigView): number | undefined {
  const [size, ratio] = [view.get(SIZE), totalRatio(view)?.value]
  return isSize(size) && ratio !== undefined ? Math.floor(size / ratio) : undefined
}

function ratioInputs(view: ConfigView): readonly Path[] {
  return totalRatio(view)?.paths ?? []
}

/** The patch size of a diffusion transformer, wherever it stands. */
function patchPaths(view: ConfigView): readonly Path[] {
  const networks: readonly Path[] = [
    ['model', 'model', 'diffusion'],
    ['model', 'model'],
  ]
  const network = networks.find((path) => view.get([...path, 'type']) === 'dit')
  return network ? [[...network, 'config', 'patch_size']] : []
}

function latentPaths(view: ConfigView): readonly Path[] {
  const section = coderSection(view)
  return section ? ['io_channels', 'latent_dim'].map((key) => [...section, key]) : []
}

/** Whether the config says how many GPUs train, and the trainer reads it. */
function hasGpus(view: ConfigView): boolean {
  return isSize(view.get(GPUS)) && view.get(STRATEGY) === ''
}

function batch(view: ConfigView): number | undefined {
  const factors = [...BATCH, ...(hasGpus(view) ? [GPUS] : [])].map((path) => view.get(path))
  return factors.every(isSize) ? factors.reduce((product, factor) => product * factor, 1) : undefined
}
