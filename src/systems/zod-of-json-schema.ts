import type { JsonSchema } from './json-schema.ts'
import { z } from './zod.ts'

const known = new WeakMap<JsonSchema, z.ZodType>()

/**
 * The Zod schema of a narrowed form schema, for systems whose schemas are JSON Schema. Made from the narrowed schema, since a
 * union of JSON Schema knows no discriminator and would report every branch (V3). The same schema for the same object.
 */
export function zodOfJsonSchema(schema: JsonSchema): z.ZodType {
  const before = known.get(schema)
  if (before) return before
  const made = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0], { defaultTarget: 'draft-7' })
  known.set(schema, made)
  return made
}
