import type { Entry, MapNode } from '../core/config-node.ts'

/**
 * The config with the defaults that it does not set appended to each map: its own keys first, in its own order. Whatever gains
 * nothing is shared with `config`.
 */
export function withDefaults(config: MapNode, defaults: MapNode): MapNode {
  let entries: Map<string, Entry> | undefined
  for (const [key, entry] of defaults.entries) {
    const own = config.entries.get(key)
    const filled = own ? fill(own, entry) : entry
    if (filled !== own) (entries ??= new Map(config.entries)).set(key, filled)
  }
  return entries ? { ...config, entries } : config
}

function fill(own: Entry, defaults: Entry): Entry {
  if (own.node.kind !== 'map' || defaults.node.kind !== 'map') return own
  const node = withDefaults(own.node, defaults.node)
  return node === own.node ? own : { ...own, node }
}
