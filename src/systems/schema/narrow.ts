import type { ConfigNode, Entry } from '../../core/config-node.ts'
import { keyText } from '../../core/value.ts'
import { freeKeySchema } from './free-key.ts'
import { deref, typesOf } from './json-schema.ts'
import type { JsonSchema } from './json-schema.ts'
import { typesWithin } from './kind-of-node.ts'
import { kindsOf } from './kinds.ts'
import { pairMemo } from './memo.ts'
import { recursionAt, settle, undecided } from './settle.ts'
import { isItemList, itemSchema } from './walk.ts'

/**
 * The schema as it holds for `node`: every union picked by a key is replaced by the variant that the node's value picks, at any
 * depth and in each item of a list, and its key becomes an `enum` of all tags. Where nothing is written yet a union shows its
 * implied variant, or its key alone, and a recursive schema stops, but for one that is needed where it stands. The result has no `$ref` and no `definitions`. A union of types keeps
 * its alternatives until a map or a list picks one, and its `kinds` after that too.
 *
 * Gives the same object while the same variants are picked, so that a form keeps its rows while values change.
 *
 * @see SPEC.md V3
 */
export function narrow(schema: JsonSchema, node: ConfigNode | undefined): JsonSchema {
  return build({ schema, node, root: schema, unfolded: [] })
}

interface Site {
  readonly schema: JsonSchema
  readonly node: ConfigNode | undefined
  /** Holds the definitions. */
  readonly root: JsonSchema
  /** The recursive schemas around that are needed and not written; absent in what need not be written. */
  readonly unfolded?: readonly (string | undefined)[]
}

function build({ unfolded, ...site }: Site): JsonSchema {
  const { node, root } = site
  if (isPlain(site.schema)) return site.schema
  const recursive = node ? undefined : recursionAt(site.schema)
  if (recursive && (!unfolded || unfolded.includes(recursive.$ref))) return unwritten(site.schema, recursive, root)
  const around = recursive ? [...(unfolded ?? []), recursive.$ref] : unfolded
  // A scalar settles nothing for who edits it: in place of a name a number or a map may be meant next.
  const { schema } = settle(site.schema, node?.kind === 'scalar' ? undefined : node, root)
  const kinds = kindsIn(site.schema, root)
  if (isPlain(schema)) return kinds ? withKinds(schema, kinds) : schema
  const needed = node ? [] : around
  const parts = { ...buildMap(schema, { ...site, ...(needed ? { unfolded: needed } : {}) }), ...buildList(schema, site) }
  const built = intern(schema, schema.anyOf && kinds ? { ...parts, anyOf: kinds.anyOf } : parts)
  return kinds ? withKinds(built, kinds) : built
}

/** The alternatives of a union of types as they are before anything of them is written. */
interface Kinds {
  readonly anyOf: readonly JsonSchema[]
  readonly kinds: readonly JsonSchema[]
  readonly isNullable: boolean
}

/** The alternatives of a schema; undefined where it has not more than one. */
function kindsIn(schema: JsonSchema, root: JsonSchema): Kinds | undefined {
  const target = deref(schema, root)
  if (!target.anyOf || kindsOf(target).length < 2) return undefined
  return kindsMemo(target, root, () => {
    const anyOf = (target.anyOf ?? []).map((option) => build({ schema: option, node: undefined, root }))
    const isNullable = anyOf.flatMap((option) => typesOf(option)).includes('null')
    return { anyOf, kinds: anyOf.flatMap(kindsOf), isNullable }
  })
}

const kindsMemo = pairMemo<Kinds>()

function withKinds(schema: JsonSchema, of: Kinds): JsonSchema {
  return kindsAdded(schema, of, () => {
    const types = typesOf(schema)
    const isSettled = of.isNullable && !schema.anyOf && !types.includes('null')
    return { ...schema, kinds: of.kinds, ...(isSettled ? { type: [...types, 'null'] } : {}) }
  })
}

const kindsAdded = pairMemo<JsonSchema>()

function buildMap(schema: JsonSchema, { node, root, unfolded }: Site): JsonSchema {
  const entries = node?.kind === 'map' ? node.entries : new Map<string, Entry>()
  const own = Object.entries(schema.properties ?? {}).map(([key, child]) => {
    const isNeeded = unfolded && schema.required?.includes(key)
    return [key, build({ schema: child, node: entries.get(key)?.node, root, ...(isNeeded ? { unfolded } : {}) })] as const
  })
  const free = schema.additionalProperties
  if (typeof free !== 'object') return schema.properties ? { properties: Object.fromEntries(own) } : {}
  const picked = isPlain(free)
    ? []
    : [...entries].map(
        ([key, entry]) => [key, freeKeySchema(build({ schema: free, node: entry.node, root }), keyText(key))] as const,
      )
  return {
    properties: Object.fromEntries([...picked, ...own]),
    additionalProperties: build({ schema: free, node: undefined, root }),
  }
}

/** One schema for all items where they agree; one for each where items pick variants, and one more for an item to come. */
function buildList(schema: JsonSchema, { node, root }: Site): JsonSchema {
  const list = node?.kind === 'list' ? node.items : []
  if (isItemList(schema.items)) return { items: schema.items.map((item, i) => build({ schema: item, node: list[i], root })) }
  const each = itemSchema(schema, 0)
  if (!each) return {}
  const next = build({ schema: each, node: undefined, root })
  const items = list.map((item) => build({ schema: each, node: item, root }))
  return items.every((item) => item === next) ? { items: next } : { items, additionalItems: next }
}

/** A recursive schema with nothing written: a union's key, or an object whose keys appear once it exists. */
function unwritten(schema: JsonSchema, reference: JsonSchema, root: JsonSchema): JsonSchema {
  return unwrittenOf(schema, root, () => {
    const target = deref(reference, root)
    const { $ref: _, anyOf: options, allOf: __, definitions: ___, ...facts } = { ...reference, ...schema }
    const types = [...new Set([...typesWithin(target, root), ...(options ? ['null' as const] : [])])]
    const [only] = types
    const type = only && types.length === 1 ? only : types
    if (target.oneOf && target.discriminator && target.discriminator.by !== 'presence')
      return { ...undecided(target, root), ...facts, type }
    return { ...shallow(target), ...facts, type }
  })
}

function shallow(schema: JsonSchema): JsonSchema {
  const {
    properties: _,
    required: __,
    items: ___,
    anyOf: ____,
    oneOf: _____,
    allOf: ______,
    discriminator: _______,
    ...rest
  } = schema
  return rest
}

const unwrittenOf = pairMemo<JsonSchema>()

const plain = new WeakMap<JsonSchema, boolean>()

/** Whether the schema is the same for every node. */
function isPlain(schema: JsonSchema): boolean {
  const before = plain.get(schema)
  if (before !== undefined) return before
  const rests = [schema.additionalProperties, schema.additionalItems].filter((rest) => typeof rest === 'object')
  const parts = [...Object.values(schema.properties ?? {}), ...[schema.items ?? []].flat(), ...rests]
  const answer = !schema.$ref && !schema.oneOf && !schema.anyOf && !schema.allOf && !schema.definitions && parts.every(isPlain)
  plain.set(schema, answer)
  return answer
}

const built = new WeakMap<JsonSchema, readonly Built[]>()

interface Built {
  readonly parts: JsonSchema
  readonly schema: JsonSchema
}

/** How many forms of one schema are kept: lists whose items pick variants have as many as there are orders of them. */
const KEPT = 32

/** `base` with `parts` laid over it; the same object as before where base and parts are the same. */
function intern(base: JsonSchema, parts: JsonSchema): JsonSchema {
  const before = built.get(base) ?? []
  const found = before.find((entry) => isSame(entry.parts, parts, 3))
  if (found) return found.schema
  const { definitions: _, allOf: __, ...rest } = base
  const schema: JsonSchema = { ...rest, ...parts }
  built.set(base, [{ parts, schema }, ...before].slice(0, KEPT))
  return schema
}

/** Whether two values are the same down to `depth` levels, and identical below. */
function isSame(a: unknown, b: unknown, depth: number): boolean {
  if (a === b) return true
  if (depth === 0 || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => isSame(pick(a, key), pick(b, key), depth - 1))
}

function pick(of: object, key: string): unknown {
  return (of as Record<string, unknown>)[key]
}
