import type { Cause } from '../../../core/diff/cause.ts'
import type { Change } from '../../../core/diff/change.ts'
import { redundantDifferences } from '../../../core/diff/redundant-differences.ts'
import type { Comparison } from '../../../workspace/compare/comparison.ts'
import { isOpenQuery, matchesChange, parseChangeFilter, shownBy } from './change-filter.ts'
import type { ChangeQuery } from './change-filter.ts'
import { equalRow, rowOf, rowsOfChanges } from './change-row.ts'
import type { ChangeRow, PartOf } from './change-row.ts'
import type { CompareState } from '../compare-state.ts'

/** What is listed of a comparison, and under what. */
export interface Listing {
  readonly shows: CompareState['shows']
  readonly sections: readonly ListingSection[]
  /** All rows in the order of the diff, one for each change. */
  readonly rows: readonly ChangeRow[]
  /** How many there would be without the filter. */
  readonly unfiltered: number
  readonly isFiltered: boolean
}

/** Rows that are there for the same reason. */
export interface ListingSection {
  readonly id: string
  /** Without any for what is ignored or equal. */
  readonly causes: readonly Cause[]
  readonly rows: readonly ChangeRow[]
  /** Of equal keys: how many are written in two places, and how many there are in all. */
  readonly equal?: { readonly listed: number; readonly all: number }
  /** How many changes the rows stand for. */
  readonly keys: number
  readonly shared: readonly Change[]
  readonly hidden: readonly Change[]
  readonly untried?: true
}

interface Wanted extends Pick<CompareState, 'filter' | 'shows'> {
  readonly partOf?: PartOf | undefined
}

/** The rows that the filter lets through. The same object when asked the same twice in a row. */
export function listChanges(comparison: Comparison, wanted: Wanted): Listing {
  const { filter, shows, partOf } = wanted
  if (last?.comparison === comparison && last.partOf === partOf && last.filter === filter && last.shows === shows)
    return last.listing
  const query = parseChangeFilter(filter)
  const listing = list(comparison, query, { ...wanted, shows: shownBy(query, shows) })
  last = { ...wanted, comparison, listing }
  return listing
}

let last: (Wanted & { readonly comparison: Comparison; readonly listing: Listing }) | undefined

function list(comparison: Comparison, query: ChangeQuery, { shows, partOf }: Wanted): Listing {
  const isFiltered = !isOpenQuery(query)
  const fits = (row: ChangeRow): boolean => !isFiltered || matchesChange(query, row, comparison)
  if (shows === 'redundant') return equalListing(comparison, fits, isFiltered)
  const all = shows === 'ignored' ? comparison.ignored : comparison.changes
  const rows = all.map(rowOf).filter(fits)
  const shown = new Set(rows.flatMap(({ changes }) => changes))
  const groups = shows === 'ignored' ? [{ causes: [], changes: all, shared: [], hidden: [] }] : comparison.groups
  const sections = groups.flatMap(({ changes, ...why }): ListingSection[] => {
    const left = changes.filter((change) => shown.has(change))
    const id = why.causes.length === 0 ? shows : causeId(why.causes)
    return left.length === 0 ? [] : [{ ...why, id, rows: rowsOfChanges(left, partOf), keys: left.length }]
  })
  return { shows, sections, rows, unfiltered: all.length, isFiltered }
}

function equalListing({ a, b, diff }: Comparison, fits: (row: ChangeRow) => boolean, isFiltered: boolean): Listing {
  const all = redundantDifferences(a.composition.config, b.composition.config).map(equalRow)
  const rows = all.filter(fits)
  const counts = { keys: rows.length, equal: { listed: all.length, all: diff.equal } }
  const section: ListingSection = { id: 'redundant', causes: [], rows, ...counts, shared: [], hidden: [] }
  return { shows: 'redundant', sections: rows.length > 0 ? [section] : [], rows, unfiltered: all.length, isFiltered }
}

/** Stays while values are edited and other groups come and go, so that a folded card stays folded. */
function causeId(causes: readonly Cause[]): string {
  const names = causes.map((cause) => {
    const layers = ['a' in cause ? cause.a.id : '', 'b' in cause ? cause.b.id : '']
    return `${cause.kind} ${layers.join(' ')}`
  })
  return `cause ${names.join(' + ')}`
}
