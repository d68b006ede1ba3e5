import type { ConfigNode, Entry, MapNode } from '../core/config-node.ts'
import { nodeAt } from '../core/config-node.ts'
import { emptyMap } from '../core/parse.ts'
import { formatPath } from '../core/path.ts'
import type { Path } from '../core/path.ts'
import { printValue } from '../core/print.ts'
import type { Source } from '../core/source.ts'
import type { Scalar } from '../core/value.ts'
import type { JsonSchema } from './json-schema.ts'
import { pairMemo } from './memo.ts'
import { scalarFor } from './scalar-for.ts'
import { recursionAt, settle } from './settle.ts'
import type { Section, System } from './system.ts'
import { itemSchema } from './walk.ts'
import { withDefaults } from './with-defaults.ts'

/**
 * The defaults that the schemas give to the sections and blocks that a config has, variants picked by it: a layer beneath all
 * others. Values that the config sets are in it too. A block that may be left out has defaults only once it is written; items
 * of lists have none. A section that has a default itself, as a single value at the top of a config may, has it unwritten too.
 *
 * Each origin is `schema` and the title of the class that gives the default, or of the system for a whole section (P3). A key whose
 * schema names a `fallback` takes the value that holds there, set or default, and its `via` tells the key and the line. The same
 * object for the same config.
 */
export function defaultsOf(system: System, config: MapNode): MapNode {
  return systemDefaults(system, config, () => {
    const entries = new Map<string, Entry>()
    for (const section of system.sections) {
      const node = config.entries.get(section.key)?.node
      const found = node?.kind === 'map' ? sectionDefaults(section, node) : wholeDefault(system, section, node)
      if (found && !isEmptyMap(found)) entries.set(section.key, entryOf(section.key, found))
    }
    return { ...emptyMap(sourceOf('defaults')), entries }
  })
}

const systemDefaults = pairMemo<MapNode>()

function sectionDefaults(section: Section, node: MapNode): MapNode {
  return sectionMemo(section, node, () =>
    blockDefaults({ schema: section.schema, node, root: section.schema, title: section.title, path: [section.key] }),
  )
}

const sectionMemo = pairMemo<MapNode>()

/** The default that a section has without any map written: its own, which for a map brings those of its keys. */
function wholeDefault(system: System, { key, schema }: Section, node: ConfigNode | undefined): ConfigNode | undefined {
  return keyDefault({ schema, node, root: schema, title: system.title, path: [key] })
}

function isEmptyMap(node: ConfigNode): boolean {
  return node.kind === 'map' && node.entries.size === 0
}

interface Block {
  readonly schema: JsonSchema
  readonly node: MapNode | undefined
  readonly root: JsonSchema
  /** Of the nearest schema around that has one. */
  readonly title: string
  readonly path: Path
}

function blockDefaults(block: Block): MapNode {
  const settled = settle(block.schema, block.node, block.root).schema
  const title = settled.title ?? block.title
  const properties = Object.entries(settled.properties ?? {})
  const own = new Map<string, Entry>()
  for (const [key, schema] of properties) {
    const node = block.node?.entries.get(key)?.node
    const found = keyDefault({ schema, node, root: block.root, title, path: [...block.path, key] })
    if (found) own.set(key, entryOf(key, found))
  }
  const defaults: MapNode = { ...emptyMap(sourceOf(`schema ${title}`)), entries: own }
  return { ...defaults, entries: withFallbacks(properties, defaults, block) }
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

function keyDefault(key: Omit<Block, 'node'> & { readonly node: ConfigNode | undefined }): ConfigNode | undefined {
  const { schema } = settle(key.schema, key.node, key.root)
  const own = schema.default
  // A recursive block that is not written has its own default alone: those of its keys would bring it again.
  const hasDefault = typeof own === 'object' && own !== null && !recursionAt(key.schema)
  const isBlock = schema.properties !== undefined && (key.node?.kind === 'map' || hasDefault)
  if (!isBlock) return own === undefined ? undefined : defaultNode(own, schema, sourceOf(`schema ${key.title}`))
  const inner = blockDefaults({ ...key, node: key.node?.kind === 'map' ? key.node : undefined })
  if (own === undefined || own === null) return inner.entries.size > 0 ? inner : undefined
  const outer = defaultNode(own, schema, sourceOf(`schema ${key.title}`))
  if (outer.kind === 'map') return withDefaults(outer, inner)
  // The default is a name or a number, and a map stands in its place.
  return inner.entries.size > 0 ? inner : outer
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

function sourceOf(path: string): Source {
  const before = sources.get(path)
  if (before) return before
  const made: Source = { kind: 'schema', path, text: '' }
  sources.set(path, made)
  return made
}

function entryOf(key: string, node: ConfigNode): Entry {
  const name: Scalar = { kind: 'str', value: key }
  return { key: name, keySpan: { start: 0, end: 0 }, node }
}
