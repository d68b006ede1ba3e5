import type { Issue } from '../../core/issue.ts'
import { startsWith } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import type { Origin } from '../../core/source.ts'

/**
 * The issues without those that only follow from another: all that is found beneath the places where a file of the wrong kind is
 * mounted, and what rules say of a block whose type is not known, or by looking at such a type.
 *
 * @see SPEC.md V12
 */
export function withoutConsequences(issues: readonly Issue[], mistaken: readonly Path[]): readonly Issue[] {
  const unknown = issues.filter(({ code }) => code === 'unknown-variant')
  return issues.filter((issue) => {
    if (mistaken.some((at) => startsWith(issue.path, at))) return false
    return issue.code !== 'rule' || !unknown.some((cause) => isOf(issue, cause))
  })
}

function isOf({ path, also = [] }: Issue, cause: Issue): boolean {
  return startsWith(path, cause.path.slice(0, -1)) || also.some((origin) => isSamePlace(origin, cause.origin))
}

function isSamePlace(a: Origin, b: Origin): boolean {
  return a.source === b.source && a.start === b.start && a.end === b.end
}
