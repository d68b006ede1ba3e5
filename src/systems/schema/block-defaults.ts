import type { ConfigNode, Entry, ListNode, MapNode } from '../../core/config-node.ts'
import { nodeAt } from '../../core/config-node.ts'
import { emptyMap } from '../../core/read/parse.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { printValue } from '../../core/print/print.ts'
import type { Source } from '../../core/source.ts'
import type { Scalar } from '../../core/value.ts'
import type { JsonSchema } from './json-schema.ts'
import { scalarFor } from './scalar-for.ts'
import { recursionAt, settle } from './settle.ts'
import { itemSchema } from './walk.ts'
import { withDefaults } from './with-defaults.ts'

/** A map of a config that a schema describes, written or not. */
export interface Block {
  readonly schema: JsonSchema
  readonly node: MapNode | undefined
  readonly root: JsonSchema
  /** Of the nearest schema around that has one. */
  readonly title: string
  readonly path: Path
  /** Whether a list of maps that is written is given as the list of its items' defaults. */
  readonly hasItems: boolean
}

/** A key of a block. */
export type BlockKey = Omit<Block, 'node'> & { readonly node: ConfigNode | undefined }

/** The defaults of a block's keys, those that it sets too; each origin is the title of the class (P3). */
export function blockDefaults(block: Block): MapNode {
  const settled = settle(block.schema, block.node, block.root).schema
  const title = settled.title ?? block.title
  const properties = [...Object.entries(settled.properties ?? {}), ...freeBlocks(settled, block.node)]
  const own = new Map<string, Entry>()
  for (const [key, schema] of properties) {
    const node = block.node?.entries.get(key)?.node
    const found = keyDefault({ ...block, schema, node, title, path: [...block.path, key] })
    if (found) own.set(key, entryOf(key, found))
  }
  const defaults: MapNode = { ...emptyMap(sourceOf(`schema ${title}`)), entries: own }
  return { ...defaults, entries: withFallbacks(properties, defaults, block) }
}

/** The maps and lists that stand at free keys of a map; a single value there has no default that would come in its place. */
function freeBlocks(
  { properties = {}, additionalProperties: free }: JsonSchema,
  node: MapNode | undefined,
): readonly (readonly [string, JsonSchema])[] {
  if (typeof free !== 'object' || !node) return []
  const blocks = [...node.entries].filter(([key, entry]) => !Object.hasOwn(properties, key) && entry.node.kind !== 'scalar')
  return blocks.map(([key]) => [key, free])
}

/** The defaults in the schema's order, with those that another key of the block gives, wherever that key stands. */
function withFallbacks(
  properties: readonly (readonly [string, JsonSchema])[],
  defaults: MapNode,
  block: Block,
): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const [key, { fallback, fallbackBy }] of properties) {
    const given = defaults.entries.get(key)
    const node = fallback === undefined ? undefined : fallbackNode(fallback.split('.'), defaults, block)
    const entry = node ? entryOf(key, node) : given && fallbackBy !== undefined ? givenBy(fallbackBy, given) : given
    if (entry) entries.set(key, entry)
  }
  return entries
}

/** The value at a path of the block, written or default, as the value of a key that falls back to it. */
function fallbackNode(path: Path, defaults: MapNode, { node, path: base }: Block): ConfigNode | undefined {
  const target = (node && nodeAt(node, path)) ?? nodeAt(defaults, path)
  if (!target) return undefined
  const { shadowed: _, source, start, end, ...value } = target
  const at = { source: defaults.source, start: 0, end: 0 }
  const expression = formatPath([...base, ...path])
  return { ...value, ...at, via: { ...at, kind: 'fallback', targets: [{ source, start, end }], expression } }
}

/** A default that falls back to what other code than the class gives: no key, so there is no line to name. */
function givenBy(name: string, entry: Entry): Entry {
  const { source, start, end } = entry.node
  const via = { kind: 'fallback', source, start, end, targets: [], expression: `${printValue(entry.node)} (${name})` } as const
  return { ...entry, node: { ...entry.node, via } }
}

/** The default of one key; undefined where it has none. A block that may be left out has one only once it is written. */
export function keyDefault(key: BlockKey): ConfigNode | undefined {
  const { schema } = settle(key.schema, key.node, key.root)
  if (key.hasItems && key.node?.kind === 'list' && key.node.items.some(({ kind }) => kind === 'map'))
    return itemDefaults({ ...key, schema, node: key.node })
  const own = schema.default
  // A recursive block that is not written has its own default alone: those of its keys would bring it again.
  const hasDefault = typeof own === 'object' && own !== null && !recursionAt(key.schema)
  const isMap = schema.properties !== undefined || typeof schema.additionalProperties === 'object'
  const isBlock = isMap && (key.node?.kind === 'map' || hasDefault)
  if (!isBlock) return own === undefined ? undefined : defaultNode(own, schema, sourceOf(`schema ${key.title}`))
  const inner = blockDefaults({ ...key, node: key.node?.kind === 'map' ? key.node : undefined })
  if (own === undefined || own === null) return inner.entries.size > 0 ? inner : undefined
  const outer = defaultNode(own, schema, sourceOf(`schema ${key.title}`))
  if (outer.kind === 'map') return withDefaults(outer, inner)
  // The default is a name or a number, and a map stands in its place.
  return inner.entries.size > 0 ? inner : outer
}

/** A list as long as the one that is written: the defaults of each map in it, and nothing for what is none. */
function itemDefaults(list: BlockKey & { readonly node: ListNode }): ListNode {
  const source = sourceOf(`schema ${list.title}`)
  const items = list.node.items.map((node, index) => {
    const schema = itemSchema(list.schema, index)
    return schema && node.kind === 'map'
      ? blockDefaults({ ...list, schema, node, path: [...list.path, index] })
      : emptyMap(source)
  })
  return { kind: 'list', flow: false, items, source, start: 0, end: 0 }
}

/** The node of a default; a whole number is a float where the schema wants a number. */
function defaultNode(value: unknown, schema: JsonSchema, source: Source): ConfigNode {
  const at = { source, start: 0, end: 0 }
  if (Array.isArray(value)) {
    return {
      kind: 'list',
      flow: true,
      items: value.map((item, i) => defaultNode(item, itemSchema(schema, i) ?? {}, source)),
      ...at,
    }
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, item]) => [key, entryOf(key, defaultNode(item, schema.properties?.[key] ?? {}, source))] as const,
    )
    return { kind: 'map', flow: false, entries: new Map(entries), ...at }
  }
  return { kind: 'scalar', style: 'plain', value: scalarFor(value, schema), ...at }
}

const sources = new Map<string, Source>()

/** The source that a default names as its origin: the same for the same class. */
export function sourceOf(path: string): Source {
  const before = sources.get(path)
  if (before) return before
  const made: Source = { kind: 'schema', path, text: '' }
  sources.set(path, made)
  return made
}

/** An entry for a key that no text holds. */
export function entryOf(key: string, node: ConfigNode): Entry {
  const name: Scalar = { kind: 'str', value: key }
  return { key: name, keySpan: { start: 0, end: 0 }, node }
}
