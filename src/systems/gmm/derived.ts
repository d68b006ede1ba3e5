import type { Path } from '../../core/path.ts'
import { productOf, quotientOf } from '../judge/derived-arithmetic.ts'
import type { ConfigView, DerivedValue } from '../system.ts'
import { effectiveLayers } from './effective-layers.ts'
import { expansionOf } from './expansion.ts'
import type { ValueKey } from './presets.ts'
import { isSize } from '../schema/numbers.ts'

const WIDTH: Path = ['model', 'transformer', 'hidden_dim']
const HEADS: Path = ['model', 'transformer', 'num_heads']

const headSize = quotientOf([WIDTH, HEADS], {
  id: 'head-size',
  title: 'Head size',
  unit: 'units',
  help: 'Width of one attention head. Not known where the heads do not divide the width.',
})

const BATCH: Path = ['training', 'batch_size']
const ACCUMULATE: Path = ['training', 'gradient_accumulation_steps']
const SAMPLES: Path = ['training', 'num_train_samples']
const EPOCHS: Path = ['training', 'num_epochs']

const batch = productOf([BATCH, ACCUMULATE], {
  id: 'effective-batch',
  title: 'Effective batch',
  unit: 'samples',
  help: 'Samples for each step of the optimiser.',
})

const PER_EPOCH = '⌈⌈num_train_samples ÷ batch_size⌉ ÷ gradient_accumulation_steps⌉'

const stepsPerEpoch: DerivedValue = {
  id: 'steps-per-epoch',
  title: 'Steps per epoch',
  unit: 'steps',
  help: 'Steps of the optimiser in one epoch. Where samples do not fill the last step, it is counted, which the real code may not do.',
  formula: () => PER_EPOCH,
  inputs: () => [SAMPLES, BATCH, ACCUMULATE],
  compute: epochSteps,
  isEstimate: hasRest,
}

const steps: DerivedValue = {
  id: 'steps',
  title: 'Steps, at most',
  unit: 'steps',
  help: 'Steps of the optimiser in all, unless training stops early.',
  formula: () => `num_epochs × ${PER_EPOCH}`,
  inputs: () => [EPOCHS, SAMPLES, BATCH, ACCUMULATE],
  compute: (view) => {
    const [epochs, each] = [view.get(EPOCHS), epochSteps(view)]
    return isSize(epochs) && each !== undefined ? epochs * each : undefined
  },
  isEstimate: hasRest,
}

function epochSteps({ get }: ConfigView): number | undefined {
  const [samples, size, batches] = [get(SAMPLES), get(BATCH), get(ACCUMULATE)]
  return isSize(samples) && isSize(size) && isSize(batches) ? Math.ceil(Math.ceil(samples / size) / batches) : undefined
}

function hasRest(view: ConfigView): boolean {
  const [samples, together] = [view.get(SAMPLES), batch.compute(view)]
  return isSize(samples) && isSize(together) && samples % together !== 0
}

/** What a value of `data` stands for: the name stays in the config, the real code writes this in its place. */
function drawn(key: ValueKey, title: string): DerivedValue {
  const path = ['data', key]
  return {
    id: `drawn-${key}`,
    title,
    help: 'The distribution that the value stands for. The real code writes it in the place of a name.',
    formula: ({ get }) => (typeof get(path) === 'string' ? `the preset that data.${key} names` : `data.${key}`),
    inputs: () => [path],
    compute: ({ get }) => expansionOf(key, get(path)),
  }
}

/** What a config makes that no key says. */
export const derived: readonly DerivedValue[] = [
  effectiveLayers,
  headSize,
  batch,
  stepsPerEpoch,
  steps,
  drawn('cluster_params', 'Clusters drawn'),
  drawn('snr_db_params', 'SNR drawn'),
  drawn('sample_count_distribution', 'Points drawn'),
]
