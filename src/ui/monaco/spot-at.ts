import type { ConfigNode, Entry, MapNode } from '../../core/config-node.ts'
import type { Path, Segment } from '../../core/path.ts'
import type { Span } from '../../core/source.ts'

/** A key or value of a config that stands at an offset of its text. */
export interface Spot {
  readonly path: Path
  readonly part: 'key' | 'value'
  readonly node: ConfigNode
  /** Where the key or the value is written in this text. */
  readonly span: Span
}

/** The innermost key or value of a layer's own config at an offset; undefined between them. */
export function spotAt(root: MapNode, offset: number): Spot | undefined {
  return inMap(root, [], offset)
}

/** Where the value is written in its own file: an alias stands at its use, not at its anchor. */
export function placeOf(node: ConfigNode): Span {
  return node.via?.kind === 'alias' ? node.via : node
}

function inNode(node: ConfigNode, path: Path, offset: number): Spot | undefined {
  const span = placeOf(node)
  if (!holds(span, offset)) return undefined
  if (node.via?.kind !== 'alias') {
    const inner = node.kind === 'map' ? inMap(node, path, offset) : inItems(node, path, offset)
    if (inner) return inner
  }
  return node.kind === 'map' && !node.flow ? undefined : { path, part: 'value', node, span }
}

function inItems(node: ConfigNode, path: Path, offset: number): Spot | undefined {
  if (node.kind !== 'list') return undefined
  for (const [index, item] of node.items.entries()) {
    const found = inNode(item, [...path, index], offset)
    if (found) return found
  }
  return undefined
}

function inMap(map: MapNode, path: Path, offset: number): Spot | undefined {
  for (const [id, entry] of map.entries) {
    const found = inEntry(entry, id, { path, offset })
    if (found) return found
  }
  return undefined
}

function inEntry(entry: Entry, id: Segment, at: { readonly path: Path; readonly offset: number }): Spot | undefined {
  const { keySpan, node } = entry
  // What a merge key brings is written elsewhere.
  if (node.via?.kind === 'merge-key') return undefined
  const path = [...at.path, id]
  return holds(keySpan, at.offset) ? { path, part: 'key', node, span: keySpan } : inNode(node, path, at.offset)
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end && end > start
}
