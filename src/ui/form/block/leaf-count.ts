import type { ConfigNode } from '../../../core/config-node.ts'

const counts = new WeakMap<ConfigNode, number>()

/** How many values stand in a node. An empty map has no row and counts for nothing, a list is one value. */
export function leafCount(node: ConfigNode): number {
  if (node.kind !== 'map') return 1
  const before = counts.get(node)
  if (before !== undefined) return before
  let count = 0
  for (const entry of node.entries.values()) count += leafCount(entry.node)
  counts.set(node, count)
  return count
}
