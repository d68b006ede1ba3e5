import { pathOf } from './change.ts'
import type { Change } from './change.ts'
import { isEqualNode } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import { diff } from './diff.ts'
import { formatPath } from '../path.ts'
import { printValue } from '../print/print.ts'

/**
 * How a config differs from what it should be, as a clause: `lr is 0.1 and would be "0.1"`, at most three keys and how many more.
 * Undefined where it does not; the order of keys counts here.
 */
export function differenceText(wanted: MapNode, found: MapNode): string | undefined {
  if (isEqualNode(wanted, found)) return isSameOrder(wanted, found) ? undefined : 'keys would change their order'
  const { changes } = diff(wanted, found)
  const more = changes.length > SHOWN ? ` and ${changes.length - SHOWN} keys more` : ''
  return changes.slice(0, SHOWN).map(changeText).join('; ') + more
}

const SHOWN = 3

/** Whether the keys of two equal maps stand in the same order, at every depth. */
function isSameOrder(a: ConfigNode, b: ConfigNode): boolean {
  if (a.kind === 'list') return b.kind === 'list' && a.items.every((item, i) => isSameOrder(item, b.items[i] ?? item))
  if (a.kind !== 'map' || b.kind !== 'map') return true
  const ids = [...b.entries.keys()]
  return [...a.entries].every(([id, { node }], i) => ids[i] === id && isSameOrder(node, b.entries.get(id)?.node ?? node))
}

function changeText(change: Change): string {
  const key = formatPath(pathOf(change))
  const [was, would] = [change.a.node, change.b.node].map((node) => node && shown(node))
  if (was === undefined) return `${key} would be ${would}, and is not there`
  return would === undefined ? `${key} is ${was} and would be gone` : `${key} is ${was} and would be ${would}`
}

function shown(node: ConfigNode): string {
  const text = printValue(node)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
