import type { ConfigNode } from '../../core/config-node.ts'
import { isEqualScalar } from '../../core/value.ts'
import type { Scalar } from '../../core/value.ts'
import { scalarOf } from '../../core/config-node.ts'
import { deref, typesOf } from './json-schema.ts'
import type { Discriminator, JsonSchema, JsonType } from './json-schema.ts'
import { kindsThatTake } from './kind-of-node.ts'
import { pairMemo } from './memo.ts'
import { objectsOf, valuesOf } from './schema-objects.ts'

/** What a schema demands of one node, once references, alternatives and unions at its top are settled by the node. */
export interface Settled {
  /** No `$ref` and no picked union at its top; a discriminator in it is an `enum` of all tags. */
  readonly schema: JsonSchema
  /** The unions that were picked on the way, outermost first. */
  readonly choices: readonly Choice[]
}

/** A union picked by a key: what can be picked, and what the config picks. */
export interface Choice {
  /** Its value picks, or, where no variant has tags, its presence. */
  readonly key: string
  readonly variants: readonly Variant[]
  /** Undefined where the config names no variant, or one that does not exist. */
  readonly chosen: Variant | undefined
}

export interface Variant {
  /** The values that pick it; none for one that is picked by presence, or by every value that no other names. */
  readonly tags: readonly unknown[]
  readonly title: string
  readonly schema: JsonSchema
  /** The tag that is meant where none is written. */
  readonly impliedTag?: unknown
}

/**
 * The schema that holds for `node`, or, with no node, for a value not yet written: then a union shows its implied variant, or
 * nothing but its key. `root` holds the definitions.
 *
 * @see SPEC.md V3
 */
export function settle(schema: JsonSchema, node: ConfigNode | undefined, root: JsonSchema): Settled {
  const choices: Choice[] = []
  const settled = settleInto(schema, node, { root, choices })
  return { schema: settled, choices }
}

interface Run {
  readonly root: JsonSchema
  readonly choices: Choice[]
}

function settleInto(schema: JsonSchema, node: ConfigNode | undefined, run: Run): JsonSchema {
  if (schema.$ref !== undefined) return withFacts(settleInto(deref(schema, run.root), node, run), schema)
  if (schema.oneOf && schema.discriminator) return settleUnion(schema, node, run)
  if (schema.allOf) {
    const parts = schema.allOf.map((part) => settleInto(part, node, run))
    return withFacts(parts.slice(1).reduce(both, parts[0] ?? {}), schema)
  }
  if (!schema.anyOf) return schema
  const values = schema.anyOf.filter((option) => option.type !== 'null')
  const [value] = values
  if (value && values.length === 1) return withFacts(withNull(settleInto(value, node, run)), schema)
  if (!node) return schema
  const [nearest, ...others] = kindsThatTake(schema.anyOf, node, run.root)
  const isClear = others.length === 0 || node.kind !== 'scalar'
  return nearest && isClear ? withFacts(settleInto(nearest, node, run), schema) : schema
}

/** The reference to a recursive schema that a value not yet written would be settled by, over and over; undefined where none is. */
export function recursionAt(schema: JsonSchema): JsonSchema | undefined {
  if (schema.$ref !== undefined) return schema
  const values = schema.anyOf?.filter((option) => option.type !== 'null') ?? []
  const [value] = values
  if (value && values.length === 1) return recursionAt(value)
  return schema.allOf?.map(recursionAt).find((part) => part !== undefined)
}

function settleUnion(union: JsonSchema, node: ConfigNode | undefined, run: Run): JsonSchema {
  const { propertyName: key, by } = union.discriminator ?? { propertyName: '' }
  const variants = variantsOf(union, run.root)
  const tag = node?.kind === 'map' ? node.entries.get(key)?.node : undefined
  const chosen = by === 'presence' ? variants[tag ? 0 : 1] : chosenVariant(variants, tag, by)
  run.choices.push({ key, variants, chosen })
  if (!chosen) return undecided(union, run.root)
  const schema = settleInto(chosen.schema, node, run)
  return by === 'presence' ? withKey(schema, union, run.root) : withTags(schema, union, run.root)
}

function chosenVariant(variants: readonly Variant[], tag: ConfigNode | undefined, by: Discriminator['by']): Variant | undefined {
  if (!tag) return variants.find((variant) => variant.impliedTag !== undefined)
  if (tag.kind !== 'scalar') return undefined
  const known = variants.find((variant) => variant.tags.some((value) => isTag(value, tag.value)))
  return known ?? (by === 'open' && tag.value.kind === 'str' ? variants.at(-1) : undefined)
}

function isTag(known: unknown, value: Scalar): boolean {
  return isEqualScalar(scalarOf(known), value)
}

const variantsCache = new WeakMap<JsonSchema, readonly Variant[]>()

/** The variants of a union picked by a key. A union inside that is picked by the same key lends its variants. */
export function variantsOf(union: JsonSchema, root: JsonSchema): readonly Variant[] {
  const before = variantsCache.get(union)
  if (before) return before
  const discriminator = union.discriminator ?? { propertyName: '' }
  const variants = (union.oneOf ?? []).flatMap((option) => {
    const schema = deref(option, root)
    const isSameKey = schema.discriminator?.propertyName === discriminator.propertyName
    return isSameKey ? variantsOf(schema, root) : [variantOf(schema, discriminator, root)]
  })
  variantsCache.set(union, variants)
  return variants
}

function variantOf(schema: JsonSchema, { propertyName: key, isNeeded }: Discriminator, root: JsonSchema): Variant {
  const holders = objectsOf(schema, root).filter((object) => object.properties?.[key])
  const tags = holders.flatMap((object) => valuesOf(object.properties?.[key]))
  const optional = holders.find((object) => !object.required?.includes(key))
  const implied = optional && (optional.properties?.[key]?.default ?? valuesOf(optional.properties?.[key])[0])
  const variant = { tags: [...new Set(tags)], title: schema.title ?? tags.join(', '), schema }
  return implied === undefined || isNeeded ? variant : { ...variant, impliedTag: implied }
}

/** The union where nothing is picked: an object with its key alone, which is required unless a tag is implied. */
export function undecided(union: JsonSchema, root: JsonSchema): JsonSchema {
  return undecidedOf(union, root, () => {
    const key = union.discriminator?.propertyName ?? ''
    const { oneOf: _, discriminator: __, definitions: ___, ...facts } = union
    return { ...facts, type: 'object', properties: { [key]: tagSchema(undecidedTag(union, root), union, root) }, required: [key] }
  })
}

/** What the variants say of their key, where they all say the same. */
function undecidedTag(union: JsonSchema, root: JsonSchema): JsonSchema | undefined {
  const key = union.discriminator?.propertyName ?? ''
  const [first, ...others] = variantsOf(union, root).map((variant) => tagIn(variant.schema, key, root))
  const isShared = (fact: 'title' | 'help' | 'group'): boolean => others.every((other) => other?.[fact] === first?.[fact])
  const facts = (['title', 'help', 'group'] as const).filter((fact) => first?.[fact] !== undefined && isShared(fact))
  return facts.length === 0 ? undefined : Object.fromEntries(facts.map((fact) => [fact, first?.[fact]]))
}

function tagIn(schema: JsonSchema, key: string, root: JsonSchema): JsonSchema | undefined {
  return objectsOf(schema, root).find(({ properties }) => properties?.[key])?.properties?.[key]
}

const undecidedOf = pairMemo<JsonSchema>()

/** `variant`, with the union's key as a plain choice among all tags, and with the union's own title and help. */
function withTags(variant: JsonSchema, union: JsonSchema, root: JsonSchema): JsonSchema {
  return tagged(variant, union, () => {
    const key = union.discriminator?.propertyName ?? ''
    const properties = { ...variant.properties, [key]: tagSchema(variant.properties?.[key], union, root) }
    return { ...withFacts({ ...variant, properties }, union), ...ownName(variant) }
  })
}

/** A variant with a source of its own is a class of its own, and not called as the union is. */
function ownName({ title, help, source }: JsonSchema): JsonSchema {
  if (source === undefined) return {}
  return { source, ...(title === undefined ? {} : { title }), ...(help === undefined ? {} : { help }) }
}

const tagged = pairMemo<JsonSchema>()

/** `variant`, with the key whose presence picks it among those that may be written, and with the union's own title and help. */
function withKey(variant: JsonSchema, union: JsonSchema, root: JsonSchema): JsonSchema {
  return keyed(variant, union, () => {
    const key = union.discriminator?.propertyName ?? ''
    const own = variantsOf(union, root)[0]?.schema.properties?.[key]
    const properties = own ? { ...variant.properties, [key]: own } : variant.properties
    return withFacts({ ...variant, ...(properties ? { properties } : {}) }, union)
  })
}

const keyed = pairMemo<JsonSchema>()

function tagSchema(own: JsonSchema | undefined, union: JsonSchema, root: JsonSchema): JsonSchema {
  const variants = variantsOf(union, root)
  const { const: _, enum: __, type: ___, ...facts } = own ?? {}
  const implied = variants.find((variant) => variant.impliedTag !== undefined)?.impliedTag
  const key = union.discriminator?.propertyName ?? ''
  const tags = variants.flatMap(({ tags: values, title, schema }) => {
    const refused = tagIn(schema, key, root)?.real?.refuses
    return values.map((value) => ({ value, title, refused }))
  })
  if (union.discriminator?.by === 'open')
    return {
      ...facts,
      type: 'string',
      examples: tags.map(({ value }) => value),
      enumTitles: variants.map(({ title }) => title),
      lookedUp: tagIn(variants.at(-1)?.schema ?? {}, key, root)?.lookedUp ?? [],
      picks: true,
    }
  const refusals = tags.flatMap(({ value, refused }) => (refused === undefined ? [] : [[String(value), refused] as const]))
  return {
    ...facts,
    type: [...new Set(tags.map(({ value }) => scalarType(value)))],
    enum: tags.map(({ value }) => value),
    enumTitles: tags.map(({ title }) => title),
    ...(refusals.length > 0 ? { enumRefused: Object.fromEntries(refusals) } : {}),
    picks: true,
    ...(implied === undefined ? {} : { default: implied }),
  }
}

function scalarType(value: unknown): JsonType {
  return typeof value === 'boolean' ? 'boolean' : typeof value === 'number' ? 'number' : 'string'
}

/** `schema` with the facts that stand around it (a title beside a `$ref`) laid over its own. */
function withFacts(schema: JsonSchema, around: JsonSchema): JsonSchema {
  const { $ref: _, anyOf: __, oneOf: ___, allOf: ____, discriminator: _____, definitions: ______, ...facts } = around
  if (Object.keys(facts).length === 0) return schema
  return stated(schema, around, () => ({ ...schema, ...facts }))
}

const stated = pairMemo<JsonSchema>()

const nullableOf = new WeakMap<JsonSchema, JsonSchema>()

function withNull(schema: JsonSchema): JsonSchema {
  const before = nullableOf.get(schema)
  if (before) return before
  const made: JsonSchema = { ...schema, type: [...typesOf(schema).filter((type) => type !== 'null'), 'null'] }
  nullableOf.set(schema, made)
  return made
}

function both(a: JsonSchema, b: JsonSchema): JsonSchema {
  return joined(a, b, () => ({
    ...a,
    ...b,
    ...(a.properties || b.properties ? { properties: { ...a.properties, ...b.properties } } : {}),
    ...(a.required || b.required ? { required: [...new Set([...(a.required ?? []), ...(b.required ?? [])])] } : {}),
  }))
}

const joined = pairMemo<JsonSchema>()
