import type { Path } from '../core/path.ts'
import { segmentText } from '../core/path.ts'

/** Whether a path fits a pattern like `model.*.input_size`: `*` stands for one key, `**` for any number of them, or none. */
export function matchesPattern(path: Path, pattern: string): boolean {
  return matches(path.map(segmentText), pattern.split('.'))
}

function matches(keys: readonly string[], steps: readonly string[]): boolean {
  const [step, ...rest] = steps
  if (step === undefined) return keys.length === 0
  if (step === '**') return matches(keys, rest) || (keys.length > 0 && matches(keys.slice(1), steps))
  const [key] = keys
  return key !== undefined && (step === '*' || step === key) && matches(keys.slice(1), rest)
}
