import { leavesOf, nodeAt } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import type { Issue } from '../issue.ts'
import { formatPath } from '../path.ts'
import type { Path, Segment } from '../path.ts'
import { formatOrigin } from '../source.ts'
import type { Traced } from './trace.ts'

/**
 * Issues that only the merged result shows: a map lost to something that is no map (P2), and an empty map that was surely
 * meant to clear what lies beneath (M4).
 *
 * @see SPEC.md P2 and M4
 */
export function traceIssues(traced: Traced): readonly Issue[] {
  const issues: Issue[] = []
  findReplaced(traced.config, [], issues)
  for (const [index, layer] of traced.layers.entries()) {
    if (layer.state !== 'ok') continue
    for (const write of emptyWritesIn(layer.own)) if (isIdle(write.path, index, traced)) issues.push(idleWrite(write))
  }
  return issues
}

/** Maps of the result in which no map was replaced: an edit leaves most maps as they were. */
const calm = new WeakSet<MapNode>()

function findReplaced(node: ConfigNode, path: Segment[], issues: Issue[]): void {
  const before = issues.length
  for (let winner = node; winner.shadowed; winner = winner.shadowed) {
    const { shadowed } = winner
    if (winner.kind !== 'map' && shadowed.kind === 'map' && shadowed.entries.size > 0) {
      issues.push(mapReplaced(winner, shadowed, path.slice()))
    }
  }
  if (node.kind !== 'map' || calm.has(node)) return
  for (const [id, entry] of node.entries) {
    if (entry.node.kind !== 'map' && !entry.node.shadowed) continue
    path.push(id)
    findReplaced(entry.node, path, issues)
    path.pop()
  }
  if (issues.length === before) calm.add(node)
}

function mapReplaced(node: ConfigNode, map: MapNode, path: Path): Issue {
  const lost = leavesOf(map).map((leaf) => formatPath([...path, ...leaf.path]))
  const listed = lost.slice(0, 4).join(', ')
  const isNull = node.kind === 'scalar' && node.value.kind === 'null'
  const what = node.kind === 'list' ? 'a list' : isNull ? 'null' : 'a single value'
  const more = lost.length > 4 ? ` and ${lost.length - 4} more` : ''
  return {
    code: 'type-replaced',
    severity: isNull ? 'info' : 'warning',
    path,
    message: `${what} replaces the map ${formatPath(path)} and removes ${listed}${more}`,
    hint: `the map stands at ${formatOrigin(map)}`,
    origin: node,
    also: [map],
  }
}

interface EmptyWrite {
  readonly path: Path
  readonly node: MapNode
}

const emptyWritesOf = new WeakMap<MapNode, readonly EmptyWrite[]>()

function emptyWritesIn(own: MapNode): readonly EmptyWrite[] {
  const known = emptyWritesOf.get(own)
  if (known) return known
  const found: EmptyWrite[] = []
  findEmpty(own, [], found)
  emptyWritesOf.set(own, found)
  return found
}

function findEmpty(map: MapNode, path: Segment[], found: EmptyWrite[]): void {
  for (const [id, { node }] of map.entries) {
    if (node.kind !== 'map') continue
    path.push(id)
    if (node.entries.size === 0) found.push({ path: path.slice(), node })
    else findEmpty(node, path, found)
    path.pop()
  }
}

/** Whether an empty map was laid over a filled one that is still there. */
function isIdle(path: Path, index: number, { config, layers }: Traced): boolean {
  const isFilled = (root: MapNode): boolean => {
    const node = nodeAt(root, path)
    return node?.kind === 'map' && node.entries.size > 0
  }
  return isFilled(config) && layers.slice(0, index).some((layer) => layer.state === 'ok' && isFilled(layer.own))
}

function idleWrite({ path, node }: EmptyWrite): Issue {
  return {
    code: 'empty-map-write',
    severity: 'info',
    path,
    message: `an empty map changes nothing: ${formatPath(path)} keeps what the other layers write`,
    hint: 'remove it, or write null to take the map away',
    origin: node,
  }
}
