import type { ConfigNode, MapNode } from '../config-node.ts'
import { isEqualNode, isLeaf } from '../config-node.ts'
import type { Path } from '../path.ts'
import { positionAt } from '../source.ts'
import type { Origin } from '../source.ts'

/** A key with one value on both sides, written in two places. */
export interface RedundantDifference {
  readonly path: Path
  readonly a: ConfigNode
  readonly b: ConfigNode
}

/**
 * The keys that are equal in A and B though another line writes them: no change, but they may drift apart.
 *
 * @see SPEC.md D5
 */
export function redundantDifferences(a: MapNode, b: MapNode): readonly RedundantDifference[] {
  const found: RedundantDifference[] = []
  collect({ path: [], a, b }, found)
  return found
}

function collect({ path, a, b }: RedundantDifference, into: RedundantDifference[]): void {
  if (a === b) return
  if (a.kind === 'map' && b.kind === 'map' && !isLeaf(a) && !isLeaf(b)) {
    for (const [id, { node }] of a.entries) {
      const other = b.entries.get(id)?.node
      if (other) collect({ path: [...path, id], a: node, b: other }, into)
    }
  } else if (isEqualNode(a, b) && !isSamePlace(a, b)) into.push({ path, a, b })
}

function isSamePlace(a: Origin, b: Origin): boolean {
  if (a.source.path !== b.source.path) return false
  return positionAt(a.source, a.start).line === positionAt(b.source, b.start).line
}
