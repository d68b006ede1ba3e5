import type { Path } from '../../core/path.ts'
import type { ConfigView, DerivedValue } from '../system.ts'

const NAME: Path = ['optimizer', 'name']
const MOMENTUM: Path = ['optimizer', 'momentum']
const PRECISION: Path = ['trainer', 'precision']

/** The memory that training takes whatever the batch: parameters, their gradients, and what the optimiser keeps of each. */
export function memory(parameters: DerivedValue): DerivedValue {
  return {
    id: 'training-memory',
    title: 'Memory for weights',
    help: 'Weights, gradients and what the optimiser keeps. Activations come on top and are mostly more; they are not counted.',
    format: 'bytes',
    formula: (view) =>
      `parameters × ${bytesPerNumber(view) ?? '?'} bytes × ${numbersPerParameter(view) ?? '?'} (weight, gradient, optimiser)`,
    inputs: (view) => [...parameters.inputs(view), NAME, MOMENTUM, PRECISION],
    compute: (view) => {
      const [count, bytes, numbers] = [parameters.compute(view), bytesPerNumber(view), numbersPerParameter(view)]
      return typeof count === 'number' && bytes && numbers ? count * bytes * numbers : undefined
    },
    isEstimate: () => true,
  }
}

/** Weight and gradient, and two averages for Adam, one for SGD with momentum. Without the section nothing says. */
function numbersPerParameter(view: ConfigView): number | undefined {
  if (!view.isSet(['optimizer'])) return undefined
  const name = view.get(NAME)
  if (typeof name !== 'string') return undefined
  // The real code takes Adam for every name that it does not know.
  if (name.toLowerCase() !== 'sgd') return 4
  const momentum = view.get(MOMENTUM)
  return typeof momentum === 'number' ? (momentum === 0 ? 2 : 3) : undefined
}

/** What one number takes at the precisions of pl.Trainer: mixed ones keep weights at 32 bits. */
function bytesPerNumber({ get }: ConfigView): number | undefined {
  const precision = get(PRECISION) ?? '32-true'
  return typeof precision === 'string' || typeof precision === 'number' ? BYTES.get(String(precision)) : undefined
}

const BYTES: ReadonlyMap<string, number> = new Map([
  ['16', 4],
  ['16-mixed', 4],
  ['bf16', 4],
  ['bf16-mixed', 4],
  ['32', 4],
  ['32-true', 4],
  ['16-true', 2],
  ['bf16-true', 2],
  ['64', 8],
  ['64-true', 8],
])
