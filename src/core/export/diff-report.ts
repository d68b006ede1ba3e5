import type { CauseGroup } from '../diff/cause.ts'
import { describeCauses } from '../diff/cause-text.ts'
import { pathOf } from '../diff/change.ts'
import type { Change, ChangeKind } from '../diff/change.ts'
import { kindWord, SIGNS } from '../diff/change-words.ts'
import { pythonTypeOf } from '../config-node.ts'
import type { ConfigNode } from '../config-node.ts'
import { deltaText } from '../diff/delta.ts'
import type { MatchedList } from '../diff/diff.ts'
import { originComment } from './export-yaml.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'
import { printValue } from '../print/print.ts'
import type { RedundantDifference } from '../diff/redundant-differences.ts'

/** A comparison as it leaves: for a terminal, a paper, a pull request or another program. */
export interface DiffReport {
  readonly a: ReportSide
  readonly b: ReportSide
  /** In the order of the diff; those that are ignored are not among them, only counted. */
  readonly changes: readonly Change[]
  readonly ignored: number
  /** How many leaves are equal. */
  readonly equal: number
  /** The changes by their causes; without groups they are one list. */
  readonly groups: readonly CauseGroup[]
  readonly lists: readonly MatchedList[]
  /** What was asked for beyond the changes: what is ignored, and equal values that are written in two places. */
  readonly further?: { readonly ignored: readonly Change[]; readonly redundant: readonly RedundantDifference[] }
  /** Whether the numbers at a path are told apart by their powers of ten. */
  readonly isLog: (path: Path) => boolean
}

/** A side by its name. */
export interface ReportSide {
  readonly name: string
  /** `partial`: a layer is broken or missing. `unreadable`: nothing of it can be read. */
  readonly state: 'ok' | 'partial' | 'unreadable'
}

/** Rows under one sentence. */
export interface ReportSection {
  /** Without a full stop; `''` where there are no causes to tell apart. */
  readonly title: string
  readonly rows: readonly ReportRow[]
}

/** One change as people read it; `''` for what is not there. */
export interface ReportRow {
  readonly sign: string
  readonly key: string
  readonly a: string
  readonly b: string
  /** By how much the values differ, or in what: `× 5`, `int → str`, `moved`. */
  readonly note: string
  readonly whereA: string
  readonly whereB: string
}

/** The changes of a report as people read them, group by group; changes in no group come last. */
export function sectionsOf(report: DiffReport): readonly ReportSection[] {
  const grouped = new Set(report.groups.flatMap(({ changes }) => changes))
  const loose = report.changes.filter((change) => !grouped.has(change))
  const rest: ReportSection = { title: grouped.size === 0 ? '' : 'Other changes', rows: rowsOf(loose, report) }
  const sections = report.groups.map(({ causes, changes }) => ({
    title: describeCauses(causes),
    rows: rowsOf(changes, report),
  }))
  return [...sections, rest].filter(({ rows }) => rows.length > 0)
}

/** What a report lists beyond the changes, as people read it: what is ignored, and what is equal but written in two places. */
export function furtherSectionsOf(report: DiffReport): readonly ReportSection[] {
  const { ignored, redundant } = report.further ?? { ignored: [], redundant: [] }
  const written = redundant.map(({ path, a, b }) => ({
    ...EMPTY_ROW,
    sign: '=',
    key: formatPath(path),
    a: printValue(a),
    b: printValue(b),
    whereA: originComment(a),
    whereB: originComment(b),
  }))
  const sections: readonly ReportSection[] = [
    { title: 'Ignored', rows: rowsOf(ignored, report) },
    { title: 'Equal, but written in two places', rows: written },
  ]
  return sections.filter(({ rows }) => rows.length > 0)
}

/** How much there is of everything: `14 differ, 28 equal, 2 ignored`. */
export function countsText({ changes, equal, ignored }: Pick<DiffReport, 'changes' | 'equal' | 'ignored'>): string {
  return `${changes.length} ${changes.length === 1 ? 'differs' : 'differ'}, ${equal} equal, ${ignored} ignored`
}

/** What to say of a side that could not be read whole; undefined where all is well. */
export function brokenText({ name, state }: ReportSide): string | undefined {
  if (state === 'ok') return undefined
  return state === 'partial' ? `${name} is incomplete: not all of its layers can be read` : `${name} cannot be read`
}

/** The lists whose items were taken by position because they are too long and too different, as a sentence; `''` without any. */
export function degradedText({ lists }: Pick<DiffReport, 'lists'>): string {
  const paths = lists.filter(({ isDegraded }) => isDegraded).map(({ path }) => formatPath(path))
  return paths.length === 0 ? '' : `Too long to look for the best match, compared by position: ${paths.join(', ')}`
}

const EMPTY_ROW: ReportRow = { sign: '', key: '', a: '', b: '', note: '', whereA: '', whereB: '' }

function rowsOf(changes: readonly Change[], { isLog }: DiffReport): readonly ReportRow[] {
  return changes.map((change) => {
    const { kind, a, b } = change
    const path = pathOf(change)
    return {
      sign: SIGNS[kind],
      key: formatPath(path) || 'the whole config',
      ...valuesOf(change),
      note: [deltaText(a.node, b.node, { isLog: isLog(path) }), noteOf(change)].filter((text) => text !== '').join(', '),
      whereA: a.node ? originComment(a.node) : '',
      whereB: b.node ? originComment(b.node) : '',
    }
  })
}

/** Of an item that moved what counts is its place; of a list of maps, that it is one. */
function valuesOf({ kind, a, b }: Change): Pick<ReportRow, 'a' | 'b'> {
  if (kind === 'moved') return { a: `at ${formatPath(a.path.slice(-1))}`, b: `at ${formatPath(b.path.slice(-1))}` }
  const print = (node: ConfigNode | undefined): string => (node ? shortOf(node, kind) : '')
  return { a: print(a.node), b: print(b.node) }
}

function shortOf(node: ConfigNode, kind: ChangeKind): string {
  const isLong = kind === 'reordered' && node.kind === 'list' && node.items.some((item) => item.kind === 'map')
  return isLong ? `${node.items.length} items` : printValue(node)
}

function noteOf({ kind, a, b }: Change): string {
  if (kind === 'moved' || kind === 'reordered') return kindWord(kind)
  return kind === 'type-changed' && a.node && b.node ? `${pythonTypeOf(a.node)} → ${pythonTypeOf(b.node)}` : ''
}
