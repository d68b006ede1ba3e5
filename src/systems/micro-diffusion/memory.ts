import type { Path } from '../../core/path.ts'
import type { ConfigView, DerivedValue } from '../system.ts'
import { HARDWARE_KEYS, hardwareAt, hardwareFact } from './hardware.ts'
import type { HardwareKey } from './hardware.ts'
import { isSize } from '../schema/numbers.ts'
import { parameterCount, parts, sizesOf } from './parameter-count.ts'

/** As the real code counts, whatever a manufacturer calls a GB. */
export const BYTES_OF_GB = 1e9

const BATCH: Path = ['training', 'batch_size']
const LENGTH: Path = ['model', 'max_seq_len']

/** The bytes that training is estimated to take: the formula of the later TrainingConfig. */
export function estimatedBytes(view: ConfigView): number | undefined {
  const [parameters, batch, length] = [parameterCount(view), view.get(BATCH), view.get(LENGTH)]
  const [bytes, times] = [hardwareFact(view, 'bytes_per_param'), hardwareFact(view, 'memory_multiplier')]
  if (parameters === undefined || bytes === undefined || times === undefined || !isSize(batch) || !isSize(length))
    return undefined
  return parameters * bytes * times + batch * length * bytes
}

/** The bytes that training may take: what the card has, less the margin. */
export function usableBytes(view: ConfigView): number | undefined {
  const [gigabytes, margin] = [hardwareFact(view, 'max_vram_gb'), hardwareFact(view, 'memory_safety_margin')]
  return gigabytes === undefined || margin === undefined ? undefined : gigabytes * BYTES_OF_GB * (1 - margin)
}

/** The sizes that the estimate is made of, beside the facts of the hardware. */
export const memorySizes: readonly Path[] = [...sizesOf(parts), LENGTH, BATCH]

/** The keys that the estimate is made of, and those that it is held against. */
export function memoryInputs(view: ConfigView): Readonly<Record<'estimate' | 'limit', readonly Path[]>> {
  const at = (keys: readonly HardwareKey[]): readonly Path[] => keys.map((key) => hardwareAt(view, key))
  const isLimit = (key: HardwareKey): boolean => key === 'max_vram_gb' || key === 'memory_safety_margin'
  return {
    estimate: [...memorySizes, ...at(HARDWARE_KEYS.filter((key) => !isLimit(key)))],
    limit: at(HARDWARE_KEYS.filter(isLimit)),
  }
}

export const ESTIMATE = 'parameters × bytes_per_param × memory_multiplier + batch_size × max_seq_len × bytes_per_param'
export const LIMIT = 'max_vram_gb × (1 − memory_safety_margin)'

/** Memory: what training takes, what it may take, and the share of the one in the other. */
export const memory: readonly DerivedValue[] = [
  {
    id: 'estimated-memory',
    title: 'Estimated memory',
    help: 'Weights, gradients, optimiser and one batch of tokens. Activations are not counted. The first versions of the real code counted a byte for each of 125 million parameters, whatever the model.',
    format: 'bytes',
    formula: () => ESTIMATE,
    inputs: (view) => memoryInputs(view).estimate,
    compute: estimatedBytes,
    isEstimate: () => true,
  },
  {
    id: 'usable-memory',
    title: 'Usable memory',
    help: 'What the card has, less the margin. Where nothing is written, 8 GB and a tenth are assumed, as in the real code.',
    format: 'bytes',
    formula: () => LIMIT,
    inputs: (view) => memoryInputs(view).limit,
    compute: usableBytes,
  },
  {
    id: 'memory-share',
    title: 'Share of the usable memory',
    help: 'Above 1 the real code warns.',
    format: 'ratio',
    formula: () => 'estimated memory ÷ usable memory',
    inputs: (view) => [...memoryInputs(view).estimate, ...memoryInputs(view).limit],
    compute: (view) => {
      const [estimate, usable] = [estimatedBytes(view), usableBytes(view)]
      return estimate === undefined || usable === undefined ? undefined : estimate / usable
    },
    isEstimate: () => true,
  },
]
