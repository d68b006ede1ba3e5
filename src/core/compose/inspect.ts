import { childAt, isLeaf, leavesOf } from '../config-node.ts'
import type { ConfigNode, Leaf, Removal } from '../config-node.ts'
import type { Layer } from '../layer.ts'
import type { Path } from '../path.ts'
import type { Origin, Source } from '../source.ts'
import { isRedundant } from './trace.ts'
import type { Traced } from './trace.ts'

/**
 * One step in the history of a key: a value written, or a removal of the map (or key) that held it.
 *
 * @see SPEC.md P1 and P2
 */
export type Step =
  | { readonly kind: 'write'; readonly layer: Layer | undefined; readonly node: ConfigNode; readonly isRedundant: boolean }
  | {
      readonly kind: 'removal'
      readonly layer: Layer | undefined
      readonly by: Origin
      readonly path: Path
      readonly lost: readonly Leaf[]
    }

/**
 * All that ever happened to the key at `path`, the latest first: the winner (unless a removal stands before it), what it
 * shadows, and each removal on the way. Empty where no layer wrote the key. A map's own history are the values it replaced.
 */
export function historyOf(traced: Traced, path: Path): readonly Step[] {
  const steps: Step[] = []
  visit(traced.config, { path, depth: 0, layerOf: layersBySource(traced.layers), steps, seen: new Set() })
  return steps
}

interface Walk {
  readonly path: Path
  readonly depth: number
  readonly layerOf: ReadonlyMap<Source, Layer>
  readonly steps: Step[]
  /** An override of one list item keeps the other items: they stand in the new list and in the old. */
  readonly seen: Set<ConfigNode>
}

function visit(winner: ConfigNode, walk: Walk): void {
  const removals: { readonly before: number; readonly node: ConfigNode }[] = []
  for (let node: ConfigNode | undefined = winner; node; node = node.shadowed) {
    const held = visitOne(node, walk)
    if (!held && isLeaf(node)) removals.push({ before: walk.steps.length, node })
  }
  // Only if something stood there was something removed.
  for (const { before, node } of removals.toReversed()) {
    if (walk.steps.length > before) walk.steps.splice(before, 0, removalBy(node, walk))
  }
}

/** Whether the node itself has, or is, what the path leads to. */
function visitOne(node: ConfigNode, walk: Walk): boolean {
  const segment = walk.path[walk.depth]
  if (segment === undefined) {
    pushWrite(node, walk)
    return true
  }
  const child = childAt(node, segment)
  if (child) visit(child, { ...walk, depth: walk.depth + 1 })
  if (node.kind === 'map' && typeof segment === 'string') visitRemoved(node.removed?.get(segment), walk)
  return child !== undefined
}

function pushWrite(node: ConfigNode, { layerOf, steps, seen }: Walk): void {
  if (seen.has(node)) return
  seen.add(node)
  steps.push({ kind: 'write', layer: layerOf.get(node.source), node, isRedundant: isRedundant(node) })
}

function visitRemoved(last: Removal | undefined, walk: Walk): void {
  const path = walk.path.slice(0, walk.depth + 1)
  for (let removal = last; removal; removal = removal.earlier) {
    const { by, node } = removal
    walk.steps.push({ kind: 'removal', layer: walk.layerOf.get(by.source), by, path, lost: leavesUnder(node, path) })
    visit(node, { ...walk, depth: walk.depth + 1 })
  }
}

function removalBy(node: ConfigNode, { path, depth, layerOf }: Walk): Step {
  const at = path.slice(0, depth)
  const lost = node.shadowed ? leavesUnder(node.shadowed, at) : []
  return { kind: 'removal', layer: layerOf.get(node.source), by: node, path: at, lost }
}

function leavesUnder(node: ConfigNode, path: Path): readonly Leaf[] {
  return leavesOf(node).map((leaf) => ({ path: [...path, ...leaf.path], node: leaf.node }))
}

/** The layer of each source; where a file takes part twice, its higher place. The same map for the same layers. */
export function layersBySource(layers: readonly Layer[]): ReadonlyMap<Source, Layer> {
  let bySource = remembered.get(layers)
  if (!bySource) remembered.set(layers, (bySource = new Map(layers.map((layer) => [layer.source, layer]))))
  return bySource
}

const remembered = new WeakMap<readonly Layer[], ReadonlyMap<Source, Layer>>()
