import type { RawJsonSchema } from './json-schema.ts'
import { isRecord } from './schema-keywords.ts'

/**
 * Whether Pydantic 1 wrote the schema, which prints `Optional[int]` as an integer that need not be there, and says nothing of null.
 * It titles every model and every field of a plain type, and neither names a draft nor knows `$defs`; Pydantic 2 does say null.
 */
export function isPydantic1(raw: RawJsonSchema): boolean {
  const { definitions = {} } = raw
  if (raw['$schema'] !== undefined || raw['$defs'] !== undefined || !isRecord(definitions)) return false
  const models = [raw, ...Object.values(definitions)].filter(isModel)
  const fields = models.flatMap(({ properties }) => (isRecord(properties) ? Object.values(properties) : []))
  return fields.length > 0 && models.every(({ title }) => title !== undefined) && fields.every(isTitled) && !fields.some(saysNull)
}

function isModel(schema: unknown): schema is RawJsonSchema {
  return isRecord(schema) && isRecord(schema['properties'])
}

function isTitled(field: unknown): boolean {
  return isRecord(field) && (typeof field['title'] === 'string' || field['$ref'] !== undefined || field['allOf'] !== undefined)
}

function saysNull(field: unknown): boolean {
  const options = isRecord(field) ? field['anyOf'] : undefined
  return Array.isArray(options) && options.some((option) => isRecord(option) && option['type'] === 'null')
}
