import type { ConfigNode, Entry, MapNode } from './config-node.ts'

/**
 * Lays `upper` over `lower`, as one layer over the one beneath it.
 *
 * Maps merge key by key and keep the order of `lower`. Everything else, lists included, is replaced whole; what it replaced
 * is kept in `shadowed`, so the UI can say what it was. `null` replaces too. An empty map over a map changes nothing.
 *
 * Not associative: fold layers from lowest to highest precedence. Remembered by identity, at every depth, and returns `lower`
 * itself where nothing changes: what was derived from a part that no edit reached stays valid.
 *
 * @see SPEC.md M1 to M8
 */
export function merge(lower: MapNode, upper: MapNode): MapNode {
  const byLower = mergedOf.get(upper) ?? new WeakMap<MapNode, MapNode>()
  const known = byLower.get(lower)
  if (known) return known
  const merged = mergeMaps(lower, upper)
  mergedOf.set(upper, byLower.set(lower, merged))
  return merged
}

const mergedOf = new WeakMap<MapNode, WeakMap<MapNode, MapNode>>()

function mergeMaps(lower: MapNode, upper: MapNode): MapNode {
  const shadowed = joinShadowed(upper.shadowed, lower.shadowed)
  const removed = joinRemoved(upper.removed, lower.removed)
  const entries = mergeEntries(lower.entries, upper.entries)
  // The lowest layer that wrote a key into the map gives its place.
  const base = lower.entries.size === 0 && upper.entries.size > 0 ? upper : lower
  if (entries === base.entries && shadowed === base.shadowed && removed === base.removed) return base
  return { ...base, entries, ...(shadowed ? { shadowed } : {}), ...(removed ? { removed } : {}) }
}

type Entries = MapNode['entries']

function mergeEntries(lower: Entries, upper: Entries): Entries {
  if (upper.size === 0) return lower
  if (lower.size === 0) return upper
  let merged: Map<string, Entry> | undefined
  for (const [id, entry] of upper) {
    const beneath = lower.get(id)
    const result = beneath ? mergeEntry(beneath, entry) : entry
    if (result === beneath) continue
    merged ??= new Map(lower)
    merged.set(id, result)
  }
  return merged ?? lower
}

function mergeEntry(lower: Entry, upper: Entry): Entry {
  if (lower.node.kind !== 'map' || upper.node.kind !== 'map') {
    return { key: lower.key, keySpan: upper.keySpan, node: shadow(upper.node, lower.node) }
  }
  const node = merge(lower.node, upper.node)
  if (node === lower.node) return lower
  return { key: lower.key, keySpan: lower.node.entries.size === 0 ? upper.keySpan : lower.keySpan, node }
}

/** The node `winner` with `loser` added to the end of what it has replaced. */
export function shadow<Winner extends ConfigNode>(winner: Winner, loser: ConfigNode): Winner {
  if (!winner.shadowed) return { ...winner, shadowed: loser }
  const replaced: ConfigNode[] = []
  for (let node: ConfigNode | undefined = winner.shadowed; node; node = node.shadowed) replaced.push(node)
  return { ...winner, shadowed: replaced.reduceRight((beneath, node) => ({ ...node, shadowed: beneath }), loser) }
}

function joinShadowed(upper: ConfigNode | undefined, lower: ConfigNode | undefined): ConfigNode | undefined {
  return upper && lower ? shadow(upper, lower) : (upper ?? lower)
}

function joinRemoved(upper: MapNode['removed'], lower: MapNode['removed']): MapNode['removed'] {
  return upper && lower ? new Map([...lower, ...upper]) : (upper ?? lower)
}
