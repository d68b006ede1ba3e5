import type { Entry, MapNode } from './config-node.ts'
import { shadow } from './merge.ts'
import type { Path } from './path.ts'

/** What goes into a resolved file beside what the layers say. */
export interface ExportScope {
  /** Schema defaults to write out; none unless asked (X6). */
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
    entries.set(key, own ? { ...own, node: overDefault(own, entry) } : entry)
  }
  return { ...config, entries }
}

function overDefault({ node }: Entry, { node: beneath }: Entry): Entry['node'] {
  return node.kind === 'map' && beneath.kind === 'map' ? overDefaults(node, beneath) : shadow(node, beneath)
}

/** The map without the key at `path`; the same map where there is none. A map that this empties stays, as `{}`. */
function withoutPath(map: MapNode, [key, ...rest]: Path): MapNode {
  const entry = typeof key === 'string' ? map.entries.get(key) : undefined
  if (!entry || typeof key !== 'string') return map
  const entries = new Map<string, Entry>(map.entries)
  if (rest.length === 0) entries.delete(key)
  else if (entry.node.kind === 'map') entries.set(key, { ...entry, node: withoutPath(entry.node, rest) })
  return { ...map, entries }
}
