import { remembersHolding } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import type { Issue } from '../issue.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'

/** Whether a value is `???`: OmegaConf's mark for one that somebody else must give. @see SPEC.md Y11 */
export function isMissingValue(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.value.kind === 'str' && node.value.value === '???'
}

/** Whether `???` stands anywhere in it. */
export const holdsMissing = remembersHolding(isMissingValue)

/** An issue for each value that nobody gave. @see SPEC.md Y11 */
export function missingValues(config: MapNode): readonly Issue[] {
  const issues: Issue[] = []
  collect(config, [], issues)
  return issues
}

function collect(node: ConfigNode, path: Path, into: Issue[]): void {
  if (!holdsMissing(node)) return
  if (node.kind === 'scalar') into.push(missingValue(node, path))
  else if (node.kind === 'list') for (const [i, item] of node.items.entries()) collect(item, [...path, i], into)
  else for (const [id, entry] of node.entries) collect(entry.node, [...path, id], into)
}

function missingValue(origin: ConfigNode, path: Path): Issue {
  const message = `${formatPath(path)} must be given, and nothing gives it: the program stops where it reads it`
  const hint = 'set it in a layer above, or in an override'
  return { code: 'missing-value', severity: 'error', path, message, hint, origin }
}
