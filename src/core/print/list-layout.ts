import type { ConfigNode, ListNode } from '../config-node.ts'

/** How lists are laid out: on one line where they fit, or as the text has them that they were read from. */
export type Layout = 'fitted' | 'kept'

/**
 * Whether a list without maps stands on one line in the text that it was read from, and so may stand on one line again; undefined
 * where it was read from none. A list in blocks, or in brackets over several lines, does not.
 */
export function standsOnOneLine({ items, flow, source, start, end }: ListNode): boolean | undefined {
  if (!items.every(isFlat)) return false
  if (end <= start || source.text.length < end) return undefined
  return flow && !/[\r\n]/.test(source.text.slice(start, end))
}

function isFlat(node: ConfigNode): boolean {
  return node.kind === 'scalar' || (node.kind === 'list' && node.items.every(isFlat))
}
