import { alignLists } from './align-lists.ts'
import { childAt } from '../config-node.ts'
import type { ConfigNode, ListNode, MapNode } from '../config-node.ts'
import type { DiffOptions } from './diff.ts'
import type { Path, Segment } from '../path.ts'

/** Where what stands at a path of the baseline stands in a column, or would stand; undefined for what the column has no place for. */
export type PlaceInColumn = (path: Path) => Path | undefined

/**
 * Finds places of the baseline in a column, item by item where `diff` compares lists so: an item that the column has elsewhere is
 * found there. Beneath what the baseline lacks, keys are looked up as they are.
 */
export function placesIn(baseline: MapNode, column: MapNode, options: DiffOptions): PlaceInColumn {
  const known = new Map<ListNode, Map<ListNode, Partners>>()
  const partnersOf = (a: ListNode, b: ListNode, at: Path): Partners => {
    const ofA = known.get(a) ?? new Map<ListNode, Partners>()
    const partners = ofA.get(b) ?? new Map(alignLists(a, b, options.matchBy?.(at)).pairs)
    known.set(a, ofA.set(b, partners))
    return partners
  }
  return (path) => {
    let a: ConfigNode | undefined = baseline
    let b: ConfigNode | undefined = column
    const place: Segment[] = []
    for (const [depth, segment] of path.entries()) {
      let next: Segment | undefined = segment
      if (typeof segment === 'number' && a !== b && a?.kind === 'list' && b?.kind === 'list' && (hasMaps(a) || hasMaps(b))) {
        next = partnersOf(a, b, path.slice(0, depth)).get(segment)
      }
      if (next === undefined) return undefined
      place.push(next)
      a = a && childAt(a, segment)
      b = b && childAt(b, next)
    }
    return place
  }
}

type Partners = ReadonlyMap<number, number>

function hasMaps({ items }: ListNode): boolean {
  return items.some(({ kind }) => kind === 'map')
}
