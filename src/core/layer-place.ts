import type { MapNode } from './config-node.ts'
import { startsWith, toPointer } from './path.ts'
import type { Path } from './path.ts'
import { keyOfId } from './value.ts'

/** How the text of a layer and the config are laid over one another. */
export interface LayerPlace {
  /** Where the layer's own config stands in its text: `[]` for the whole text, `['overrides']` for a profile. */
  readonly within: Path
  /** Where it stands in the config: `[]` at the top, `['model']` for a file that is mounted there. Map keys only. */
  readonly at: Path
}

/** A layer whose whole text is the config's top. */
export const AT_TOP: LayerPlace = { within: [], at: [] }

/** The path in the layer's text of a path in the config; undefined where the layer cannot write. */
export function pathInText({ within, at }: LayerPlace, path: Path): Path | undefined {
  return startsWith(path, at) ? [...within, ...path.slice(at.length)] : undefined
}

/** The path in the config of a path in the layer's text; undefined for what stands beside the layer's own config. */
export function pathInConfig({ within, at }: LayerPlace, path: Path): Path | undefined {
  return startsWith(path, within) ? [...at, ...path.slice(within.length)] : undefined
}

/**
 * A layer's own map where it stands in the config: beneath the keys of `at`. Their origin is the start of the map. A map that
 * writes nothing stays as it is. The same object for the same map and place, since merging is remembered by identity.
 *
 * @see SPEC.md L3
 */
export function placedAt(own: MapNode, at: Path): MapNode {
  if (at.length === 0 || own.entries.size === 0) return own
  const byPlace = placed.get(own) ?? new Map<string, MapNode>()
  placed.set(own, byPlace)
  const id = toPointer(at)
  const known = byPlace.get(id) ?? at.reduceRight(beneathKey, own)
  byPlace.set(id, known)
  return known
}

const placed = new WeakMap<MapNode, Map<string, MapNode>>()

function beneathKey(node: MapNode, segment: Path[number]): MapNode {
  const { source, start } = node
  const key = String(segment)
  const entry = { key: keyOfId(key), keySpan: { start, end: start }, node }
  return { kind: 'map', flow: false, entries: new Map([[key, entry]]), source, start, end: node.end }
}
