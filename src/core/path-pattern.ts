import { isPathError, parsePath, segmentText } from './path.ts'
import type { Path } from './path.ts'

/**
 * Whether a path fits a pattern like `model.*.input_size`: `*` stands for one key or item, `**` for any number of them, or
 * none. Keys are written as {@link parsePath} reads them; a pattern that does not parse fits nothing.
 */
export function matchesPattern(path: Path, pattern: string): boolean {
  const steps = stepsOf(pattern)
  return steps !== undefined && matches(path.map(segmentText), steps)
}

/** Whether a pattern fits the path or anything that it lies in: `model` and `model.*` fit `model.xlstm.dropout`. */
export function isBeneathPattern(path: Path, pattern: string): boolean {
  const steps = stepsOf(pattern)
  return steps !== undefined && matches(path.map(segmentText), [...steps, '**'])
}

const parsed = new Map<string, readonly string[] | undefined>()

function stepsOf(pattern: string): readonly string[] | undefined {
  if (!parsed.has(pattern)) {
    const path = parsePath(pattern)
    parsed.set(pattern, isPathError(path) || path.length === 0 ? undefined : path.map(segmentText))
  }
  return parsed.get(pattern)
}

function matches(keys: readonly string[], steps: readonly string[]): boolean {
  const [step, ...rest] = steps
  if (step === undefined) return keys.length === 0
  if (step === '**') return matches(keys, rest) || (keys.length > 0 && matches(keys.slice(1), steps))
  const [key] = keys
  return key !== undefined && (step === '*' || step === key) && matches(keys.slice(1), rest)
}
