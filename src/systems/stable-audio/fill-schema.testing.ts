import type { ConfigNode } from '../../core/config-node.ts'
import { nodeOf } from '../../core/config-node.ts'
import type { Source } from '../../core/source.ts'
import { typesOf } from '../schema/json-schema.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { settle } from '../schema/settle.ts'
import { childSchema, isItemList, itemSchema } from '../schema/walk.ts'

/** A value that a config may hold, as JSON has it. */
export type Plain = null | boolean | number | string | readonly Plain[] | PlainMap

export type PlainMap = { readonly [key: string]: Plain }

/** Gives a whole number below `most`; each call another. */
export type Pick = (most: number) => number

export interface Filling {
  readonly root: JsonSchema
  readonly pick: Pick
  /** Keys that are left as they are: rules across keys look at them. */
  readonly except: ReadonlySet<string>
}

/**
 * The value with some more keys: those of its schema that are no blocks and that it lacks, here and there, each with some value that
 * the schema takes.
 */
export function filled(value: Plain, schema: JsonSchema, filling: Filling): Plain {
  const node: ConfigNode = nodeOf(value, SOURCE)
  const settled = settle(schema, node, filling.root).schema
  if (Array.isArray(value)) return value.map((item, i) => within(item, itemSchema(settled, i), filling))
  if (!isMap(value)) return value
  const own = Object.entries(value).map(([key, item]) => [key, within(item, childSchema(settled, key), filling)] as const)
  const more = Object.entries(settled.properties ?? {}).flatMap(([key, child]) => {
    if (key in value || filling.except.has(key) || child.real || filling.pick(3) > 0) return []
    const made = someValue(settle(child, undefined, filling.root).schema, filling.pick)
    return made === undefined ? [] : [[key, made] as const]
  })
  return Object.fromEntries([...own, ...more])
}

const SOURCE: Source = { kind: 'file', path: 'made.json', text: '' }

function within(value: Plain, schema: JsonSchema | undefined, filling: Filling): Plain {
  return schema ? filled(value, schema, filling) : value
}

function isMap(value: Plain): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Some value of a schema that is no block; undefined for blocks, unions and lists of them. */
function someValue(schema: JsonSchema, pick: Pick): Plain | undefined {
  if (schema.anyOf || schema.oneOf) return undefined
  if (schema.enum) return schema.enum[pick(schema.enum.length)] as Plain
  const types = typesOf(schema)
  const type = types[pick(types.length)]
  switch (type) {
    case 'null':
      return null
    case 'boolean':
      return pick(2) === 0
    case 'integer':
      return least(schema) + (schema.multipleOf ?? 1) * pick(40)
    case 'number':
      return someNumber(schema, pick)
    case 'string':
      return WORDS[pick(WORDS.length)]
    case 'array':
      return someList(schema, pick)
    default:
      return undefined
  }
}

/** Words that YAML reads in many ways, unless they are quoted well. */
const WORDS = ['adam', 'no', '1e-4', ' spaced ', "it's", '"', '# none', 'naïve ☃', 'a: b', '16', 'null', '- x', '\\n', '{}']

function least({ minimum, exclusiveMinimum, multipleOf = 1 }: JsonSchema): number {
  const from = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1)
  return Math.ceil(from / multipleOf) * multipleOf
}

function someNumber(schema: JsonSchema, pick: Pick): number {
  const from = schema.minimum ?? schema.exclusiveMinimum ?? -10
  const to = schema.maximum ?? schema.exclusiveMaximum ?? from + 1000
  // Never an end, which may be excluded.
  return from + ((to - from) * (1 + pick(998))) / 1000
}

function someList(schema: JsonSchema, pick: Pick): Plain | undefined {
  const count = isItemList(schema.items) ? schema.items.length : (schema.minItems ?? 0) + pick(3)
  const items = Array.from({ length: count }, (_, i) => {
    const item = itemSchema(schema, i)
    return item && someValue(item, pick)
  })
  return items.every((item) => item !== undefined) ? items : undefined
}
