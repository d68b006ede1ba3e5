import type { ConfigNode, ListNode, MapNode } from '../../core/config-node.ts'
import { keyText } from '../../core/value.ts'
import { ANYTHING } from '../../systems/schema/json-schema.ts'
import type { JsonSchema } from '../../systems/schema/json-schema.ts'

/**
 * A schema read off a value, for keys that no system describes: each key as it is, numbers as numbers, maps open for more keys.
 * The same object for the same shape, so that a form keeps its rows while values change.
 */
export function genericSchema(node: ConfigNode): JsonSchema {
  const before = known.get(node)
  if (before) return before
  const schema = schemaOf(node)
  known.set(node, schema)
  return schema
}

/** The schema with the key as its title, as it stands in the file. */
export function titled(schema: JsonSchema, key: string): JsonSchema {
  return intern(`title ${idOf(schema)} ${key}`, () => ({ ...schema, title: keyText(key) }))
}

/** Any value, written as YAML. */
export const ANY_VALUE: JsonSchema = { type: ANYTHING }

const known = new WeakMap<ConfigNode, JsonSchema>()

function schemaOf(node: ConfigNode): JsonSchema {
  if (node.kind === 'map') return mapSchema(node)
  if (node.kind === 'list') return listSchema(node)
  switch (node.value.kind) {
    case 'int':
    case 'float':
      return NUMBER
    case 'bool':
      return BOOLEAN
    case 'str':
      return STRING
    default:
      return ANY_VALUE
  }
}

const NUMBER: JsonSchema = { type: 'number' }
const BOOLEAN: JsonSchema = { type: 'boolean' }
const STRING: JsonSchema = { type: 'string' }

function mapSchema(map: MapNode): JsonSchema {
  const children = [...map.entries].map(([key, entry]) => [key, titled(genericSchema(entry.node), key)] as const)
  return objectOf(children)
}

function objectOf(children: readonly (readonly [string, JsonSchema])[]): JsonSchema {
  const shape = children.map(([key, child]) => `${JSON.stringify(key)} ${idOf(child)}`).join()
  return intern(`map ${shape}`, () => ({
    type: 'object',
    properties: Object.fromEntries(children),
    additionalProperties: ANY_VALUE,
  }))
}

/** One schema for all items; items that are maps share one with every key that some item has. */
function listSchema({ items }: ListNode): JsonSchema {
  const schemas = [...new Set(items.map(genericSchema))]
  const [only] = schemas
  if (items.length > 0 && items.every((item) => item.kind === 'map')) return listOf(objectOf(joined(schemas)))
  return listOf(only && schemas.length === 1 ? only : ANY_VALUE)
}

function joined(schemas: readonly JsonSchema[]): readonly (readonly [string, JsonSchema])[] {
  const children = new Map<string, JsonSchema>()
  for (const [key, child] of schemas.flatMap(({ properties }) => Object.entries(properties ?? {}))) {
    const other = children.get(key)
    children.set(key, other && other !== child ? titled(ANY_VALUE, key) : child)
  }
  return [...children]
}

function listOf(items: JsonSchema): JsonSchema {
  return intern(`list ${idOf(items)}`, () => ({ type: 'array', items }))
}

const shapes = new Map<string, JsonSchema>()
const ids = new WeakMap<JsonSchema, number>()
let nextId = 0

function intern(shape: string, make: () => JsonSchema): JsonSchema {
  const before = shapes.get(shape)
  if (before) return before
  const made = make()
  shapes.set(shape, made)
  return made
}

function idOf(schema: JsonSchema): number {
  const before = ids.get(schema)
  if (before !== undefined) return before
  nextId += 1
  ids.set(schema, nextId)
  return nextId
}
