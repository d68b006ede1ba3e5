import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import { nodeAt } from '../../core/config-node.ts'
import type { Path } from '../../core/path.ts'

/** The default at a path, inside the items of lists too; undefined where there is none. Of a list it is the list's own. */
export function defaultAt(defaults: MapNode, path: Path): ConfigNode | undefined {
  const isInItem = path.some((segment, i) => typeof segment === 'number' && i < path.length - 1)
  return nodeAt(isInItem ? withItemDefaults(defaults) : defaults, path)
}

/**
 * The same defaults with those of list items: each list of maps that the config writes is a list of what its items get, to be laid
 * beneath it item by item. Lists that it does not write are their own defaults still. Worked out when first asked for.
 *
 * @see SPEC.md X6
 */
export function withItemDefaults(defaults: MapNode): MapNode {
  const known = itemwise.get(defaults)
  if (!known) return defaults
  known.made ??= known.make()
  return known.made
}

/** Says how the defaults of list items are worked out where others are asked for. */
export function giveItemDefaults(defaults: MapNode, make: () => MapNode): void {
  itemwise.set(defaults, { make, made: undefined })
}

interface Itemwise {
  readonly make: () => MapNode
  made: MapNode | undefined
}

const itemwise = new WeakMap<MapNode, Itemwise>()
