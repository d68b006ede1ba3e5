import { scalarOf } from '../../core/config-node.ts'
import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import { isEqualScalar } from '../../core/value.ts'
import { deref, typesOf } from './json-schema.ts'
import type { JsonSchema, JsonType } from './json-schema.ts'
import { objectsOf, valuesOf } from './schema-objects.ts'

/**
 * Those of a union's alternatives that take a node by its type, the nearest first: of two maps the one that knows more of the keys
 * and misses fewer, of two lists the one whose items are like the node's, a named value before any text. `root` holds the definitions.
 */
export function kindsThatTake(options: readonly JsonSchema[], node: ConfigNode, root: JsonSchema): readonly JsonSchema[] {
  const taking = options.filter((option) => accepts(option, node, root))
  if (taking.length < 2) return taking
  const fits = new Map(taking.map((option) => [option, fitOf(deref(option, root), node, root)]))
  return taking.toSorted((a, b) => (fits.get(b) ?? 0) - (fits.get(a) ?? 0))
}

function accepts(schema: JsonSchema, node: ConfigNode, root: JsonSchema): boolean {
  const type = typeOfNode(node)
  return typesWithin(schema, root).some((known) => known === type || (known === 'number' && type === 'integer'))
}

/** Every type that a value of the schema may be of. */
export function typesWithin(schema: JsonSchema, root: JsonSchema): readonly JsonType[] {
  const target = deref(schema, root)
  if (target.oneOf || target.allOf) return ['object']
  return target.anyOf ? target.anyOf.flatMap((option) => typesWithin(option, root)) : typesOf(target)
}

function fitOf(schema: JsonSchema, node: ConfigNode, root: JsonSchema): number {
  if (node.kind === 'map') return Math.max(...objectsOf(schema, root).map((object) => fitOfMap(object, node)))
  if (node.kind === 'list') {
    const items = [schema.items ?? []].flat()
    return node.items.filter((item, i) => accepts(items[i] ?? items[0] ?? {}, item, root)).length
  }
  const named = valuesOf(schema)
  return named.length === 0 ? 0 : named.some((value) => isEqualScalar(scalarOf(value), node.value)) ? 1 : -1
}

function fitOfMap({ properties = {}, required = [] }: JsonSchema, node: MapNode): number {
  const known = [...node.entries].filter(([key]) => Object.hasOwn(properties, key))
  const foreign = known.filter(([key, entry]) => entry.node.kind === 'scalar' && fitOf(properties[key] ?? {}, entry.node, {}) < 0)
  const missing = required.filter((key) => !node.entries.has(key))
  return known.length - 2 * missing.length - 3 * foreign.length
}

/** What JSON Schema calls the node's type; undefined for a timestamp, which JSON has not. */
export function typeOfNode(node: ConfigNode): JsonType | undefined {
  if (node.kind !== 'scalar') return node.kind === 'map' ? 'object' : 'array'
  switch (node.value.kind) {
    case 'bool':
      return 'boolean'
    case 'int':
      return 'integer'
    case 'float':
      return 'number'
    case 'str':
      return 'string'
    case 'null':
      return 'null'
    case 'timestamp':
      return undefined
  }
}
