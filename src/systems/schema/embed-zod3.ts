import { isZod3 } from './json-schema.ts'
import type { Zod3Type } from './json-schema.ts'
import { fromZod3Issue } from './zod3-issue.ts'
import { z } from './zod.ts'

const embedded = new WeakMap<object, Zod3Type>()

/**
 * A Zod 4 schema that accepts what a Zod 3 schema accepts and reports its issues as Zod 4 issues, so that a block written in
 * `zod/v3` can stand inside a Zod 4 union. {@link zod3Of} gives the Zod 3 schema back, through `.meta()` and other clones.
 */
export function embedZod3(schema: Zod3Type): z.ZodType {
  const check = z.check((context) => {
    const result = schema.safeParse(context.value)
    for (const issue of result.error?.issues ?? []) context.issues.push(fromZod3Issue(issue, context.value))
  })
  embedded.set(check, schema)
  return z.unknown().check(check)
}

/** The Zod 3 schema that a schema embeds, undefined for any other. */
export function zod3Of(schema: z.core.$ZodType): Zod3Type | undefined {
  for (const check of schema._zod.def.checks ?? []) {
    const found = embedded.get(check)
    if (found) return found
  }
  return undefined
}

/** A schema of either Zod as one of Zod 4, to build others from. */
export function zod4Of(schema: z.ZodType | Zod3Type): z.ZodType {
  return isZod3(schema) ? embedZod3(schema) : schema
}
