import { pathOf } from '../core/change.ts'
import type { Change } from '../core/change.ts'
import { formatPath } from '../core/path.ts'
import type { Path } from '../core/path.ts'

/** The pattern that stands for a change's key in every item of the lists around it. */
export function patternOf(change: Change): string {
  return patternOfPath(pathOf(change))
}

/** The pattern that a path fits, and so do the paths that differ from it in list indices alone. */
export function patternOfPath(path: Path): string {
  return formatPath(path.map((segment) => (typeof segment === 'number' ? '*' : segment)))
}
