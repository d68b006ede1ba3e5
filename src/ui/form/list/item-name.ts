import { nodeAt } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import { shortValue } from '../value-text.ts'

/** Keys that name an item of a list, the first that it has. */
const NAMES = ['name', 'id', 'key', 'type']

/** What names an item of a list: its `name`, `id`, `key` or `type`; empty where it has none. */
export function itemName(item: ConfigNode | undefined): string {
  const node = item && NAMES.map((key) => nodeAt(item, [key])).find((found) => found?.kind === 'scalar')
  return node ? shortValue(node) : ''
}

/** An item by number and name, where nothing else says which list it is in: `2 seconds`. */
export function itemTitle(item: ConfigNode | undefined, index: number): string {
  return `${index + 1} ${itemName(item)}`.trim()
}
