import { ANYTHING, typesOf } from './json-schema.ts'
import type { JsonSchema, JsonType } from './json-schema.ts'

/**
 * The kinds of value that a schema takes, null left out: the alternatives of a union of types, or one schema for each of several
 * types. One kind where there is nothing to pick from, as for anything at all. The same list for the same schema.
 */
export function kindsOf(schema: JsonSchema): readonly JsonSchema[] {
  const before = known.get(schema)
  if (before) return before
  const kinds = schema.kinds ?? (schema.anyOf ? schema.anyOf.flatMap(kindsOf) : kindsOfTypes(schema))
  known.set(schema, kinds)
  return kinds
}

const known = new WeakMap<JsonSchema, readonly JsonSchema[]>()

function kindsOfTypes(schema: JsonSchema): readonly JsonSchema[] {
  const types = typesOf(schema).filter((type, _, all) => type !== 'null' && !(type === 'integer' && all.includes('number')))
  if (typesOf(schema).length === 0) return [schema]
  if (types.length === 0) return []
  if (types.length === 1 || schema.enum || types.length >= ANYTHING.length - 2) return [schema]
  return types.map((type) => ofType(schema, type))
}

/** The part of a schema of several types that is about one of them: what is told of the field as a whole is left out. */
function ofType(schema: JsonSchema, type: JsonType): JsonSchema {
  const {
    title: _,
    help: __,
    unit: ___,
    group: ____,
    default: _____,
    examples,
    properties,
    additionalProperties,
    items,
    ...rest
  } = schema
  return {
    ...rest,
    type,
    ...(type === 'object' && properties ? { properties } : {}),
    ...(type === 'object' && additionalProperties !== undefined ? { additionalProperties } : {}),
    ...(type === 'array' && items ? { items } : {}),
    ...(type === 'string' && examples ? { examples: examples.filter((value) => typeof value === 'string') } : {}),
  }
}
