import { isEqualNode } from '../config-node.ts'
import type { ListNode } from '../config-node.ts'
import { fingerprintOf } from '../print/fingerprint.ts'
import { identityKeyOf } from './list-match.ts'
import type { MatchBy } from './list-match.ts'
import type { Pair } from './list-pairs.ts'
import { longestIncreasing } from './longest-increasing.ts'
import { pairByContent } from './pair-by-content.ts'
import { pairByKey } from './pair-by-key.ts'

/** Which items of two lists belong together. Items in no pair were removed from A, or added in B. */
export interface Alignment {
  /** Indices in A and B, in A's order. */
  readonly pairs: readonly Pair[]
  /** Indices in A of those paired items that stand elsewhere among the others in B: as few as can be. */
  readonly moved: ReadonlySet<number>
  /** How they were matched. */
  readonly match: MatchBy
  /** The lists are too long and too different to look for the best match: their items were taken by position. */
  readonly isDegraded: boolean
}

/**
 * Matches the items of two lists, in the given way or in the first that fits. What matches B's to A's is the mirror of this.
 *
 * @see SPEC.md D2
 */
export function alignLists(a: ListNode, b: ListNode, match?: MatchBy): Alignment {
  // Of several matches that are as good, one is taken: the same from both sides only if both look from the same side.
  if (isLater(a, b)) return mirror(alignInOrder(b, a, match))
  return alignInOrder(a, b, match)
}

function isLater(a: ListNode, b: ListNode): boolean {
  if (a.items.length !== b.items.length) return a.items.length > b.items.length
  for (const [i, item] of a.items.entries()) {
    const other = b.items[i]
    if (other && !isEqualNode(item, other)) return fingerprintOf(item) > fingerprintOf(other)
  }
  return false
}

function alignInOrder(a: ListNode, b: ListNode, wanted: MatchBy | undefined): Alignment {
  const match = wanted ?? defaultMatch(a, b)
  const pairs = pairItems(a, b, match)
  const isDegraded = pairs === undefined
  const ordered = (pairs ?? pairByPosition(a, b)).toSorted(([i], [j]) => i - j)
  return { pairs: ordered, moved: movedOf(ordered), match: isDegraded ? { by: 'position' } : match, isDegraded }
}

function defaultMatch(a: ListNode, b: ListNode): MatchBy {
  const key = identityKeyOf([a, b])
  return key === undefined ? { by: 'content' } : { by: 'key', key }
}

/** Undefined where it would take too long. */
function pairItems(a: ListNode, b: ListNode, match: MatchBy): readonly Pair[] | undefined {
  switch (match.by) {
    case 'key':
      return pairByKey(a.items, b.items, match.key)
    case 'content':
      return pairByContent(a.items, b.items)
    case 'position':
      return pairByPosition(a, b)
  }
}

function pairByPosition(a: ListNode, b: ListNode): readonly Pair[] {
  return Array.from({ length: Math.min(a.items.length, b.items.length) }, (_, i) => [i, i])
}

function movedOf(pairs: readonly Pair[]): ReadonlySet<number> {
  const moved = new Set(pairs.map(([i]) => i))
  for (const at of longestIncreasing(pairs.map(([, j]) => j))) moved.delete(pairs[at]?.[0] ?? -1)
  return moved
}

function mirror({ pairs, moved, ...how }: Alignment): Alignment {
  const mirrored = pairs.map(([i, j]): Pair => [j, i]).toSorted(([i], [j]) => i - j)
  return { pairs: mirrored, moved: new Set(mirrored.flatMap(([i, j]) => (moved.has(j) ? [i] : []))), ...how }
}
