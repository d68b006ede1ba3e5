import { createContext } from 'react'
import type { JsonSchema } from '../../systems/json-schema.ts'

/** The schema of a value under a key that no schema names, marked so that its row lets the key be renamed. */
type FreeKeySchema = JsonSchema & { readonly freeKey?: true }

const made = new WeakMap<JsonSchema, Map<string, FreeKeySchema>>()

/** The schema of the value under a free key, with the key as its title: the same object for the same key. */
export function freeKeySchema(schema: JsonSchema, key: string): JsonSchema {
  return titledSchema(schema, { title: key, freeKey: true })
}

/** The schema with another title: the same object for the same title. */
export function titledSchema(schema: JsonSchema, facts: { readonly title: string; readonly freeKey?: true }): JsonSchema {
  let byTitle = made.get(schema)
  if (!byTitle) made.set(schema, (byTitle = new Map()))
  const before = byTitle.get(facts.title)
  if (before) return before
  const titled = { ...schema, ...facts }
  byTitle.set(facts.title, titled)
  return titled
}

/** Whether the key that a schema stands under can be renamed: the schema names no such key. */
export function isFreeKey(schema: JsonSchema): boolean {
  return (schema as FreeKeySchema).freeKey === true
}

/** Tells the rows of a map that a key is about to be renamed, so that its row stays the row it is. */
export const RenameContext = createContext<(from: string, to: string) => void>(() => undefined)
