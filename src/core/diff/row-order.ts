import { nodeAt } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import type { Path } from '../path.ts'
import type { PlaceInColumn } from './place-in-column.ts'

interface Row {
  readonly id: string
  readonly path: Path
  readonly item?: string
}

interface Columns {
  readonly baseline: MapNode
  readonly columns: readonly { readonly config: MapNode; readonly placeOf: PlaceInColumn }[]
}

/**
 * The rows in the order of the baseline's keys. A key or item that it lacks stands where the columns have it; their order does not
 * matter.
 */
export function sortRows<R extends Row>(rows: readonly R[], columns: Columns): readonly R[] {
  const known = new Map<string, Ranks>()
  const ranked = rows.map((row) => ({ row, ranks: ranksOf(row, columns, known) }))
  return ranked.toSorted((x, y) => compareRanks(x.ranks, y.ranks) || (x.row.id < y.row.id ? -1 : 1)).map(({ row }) => row)
}

/** The place of each key of a map among the others, those that the baseline lacks between its own. */
type Ranks = ReadonlyMap<string, number>

/** A row that holds others stands before them. */
function compareRanks(x: readonly number[], y: readonly number[]): number {
  for (const [i, rank] of x.entries()) {
    const other = y[i]
    if (other === undefined) return 1
    if (rank !== other) return rank - other
  }
  return x.length - y.length
}

function ranksOf({ path, item }: Row, columns: Columns, known: Map<string, Ranks>): readonly number[] {
  return path.map((segment, depth) => {
    if (typeof segment === 'string') return ranksBeneath(path.slice(0, depth), columns, known).get(segment) ?? 0
    // Before the item that stands there in the baseline.
    return item !== undefined && depth === path.length - 1 ? segment - 0.5 : segment
  })
}

function ranksBeneath(parent: Path, { baseline, columns }: Columns, known: Map<string, Ranks>): Ranks {
  const id = JSON.stringify(parent)
  const before = known.get(id)
  if (before) return before
  const own = keysOf(nodeAt(baseline, parent))
  const ranks = new Map(own.map((key, index) => [key, index]))
  const inBaseline = new Map(ranks)
  for (const { config, placeOf } of columns) {
    const place = placeOf(parent)
    const keys = keysOf(place && nodeAt(config, place))
    let rank = -1
    for (const key of keys) {
      const index = inBaseline.get(key)
      rank = index ?? rank + 1 / (keys.length + 1)
      if (index === undefined) ranks.set(key, Math.min(rank, ranks.get(key) ?? Infinity))
    }
  }
  known.set(id, ranks)
  return ranks
}

function keysOf(node: ConfigNode | undefined): readonly string[] {
  return node?.kind === 'map' ? [...node.entries.keys()] : []
}
