import { alignLists } from './align-lists.ts'
import type { ConfigNode, Entry, ListNode, MapNode } from '../config-node.ts'

/**
 * The config with its keys in the order that they have in `like`: printed side by side, order of keys is no difference. Keys that
 * `like` lacks come last (M5). Items of lists stay where they are.
 *
 * @see SPEC.md D1
 */
export function orderLike(config: MapNode, like: MapNode): MapNode {
  if (config === like) return config
  const entries = new Map<string, Entry>()
  for (const id of keysInOrder(config, like)) {
    const entry = config.entries.get(id)
    if (entry) entries.set(id, withNode(entry, orderNode(entry.node, like.entries.get(id)?.node)))
  }
  return { ...config, entries }
}

function orderNode(node: ConfigNode, like: ConfigNode | undefined): ConfigNode {
  if (node.kind === 'map' && like?.kind === 'map') return orderLike(node, like)
  if (node.kind === 'list' && like?.kind === 'list' && node !== like) return orderItems(node, like)
  return node
}

function orderItems(list: ListNode, like: ListNode): ListNode {
  if (list.items.every(({ kind }) => kind === 'scalar')) return list
  const partnerOf = new Map(alignLists(like, list).pairs.map(([i, j]) => [j, like.items[i]]))
  return { ...list, items: list.items.map((item, index) => orderNode(item, partnerOf.get(index))) }
}

function withNode(entry: Entry, node: ConfigNode): Entry {
  return node === entry.node ? entry : { ...entry, node }
}

function keysInOrder(config: MapNode, like: MapNode): readonly string[] {
  const shared = [...like.entries.keys()].filter((id) => config.entries.has(id))
  return [...shared, ...[...config.entries.keys()].filter((id) => !like.entries.has(id))]
}
