import type { ConfigNode, Entry, ListNode, MapNode } from '../config-node.ts'
import { shadow } from '../merge.ts'
import type { Path } from '../path.ts'

/** What goes into a resolved file beside what the layers say. */
export interface ExportScope {
  /** Schema defaults to write out; none unless asked (X6). A list of maps in them is what the items of the config's list get. */
  readonly defaults?: MapNode
  /** Blocks to leave out: those the chosen model does not use (V7). */
  readonly without?: readonly Path[]
}

/**
 * The config as it leaves: with the defaults, where asked, and without the blocks to leave out. In each map the config's own
 * keys come first, in their order; a default that the config replaces is the last value it shadows.
 *
 * @see SPEC.md X6, V7
 */
export function configToExport(config: MapNode, { defaults, without = [] }: ExportScope): MapNode {
  return without.reduce(withoutPath, defaults ? overDefaults(config, defaults) : config)
}

function overDefaults(config: MapNode, defaults: MapNode): MapNode {
  const entries = new Map<string, Entry>(config.entries)
  for (const [key, entry] of defaults.entries) {
    const own = config.entries.get(key)
    entries.set(key, own ? { ...own, node: overDefault(own.node, entry.node) } : entry)
  }
  return { ...config, entries }
}

function overDefault(node: ConfigNode, beneath: ConfigNode): ConfigNode {
  if (node.kind === 'map' && beneath.kind === 'map') return overDefaults(node, beneath)
  return node.kind === 'list' && isItemwise(node, beneath) ? overItems(node, beneath) : shadow(node, beneath)
}

/** Whether what lies beneath a list is what its items get: they are as many, and maps. */
export function isItemwise(list: ListNode, beneath: ConfigNode): beneath is ListNode {
  if (beneath.kind !== 'list' || beneath.items.length !== list.items.length) return false
  return list.items.length > 0 && beneath.items.every(({ kind }) => kind === 'map')
}

/** The list with the defaults of each map in it: what else is in it has none. */
function overItems(list: ListNode, { items }: ListNode): ListNode {
  const filled = list.items.map((item, i) => {
    const beneath = items[i]
    return item.kind === 'map' && beneath?.kind === 'map' ? overDefaults(item, beneath) : item
  })
  return { ...list, items: filled }
}

/** The map without the key at `path`; the same map where there is none. A map that this empties stays, as `{}`. */
function withoutPath(map: MapNode, [key, ...rest]: Path): MapNode {
  const entry = typeof key === 'string' ? map.entries.get(key) : undefined
  if (!entry || typeof key !== 'string') return map
  const entries = new Map<string, Entry>(map.entries)
  if (rest.length === 0) entries.delete(key)
  else entries.set(key, { ...entry, node: withoutInside(entry.node, rest) })
  return { ...map, entries }
}

function withoutInside(node: ConfigNode, path: Path): ConfigNode {
  if (node.kind === 'map') return withoutPath(node, path)
  const [index, ...rest] = path
  if (node.kind !== 'list' || rest.length === 0) return node
  return { ...node, items: node.items.map((item, i) => (i === index ? withoutInside(item, rest) : item)) }
}
