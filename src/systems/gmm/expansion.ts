import { expansionText } from '../judge/named-value.ts'
import { summarize } from '../schema/value-summary.ts'
import { presetOf } from './presets.ts'
import type { ValueKey } from './presets.ts'
import { isNumber } from '../schema/numbers.ts'

/**
 * What a preset's name, a number or a distribution draws, in words: `truncated_poisson, lam 5, min 3, max 7`. Undefined for a
 * name that is no preset's, and for a map without a type.
 */
export function expansionOf(key: ValueKey, value: unknown): string | undefined {
  if (isNumber(value)) return `always ${value}`
  if (typeof value === 'string') {
    const preset = presetOf(key, value)
    return preset && expansionText(preset)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return 'type' in value && typeof value.type === 'string' ? summarize(value) : undefined
}
