import { isEqualNode, isLeaf } from '../config-node.ts'
import type { ConfigNode, MapNode, Removal } from '../config-node.ts'
import type { Layer } from '../layer.ts'
import type { Source } from '../source.ts'

/** What the layers of a composition do to its result. */
export interface Traced {
  readonly config: MapNode
  readonly layers: readonly Layer[]
}

/** How many of a layer's values win, are replaced by a higher layer, and repeat what lies beneath (a part of those that win or lose). */
export interface Tally {
  readonly wins: number
  readonly loses: number
  readonly repeats: number
}

/**
 * The tally of each source that takes part, counted over every leaf and all it has replaced. An empty map over a map is no
 * write and is not counted (M4).
 *
 * @see SPEC.md P5
 */
export function tallyOf({ config }: Traced): ReadonlyMap<Source, Tally> {
  return config.entries.size > 0 ? tallyMap(config) : tallyRemains(config)
}

/** Whether a value only repeats what it replaced: removing it would change nothing. @see SPEC.md P5 */
export function isRedundant(node: ConfigNode): boolean {
  const { shadowed } = node
  if (shadowed === undefined || !isLeaf(node)) return false
  return isEqualNode(node, shadowed) || isSameExpression(node, shadowed)
}

/** An interpolation is compared as written too: beneath, it was never worked out. */
function isSameExpression(node: ConfigNode, beneath: ConfigNode): boolean {
  const { via } = node
  if (via?.kind !== 'interpolation' || beneath.kind !== 'scalar') return false
  return beneath.value.kind === 'str' && beneath.value.value === via.expression
}

type Tallies = Map<Source, Tally>

const talliesOf = new WeakMap<MapNode, Tallies>()

/** What a map in the result and all beneath it add up to; remembered, since an edit leaves most maps as they were. */
function tallyMap(map: MapNode): Tallies {
  const known = talliesOf.get(map)
  if (known) return known
  const into = tallyRemains(map)
  for (const { node } of map.entries.values()) {
    if (isLeaf(node)) {
      countWrite(into, node, 'wins')
      if (node.kind === 'map') addRemains(into, node)
      else if (node.shadowed) countLost(into, node.shadowed)
    } else {
      addAll(into, tallyMap(node as MapNode))
    }
  }
  talliesOf.set(map, into)
  return into
}

/** What a map itself replaced or lost. */
function tallyRemains(map: MapNode): Tallies {
  const into: Tallies = new Map()
  addRemains(into, map)
  return into
}

function addRemains(into: Tallies, map: MapNode): void {
  if (map.shadowed) countLost(into, map.shadowed)
  addRemoved(into, map)
}

function addRemoved(into: Tallies, { removed }: MapNode): void {
  if (!removed) return
  for (const last of removed.values()) {
    for (let removal: Removal | undefined = last; removal; removal = removal.earlier) countLost(into, removal.node)
  }
}

/** Counts a value that lost, with all that it had replaced. */
function countLost(into: Tallies, lost: ConfigNode): void {
  for (let node: ConfigNode | undefined = lost; node; node = node.shadowed) {
    if (isLeaf(node)) countWrite(into, node, 'loses')
    else if (node.kind === 'map') for (const entry of node.entries.values()) countLost(into, entry.node)
    if (node.kind === 'map') addRemoved(into, node)
  }
}

function countWrite(into: Tallies, node: ConfigNode, outcome: 'wins' | 'loses'): void {
  const { wins, loses, repeats } = into.get(node.source) ?? NOTHING
  const won = outcome === 'wins' ? 1 : 0
  into.set(node.source, { wins: wins + won, loses: loses + 1 - won, repeats: repeats + (isRedundant(node) ? 1 : 0) })
}

const NOTHING: Tally = { wins: 0, loses: 0, repeats: 0 }

function addAll(into: Tallies, more: Tallies): void {
  for (const [source, tally] of more) {
    const { wins, loses, repeats } = into.get(source) ?? NOTHING
    into.set(source, { wins: wins + tally.wins, loses: loses + tally.loses, repeats: repeats + tally.repeats })
  }
}
