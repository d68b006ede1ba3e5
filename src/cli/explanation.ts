import { leavesOf, nodeAt } from '../core/config-node.ts'
import type { ConfigNode, Leaf, MapNode } from '../core/config-node.ts'
import { historyOf } from '../core/compose/inspect.ts'
import type { Step } from '../core/compose/inspect.ts'
import { startsWith } from '../core/path.ts'
import type { Path } from '../core/path.ts'
import { defaultAt } from '../systems/schema/default-at.ts'
import type { Derived } from '../workspace/derive.ts'

/** All there is to say of one key. */
export interface Explanation {
  readonly path: Path
  /** What the trainer reads; undefined where the result has no such key. */
  readonly value: ConfigNode | undefined
  /** The schema default, where there is one. */
  readonly byDefault: ConfigNode | undefined
  /** What happened to the key, the latest first. */
  readonly steps: readonly Step[]
  /** The leaves beneath, where the value is a map with keys. */
  readonly leaves: readonly Leaf[]
  /** The block around the key that the chosen model does not use (V7). */
  readonly inactive: Path | undefined
}

/** What a composition has to say of the key at `path`; undefined where neither a layer nor a schema knows it. */
export function explain({ composition, defaults, inactive }: Derived, path: Path): Explanation | undefined {
  const value = nodeAt(composition.config, path)
  const byDefault = ownDefault(defaults, path)
  const steps = historyOf(composition, path)
  if (!value && !byDefault && steps.length === 0) return undefined
  const isFilled = value?.kind === 'map' && value.entries.size > 0
  const leaves = isFilled ? leavesOf(value).map((leaf) => ({ path: [...path, ...leaf.path], node: leaf.node })) : []
  return { path, value, byDefault, steps, leaves, inactive: inactive.find((block) => startsWith(path, block)) }
}

/** A default of the schema's own: the defaults of a block hold the values that are set, too. */
function ownDefault(defaults: MapNode, path: Path): ConfigNode | undefined {
  const node = defaultAt(defaults, path)
  return node && node.kind !== 'map' ? node : undefined
}
