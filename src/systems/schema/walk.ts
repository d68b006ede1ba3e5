import { childAt } from '../../core/config-node.ts'
import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import type { Path, Segment } from '../../core/path.ts'
import type { JsonSchema } from './json-schema.ts'
import { keysOf } from './schema-objects.ts'
import { settle } from './settle.ts'
import type { Choice, Settled } from './settle.ts'

/** A node of a config, and the settled schema that holds for it. */
export interface Place {
  /** Reused while walking: copy it to keep it. */
  readonly path: Path
  readonly node: ConfigNode
  readonly schema: JsonSchema
  readonly choices: readonly Choice[]
  readonly root: JsonSchema
}

/** A node with the schema that it should satisfy; `base` is its own path. */
export interface Beginning {
  readonly schema: JsonSchema
  readonly node: ConfigNode
  readonly base: Path
}

/**
 * Visits every node that a schema says something about, outermost first. What stands under an unknown key or in a block that
 * the chosen variant does not use is not visited (V3).
 */
export function walkConfig({ schema, node, base }: Beginning, visit: (place: Place) => void): void {
  walk({ schema, node, root: schema }, visit, [...base])
}

interface Start {
  readonly schema: JsonSchema
  readonly node: ConfigNode
  readonly root: JsonSchema
}

function walk(start: Start, visit: (place: Place) => void, path: Segment[]): void {
  const { node, root } = start
  const { schema, choices } = settle(start.schema, node, root)
  visit({ path, node, schema, choices, root })
  if (node.kind === 'scalar') return
  if (node.kind === 'map') {
    for (const [id, entry] of node.entries) step(childSchema(schema, id), entry.node, id)
  } else {
    for (const [index, item] of node.items.entries()) step(itemSchema(schema, index), item, index)
  }
  function step(childOf: JsonSchema | undefined, child: ConfigNode, segment: Segment): void {
    if (!childOf) return
    path.push(segment)
    walk({ schema: childOf, node: child, root }, visit, path)
    path.pop()
  }
}

/** The schema of a map's key: its own, or that of all free keys; undefined for a key that nothing is known of. */
export function childSchema(schema: JsonSchema, key: string): JsonSchema | undefined {
  const own = schema.properties
  if (own && Object.hasOwn(own, key)) return own[key]
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
}

/** The schema of a list's item; undefined beyond a list of fixed length. */
export function itemSchema(schema: JsonSchema, index: number): JsonSchema | undefined {
  if (!isItemList(schema.items)) return schema.items
  return schema.items[index] ?? (typeof schema.additionalItems === 'object' ? schema.additionalItems : undefined)
}

/** Whether `items` names a schema for each place of a list rather than one for all. */
export function isItemList(items: JsonSchema['items']): items is readonly JsonSchema[] {
  return Array.isArray(items)
}

/**
 * What a key of a map is to its schema: known; a key of a variant that is not chosen (V7); not yet decided, where no variant
 * is chosen; accepted as any key is; or unknown (V4).
 */
export type KeyStanding = 'known' | 'inactive' | 'undecided' | 'accepted' | 'unknown'

export function standingOf(place: Place, key: string): KeyStanding {
  if (childSchema(place.schema, key)) return 'known'
  const foreign = place.choices.filter((choice) => variantsWith(choice, key, place.root).length > 0)
  if (foreign.length > 0) return foreign.every((choice) => choice.chosen) ? 'inactive' : 'undecided'
  return place.schema.additionalProperties === true || place.schema.properties === undefined ? 'accepted' : 'unknown'
}

/** A block or key that the chosen variant does not use, and the titles of the variants that would. */
export interface Inactive {
  readonly path: Path
  readonly variants: readonly string[]
}

/** The keys of `node` that only variants other than the chosen ones know, at any depth. */
export function inactiveIn(schema: JsonSchema, node: MapNode, base: Path = []): readonly Inactive[] {
  const found: Inactive[] = []
  walkConfig({ schema, node, base }, (place) => collectInactive(place, found))
  return found
}

function collectInactive(place: Place, found: Inactive[]): void {
  if (place.node.kind !== 'map' || place.choices.length === 0) return
  for (const key of place.node.entries.keys()) {
    if (standingOf(place, key) !== 'inactive') continue
    const variants = place.choices.flatMap((choice) => variantsWith(choice, key, place.root))
    found.push({ path: [...place.path, key], variants })
  }
}

function variantsWith(choice: Choice, key: string, root: JsonSchema): readonly string[] {
  return choice.variants.filter((variant) => keysOf(variant.schema, root).has(key)).map(({ title }) => title)
}

/** What is settled of the node at `path` beneath `node`, or of a key that is missing there; undefined where no schema holds. */
export function settledAt(schema: JsonSchema, node: ConfigNode, path: Path): Settled | undefined {
  let at: JsonSchema | undefined = schema
  let here: ConfigNode | undefined = node
  for (const segment of path) {
    const settled: JsonSchema = settle(at, here, schema).schema
    at = typeof segment === 'string' ? childSchema(settled, segment) : itemSchema(settled, segment)
    if (!at) return undefined
    here = here && childAt(here, segment)
  }
  return settle(at, here, schema)
}
