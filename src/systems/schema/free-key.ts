import type { JsonSchema } from './json-schema.ts'

const made = new WeakMap<JsonSchema, Map<string, JsonSchema>>()

/** The schema of the value under a free key, with the key as its title: the same object for the same key. */
export function freeKeySchema(schema: JsonSchema, key: string): JsonSchema {
  return titledSchema(schema, { title: key, freeKey: true })
}

/** The schema with another title: the same object for the same title. */
export function titledSchema(
  schema: JsonSchema,
  facts: Required<Pick<JsonSchema, 'title'>> & Pick<JsonSchema, 'freeKey'>,
): JsonSchema {
  let byTitle = made.get(schema)
  if (!byTitle) made.set(schema, (byTitle = new Map()))
  const id = `${facts.freeKey ?? ''} ${facts.title}`
  const before = byTitle.get(id)
  if (before) return before
  const titled = { ...schema, ...facts }
  byTitle.set(id, titled)
  return titled
}
