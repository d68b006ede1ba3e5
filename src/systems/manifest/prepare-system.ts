import { embedZod3 } from '../schema/embed-zod3.ts'
import { toFormSchema } from '../schema/form-schema.ts'
import { isZod3, isZod4 } from '../schema/json-schema.ts'
import type { AnySchema } from '../schema/json-schema.ts'
import type { Section, SectionDefinition, System, SystemDefinition } from '../system.ts'
import type { z } from '../schema/zod.ts'
import { judge } from '../judge/judge.ts'
import { kindRuleOf } from '../judge/kind-rule.ts'
import { zodOfJsonSchema } from '../schema/zod-of-json-schema.ts'

/**
 * The system that a definition describes, with each section's form schema made, so that all that follows is synchronous.
 * Rejects a definition with a schema that has no form schema.
 *
 * @see SPEC.md V1
 */
export async function prepareSystem(definition: SystemDefinition): Promise<System> {
  return { ...definition, judge, sections: await Promise.all(definition.sections.map(prepareSection)) }
}

async function prepareSection(definition: SectionDefinition): Promise<Section> {
  const { schema: own, ...facts } = definition
  const schema = await toFormSchema(own)
  const kinds = definition.kinds ?? kindRuleOf(schema)
  return { ...facts, schema, check: checkerOf(own), ...(kinds ? { kinds } : {}) }
}

function checkerOf(schema: AnySchema): Section['check'] {
  if (isZod4(schema)) return (value) => issuesOf(schema, value)
  return isZod3(schema) ? checkerOf(embedZod3(schema)) : checkByFormSchema
}

/** Checks a section by what its form schema says, for those that no Zod schema describes. */
export const checkByFormSchema: Section['check'] = (value, narrowed) => issuesOf(zodOfJsonSchema(narrowed()), value)

function issuesOf(schema: z.ZodType, value: unknown): readonly z.core.$ZodIssue[] {
  return schema.safeParse(value).error?.issues ?? []
}
