import type { JsonSchema, JsonType, RawJsonSchema } from './json-schema.ts'
import { FACTS, isKept } from './schema-keywords.ts'

/** What a schema says of values by itself, and of the field, as it is written. */
export function keptOf(raw: RawJsonSchema): JsonSchema {
  const kept = Object.entries(raw).filter(([keyword, value]) => value !== undefined && isKept(keyword))
  return { ...Object.fromEntries(kept), ...helpOf(raw) }
}

/** Title, help and the like that stand beside a reference or around a schema. */
export function factsOf(raw: RawJsonSchema): JsonSchema {
  const facts = FACTS.filter((keyword) => raw[keyword] !== undefined).map((keyword) => [keyword, raw[keyword]])
  return { ...Object.fromEntries(facts), ...helpOf(raw) }
}

function helpOf(raw: RawJsonSchema): JsonSchema {
  return typeof raw['description'] === 'string' && raw['help'] === undefined ? { help: raw['description'] } : {}
}

/** The schema with the type that its keywords speak of, where none is named. */
export function withImpliedType(schema: JsonSchema): JsonSchema {
  if (schema.type !== undefined || schema.enum || schema.const !== undefined || schema.anyOf || schema.oneOf) return schema
  const type = IMPLIED.find(([, keywords]) => keywords.some((keyword) => schema[keyword] !== undefined))?.[0]
  return type === undefined ? schema : { ...schema, type }
}

const IMPLIED: readonly (readonly [JsonType, readonly (keyof JsonSchema)[]])[] = [
  ['object', ['properties', 'additionalProperties', 'propertyNames', 'required']],
  ['array', ['items', 'additionalItems', 'minItems', 'maxItems']],
  ['string', ['pattern', 'minLength', 'maxLength', 'format']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
]
