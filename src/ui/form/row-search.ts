import { leavesOf } from '../../core/config-node.ts'
import type { MapNode } from '../../core/config-node.ts'
import type { Leaf } from '../../core/config-node.ts'
import type { Issue } from '../../core/issue.ts'
import { toPointer } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { rowsOf } from './form-rows.ts'
import type { FormRow } from './form-rows.ts'
import type { FormSection } from './form-section.ts'
import type { FormModel } from './form-model.ts'
import { issuesUnder } from './issue-index.ts'
import { rowFacts } from './row-facts.ts'
import { isMatch, isOpen, parseFilter } from './row-filter.ts'

/** The rows that a filter lets through. */
export interface Found {
  /** Pointers of the rows, and of all that they stand in; undefined when nothing is filtered out. */
  readonly visible: ReadonlySet<string> | undefined
  readonly count: number
}

const EVERYTHING: Found = { visible: undefined, count: 0 }

/** The rows of a form that match a filter text, and those of `kept` whatever they are. */
export function searchRows(target: FormModel, filter: string, kept: ReadonlySet<string>): Found {
  if (last && last.target === target && last.filter === filter && last.kept === kept) return last.found
  const found = search(target, filter, kept)
  last = { target, filter, kept, found }
  return found
}

let last:
  | { readonly target: FormModel; readonly filter: string; readonly kept: ReadonlySet<string>; readonly found: Found }
  | undefined

function search(target: FormModel, filter: string, kept: ReadonlySet<string>): Found {
  const query = parseFilter(filter)
  if (isOpen(query)) return EVERYTHING
  const visible = new Set<string>()
  let count = 0
  for (const section of target.sections) {
    for (const row of rowsOf(section, target)) {
      const isHit = isMatch(query, filterRow(target, row))
      if (!isHit && !kept.has(toPointer(row.path))) continue
      count += isHit ? 1 : 0
      for (let depth = 0; depth <= row.path.length; depth += 1) visible.add(toPointer(row.path.slice(0, depth)))
    }
  }
  return { visible, count }
}

function filterRow(target: FormModel, { path, text }: FormRow) {
  const { state, kind, origin } = rowFacts(target, path)
  const hasProblem = issuesUnder(target.seen.issues, path).some(isProblem)
  return { state, hasProblem, layer: `${kind} ${origin?.source.path ?? ''}`, text }
}

/** Whether an issue counts as a problem: anything that is more than a remark. */
export function isProblem({ severity }: Issue): boolean {
  return severity !== 'info'
}

/** How many rows there are in all, and in each state that a chip filters by. */
export interface RowCounts {
  readonly all: number
  readonly set: number
  readonly overridden: number
  readonly redundant: number
  readonly problem: number
}

/** The counts for a target's form. Only what the target writes is looked at, however large the form is. */
export function countRows(target: FormModel): RowCounts {
  const counts = { all: 0, set: 0, overridden: 0, redundant: 0, problem: 0 }
  for (const section of target.sections) counts.all += rowsOf(section, target).length
  for (const { path } of ownLeaves(target.own)) {
    const { state } = rowFacts(target, path)
    counts.set += 1
    if (state === 'overridden' || state === 'redundant') counts[state] += 1
  }
  return { ...counts, problem: problemPaths(target.seen.issues).size }
}

/** How many values the target writes in a section. */
export function countSet({ keys }: FormSection, { own }: FormModel): number {
  return keys.reduce((sum, key) => sum + ownLeaves(own).filter(({ path }) => path[0] === key).length, 0)
}

const leaves = new WeakMap<MapNode, readonly Leaf[]>()

function ownLeaves(own: MapNode): readonly Leaf[] {
  const before = leaves.get(own)
  if (before) return before
  const made = leavesOf(own)
  leaves.set(own, made)
  return made
}

/** The rows that have a problem; items of a list belong to the list's. */
function problemPaths(issues: readonly Issue[]): ReadonlySet<string> {
  const paths = issues.filter((issue) => isProblem(issue) && issue.path.length > 0).map(({ path }) => toPointer(rowPath(path)))
  return new Set(paths)
}

function rowPath(path: Path): Path {
  const index = path.findIndex((segment) => typeof segment === 'number')
  return index === -1 ? path : path.slice(0, index)
}
