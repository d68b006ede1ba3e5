import type { ConfigNode } from '../../core/config-node.ts'
import type { JsonSchema } from './json-schema.ts'
import { kindsOf } from './kinds.ts'
import { narrow } from './narrow.ts'

/**
 * The schema that the form library gets for one section: narrowed by the merged config, so that its rows are those of the chosen
 * variant, and without all that would make the library write by itself: no defaults, no required keys, no smallest list, no
 * constants, no unions. The key that picks a variant is an ordinary choice, and what takes several kinds of value names {@link OF_KINDS}
 * as what draws it. The same object while the same variants are picked.
 *
 * @see SPEC.md E7
 */
export function layerSchema(schema: JsonSchema, merged: ConfigNode | undefined): JsonSchema {
  return strip(narrow(schema, merged))
}

/** What the form library is to draw a value of several kinds with. */
export const OF_KINDS = 'KindsField'

const stripped = new WeakMap<JsonSchema, JsonSchema>()

function strip(schema: JsonSchema): JsonSchema {
  const before = stripped.get(schema)
  if (before) return before
  const { default: _, required: __, minItems: ___, anyOf: ____, kinds: _____, ...kept } = schema
  const { const: constant, properties, items, additionalItems, ...rest } = kept
  const kinds = kindsOf(schema)
  const free = schema.additionalProperties
  const made: JsonSchema = {
    ...rest,
    ...(constant === undefined ? {} : { enum: [constant] }),
    ...(properties ? { properties: stripAll(properties) } : {}),
    ...(items ? { items: Array.isArray(items) ? items.map(strip) : strip(items as JsonSchema) } : {}),
    ...(typeof additionalItems === 'object' ? { additionalItems: strip(additionalItems) } : {}),
    ...(typeof free === 'object' ? { additionalProperties: strip(free) } : {}),
    ...(kinds.length > 1 ? { $id: OF_KINDS, kinds: kinds.map(strip) } : {}),
  }
  stripped.set(schema, made)
  return made
}

function stripAll(properties: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, strip(schema)]))
}
