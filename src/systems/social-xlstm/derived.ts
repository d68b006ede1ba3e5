import type { Path } from '../../core/path.ts'
import type { ConfigView, DerivedValue } from '../system.ts'
import { partsOf, pickedKind } from './model-kind.ts'
import type { ModelKind } from './model-kind.ts'
import { countOf } from './parameter-count.ts'
import { isSize } from '../schema/numbers.ts'
import { memory } from './memory.ts'

/** What a config makes that no key says. Of the model, each kind counts its own parameters. */
export function derivedFor(kinds: readonly ModelKind[]): readonly DerivedValue[] {
  const kindOf: KindOf = (view) => pickedKind(kinds, view)
  const parameters = parameterCount(kindOf)
  return [parameters, inputSize(kindOf), batch, steps, memory(parameters)]
}

type KindOf = (view: ConfigView) => ModelKind | undefined

function parameterCount(kindOf: KindOf): DerivedValue {
  return {
    id: 'parameters',
    title: 'Parameters',
    help: 'Weights and biases of the network that model.name picks. What the distributed trainer builds around it is not counted.',
    formula: (view) => kindOf(view)?.parameters?.formula ?? 'not known for this model',
    inputs: (view) => {
      const kind = kindOf(view)
      return [['model', 'name'], ...(kind?.parameters?.inputs ?? []).map((key) => ['model', kind?.key ?? '', key])]
    },
    compute: (view) => {
      const parts = partsOf(view, kindOf(view))
      return parts && countOf(parts)
    },
    isEstimate: (view) => kindOf(view)?.parameters?.isEstimate === true,
  }
}

const COUNT: Path = ['vd', 'count']

function inputSize(kindOf: KindOf): DerivedValue {
  const sizeAt = (view: ConfigView): Path => ['model', kindOf(view)?.key ?? '', 'input_size']
  return {
    id: 'effective-input-size',
    title: 'Effective input size',
    unit: 'features',
    help: 'Features per time step as the config manager works them out. Files without the section vd write the product themselves.',
    formula: () => 'input_size × vd.count, which is 1 where it is not set',
    inputs: (view) => [sizeAt(view), COUNT],
    compute: (view) => {
      const size = view.get(sizeAt(view))
      const count = view.get(COUNT) ?? 1
      return isSize(size) && isSize(count) ? size * count : undefined
    },
  }
}

const ACCUMULATE: Path = ['trainer', 'accumulate_grad_batches']

const batch: DerivedValue = {
  id: 'effective-batch',
  title: 'Effective batch',
  unit: 'samples',
  help: 'Samples for each step of the optimiser on one device. Where training says nothing, the data loader decides, as it does in the real training script.',
  formula: (view) => `${batchAt(view).join('.')} × trainer.accumulate_grad_batches, which is 1 where it is not set`,
  inputs: (view) => [batchAt(view), ACCUMULATE],
  compute: (view) => {
    const size = view.get(batchAt(view))
    const batches = view.get(ACCUMULATE) ?? 1
    return isSize(size) && isSize(batches) ? size * batches : undefined
  },
}

/** The key that says how large a batch is: the one that is set, `training` first, else the one that has a default. */
function batchAt(view: ConfigView): Path {
  const own = ['training', 'batch_size']
  const loader = ['data', 'loader', 'batch_size']
  return !view.isSet(own) && view.isSet(loader) ? loader : own
}

const EPOCHS: Path = ['training', 'epochs']
const LIMIT: Path = ['training', 'limit_batches']

const steps: DerivedValue = {
  id: 'optimizer-steps',
  title: 'Optimiser steps, at most',
  unit: 'steps',
  help: 'Known only where training.limit_batches cuts epochs short: how many samples a dataset has is in no config.',
  formula: () => 'training.epochs × ⌈training.limit_batches ÷ trainer.accumulate_grad_batches⌉',
  inputs: () => [EPOCHS, LIMIT, ACCUMULATE],
  compute: ({ get }) => {
    const [epochs, batches, together] = [get(EPOCHS), get(LIMIT), get(ACCUMULATE) ?? 1]
    return isSize(epochs) && isSize(batches) && isSize(together) ? epochs * Math.ceil(batches / together) : undefined
  },
}
