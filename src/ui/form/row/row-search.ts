import { formatPath, toPointer } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import { tallyOf } from '../../../core/compose/trace.ts'
import { rowsOf } from '../form-rows.ts'
import type { FormRow } from '../form-rows.ts'
import type { FormSection } from '../form-section.ts'
import type { FormModel } from '../form-model.ts'
import { isProblem, issuesUnder } from '../issue-index.ts'
import { itemRows } from '../list/item-rows.ts'
import { leafCount } from '../block/leaf-count.ts'
import { rowFacts } from './row-facts.ts'
import { isMatch, isOpen, parseFilter } from './row-filter.ts'
import type { FilterRow, RowQuery } from './row-filter.ts'

/** The rows that a filter lets through. */
export interface Found {
  /** Pointers of the rows, and of all that they stand in; undefined when nothing is filtered out. */
  readonly visible: ReadonlySet<string> | undefined
  /** Pointers of the lists that are let through themselves: all of their items are shown. */
  readonly whole: ReadonlySet<string>
  readonly count: number
}

const EVERYTHING: Found = { visible: undefined, whole: new Set(), count: 0 }

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
  const whole = new Set<string>()
  const show = (path: Path): void => {
    for (let depth = 0; depth <= path.length; depth += 1) visible.add(toPointer(path.slice(0, depth)))
  }
  let count = 0
  for (const section of target.sections) {
    for (const row of rowsOf(section, target)) {
      const pointer = toPointer(row.path)
      const isHit = isMatch(query, filterRow(target, row))
      if (isHit || kept.has(pointer)) show(row.path)
      if (row.list && (isHit || kept.has(pointer))) whole.add(pointer)
      if (isHit) count += 1
      for (const { path, isFound } of shownItemRows(row, { target, query, kept })) {
        show(path)
        if (isFound) count += 1
      }
    }
  }
  for (const { path, text } of problemRows(target).maps) {
    if (!isMatch(query, { state: 'unset', hasProblem: true, isRepeated: false, layer: '', text })) continue
    show(path)
    count += 1
  }
  return { visible, whole, count }
}

interface Search {
  readonly target: FormModel
  readonly query: RowQuery
  readonly kept: ReadonlySet<string>
}

/**
 * The rows in a list's items that are let through: those that a word of the filter is found in, beside what is said of the list. To a filter
 * without words a list is one value, as it is to the counts.
 */
function shownItemRows(
  list: FormRow,
  { target, query, kept }: Search,
): readonly { readonly path: Path; readonly isFound: boolean }[] {
  const isLooked = query.words.length > 0 || hasKept(kept, list.path)
  if (!list.list || !isLooked) return []
  return itemRows(list, target).flatMap((row) => {
    const isFound = query.words.some((word) => row.inner.includes(word)) && isMatch(query, filterRow(target, row))
    return isFound || kept.has(toPointer(row.path)) ? [{ path: row.path, isFound }] : []
  })
}

function hasKept(kept: ReadonlySet<string>, path: Path): boolean {
  const inside = `${toPointer(path)}/`
  for (const pointer of kept) if (pointer.startsWith(inside)) return true
  return false
}

function filterRow(target: FormModel, { path, text }: FormRow): FilterRow {
  const { state, kind, origin, isRepeated } = rowFacts(target, path)
  const hasProblem = issuesUnder(target.seen.issues, path).some(isProblem)
  const file = origin?.source.kind === 'file' ? origin.source.path : ''
  return { state, hasProblem, isRepeated, layer: `${kind} ${file}`, text }
}

/** How many rows there are in all, and in each state that a chip filters by. */
export interface RowCounts {
  readonly all: number
  readonly set: number
  readonly overridden: number
  readonly redundant: number
  readonly problem: number
}

/** The counts for a target's form. Nothing but what the target writes is looked at, however large the form is. */
export function countRows(target: FormModel): RowCounts {
  const { sections, seen, own, source } = target
  const all = sections.reduce((sum, section) => sum + rowsOf(section, target).length, 0)
  const { rows, maps } = problemRows(target)
  const problem = rows.size + maps.length
  const tally = source && tallyOf(seen.composition).get(source)
  return { all, set: leafCount(own), overridden: tally?.loses ?? 0, redundant: tally?.repeats ?? 0, problem }
}

/** Where there are problems: in rows, and in maps as such, which have no row but a heading. */
interface ProblemRows {
  readonly rows: ReadonlySet<string>
  readonly maps: readonly FormRow[]
}

const problemRowsOf = new WeakMap<FormModel, ProblemRows>()

function problemRows(form: FormModel): ProblemRows {
  const before = problemRowsOf.get(form)
  if (before) return before
  const rows = new Set<string>()
  const maps = new Map<string, FormRow>()
  for (const { path, message } of form.seen.issues.filter((issue) => isProblem(issue) && issue.path.length > 0)) {
    const section = form.sections.find(({ keys }) => keys.includes(String(path[0])))
    const row = section && rowAt(section, form, path)
    if (row !== undefined) rows.add(row)
    else if (section) maps.set(toPointer(path), { path, text: `${formatPath(path)} ${message}`.toLowerCase() })
  }
  const made = { rows, maps: [...maps.values()] }
  problemRowsOf.set(form, made)
  return made
}

/** The pointer of the row that shows what is wrong at `path`: its own, or that of the value it lies in. */
function rowAt(section: FormSection, form: FormModel, path: Path): string | undefined {
  const rows = rowPointers(section, form)
  for (let depth = 1; depth <= path.length; depth += 1) {
    const pointer = toPointer(path.slice(0, depth))
    if (rows.has(pointer)) return pointer
  }
  return undefined
}

const pointersOf = new WeakMap<readonly FormRow[], ReadonlySet<string>>()

function rowPointers(section: FormSection, form: FormModel): ReadonlySet<string> {
  const rows = rowsOf(section, form)
  const before = pointersOf.get(rows)
  if (before) return before
  const pointers = new Set(rows.map(({ path }) => toPointer(path)))
  pointersOf.set(rows, pointers)
  return pointers
}
