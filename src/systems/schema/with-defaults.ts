import { leavesOf } from '../../core/config-node.ts'
import type { ConfigNode, Entry, Leaf, ListNode, MapNode } from '../../core/config-node.ts'
import { isItemwise } from '../../core/export/export-config.ts'
import type { Path } from '../../core/path.ts'
import { withItemDefaults } from './default-at.ts'

/**
 * The config with the defaults that it does not set appended to each map: its own keys first, in its own order. Whatever gains
 * nothing is shared with `config`. Lists stay as they are.
 */
export function withDefaults(config: MapNode, defaults: MapNode): MapNode {
  return fillMap(config, defaults, (list) => list)
}

/** The same, with the defaults of the items of lists too. */
export function withAllDefaults(config: MapNode, defaults: MapNode): MapNode {
  return fillMap(config, withItemDefaults(defaults), fillList)
}

type Fill = (list: ListNode, beneath: ConfigNode) => ListNode

function fillMap(map: MapNode, defaults: MapNode, fill: Fill): MapNode {
  let entries: Map<string, Entry> | undefined
  for (const [key, entry] of defaults.entries) {
    const own = map.entries.get(key)
    const filled = own ? fillEntry(own, entry, fill) : entry
    if (filled !== own) (entries ??= new Map(map.entries)).set(key, filled)
  }
  return entries ? { ...map, entries } : map
}

function fillEntry(own: Entry, { node: beneath }: Entry, fill: Fill): Entry {
  const node = fillNode(own.node, beneath, fill)
  return node === own.node ? own : { ...own, node }
}

function fillNode(node: ConfigNode, beneath: ConfigNode, fill: Fill): ConfigNode {
  if (node.kind === 'list') return fill(node, beneath)
  return node.kind === 'map' && beneath.kind === 'map' ? fillMap(node, beneath, fill) : node
}

function fillList(list: ListNode, beneath: ConfigNode): ListNode {
  if (!isItemwise(list, beneath)) return list
  const items = list.items.map((item, i) => fillNode(item, beneath.items[i] ?? item, fillList))
  return items.some((item, i) => item !== list.items[i]) ? { ...list, items } : list
}

/** Every default that a config does not set, in the items of its lists too: what {@link withAllDefaults} adds. */
export function unsetDefaults(config: MapNode, defaults: MapNode): readonly Leaf[] {
  const found: Leaf[] = []
  collectUnset(withItemDefaults(defaults), config, { path: [], found })
  return found
}

interface Walk {
  readonly path: Path
  readonly found: Leaf[]
}

function collectUnset(beneath: ConfigNode, own: ConfigNode | undefined, { path, found }: Walk): void {
  if (beneath.kind === 'map' && own?.kind === 'map') {
    for (const [key, { node }] of beneath.entries) collectUnset(node, own.entries.get(key)?.node, { path: [...path, key], found })
  } else if (own?.kind === 'list' && isItemwise(own, beneath)) {
    for (const [i, item] of own.items.entries()) {
      const given = beneath.items[i]
      if (given && item.kind === 'map') collectUnset(given, item, { path: [...path, i], found })
    }
  } else if (!own) {
    found.push(...leavesOf(beneath).map((leaf) => ({ path: [...path, ...leaf.path], node: leaf.node })))
  }
}
