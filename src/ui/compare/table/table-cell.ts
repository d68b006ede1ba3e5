import { kindWord } from '../../../core/diff/change-words.ts'
import type { TableCell } from '../../../core/diff/compare-many.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import { countLeaves } from '../../../core/count-leaves.ts'
import { printValue } from '../../../core/print/print.ts'
import { count } from '../../shell/names.ts'

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

/** How a cell of the column of a letter differs from the baseline, in words. */
export function cellWords({ state, changes }: TableCell, letter: string): string {
  if (state === 'same') return 'as in the baseline'
  if (state === 'part') return 'differs, as rows above or beneath say'
  return changes.map(({ kind }) => kindWord(kind, letter)).join(', ')
}
