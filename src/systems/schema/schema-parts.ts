import { ANYTHING } from './json-schema.ts'
import type { JsonSchema, RawJsonSchema } from './json-schema.ts'
import { isRecord, keywordProblem } from './schema-keywords.ts'
import { foundPick, namedPick } from './schema-union.ts'
import type { PickedUnion } from './schema-union.ts'
import { tidySchema } from './tidy-schema.ts'

/** What is known of the file that a schema is part of. */
export interface SchemaManner {
  /** What `#` means. */
  readonly root: RawJsonSchema
  /** Whether somebody else wrote it: then a key may pick branches without saying so, and one that does is never left out. */
  readonly isForeign: boolean
  /** Whether null is taken by every key that need not be there and has no default: see `isPydantic1()`. */
  readonly takesNulls?: boolean
}

/** Makes a form schema of a schema inside; `steps` lead to it. Without a key or item on the way it is not below. */
export type Sub = (schema: unknown, steps: readonly (string | number)[], isBelow?: boolean) => JsonSchema

type Parts = { -readonly [K in keyof JsonSchema]?: JsonSchema[K] }

/** What the keywords of a schema that are made of other schemas say: its keys, its items, its alternatives. */
export function schemaParts(raw: RawJsonSchema, sub: Sub, manner: SchemaManner): JsonSchema {
  return { ...mapParts(raw, sub, manner), ...listParts(raw, sub), ...unionParts(raw, sub, manner) }
}

function mapParts(raw: RawJsonSchema, sub: Sub, { takesNulls = false }: SchemaManner): JsonSchema {
  const parts: Parts = {}
  const { properties, additionalProperties: rest, propertyNames: names, patternProperties: patterns } = raw
  if (isRecord(properties)) {
    const required = listOf(raw['required'])
    const own = Object.entries(properties).map(([key, schema]) => {
      const field = sub(schema, ['properties', key])
      const isOptional = takesNulls && !required.includes(key) && field.default === undefined
      return [key, isOptional ? tidySchema({ anyOf: [field, { type: 'null' }] }) : field] as const
    })
    parts.properties = Object.fromEntries(own)
  }
  if (typeof rest === 'boolean') parts.additionalProperties = rest
  else if (isRecord(rest)) parts.additionalProperties = isAnything(rest) ? true : sub(rest, ['additionalProperties'])
  if (isRecord(names) && Object.keys(names).some((keyword) => keyword !== 'type')) {
    parts.propertyNames = sub(names, ['propertyNames'])
  }
  const [pattern, ...others] = isRecord(patterns) ? Object.entries(patterns) : []
  if (!pattern) return parts
  if (keywordProblem('pattern', pattern[0])) return { ...parts, additionalProperties: true }
  const free = sub(pattern[1], ['patternProperties', pattern[0]])
  // Keys by pattern are free keys with a rule for their names; with other keys beside them no such rule can be told.
  if (parts.properties || others.length > 0) return { ...parts, additionalProperties: parts.additionalProperties || true }
  return { ...parts, additionalProperties: free, propertyNames: { type: 'string', pattern: pattern[0] } }
}

function listParts(raw: RawJsonSchema, sub: Sub): JsonSchema {
  const parts: Parts = {}
  const { items, prefixItems, additionalItems } = raw
  const listed = prefixItems ?? (Array.isArray(items) ? items : undefined)
  const keyword = prefixItems === undefined ? 'items' : 'prefixItems'
  if (Array.isArray(listed)) parts.items = listed.map((item: unknown, i) => sub(item, [keyword, i]))
  else if (isRecord(items) && !isAnything(items)) parts.items = sub(items, ['items'])
  const rest = prefixItems === undefined ? additionalItems : items
  if (isRecord(rest) && Array.isArray(listed)) {
    parts.additionalItems = sub(rest, [prefixItems === undefined ? 'additionalItems' : 'items'])
  }
  if (rest === false && Array.isArray(listed) && raw['maxItems'] === undefined) parts.maxItems = listed.length
  return parts
}

function unionParts(raw: RawJsonSchema, sub: Sub, manner: SchemaManner): JsonSchema {
  const keyword = raw['oneOf'] === undefined ? 'anyOf' : 'oneOf'
  const options = listOf(raw[keyword])
  if (options.length === 0) return {}
  const shapes = options.map((schema, i) => sub(schema, [keyword, i], false))
  const named = namedPick({ raw, options, root: manner.root })
  if (named) return pickedUnion(shapes, named, manner)
  const nulls = shapes.filter((shape) => shape.type === 'null')
  const others = options.filter((_, i) => shapes[i]?.type !== 'null')
  const found = manner.isForeign ? foundPick({ raw, options: others, root: manner.root }) : undefined
  if (!found) return { anyOf: shapes }
  const union: JsonSchema = { oneOf: shapes.filter((shape) => !nulls.includes(shape)), discriminator: found.discriminator }
  return nulls.length === 0 ? union : { anyOf: [union, ...nulls] }
}

function pickedUnion(
  shapes: readonly JsonSchema[],
  { discriminator, tags }: PickedUnion,
  { isForeign }: SchemaManner,
): JsonSchema {
  const key = discriminator.propertyName
  const oneOf = shapes.map((shape, i) => withTags(shape, key, tags[i] ?? []))
  return {
    oneOf,
    discriminator: isForeign && discriminator.by === undefined ? { ...discriminator, isNeeded: true } : discriminator,
  }
}

function withTags(shape: JsonSchema, key: string, tags: readonly unknown[]): JsonSchema {
  if (tags.length === 0 || !shape.properties) return shape
  return { ...shape, properties: { ...shape.properties, [key]: { ...shape.properties[key], type: 'string', enum: tags } } }
}

function isAnything(raw: RawJsonSchema): boolean {
  const { type, ...rest } = raw
  return Object.keys(rest).length === 0 && (type === undefined || (Array.isArray(type) && type.length === ANYTHING.length))
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
