import { isPathError, parseSteps, segmentText } from '../path.ts'
import type { ParsedStep, Path } from '../path.ts'

/**
 * Whether a path fits a pattern like `model.*.input_size`: `*` stands for one key or item, `**` for any number of them, or
 * none. Keys are written as {@link parseSteps} reads them, so that `["*"]` is the key `*` alone; a pattern that does not parse
 * fits nothing.
 */
export function matchesPattern(path: Path, pattern: string): boolean {
  const steps = stepsOf(pattern)
  return steps !== undefined && matches(path.map(segmentText), steps)
}

/** Whether a pattern fits the path or anything that it lies in: `model` and `model.*` fit `model.xlstm.dropout`. */
export function isBeneathPattern(path: Path, pattern: string): boolean {
  const steps = stepsOf(pattern)
  return steps !== undefined && matches(path.map(segmentText), [...steps, ANY])
}

type PatternStep = string | typeof ONE | typeof ANY

/** `*`: any one step. */
const ONE = Symbol('*')
/** `**`: any number of steps. */
const ANY = Symbol('**')

const parsed = new Map<string, readonly PatternStep[] | undefined>()

function stepsOf(pattern: string): readonly PatternStep[] | undefined {
  if (!parsed.has(pattern)) {
    const steps = parseSteps(pattern)
    parsed.set(pattern, isPathError(steps) || steps.length === 0 ? undefined : steps.map(patternStepOf))
  }
  return parsed.get(pattern)
}

function patternStepOf({ segment, isBracketed }: ParsedStep): PatternStep {
  if (!isBracketed && segment === '*') return ONE
  if (!isBracketed && segment === '**') return ANY
  return segmentText(segment)
}

/** Where steps fit no further, only the last `**` before them needs to take one key more: those before it took the fewest. */
function matches(keys: readonly string[], steps: readonly PatternStep[]): boolean {
  let [key, step] = [0, 0]
  let last: { step: number; key: number } | undefined
  while (key < keys.length) {
    const wanted = steps[step]
    if (wanted === ANY) {
      last = { step, key }
      step += 1
    } else if (wanted !== undefined && (wanted === ONE || wanted === keys[key])) {
      step += 1
      key += 1
    } else if (last) {
      last.key += 1
      step = last.step + 1
      key = last.key
    } else return false
  }
  return steps.slice(step).every((rest) => rest === ANY)
}
