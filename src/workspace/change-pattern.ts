import { formatStep, joinSteps } from '../core/path.ts'
import type { Path } from '../core/path.ts'

/** The pattern that a path fits, and so do the paths that differ from it in list indices alone: a key in every item of a list. */
export function patternOfPath(path: Path): string {
  return joinSteps(path.map((segment) => (typeof segment === 'number' ? '.*' : formatStep(segment))))
}
