import type { ConfigNode } from '../core/config-node.ts'
import { scalarOf } from '../core/config-node.ts'
import type { Fix } from '../core/issue.ts'
import { fixByValue } from './fix-value.ts'

/**
 * A fix that writes a plain value in the place of a node, none where that cannot be: a scalar over a scalar, a list over one
 * that is as long and all in one text, item by item, so that its layout stays.
 */
export function fixByPlain(node: ConfigNode | undefined, value: unknown): readonly Fix[] {
  return Array.isArray(value) ? fixByItems(node, value) : fixByValue(node, scalarOf(value))
}

function fixByItems(node: ConfigNode | undefined, values: readonly unknown[]): readonly Fix[] {
  if (node?.kind !== 'list' || node.via || node.items.length !== values.length) return []
  const fixes = node.items.flatMap((item, i) => fixByValue(item, scalarOf(values[i])))
  const file = fixes[0]?.file
  if (file === undefined || fixes.length < values.length || fixes.some((fix) => fix.file !== file)) return []
  const edits = fixes.flatMap((fix) => fix.edits)
  return [{ title: `Write [${edits.map(({ text }) => text).join(', ')}]`, file, edits }]
}
