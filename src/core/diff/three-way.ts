import { alignLists } from './align-lists.ts'
import type { Change } from './change.ts'
import { tableOf } from './compare-many.ts'
import type { TableCell, TableOptions, TableRow } from './compare-many.ts'
import { isEqualNode } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import type { Path } from '../path.ts'

/** Two configs that come from one base. */
export interface ThreeWay {
  readonly rows: readonly ThreeWayRow[]
  readonly ignored: readonly ThreeWayRow[]
}

/** A row of the table of base, A and B, and who changed it. */
export interface ThreeWayRow extends TableRow {
  readonly verdict: Verdict
}

/**
 * `both`: changed alike. `conflict`: changed to different results, or changed by one beneath what the other removed or replaced,
 * so that no config holds both changes.
 */
export type Verdict = 'only-a' | 'only-b' | 'both' | 'conflict'

/**
 * What A and B each changed of the base, key by key.
 *
 * @see SPEC.md D6
 */
export function threeWay(
  base: MapNode,
  sides: { readonly a: MapNode; readonly b: MapNode },
  options: TableOptions = {},
): ThreeWay {
  const { rows, ignored } = tableOf([base, sides.a, sides.b], options)
  const all = [...rows, ...ignored]
  const context: Context = { takenByA: takenBy(all, 1), takenByB: takenBy(all, 2), options }
  const judge = (row: TableRow): ThreeWayRow => ({ ...row, verdict: verdictOf(row, context) })
  return { rows: rows.map(judge), ignored: ignored.map(judge) }
}

interface Context {
  readonly takenByA: Taken
  readonly takenByB: Taken
  readonly options: TableOptions
}

function verdictOf({ path, cells: [, a, b] }: TableRow, { takenByA, takenByB, options }: Context): Verdict {
  if (!a || !b) throw new Error('a three-way comparison has three columns')
  if (a.state === 'different' && b.state === 'different') return isSameResult(a, b, options) ? 'both' : 'conflict'
  const [own, other, taken] = a.state === 'different' ? [a, b, takenByB] : [b, a, takenByA]
  const isLost = taken.isBeneath(path) || (isOnlyPlace(own) ? taken.hasOrder(own, path) : other.state === 'part')
  return isLost ? 'conflict' : own === a ? 'only-a' : 'only-b'
}

/** What a column took away with all that it held, and the lists whose order it changed. */
interface Taken {
  readonly isBeneath: (path: Path) => boolean
  /** Whether the column gave the list another order that this cell gives an order too. */
  readonly hasOrder: (cell: TableCell, path: Path) => boolean
}

function takenBy(rows: readonly TableRow[], column: 1 | 2): Taken {
  const whole = new Set<string>()
  const reordered = new Set<string>()
  const movedIn = new Set<string>()
  for (const { cells, path } of rows) {
    for (const change of cells[column]?.changes ?? []) {
      if (change.kind === 'removed') whole.add(JSON.stringify(change.whole?.path ?? path))
      else if (!isOrderOfMaps(change)) whole.add(JSON.stringify(path))
      else if (change.kind === 'reordered') reordered.add(JSON.stringify(path))
      else movedIn.add(JSON.stringify(path.slice(0, -1)))
    }
  }
  return {
    isBeneath: (path) => path.some((_, depth) => whole.has(JSON.stringify(path.slice(0, depth)))),
    hasOrder: ({ changes }, path) =>
      changes.some(({ kind }) =>
        kind === 'moved' ? reordered.has(JSON.stringify(path.slice(0, -1))) : movedIn.has(JSON.stringify(path)),
      ),
  }
}

/** Whether the cell's value is where it was not, and the same but for what rows beneath say. */
function isOnlyPlace({ changes }: TableCell): boolean {
  return changes.every(isOrderOfMaps)
}

/** A list without maps is one value: in another order it is another value. */
function isOrderOfMaps({ kind, a }: Change): boolean {
  return kind === 'moved' || (kind === 'reordered' && hasMaps(a.node))
}

function hasMaps(node: ConfigNode | undefined): boolean {
  return node?.kind === 'list' && node.items.some(({ kind }) => kind === 'map')
}

function isSameResult(a: TableCell, b: TableCell, options: TableOptions): boolean {
  if (kindsOf(a) !== kindsOf(b)) return false
  return a.changes.every((change, i) => {
    const other = b.changes[i]
    if (!other) return false
    if (change.kind === 'moved') return change.b.path.at(-1) === other.b.path.at(-1)
    if (isOrderOfMaps(change)) return orderOf(change, options) === orderOf(other, options)
    return isSameNode(change.b.node, other.b.node)
  })
}

function kindsOf({ changes }: TableCell): string {
  return changes.map(({ kind }) => kind).join(' ')
}

/** The items of the base in the order that they have now. */
function orderOf({ a, b }: Change, { matchBy }: TableOptions): string {
  if (a.node?.kind !== 'list' || b.node?.kind !== 'list') return ''
  const { pairs } = alignLists(a.node, b.node, matchBy?.(a.path))
  return pairs
    .toSorted(([, x], [, y]) => x - y)
    .map(([i]) => i)
    .join(' ')
}

function isSameNode(a: ConfigNode | undefined, b: ConfigNode | undefined): boolean {
  return a && b ? isEqualNode(a, b) : a === b
}
