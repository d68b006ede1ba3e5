import { isEqualNode } from '../config-node.ts'
import type { ConfigNode } from '../config-node.ts'
import { pairInOrder } from './list-pairs.ts'
import type { Pair } from './list-pairs.ts'

/** Some items of a list. */
export interface Part {
  readonly items: readonly ConfigNode[]
  readonly at: readonly number[]
}

/**
 * Pairs items that were changed in place, in order: such that partners have as much in common as can be, and as many have one as
 * can be. Of many items the first is taken for the first.
 */
export function pairAlike(a: Part, b: Part): readonly Pair[] {
  if (a.at.length === 1 && b.at.length === 1) return pairInOrder(a.at, b.at)
  const [left, right] = [a, b].map(({ items, at }) => at.flatMap((i) => items[i] ?? []))
  if (!left || !right || left.length * right.length > MAX_TRIALS) return pairInOrder(a.at, b.at)
  const likeness = left.map((item) => right.map((other) => likenessOf(item, other)))
  const best = bestFrom(likeness)
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < left.length && j < right.length) {
    const value = best[i]?.[j] ?? 0
    if (value === (likeness[i]?.[j] ?? 0) + (best[i + 1]?.[j + 1] ?? 0)) pairs.push([a.at[i++] ?? 0, b.at[j++] ?? 0])
    else if (value === best[i + 1]?.[j]) i += 1
    else j += 1
  }
  return pairs
}

const MAX_TRIALS = 1000

/** What the items from an index on are worth at best, paired with those of the other list from an index on. */
function bestFrom(likeness: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const best: number[][] = []
  for (let i = likeness.length - 1; i >= 0; i -= 1) {
    const row = likeness[i] ?? []
    const below = best[i + 1] ?? []
    const found: number[] = []
    for (let j = row.length - 1; j >= 0; j -= 1) {
      found[j] = Math.max((row[j] ?? 0) + (below[j + 1] ?? 0), below[j] ?? 0, found[j + 1] ?? 0)
    }
    best[i] = found
  }
  return best
}

/** From 1 for nothing in common to 101: how many in a hundred of the keys of either have equal values. */
function likenessOf(a: ConfigNode, b: ConfigNode): number {
  if (a.kind !== 'map' || b.kind !== 'map') return 1
  let equal = 0
  for (const [id, { node }] of a.entries) {
    const other = b.entries.get(id)?.node
    if (other && isEqualNode(node, other)) equal += 1
  }
  const keys = new Set([...a.entries.keys(), ...b.entries.keys()]).size
  return 1 + Math.floor((100 * equal) / Math.max(1, keys))
}
