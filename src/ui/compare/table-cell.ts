import type { ChangeKind } from '../../core/change.ts'
import type { TableCell } from '../../core/compare-many.ts'
import type { ConfigNode } from '../../core/config-node.ts'
import { countLeaves } from '../../core/count-leaves.ts'
import { printValue } from '../../core/print.ts'
import { count } from '../shell/names.ts'

/** The sign of a change: it says without colour what happened. */
export const SIGNS: Readonly<Record<ChangeKind, string>> = {
  added: '+',
  removed: '\u2212',
  changed: '~',
  'type-changed': '≁',
  moved: '↕',
  reordered: '⇅',
}

const WORDS: Readonly<Record<ChangeKind, string>> = {
  added: 'only here',
  removed: 'missing here',
  changed: 'other value',
  'type-changed': 'other type',
  moved: 'stands elsewhere',
  reordered: 'other order',
}

/** A value where there is little room: a map by the number of its keys, a long list by that of its items. */
export function cellText(node: ConfigNode | undefined): string {
  if (!node) return 'missing'
  if (node.kind === 'map' && node.entries.size > 0) return `{${count(countLeaves(node), 'key')}}`
  const text = printValue(node)
  return node.kind === 'list' && text.length > LONG ? `[${count(node.items.length, 'item')}]` : text
}

const LONG = 60

/** The whole value, but for the rest of a huge one. */
export function fullText(node: ConfigNode | undefined): string {
  const text = node ? printValue(node) : 'missing'
  return text.length > HUGE ? `${text.slice(0, HUGE)}…` : text
}

const HUGE = 600

/** How a cell differs from the baseline, in words. */
export function cellWords({ state, changes }: TableCell): string {
  if (state === 'same') return 'as in the baseline'
  if (state === 'part') return 'differs, as rows above or beneath say'
  return changes.map(({ kind }) => WORDS[kind]).join(', ')
}
