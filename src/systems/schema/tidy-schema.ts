import { ANYTHING, typesOf } from './json-schema.ts'
import type { JsonSchema, JsonType } from './json-schema.ts'

/**
 * The same schema in the one spelling that a form schema uses where drafts and converters know several: null in `type`, unions
 * of values as `enum`, unions of bare scalars as a list of types, no bounds that only say "a safe integer".
 */
export function tidySchema(schema: JsonSchema): JsonSchema {
  if (schema.anyOf) return tidyUnion(schema, schema.anyOf)
  if (schema.type === undefined) return withTypeOfValues(schema)
  if (schema.type === 'integer') return withoutSafeBounds(schema)
  return schema
}

function tidyUnion(schema: JsonSchema, options: readonly JsonSchema[]): JsonSchema {
  const { anyOf: _, ...outer } = schema
  const rest = options.filter((option) => option.type !== 'null')
  const [only] = rest
  if (rest.length === 1 && rest.length < options.length && only?.type !== undefined) return { ...nullable(only), ...outer }
  const values = options.flatMap((option) => option.enum ?? (option.const === undefined ? [] : [option.const]))
  if (options.every((option) => option.enum || option.const !== undefined)) return withTypeOfValues({ ...outer, enum: values })
  const types = options.flatMap((option) => (isBare(option) ? typesOf(option) : []))
  return types.length === options.length ? { ...outer, type: types } : { ...outer, anyOf: options }
}

function nullable(schema: JsonSchema): JsonSchema {
  const types = typesOf(schema)
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
  const { const: _, ...rest } = schema
  return { ...rest, type: [...types.filter((type) => type !== 'null'), 'null'], ...(values ? { enum: [...values, null] } : {}) }
}

function isBare(schema: JsonSchema): boolean {
  return (
    typeof schema.type === 'string' && schema.type !== 'object' && schema.type !== 'array' && Object.keys(schema).length === 1
  )
}

function withTypeOfValues(schema: JsonSchema): JsonSchema {
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const])
  const types = [...new Set(values.map(typeOfValue))]
  const [only] = types
  if (only === undefined) return schema
  return { ...schema, type: types.length === 1 ? only : types }
}

function typeOfValue(value: unknown): JsonType {
  if (value === null) return 'null'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return ANYTHING.find((type) => type === typeof value) ?? 'string'
}

/** Zod 4 says of every int that it is a safe one. */
function withoutSafeBounds(schema: JsonSchema): JsonSchema {
  const { minimum, maximum, ...rest } = schema
  return {
    ...rest,
    ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? {} : { minimum }),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? {} : { maximum }),
  }
}
