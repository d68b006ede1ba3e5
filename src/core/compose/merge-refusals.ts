import type { ConfigNode, MapNode } from '../config-node.ts'
import type { Issue } from '../issue.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'
import { formatOrigin } from '../source.ts'

/**
 * Issues for what OmegaConf will not merge: a list over a map, and a map over a list. Here the upper one counts.
 *
 * @see SPEC.md M9
 */
export function mergeRefusals(config: MapNode): readonly Issue[] {
  const issues: Issue[] = []
  collect(config, [], issues)
  return issues
}

/** Maps of a result beneath which nothing was refused: an edit leaves most maps as they were. */
const calm = new WeakSet<MapNode>()

function collect(node: ConfigNode, path: Path, into: Issue[]): void {
  const before = into.length
  for (let upper = node; upper.shadowed; upper = upper.shadowed) {
    if (isClash(upper, upper.shadowed)) into.push(refusal(upper, upper.shadowed, path))
  }
  if (node.kind !== 'map' || calm.has(node)) return
  for (const [id, entry] of node.entries) collect(entry.node, [...path, id], into)
  if (into.length === before) calm.add(node)
}

function isClash(upper: ConfigNode, lower: ConfigNode): boolean {
  return upper.kind !== lower.kind && upper.kind !== 'scalar' && lower.kind !== 'scalar'
}

function refusal(upper: ConfigNode, lower: ConfigNode, path: Path): Issue {
  const [above, beneath] = upper.kind === 'list' ? ['a list', 'a map'] : ['a map', 'a list']
  const message = `${above} over ${beneath} at ${formatPath(path)}: OmegaConf merges no list with a map, and stops`
  const hint = `the ${lower.kind} stands at ${formatOrigin(lower)}; write null between them to take it away`
  return { code: 'type-replaced', severity: 'error', path, message, hint, origin: upper, also: [lower] }
}
