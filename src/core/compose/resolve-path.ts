import { childAt } from '../config-node.ts'
import type { ConfigNode } from '../config-node.ts'
import type { Path, Segment } from '../path.ts'
import { keyId } from '../value.ts'

/**
 * The path as this config means it: `a.0` is an item where `a` is a list, and `a.1` or `a[1]` the key that is the int 1 where
 * `a` is a map with no such text key. Steps that lead nowhere are left as they are.
 *
 * @see SPEC.md O2
 */
export function resolvePath(root: ConfigNode, path: Path): Path {
  let node: ConfigNode | undefined = root
  return path.map((segment) => {
    const resolved: Segment = node ? resolveSegment(node, segment) : segment
    node = node && childAt(node, resolved)
    return resolved
  })
}

function resolveSegment(node: ConfigNode, segment: Segment): Segment {
  if (node.kind === 'list') return typeof segment === 'string' && /^\d+$/.test(segment) ? Number(segment) : segment
  if (node.kind !== 'map' || childAt(node, segment) || !/^-?\d+$/.test(String(segment))) return segment
  const asText = String(segment)
  const asInt = keyId({ kind: 'int', value: BigInt(segment) })
  return [asText, asInt].find((id) => node.entries.has(id)) ?? segment
}
