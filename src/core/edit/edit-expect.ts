import { isEqualNode } from '../config-node.ts'
import type { ConfigNode, Entry, MapNode } from '../config-node.ts'
import { emptyMap } from '../read/parse.ts'
import type { Path } from '../path.ts'
import type { Source } from '../source.ts'
import { keyOfId } from '../value.ts'

/** The config with what stands at `path` changed; maps that are missing there, or null, are made. */
export function changeAt(
  node: ConfigNode | undefined,
  path: Path,
  change: (node: ConfigNode | undefined) => ConfigNode,
): ConfigNode {
  const [segment, ...rest] = path
  if (segment === undefined) return change(node)
  if (node?.kind === 'list') {
    return { ...node, items: node.items.map((item, i) => (i === segment ? changeAt(item, rest, change) : item)) }
  }
  const entries = new Map(node?.kind === 'map' ? node.entries : [])
  const id = String(segment)
  const entry = entries.get(id) ?? { key: keyOfId(id), keySpan: { start: 0, end: 0 } }
  const before = 'node' in entry ? entry.node : undefined
  entries.set(id, { ...entry, node: changeAt(before, rest, change) })
  return node?.kind === 'map' ? { ...node, entries } : { ...emptyMap(MADE), entries }
}

/** Where nodes stand that no text holds yet. */
const MADE: Source = { kind: 'file', path: '', text: '' }

/** The value with maps around it, one per key. */
export function nest(keys: readonly string[], value: ConfigNode): ConfigNode {
  return keys.length === 0 ? value : changeAt(undefined, keys, () => value)
}

/** The map with one key named otherwise; what a merge key gives the old name comes back, what it gives the new one goes. */
export function renameKey(map: MapNode, from: string, to: string): MapNode {
  const entries = new Map<string, Entry>()
  for (const [id, entry] of map.entries) {
    if (id !== from && id !== to) entries.set(id, entry)
    if (id !== from) continue
    const beneath = mergedBeneath(entry)
    if (beneath) entries.set(id, { ...entry, node: beneath })
    entries.set(to, entry)
  }
  return { ...map, entries }
}

/** The items with one of them at another index. */
export function moveItem<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const rest = items.toSpliced(from, 1)
  return rest.toSpliced(to, 0, ...items.slice(from, from + 1))
}

/**
 * The config without what stands at `path`. A map that it leaves empty goes as well, up to the top or to a list, where `{}`
 * keeps the item's place; a list left empty stays, and so do maps up to `kept` steps from the top. A key that a merge key brings as
 * well falls back to that.
 */
export function withoutValue(root: MapNode, path: Path, kept = 0): ConfigNode {
  return removeAt(root, path, kept) ?? { ...root, entries: new Map() }
}

function removeAt(node: ConfigNode, path: Path, kept: number): ConfigNode | undefined {
  const [segment, ...rest] = path
  if (node.kind === 'list') {
    const items = node.items.flatMap((item, i) => (i === segment ? keepPlace(item, rest, kept - 1) : [item]))
    return { ...node, items }
  }
  if (node.kind !== 'map') return node
  const id = String(segment)
  const entry = node.entries.get(id)
  if (!entry) return node
  const left = rest.length > 0 ? removeAt(entry.node, rest, kept - 1) : undefined
  const entries = new Map(node.entries)
  const fallback = left ?? mergedBeneath(entry)
  if (fallback) entries.set(id, { ...entry, node: fallback })
  else entries.delete(id)
  return entries.size > 0 || kept >= 0 ? { ...node, entries } : undefined
}

function keepPlace(item: ConfigNode, rest: Path, kept: number): readonly ConfigNode[] {
  if (rest.length === 0) return []
  return [removeAt(item, rest, kept) ?? emptyMap(item.source)]
}

/** What a merge key gives the key when its own writing goes. */
function mergedBeneath({ node }: Entry): ConfigNode | undefined {
  let beneath = node.shadowed
  while (beneath && beneath.via?.kind !== 'merge-key') beneath = beneath.shadowed
  return beneath
}

/** A path at which two configs differ; undefined where they are equal. */
export function firstDifference(a: ConfigNode, b: ConfigNode, path: Path = []): Path | undefined {
  if (isEqualNode(a, b)) return undefined
  if (a.kind === 'map' && b.kind === 'map') {
    for (const id of new Set([...a.entries.keys(), ...b.entries.keys()])) {
      const [mine, other] = [a.entries.get(id)?.node, b.entries.get(id)?.node]
      if (!mine || !other) return [...path, id]
      const found = firstDifference(mine, other, [...path, id])
      if (found) return found
    }
  }
  if (a.kind === 'list' && b.kind === 'list' && a.items.length === b.items.length) {
    for (const [i, item] of a.items.entries()) {
      const other = b.items[i]
      const found = other && firstDifference(item, other, [...path, i])
      if (found) return found
    }
  }
  return path
}
