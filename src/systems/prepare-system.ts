import { embedZod3 } from './embed-zod3.ts'
import { toFormSchema } from './form-schema.ts'
import { isZod3, isZod4 } from './json-schema.ts'
import type { AnySchema } from './json-schema.ts'
import type { Section, SectionDefinition, System, SystemDefinition } from './system.ts'
import type { z } from './zod.ts'

/**
 * The system that a definition describes, with each section's form schema made, so that all that follows is synchronous.
 * Rejects a definition with a schema that has no form schema.
 *
 * @see SPEC.md V1
 */
export async function prepareSystem(definition: SystemDefinition): Promise<System> {
  return { ...definition, sections: await Promise.all(definition.sections.map(prepareSection)) }
}

async function prepareSection(definition: SectionDefinition): Promise<Section> {
  const { schema, ...facts } = definition
  return { ...facts, schema: await toFormSchema(schema), check: await checkerOf(schema) }
}

async function checkerOf(schema: AnySchema): Promise<Section['check']> {
  if (isZod4(schema)) return (value) => issuesOf(schema, value)
  if (isZod3(schema)) return checkerOf(embedZod3(schema))
  const { zodOfJsonSchema } = await import('./zod-of-json-schema.ts')
  return (value, narrowed) => issuesOf(zodOfJsonSchema(narrowed()), value)
}

function issuesOf(schema: z.ZodType, value: unknown): readonly z.core.$ZodIssue[] {
  return schema.safeParse(value).error?.issues ?? []
}
