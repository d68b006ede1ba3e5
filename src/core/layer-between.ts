import { isEqualNode } from './config-node.ts'
import type { ConfigNode, Entry, MapNode } from './config-node.ts'

export interface BetweenOptions {
  /** The value as it has to be written, or undefined where no text spells it: then it is left out. */
  readonly spell: (node: ConfigNode) => ConfigNode | undefined
  /** Whether values that interpolations brought into A are left out: they may follow what they read. */
  readonly isWithoutFollowers?: boolean
}

/**
 * The layer that, laid over A, gives what B has and A has not; undefined where B has nothing of that kind. Keys that only A
 * has stay: merging takes no key away.
 *
 * @see SPEC.md D7, M
 */
export function layerBetween(a: MapNode, b: MapNode, options: BetweenOptions): MapNode | undefined {
  const entries = new Map<string, Entry>()
  for (const [id, entry] of b.entries) {
    const before = a.entries.get(id)?.node
    const node = before ? changeOf(before, entry.node, options) : spelledPart(entry.node, options)
    if (node) entries.set(id, { ...entry, node })
  }
  return entries.size > 0 ? { ...b, entries } : undefined
}

function changeOf(a: ConfigNode, b: ConfigNode, options: BetweenOptions): ConfigNode | undefined {
  if (a === b || isEqualNode(a, b)) return undefined
  if (a.via?.kind === 'interpolation') return options.isWithoutFollowers === true ? undefined : spelledPart(b, options)
  return a.kind === 'map' && b.kind === 'map' ? layerBetween(a, b, options) : spelledPart(b, options)
}

function spelledPart(node: ConfigNode, options: BetweenOptions): ConfigNode | undefined {
  const spelled = options.spell(node)
  if (spelled || node.kind !== 'map') return spelled
  const entries = new Map<string, Entry>()
  for (const [id, entry] of node.entries) {
    const part = spelledPart(entry.node, options)
    if (part) entries.set(id, { ...entry, node: part })
  }
  return entries.size > 0 ? { ...node, entries } : undefined
}
