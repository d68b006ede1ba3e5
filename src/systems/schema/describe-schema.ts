import type { ConfigNode } from '../../core/config-node.ts'
import { printScalar } from '../../core/scalar/print-scalar.ts'
import { pythonType } from '../../core/value.ts'
import { typesOf } from './json-schema.ts'
import type { JsonSchema, JsonType } from './json-schema.ts'
import { takenValues } from './schema-objects.ts'
import { isItemList } from './walk.ts'

/** What a schema wants, as words for a message: "an integer above 0", "one of standard, minmax", "a list of 2 numbers". */
export function describeSchema(schema: JsonSchema): string {
  if (schema.anyOf) return orList(schema.anyOf.map(describeSchema))
  if (schema.oneOf) return 'a map'
  const values = takenValues(schema)
  if (values.length === 1) return String(values[0])
  if (values.length > 1) return `one of ${values.map(String).join(', ')}`
  const types = typesOf(schema).filter((type, _, all) => type !== 'integer' || !all.includes('number'))
  if (types.length >= 6) return 'anything'
  return orList(types.map((type) => describeType(type, schema)))
}

function describeType(type: JsonType, schema: JsonSchema): string {
  if (type === 'array') return describeList(schema)
  return type === 'integer' || type === 'number' ? `${TYPES[type]}${describeBounds(schema)}` : TYPES[type]
}

const TYPES: Readonly<Record<JsonType, string>> = {
  null: 'null',
  boolean: 'true or false',
  integer: 'an integer',
  number: 'a number',
  string: 'text',
  array: 'a list',
  object: 'a map',
}

/** The bounds of a number as words behind it: " above 0", " from 0 to 1"; nothing where there are none. */
export function describeBounds(schema: JsonSchema): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`
  const bounds = [
    minimum === undefined ? undefined : `at least ${minimum}`,
    exclusiveMinimum === undefined ? undefined : `above ${exclusiveMinimum}`,
    maximum === undefined ? undefined : `at most ${maximum}`,
    exclusiveMaximum === undefined ? undefined : `below ${exclusiveMaximum}`,
    multipleOf === undefined ? undefined : `a multiple of ${multipleOf}`,
  ].filter((bound) => bound !== undefined)
  return bounds.length > 0 ? ` ${bounds.join(', ')}` : ''
}

function describeList(schema: JsonSchema): string {
  const first = isItemList(schema.items) ? schema.items[0] : schema.items
  const count = schema.minItems !== undefined && schema.minItems === schema.maxItems ? `${schema.minItems} ` : ''
  const [type] = first && !first.enum ? typesOf(first) : []
  const noun = type === undefined ? 'items' : PLURALS[type]
  return first || count ? `a list of ${count}${noun}` : 'a list'
}

const PLURALS: Readonly<Record<JsonType, string>> = {
  null: 'nulls',
  boolean: 'booleans',
  integer: 'integers',
  number: 'numbers',
  string: 'texts',
  array: 'lists',
  object: 'maps',
}

/** What a node is, as words for a message: `the float 2.0`, `the text "abc"`, `a map`, `null`. */
export function describeNode(node: ConfigNode): string {
  if (node.kind === 'map') return 'a map'
  if (node.kind === 'list') return node.items.length === 0 ? 'an empty list' : `a list of ${node.items.length}`
  const { value } = node
  if (value.kind === 'null') return 'null'
  if (value.kind === 'str') return `the text ${JSON.stringify(shorten(value.value))}`
  return `the ${pythonType(value)} ${shorten(printScalar(value))}`
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** "a, b or c". */
export function orList(words: readonly string[]): string {
  const unique = [...new Set(words)]
  const last = unique.at(-1) ?? ''
  return unique.length > 1 ? `${unique.slice(0, -1).join(', ')} or ${last}` : last
}
