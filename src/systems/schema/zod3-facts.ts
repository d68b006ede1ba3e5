import type { FieldFacts } from './field-facts.ts'

/** The facts of a field as a Zod 3 description, which is all the metadata that Zod 3 holds. */
export function facts(of: FieldFacts): string {
  return JSON.stringify(of)
}

/** The facts that a Zod 3 description holds: those {@link facts} wrote, or the text itself as help. */
export function readFacts(description: string): FieldFacts {
  if (!description.startsWith('{')) return { help: description }
  try {
    return JSON.parse(description) as FieldFacts
  } catch {
    return { help: description } // a person's own sentence that happens to start with a brace
  }
}
