import { describeSchema } from './describe-schema.ts'
import { typesOf } from './json-schema.ts'
import type { JsonSchema, JsonType } from './json-schema.ts'
import { valuesOf } from './schema-objects.ts'

/**
 * What each of several kinds of value is called where one is picked: its own title, else its one value, else its type. Two of the
 * same name say more of what they take.
 */
export function kindTitles(kinds: readonly JsonSchema[]): readonly string[] {
  const short = kinds.map(shortTitle)
  return short.map((title, i) => (short.indexOf(title) === short.lastIndexOf(title) ? title : longTitle(kinds[i] ?? {})))
}

function shortTitle(schema: JsonSchema): string {
  const values = valuesOf(schema).filter((value) => value !== null)
  if (schema.title !== undefined) return schema.title
  if (values.length > 0) return values.length === 1 ? JSON.stringify(values[0]).replace(/^"(.*)"$/, '$1') : 'Choice'
  return TITLES[typesOf(schema).find((type) => type !== 'null') ?? 'object']
}

const TITLES: Readonly<Record<JsonType, string>> = {
  null: 'Null',
  boolean: 'Boolean',
  integer: 'Whole number',
  number: 'Number',
  string: 'Text',
  array: 'List',
  object: 'Map',
}

function longTitle(schema: JsonSchema): string {
  const words = describeSchema(schema).replace(/^an? /, '')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
