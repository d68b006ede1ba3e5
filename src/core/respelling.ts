import { isEqualNode, leavesOf, nodeAt } from './config-node.ts'
import type { Leaf, MapNode } from './config-node.ts'
import type { Issue } from './issue.ts'
import type { Ref } from './links/link.ts'
import { formatPath } from './path.ts'
import { printValue } from './print.ts'

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
export function respellingIssues(respelled: readonly Ref[], { ours, theirs }: Readings): readonly Issue[] {
  const differing = leavesOf(theirs).filter(({ path, node }) => {
    const value = nodeAt(ours, path)
    return value === undefined || !isEqualNode(value, node)
  })
  const [first] = differing
  if (!first) return []
  const both = describe(first, ours, differing.length - 1)
  return respelled.map(({ raw, origin }) => ({
    code: 'include-spelling',
    severity: 'warning',
    path: first.path,
    message: `${raw} is spelled in another way than before; a runner that compares path texts reads the file again: ${both}`,
    hint: 'include the file in one place only, or spell it alike',
    origin,
  }))
}

function describe({ path, node }: Leaf, ours: MapNode, others: number): string {
  const value = nodeAt(ours, path)
  const more = others > 0 ? ` (and ${others} more)` : ''
  return `${formatPath(path)} is ${value ? printValue(value) : 'absent'} here and ${printValue(node)} there${more}`
}
