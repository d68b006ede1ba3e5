import { isLeaf } from './config-node.ts'
import type { ConfigNode, MapNode } from './config-node.ts'

/** How many leaves stand at and beneath a node; remembered, since configs share most of their maps. */
export function countLeaves(node: ConfigNode): number {
  if (isLeaf(node)) return 1
  const map = node as MapNode
  let leaves = counted.get(map)
  if (leaves === undefined) {
    leaves = 0
    for (const entry of map.entries.values()) leaves += countLeaves(entry.node)
    counted.set(map, leaves)
  }
  return leaves
}

const counted = new WeakMap<MapNode, number>()
