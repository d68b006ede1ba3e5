import type { ConfigNode } from '../../core/config-node.ts'
import type { Fix } from '../../core/issue.ts'
import { fixByValue } from '../schema/fix-value.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { scalarFor } from '../schema/scalar-for.ts'
import { itemSchema } from '../schema/walk.ts'

/**
 * A fix that writes a plain value in the place of a node, none where that cannot be: a scalar over a scalar, a list over one
 * that is as long and all in one text, item by item, so that its layout stays. What the schema wants as a float is written as one.
 */
export function fixByPlain(node: ConfigNode | undefined, value: unknown, schema: JsonSchema): readonly Fix[] {
  return Array.isArray(value) ? fixByItems(node, value, schema) : fixByValue(node, scalarFor(value, schema))
}

function fixByItems(node: ConfigNode | undefined, values: readonly unknown[], schema: JsonSchema): readonly Fix[] {
  if (node?.kind !== 'list' || node.via || node.items.length !== values.length) return []
  const fixes = node.items.flatMap((item, i) => fixByPlain(item, values[i], itemSchema(schema, i) ?? {}))
  const file = fixes[0]?.file
  if (file === undefined || fixes.length < values.length || fixes.some((fix) => fix.file !== file)) return []
  const edits = fixes.flatMap((fix) => fix.edits)
  return [{ title: `Write [${edits.map(({ text }) => text).join(', ')}]`, file, edits }]
}
