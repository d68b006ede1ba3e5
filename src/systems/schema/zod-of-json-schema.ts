import { typesOf } from './json-schema.ts'
import type { JsonSchema, JsonType } from './json-schema.ts'
import { itemSchema } from './walk.ts'
import { z } from './zod.ts'

const known = new WeakMap<JsonSchema, z.ZodType>()

/**
 * The Zod schema of a narrowed form schema, for sections that are described by JSON Schema. Narrowed, since a union of JSON Schema
 * knows no discriminator and would report every branch (V3). The same schema for the same object; any form schema has one.
 *
 * Numbers may be infinite or NaN, and where dates are wanted a date may stand, as Python has them. Which keys are unknown is not
 * its business: see `findByWalk()`.
 *
 * @see SPEC.md V1
 */
export function zodOfJsonSchema(schema: JsonSchema): z.ZodType {
  const before = known.get(schema)
  if (before) return before
  const made = make(schema)
  known.set(schema, made)
  return made
}

function make(schema: JsonSchema): z.ZodType {
  const types = typesOf(schema)
  const options = schema.anyOf?.map(zodOfJsonSchema) ?? []
  const union = options.length > 0 ? unionOf(options) : undefined
  const { kinds, ...nearest } = schema
  if (kinds && !union) return nearestOf(nearest, kinds)
  if (types.length === 0 && !schema.enum && schema.const === undefined) return union ?? anything
  return union ? all([ofTypes(schema, types), union]) : ofTypes(schema, types)
}

/** What the nearest of several kinds of value accepts, or any other of them: the nearest says what is wrong. */
function nearestOf(nearest: JsonSchema, kinds: readonly JsonSchema[]): z.ZodType {
  const schema = zodOfJsonSchema(nearest)
  return checked(({ value, add }) => {
    const result = schema.safeParse(value)
    if (!result.success && !kinds.some((kind) => zodOfJsonSchema(kind).safeParse(value).success)) add(result)
  })
}

/** What may be anything, but must be there: Zod's own `unknown()` takes a missing key too. */
const anything = z.unknown().refine((value) => value !== undefined)

function ofTypes(schema: JsonSchema, types: readonly JsonType[]): z.ZodType {
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
  if (values) return z.literal(values as z.core.util.Literal[])
  if (types.length >= 6) return anything
  const others = types.filter((type) => type !== 'null')
  const value = others.length === 0 ? z.null() : unionOf(others.map((type) => MAKERS[type](schema)))
  return types.includes('null') && others.length > 0 ? value.nullable() : value
}

function unionOf(options: readonly z.ZodType[]): z.ZodType {
  const [only] = options
  return only && options.length === 1 ? only : z.union(options)
}

const MAKERS: Readonly<Record<JsonType, (schema: JsonSchema) => z.ZodType>> = {
  null: () => z.null(),
  boolean: () => z.boolean(),
  integer: (schema) => bounded(z.int(), schema),
  number: numberOf,
  string: stringOf,
  array: listOf,
  object: mapOf,
}

function bounded(number: z.ZodNumber, schema: JsonSchema): z.ZodNumber {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  let made = number
  if (minimum !== undefined) made = made.min(minimum)
  if (maximum !== undefined) made = made.max(maximum)
  if (exclusiveMinimum !== undefined) made = made.gt(exclusiveMinimum)
  if (exclusiveMaximum !== undefined) made = made.lt(exclusiveMaximum)
  return multipleOf === undefined ? made : made.multipleOf(multipleOf)
}

function numberOf(schema: JsonSchema): z.ZodType {
  const finite = bounded(z.number(), schema)
  const isBelow = schema.maximum === undefined && schema.exclusiveMaximum === undefined
  const isAbove = schema.minimum === undefined && schema.exclusiveMinimum === undefined
  const isFree = (value: unknown): boolean =>
    Number.isNaN(value) || (value === Infinity && isBelow) || (value === -Infinity && isAbove)
  return checked(({ value, add }) => {
    if (isFree(value)) return
    const isEndless = value === Infinity || value === -Infinity
    // Zod calls an infinite number no number; its bounds say better what is wrong with it.
    add(finite.safeParse(isEndless ? Math.sign(value) * Number.MAX_VALUE : value))
  })
}

const DATES = new Set(['date', 'date-time'])

function stringOf({ minLength, maxLength, pattern, format }: JsonSchema): z.ZodType {
  let made = z.string()
  if (minLength !== undefined) made = made.min(minLength)
  if (maxLength !== undefined) made = made.max(maxLength)
  if (pattern !== undefined) made = made.regex(new RegExp(pattern))
  return format !== undefined && DATES.has(format) ? z.union([made, z.date()]) : made
}

function listOf(schema: JsonSchema): z.ZodType {
  let list = z.array(z.unknown())
  if (schema.minItems !== undefined) list = list.min(schema.minItems)
  if (schema.maxItems !== undefined) list = list.max(schema.maxItems)
  return list.check((context) => {
    for (const [i, value] of context.value.entries()) {
      const item = itemSchema(schema, i)
      if (item) push(context, zodOfJsonSchema(item).safeParse(value), [i])
    }
  })
}

function mapOf(schema: JsonSchema): z.ZodType {
  const required = new Set(schema.required)
  const own = Object.entries(schema.properties ?? {})
  const others = [...required].filter((key) => !Object.hasOwn(schema.properties ?? {}, key))
  const shape = own.map(([key, child]) => {
    const value = zodOfJsonSchema(child)
    return [key, required.has(key) ? value : value.optional()] as const
  })
  const free = typeof schema.additionalProperties === 'object' ? zodOfJsonSchema(schema.additionalProperties) : z.unknown()
  const map = z.object(Object.fromEntries([...shape, ...others.map((key) => [key, anything] as const)])).catchall(free)
  const names = schema.propertyNames && zodOfJsonSchema({ type: 'string', ...schema.propertyNames })
  if (!names) return map
  return map.check((context) => {
    for (const key of Object.keys(context.value)) {
      const { error } = names.safeParse(key)
      if (error) context.issues.push({ code: 'invalid_key', origin: 'record', issues: error.issues, input: key, path: [key] })
    }
  })
}

/** A schema that accepts what all of them accept. */
function all(schemas: readonly z.ZodType[]): z.ZodType {
  return checked(({ value, add }) => {
    for (const schema of schemas) add(schema.safeParse(value))
  })
}

interface Checking {
  readonly value: unknown
  readonly add: (result: z.ZodSafeParseResult<unknown>) => void
}

function checked(check: (checking: Checking) => void): z.ZodType {
  return z.unknown().check((context) => check({ value: context.value, add: (result) => push(context, result, []) }))
}

function push(
  context: { issues: z.core.$ZodRawIssue[] },
  { error }: z.ZodSafeParseResult<unknown>,
  base: readonly number[],
): void {
  for (const issue of error?.issues ?? [])
    context.issues.push({ ...issue, path: [...base, ...issue.path] } as z.core.$ZodRawIssue)
}
