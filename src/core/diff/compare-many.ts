import type { Change, ChangeSide } from './change.ts'
import { childAt, isEqualNode, nodeAt } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import { diff } from './diff.ts'
import type { Diff, DiffOptions } from './diff.ts'
import { fingerprintOf } from '../print/fingerprint.ts'
import { IDENTITY_KEYS } from './list-match.ts'
import type { MatchBy } from './list-match.ts'
import type { Path } from '../path.ts'
import { placesIn } from './place-in-column.ts'
import type { PlaceInColumn } from './place-in-column.ts'
import { printValue } from '../print/print.ts'
import { sortRows } from './row-order.ts'

/** Several configs beside a baseline. */
export interface DiffTable {
  /** The keys that some column does not have as the baseline has them, in the baseline's order. */
  readonly rows: readonly TableRow[]
  /** Such keys that the options ignore. */
  readonly ignored: readonly TableRow[]
}

/** One key across all columns. */
export interface TableRow {
  /** Tells the row from all others; the same in every table with the same baseline. */
  readonly id: string
  /** In the baseline. An item that the baseline lacks has the least index that a column has it at. */
  readonly path: Path
  /** Of an item that the baseline lacks: what it is known by, `name: encoder` or its whole content. */
  readonly item?: string
  /** One for each column, the baseline first. */
  readonly cells: readonly TableCell[]
}

/** What a column has in a row, and where. */
export interface TableCell extends ChangeSide {
  /** How the cell differs from the baseline's; several for an item that stands elsewhere and is another. */
  readonly changes: readonly Change[]
  /** `part`: it is not as in the baseline, and rows above or beneath this one say how. */
  readonly state: 'same' | 'different' | 'part'
}

export interface TableOptions extends DiffOptions {
  readonly isIgnored?: (path: Path) => boolean
}

/**
 * The table of configs, the first of which is the baseline: {@link diff} of the baseline and each column, row by row. An item
 * that several columns add is one row, if they know it by the same name or it has the same content.
 *
 * @see SPEC.md D6
 */
export function tableOf(columns: readonly MapNode[], options: TableOptions = {}): DiffTable {
  const [baseline, ...others] = columns
  if (!baseline) return { rows: [], ignored: [] }
  const compared = others.map((config) => compareColumn(baseline, config, options))
  const keys = new Map<string, RowKey>()
  for (const { byRow } of compared) for (const [id, { key }] of byRow) keys.set(id, lesser(key, keys.get(id)))
  const rows = [...keys].map(([id, key]) => rowOf(id, key, { baseline, compared }))
  const { isIgnored } = options
  const sorted = sortRows(rows, { baseline, columns: compared })
  if (!isIgnored) return { rows: sorted, ignored: [] }
  return { rows: sorted.filter(({ path }) => !isIgnored(path)), ignored: sorted.filter(({ path }) => isIgnored(path)) }
}

interface RowKey {
  readonly path: Path
  readonly item?: string
}

/** Columns have the item that they add at different places. */
function lesser(a: RowKey, b: RowKey = a): RowKey {
  return Number(a.path.at(-1)) < Number(b.path.at(-1)) ? a : b
}

interface ComparedColumn {
  readonly config: MapNode
  readonly placeOf: PlaceInColumn
  readonly byRow: ReadonlyMap<string, { readonly key: RowKey; readonly changes: Change[] }>
}

function compareColumn(baseline: MapNode, config: MapNode, options: DiffOptions): ComparedColumn {
  const found = diff(baseline, config, options)
  const matches = matchesOf(found)
  const byRow = new Map<string, { readonly key: RowKey; readonly changes: Change[] }>()
  const seen = new Map<string, number>()
  for (const change of found.changes) {
    const item = addedItem(change, matches)
    const id = item === undefined ? JSON.stringify(change.a.path) : numbered(itemId(change, item), seen)
    const row = byRow.get(id)
    if (row) row.changes.push(change)
    else byRow.set(id, { key: item === undefined ? { path: change.a.path } : { path: change.a.path, item }, changes: [change] })
  }
  return { config, placeOf: placesIn(baseline, config, options), byRow }
}

function matchesOf({ lists }: Diff): ReadonlyMap<string, MatchBy> {
  return new Map(lists.map(({ path, match }) => [JSON.stringify(path), match]))
}

/** What an item is known by that only the column has: its index there says nothing about the baseline. */
function addedItem({ kind, a, b }: Change, matches: ReadonlyMap<string, MatchBy>): string | undefined {
  if (kind !== 'added' || !b.node || typeof a.path.at(-1) !== 'number') return undefined
  const match = matches.get(JSON.stringify(a.path.slice(0, -1)))
  if (match?.by === 'position') return undefined
  const keys = match?.by === 'key' ? [match.key] : IDENTITY_KEYS
  for (const key of keys) {
    const named = childAt(b.node, key)
    if (named?.kind === 'scalar') return `${key}: ${printValue(named)}`
  }
  return fingerprintOf(b.node)
}

function itemId({ a }: Change, item: string): string {
  return JSON.stringify([...a.path.slice(0, -1), { item }])
}

/** Of several items with one name the second is another row. */
function numbered(id: string, seen: Map<string, number>): string {
  const before = seen.get(id) ?? 0
  seen.set(id, before + 1)
  return before === 0 ? id : `${id} ${before + 1}`
}

interface Columns {
  readonly baseline: MapNode
  readonly compared: readonly ComparedColumn[]
}

function rowOf(id: string, key: RowKey, { baseline, compared }: Columns): TableRow {
  const inBaseline = key.item === undefined ? nodeAt(baseline, key.path) : undefined
  const first: TableCell = { ...sideOf(key.path, inBaseline), changes: [], state: 'same' }
  const cells = compared.map((column) => cellOf(column, { id, key, inBaseline }))
  return { id, ...key, cells: [first, ...cells] }
}

interface RowStart {
  readonly id: string
  readonly key: RowKey
  readonly inBaseline: ConfigNode | undefined
}

function cellOf({ config, placeOf, byRow }: ComparedColumn, { id, key, inBaseline }: RowStart): TableCell {
  const changes = byRow.get(id)?.changes ?? []
  const [change] = changes
  if (change) return { ...change.b, changes, state: 'different' }
  if (key.item !== undefined) return { path: key.path, changes, state: 'same' }
  const place = placeOf(key.path)
  const node = place && nodeAt(config, place)
  return { ...sideOf(place ?? key.path, node), changes, state: isSame(inBaseline, node) ? 'same' : 'part' }
}

function sideOf(path: Path, node: ConfigNode | undefined): ChangeSide {
  return node ? { path, node } : { path }
}

function isSame(a: ConfigNode | undefined, b: ConfigNode | undefined): boolean {
  return a && b ? isEqualNode(a, b) : a === b
}
