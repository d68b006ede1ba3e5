import type { Path } from '../../core/path.ts'
import { ANYTHING, deref, typesOf } from '../../systems/schema/json-schema.ts'
import type { JsonSchema } from '../../systems/schema/json-schema.ts'
import { kindsOf } from '../../systems/schema/kinds.ts'
import { variantsOf } from '../../systems/schema/settle.ts'
import type { Section } from '../../systems/system.ts'
import { isItemList } from '../../systems/schema/walk.ts'
import { sampleOf } from './sample-value.testing.ts'

/** A field that some config of a section has, and the least config that has it. */
export interface Place {
  /** From the section on. */
  readonly path: Path
  /** The section's value: it picks the variants on the way, and is undefined where none has to be picked. */
  readonly context: unknown
}

/** How often one recursive schema is entered on the way to a field. */
const DEEP = 2

/** The same block is entered at so many of its places: factories build the same parts at many. */
const PLACES = 3

/** Every field of a section: of all variants, in items of lists, under free keys, and in maps that recurse as far as is interesting. */
export function placesOf({ schema }: Pick<Section, 'schema'>): readonly Place[] {
  const places = new Map<string, Place>()
  const found = (place: Place): void => {
    const id = JSON.stringify([place.path, place.context])
    if (!places.has(id)) places.set(id, place)
  }
  visit({ schema, path: [], context: undefined, seen: new Map(), key: undefined }, { schema, entered: new Map(), found })
  return [...places.values()]
}

interface Run {
  readonly schema: JsonSchema
  /** How often each block was entered, by its text. */
  readonly entered: Map<string, number>
  readonly found: (place: Place) => void
}

const texts = new WeakMap<JsonSchema, string>()

/** Whether a block of the same text was entered often enough. */
function isKnown(schema: JsonSchema, { entered }: Run): boolean {
  const text = texts.get(schema) ?? JSON.stringify(schema)
  texts.set(schema, text)
  const times = (entered.get(text) ?? 0) + 1
  entered.set(text, times)
  return times > PLACES
}

interface Site extends Place {
  readonly schema: JsonSchema
  /** How often each recursive schema has been entered. */
  readonly seen: ReadonlyMap<string, number>
  /** The key that picked the variant: it has a place already. */
  readonly key: string | undefined
}

function visit(site: Site, run: Run): void {
  const { schema: root, found } = run
  const { schema, path, context, seen } = site
  if (schema.$ref !== undefined) {
    const times = seen.get(schema.$ref) ?? 0
    if (times >= DEEP) return
    const target = deref(schema, root)
    const entered = { ...site, schema: target, seen: new Map(seen).set(schema.$ref, times + 1) }
    // What recurses has rows once it is written.
    visit({ ...entered, context: put(context, path, sampleOf(target, root)) }, run)
  } else if (schema.oneOf && schema.discriminator) visitUnion(site, run)
  else if (schema.allOf) for (const part of schema.allOf) visit({ ...site, schema: part }, run)
  else if (schema.anyOf && kindsOf(schema).length < 2) {
    const only = schema.anyOf.find(({ type }) => type !== 'null')
    if (only) visit({ ...site, schema: only }, run)
  } else if (kindsOf(schema).length > 1) {
    found(site)
    for (const kind of kindsOf(schema)) {
      if (isRows(kind, root)) visit({ ...site, schema: kind, context: put(context, path, sampleOf(kind, root)) }, run)
    }
  } else if (typesOf(schema).length >= ANYTHING.length) found(site)
  else if (typesOf(schema).includes('object')) visitMap(site, run)
  else if (typesOf(schema).includes('array')) visitList(site, run)
  else found(site)
}

function visitUnion(site: Site, run: Run): void {
  const { schema: root, found } = run
  if (isKnown(site.schema, run)) return
  const { schema, path, context } = site
  const { propertyName: key, by } = schema.discriminator ?? { propertyName: '' }
  const at = [...path, key]
  for (const [i, { tags, schema: variant, impliedTag }] of variantsOf(schema, root).entries()) {
    const tag =
      by === 'presence' ? (i === 0 ? sampleOf(propertyOf(variant, key, root), root) : undefined) : (tags[0] ?? 'another')
    const picked = tag === undefined ? context : put(context, at, tag)
    if (tag !== undefined) found({ path: at, context: picked })
    if (impliedTag !== undefined) found({ path: at, context })
    visit({ ...site, schema: variant, context: picked, key: by === 'presence' ? undefined : key }, run)
  }
}

function propertyOf(schema: JsonSchema, key: string, root: JsonSchema): JsonSchema {
  return deref(schema, root).properties?.[key] ?? { type: 'string' }
}

function visitMap(site: Site, run: Run): void {
  const { schema: root } = run
  if (isKnown(site.schema, run)) return
  const { schema, path, context, key: picker } = site
  for (const [key, child] of Object.entries(schema.properties ?? {})) {
    if (key !== picker) visit({ ...site, schema: child, path: [...path, key], key: undefined }, run)
  }
  const free = schema.additionalProperties
  if (typeof free !== 'object') return
  const at = [...path, 'free_key']
  visit({ ...site, schema: free, path: at, context: put(context, at, sampleOf(free, root)), key: undefined }, run)
}

function visitList(site: Site, run: Run): void {
  const { schema: root, found } = run
  const { schema, path, context } = site
  const each = isItemList(schema.items) ? undefined : schema.items
  found(site)
  if (!each || !isRows(each, root)) return
  const at = [...path, 0]
  visit({ ...site, schema: each, path: at, context: put(context, at, sampleOf(each, root)), key: undefined }, run)
}

/** Whether a value of the schema is edited in rows of its own. */
function isRows(schema: JsonSchema, root: JsonSchema): boolean {
  const target = deref(schema, root)
  const isMaps = typesOf(target).includes('object') || target.oneOf !== undefined || target.allOf !== undefined
  const [item] = [target.items ?? []].flat()
  return isMaps || (item !== undefined && isRows(item, root)) || (target.anyOf ?? []).some((option) => isRows(option, root))
}

/** The value with another one at `path`, maps and lists made on the way; the rest is shared. */
export function put(value: unknown, path: Path, inner: unknown): unknown {
  const [segment, ...rest] = path
  if (segment === undefined) return inner
  if (typeof segment === 'number') {
    const list: readonly unknown[] = Array.isArray(value) ? value : []
    return list.toSpliced(segment, 1, put(list[segment], rest, inner))
  }
  const map = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
  return { ...map, [segment]: put(map[segment], rest, inner) }
}
