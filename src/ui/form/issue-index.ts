import type { Issue } from '../../core/issue.ts'
import { toPointer } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'

/** Issues by the pointer of their path, and all of them by that of every path above. */
interface IssueIndex {
  readonly at: ReadonlyMap<string, readonly Issue[]>
  readonly under: ReadonlyMap<string, readonly Issue[]>
}

const indexes = new WeakMap<readonly Issue[], IssueIndex>()

/** The issues of this very path. */
export function issuesAt(issues: readonly Issue[], path: Path): readonly Issue[] {
  return indexOf(issues).at.get(toPointer(path)) ?? NONE
}

/** The issues of this path and of all beneath it. */
export function issuesUnder(issues: readonly Issue[], path: Path): readonly Issue[] {
  return indexOf(issues).under.get(toPointer(path)) ?? NONE
}

/** Whether an issue says that its key is needed and missing, which an empty row says by itself. */
export function isMissingKey({ code }: Issue): boolean {
  return code === 'missing-key'
}

const NONE: readonly Issue[] = []

/** Whether an issue counts as a problem: anything that is more than a remark. */
export function isProblem({ severity }: Issue): boolean {
  return severity !== 'info'
}

function indexOf(issues: readonly Issue[]): IssueIndex {
  const before = indexes.get(issues)
  if (before) return before
  const at = new Map<string, Issue[]>()
  const under = new Map<string, Issue[]>()
  for (const issue of issues) {
    push(at, toPointer(issue.path), issue)
    for (let depth = 0; depth <= issue.path.length; depth += 1) push(under, toPointer(issue.path.slice(0, depth)), issue)
  }
  const index = { at, under }
  indexes.set(issues, index)
  return index
}

function push(into: Map<string, Issue[]>, key: string, issue: Issue): void {
  const list = into.get(key)
  if (list) list.push(issue)
  else into.set(key, [issue])
}
