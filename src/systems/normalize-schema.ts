import { ANYTHING } from './json-schema.ts'
import type { JsonSchema, RawJsonSchema } from './json-schema.ts'
import { tidySchema } from './tidy-schema.ts'

/**
 * The form schema that `raw` says, with the differences between converters and drafts taken out: references inlined but where
 * they recurse, `anyOf` with null as a nullable type, unions picked by a key as `oneOf`, descriptions as help. `{ zod3: i }`
 * stands for `embedded[i]`. Throws on keywords that a form schema cannot hold, and on an empty schema.
 */
export function normalizeSchema(raw: RawJsonSchema, embedded: readonly RawJsonSchema[]): JsonSchema {
  const definitions: Record<string, JsonSchema> = {}
  const run: Run = { root: raw, embedded, definitions, names: new Map(), shared: { count: 0 } }
  const schema = normalize(raw, run, '#')
  return Object.keys(definitions).length > 0 ? { ...schema, definitions } : schema
}

interface Run {
  /** What `#` means. */
  readonly root: RawJsonSchema
  readonly embedded: readonly RawJsonSchema[]
  /** Recursive schemas, by name: filled as they are met. */
  readonly definitions: Record<string, JsonSchema>
  readonly names: Map<RawJsonSchema, string>
  readonly shared: { count: number }
}

/** Keywords that say something of a field wherever they stand, beside a reference too. */
const FACTS = ['title', 'help', 'unit', 'group', 'scale', 'fallback', 'summary', 'source', 'real', 'default']
/** Keywords that a form schema keeps as they are. */
const KEPT = new Set(
  FACTS.concat(
    ['type', 'enum', 'enumTitles', 'const', 'examples', 'not', 'required', 'pattern', 'format', 'multipleOf'],
    ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength', 'minItems', 'maxItems'],
  ),
)
/** Keywords that are read here, or say nothing that a form could show. */
const READ = new Set(
  ['properties', 'additionalProperties', 'propertyNames', 'items', 'prefixItems', 'additionalItems', 'anyOf', 'oneOf'].concat([
    'allOf',
    'discriminator',
    '$ref',
    'definitions',
    '$defs',
    'description',
    '$schema',
    '$id',
    '$comment',
    'deprecated',
    'zod3',
  ]),
)

function normalize(raw: RawJsonSchema, run: Run, at: string): JsonSchema {
  if (typeof raw['zod3'] === 'number') return normalizeEmbedded(raw, raw['zod3'], run)
  if (typeof raw['$ref'] === 'string') return normalizeRef(raw, raw['$ref'], run)
  const only = listOf(raw['allOf']).length === 1 ? listOf(raw['allOf'])[0] : undefined
  if (only) return { ...normalize(only, run, at), ...factsOf(raw) }
  const schema = tidySchema({ ...keep(raw, at), ...helpOf(raw), ...normalizeParts(raw, run, at) })
  if (schema.type === undefined && !schema.anyOf && !schema.oneOf && !schema.allOf) throw new Error(`an empty schema at ${at}`)
  return schema
}

function normalizeEmbedded(raw: RawJsonSchema, index: number, run: Run): JsonSchema {
  const inner = run.embedded[index]
  if (!inner) throw new Error(`no embedded schema ${index}`)
  return { ...normalize(inner, { ...run, root: inner }, '#'), ...factsOf(raw) }
}

function normalizeRef(raw: RawJsonSchema, ref: string, run: Run): JsonSchema {
  const target = resolvePointer(run.root, ref)
  const beside = factsOf(raw)
  if (!isRecursive(target, run)) return { ...normalize(target, run, ref), ...beside }
  const before = run.names.get(target)
  const name = before ?? `r${run.shared.count++}`
  if (before === undefined) {
    run.names.set(target, name)
    run.definitions[name] = normalize(target, run, ref)
  }
  return { $ref: `#/definitions/${name}`, ...beside }
}

function keep(raw: RawJsonSchema, at: string): JsonSchema {
  const kept: Record<string, unknown> = {}
  for (const [keyword, value] of Object.entries(raw)) {
    if (value === undefined || READ.has(keyword) || keyword.startsWith('x-')) continue
    if (!KEPT.has(keyword)) throw new Error(`the keyword ${keyword} at ${at} has no place in a form schema`)
    kept[keyword] = value
  }
  return kept
}

/** Title, help and the like that stand beside a reference or around a schema. */
function factsOf(raw: RawJsonSchema): JsonSchema {
  const facts: Record<string, unknown> = {}
  for (const keyword of FACTS) {
    if (raw[keyword] !== undefined) facts[keyword] = raw[keyword]
  }
  return { ...facts, ...helpOf(raw) }
}

function helpOf(raw: RawJsonSchema): JsonSchema {
  return typeof raw['description'] === 'string' && raw['help'] === undefined ? { help: raw['description'] } : {}
}

function normalizeParts(raw: RawJsonSchema, run: Run, at: string): JsonSchema {
  const parts: { -readonly [K in keyof JsonSchema]?: JsonSchema[K] } = {}
  const sub = (schema: unknown, step: string): JsonSchema => normalize(schema as RawJsonSchema, run, `${at}/${step}`)
  if (isRecord(raw['properties'])) {
    parts.properties = mapValues(raw['properties'], (schema, key) => sub(schema, `properties/${key}`))
  }
  const rest = raw['additionalProperties']
  if (typeof rest === 'boolean') parts.additionalProperties = rest
  else if (isRecord(rest)) parts.additionalProperties = isAnything(rest) ? true : sub(rest, 'additionalProperties')
  const names = raw['propertyNames']
  if (isRecord(names) && Object.keys(names).some((keyword) => keyword !== 'type'))
    parts.propertyNames = sub(names, 'propertyNames')
  const items = raw['prefixItems'] ?? raw['items']
  if (Array.isArray(items)) parts.items = items.map((item, i) => sub(item, `items/${i}`))
  else if (isRecord(items)) parts.items = sub(items, 'items')
  if (isRecord(raw['additionalItems'])) parts.additionalItems = sub(raw['additionalItems'], 'additionalItems')
  if (raw['allOf']) parts.allOf = listOf(raw['allOf']).map((schema, i) => sub(schema, `allOf/${i}`))
  const options = listOf(raw['oneOf'] ?? raw['anyOf']).map((schema, i) => sub(schema, `anyOf/${i}`))
  const discriminator = raw['discriminator']
  if (isRecord(discriminator)) {
    parts.oneOf = options
    const { by } = discriminator
    parts.discriminator = {
      propertyName: String(discriminator['propertyName']),
      ...(by === 'presence' || by === 'open' ? { by } : {}),
    }
  } else if (options.length > 0) parts.anyOf = options
  return parts
}

function isRecursive(target: RawJsonSchema, run: Run): boolean {
  const seen = new Set<unknown>()
  const reaches = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(reaches)
    if (!isRecord(value)) return false
    if (typeof value['$ref'] !== 'string') return Object.values(value).some(reaches)
    const next = resolvePointer(run.root, value['$ref'])
    if (next === target) return true
    if (seen.has(next)) return false
    seen.add(next)
    return reaches(next)
  }
  return reaches(target)
}

function resolvePointer(root: RawJsonSchema, pointer: string): RawJsonSchema {
  let at: unknown = root
  for (const step of pointer.split('/').slice(1)) {
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
    at = (at as Record<string, unknown> | undefined)?.[key]
  }
  if (!isRecord(at)) throw new Error(`no schema at ${pointer}`)
  return at
}

function isAnything(raw: RawJsonSchema): boolean {
  const { type, ...rest } = raw
  return Object.keys(rest).length === 0 && (type === undefined || (Array.isArray(type) && type.length === ANYTHING.length))
}

function isRecord(value: unknown): value is RawJsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listOf(value: unknown): readonly RawJsonSchema[] {
  return Array.isArray(value) ? (value as RawJsonSchema[]) : []
}

function mapValues(of: RawJsonSchema, change: (value: unknown, key: string) => JsonSchema): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, change(value, key)]))
}
