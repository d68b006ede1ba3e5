import type { z } from '../schema/zod.ts'

/** A block that may be left out; null is the same as that. */
export function optionalBlock(schema: z.ZodType, facts: { readonly title: string; readonly help: string }): z.ZodType {
  return schema.nullable().default(null).meta(facts)
}
