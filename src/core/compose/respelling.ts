import { isEqualNode, isLeaf, leavesOf, nodeAt } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import type { Issue } from '../issue.ts'
import type { Ref } from '../links/link.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'
import { printValue } from '../print/print.ts'

/** Two results of one stack: with each file once, and as a runner that compares path texts has it. */
export interface Readings {
  readonly ours: MapNode
  readonly theirs: MapNode
}

/**
 * Issues for files included under two spellings, where a runner that compares path texts would take them twice and end up with
 * another result; both are named.
 *
 * @see SPEC.md I4
 */
export function respellingIssues(respelled: readonly Ref[], readings: Readings): readonly Issue[] {
  const differing = differingPaths(readings)
  const [path] = differing
  if (!path) return []
  const others = differing.length > 1 ? ` (and ${differing.length - 1} more)` : ''
  const value = (root: MapNode): string => describe(nodeAt(root, path))
  const both = `${formatPath(path)} is ${value(readings.ours)} here and ${value(readings.theirs)} there${others}`
  return respelled.map(({ raw, origin }) => ({
    code: 'include-spelling',
    severity: 'warning',
    path,
    message: `${raw} is spelled in another way than before; a runner that compares path texts reads the file again: ${both}`,
    hint: 'include the file in one place only, or spell it alike',
    origin,
  }))
}

function differingPaths({ ours, theirs }: Readings): readonly Path[] {
  const isOther = (path: Path, node: ConfigNode, root: MapNode): boolean => {
    const other = nodeAt(root, path)
    return other === undefined || (isLeaf(other) && !isEqualNode(other, node))
  }
  return [
    ...leavesOf(theirs).filter(({ path, node }) => isOther(path, node, ours)),
    ...leavesOf(ours).filter(({ path }) => nodeAt(theirs, path) === undefined),
  ].map(({ path }) => path)
}

function describe(node: ConfigNode | undefined): string {
  return node ? printValue(node) : 'absent'
}
