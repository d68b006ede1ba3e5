import { ANYTHING } from './json-schema.ts'
import type { JsonSchema, RawJsonSchema } from './json-schema.ts'
import { factsOf, keptOf, withImpliedType } from './schema-facts.ts'
import { FACTS, isRecord, keywordProblem } from './schema-keywords.ts'
import type { SchemaProblem } from './schema-keywords.ts'
import { schemaParts } from './schema-parts.ts'
import type { SchemaManner, Sub } from './schema-parts.ts'
import { schemaAt } from './schema-pointer.ts'
import { tidySchema } from './tidy-schema.ts'

type At = SchemaProblem['at']

/** Where a raw schema stands, and what is done about what it says that no form schema can hold. */
export interface SchemaSite extends SchemaManner {
  readonly at: At
  /** Takes a problem; what it is about is left out, or takes anything. Throws where the schema is ours. */
  readonly report: (problem: SchemaProblem) => void
  /** Stands before the names of recursive schemas, so that those of several files can stand side by side. */
  readonly prefix: string
  /** What `{ zod3: i }` stands for. */
  readonly embedded?: readonly RawJsonSchema[]
}

/** A site for schemas of our own: whatever is wrong with one is thrown. */
export function ownSite(root: RawJsonSchema, embedded: readonly RawJsonSchema[]): SchemaSite {
  const report = ({ at, message }: SchemaProblem): never => {
    throw new Error(`${message}, at #/${at.join('/')}`)
  }
  return { root, at: [], report, prefix: 'r', isForeign: false, embedded }
}

/**
 * The form schema that `raw` says, with the differences between converters and drafts taken out: references inlined but where
 * they recurse, `anyOf` with null as a nullable type, unions picked by a key as `oneOf`, descriptions as help. What takes
 * anything says so. Its size is bounded, however references multiply.
 */
export function normalizeSchema(raw: unknown, site: SchemaSite): JsonSchema {
  const definitions: Record<string, JsonSchema> = {}
  const run: Run = { ...site, definitions, names: new Map(), active: new Map(), shared: { names: 0, left: MOST_SCHEMAS } }
  const schema = normalize(raw, run, { at: site.at, nesting: 0, height: 0 })
  // A schema that holds itself is among the definitions: one of the two is enough.
  const name = isRecord(raw) ? run.names.get(raw) : undefined
  const own = name === undefined ? schema : definitions[name]
  return Object.keys(definitions).length > 0 ? { ...own, definitions } : schema
}

/** So many schemas, with all that references stand for, make one form schema. */
const MOST_SCHEMAS = 50_000
const MOST_NESTING = 150

interface Run extends Omit<SchemaSite, 'at'> {
  /** Recursive schemas, by name: filled as they are met. */
  readonly definitions: Record<string, JsonSchema>
  readonly names: Map<RawJsonSchema, string>
  /** The targets of the references that are being followed, with the height at which each was met. */
  readonly active: Map<RawJsonSchema, number>
  readonly shared: { names: number; left: number }
}

interface Place {
  readonly at: At
  readonly nesting: number
  /** How many keys and items lie above: without one more on the way, a schema that leads back to itself says nothing. */
  readonly height: number
}

const ANY: JsonSchema = { type: [...ANYTHING] }

function normalize(raw: unknown, run: Run, place: Place): JsonSchema {
  const schema = shape(raw, run, place)
  if (isTyped(schema)) return schema
  run.report({ code: 'schema-empty', severity: 'error', at: place.at, message: 'the schema is empty: it says nothing of values' })
  return { ...schema, ...ANY }
}

function isTyped({ type, anyOf, oneOf, allOf, $ref }: JsonSchema): boolean {
  return type !== undefined || anyOf !== undefined || oneOf !== undefined || allOf !== undefined || $ref !== undefined
}

/** What a schema says, which may be nothing. */
function shape(raw: unknown, run: Run, place: Place): JsonSchema {
  if (!isRecord(raw)) return raw === true ? {} : refuse(raw, run, place)
  if (isTooMuch(run, place)) return ANY
  if (typeof raw['zod3'] === 'number') return normalizeEmbedded(raw, raw['zod3'], run)
  const usable = usableOf(raw, run, place)
  const parts = partsOf(usable, place)
  const [only] = parts
  if (only && parts.length === 1) return shapePart(only, usable, run)
  const shapes = parts.map((part) => shapePart(part, {}, run)).filter((part) => Object.keys(part).length > 0)
  const joined = shapes.every(isSimple) ? shapes.reduce(join, {}) : allOf(shapes.filter(isTyped))
  return { ...joined, ...factsOf(usable) }
}

function refuse(raw: unknown, run: Run, { at }: Place): JsonSchema {
  const message = raw === false ? 'the schema false accepts nothing: no value could stand here' : 'a schema is a map'
  run.report({ code: 'schema-keyword', severity: 'error', at, message })
  return ANY
}

function isTooMuch({ shared, report }: Run, { at, nesting }: Place): boolean {
  shared.left -= 1
  if (shared.left >= 0 && nesting <= MOST_NESTING) return false
  const message =
    nesting > MOST_NESTING
      ? `the schema is nested more than ${MOST_NESTING} deep; from here on anything goes`
      : `the schema stands for more than ${MOST_SCHEMAS} others once its references are followed; from here on anything goes`
  if (shared.left >= -1 || nesting > MOST_NESTING) report({ code: 'schema-limit', severity: 'error', at, message })
  return true
}

function normalizeEmbedded(raw: RawJsonSchema, index: number, run: Run): JsonSchema {
  const inner = run.embedded?.[index]
  if (!inner) throw new Error(`no embedded schema ${index}`)
  return { ...normalize(inner, { ...run, root: inner }, { at: [], nesting: 0, height: 0 }), ...factsOf(raw) }
}

/** The schema without the keywords that cannot be used, each of which is reported. */
function usableOf(raw: RawJsonSchema, { report }: Run, { at }: Place): RawJsonSchema {
  const wrong: string[] = []
  for (const [keyword, value] of Object.entries(raw)) {
    const problem = value === undefined ? undefined : keywordProblem(keyword, value)
    if (!problem) continue
    report({ ...problem, at: [...at, keyword] })
    wrong.push(keyword)
  }
  return wrong.length === 0 ? raw : Object.fromEntries(Object.entries(raw).filter(([keyword]) => !wrong.includes(keyword)))
}

/** A schema that holds beside others: what `$ref` names, each of `allOf`, and what stands beside these. */
interface Part {
  readonly raw: unknown
  readonly place: Place
  readonly isReference?: true
  readonly isRest?: true
}

function partsOf(raw: RawJsonSchema, place: Place): readonly Part[] {
  const { $ref, allOf, ...rest } = raw
  if ($ref === undefined && allOf === undefined) return [{ raw, place, isRest: true }]
  const inner: Place = { ...place, nesting: place.nesting + 1 }
  const all = listOf(allOf).map((schema, i): Part => ({ raw: schema, place: { ...inner, at: [...place.at, 'allOf', i] } }))
  const references: readonly Part[] = $ref === undefined ? [] : [{ raw: $ref, place: inner, isReference: true }]
  const isRest = Object.keys(rest).some((keyword) => !FACTS.includes(keyword) && SAYS.has(keyword))
  return [...references, ...all, ...(isRest ? [{ raw: rest, place, isRest } as const] : [])]
}

/** Keywords that bound values. Beside a reference, others than these are facts or mean nothing. */
const SAYS = new Set(
  ['type', 'enum', 'const', 'required', 'pattern', 'format', 'multipleOf', 'minimum', 'maximum', 'exclusiveMinimum'].concat(
    ['exclusiveMaximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'properties', 'additionalProperties', 'propertyNames'],
    ['patternProperties', 'items', 'prefixItems', 'additionalItems', 'anyOf', 'oneOf'],
  ),
)

/** What one part says, with the facts of the schema around it. */
function shapePart({ raw, place, isReference, isRest }: Part, around: RawJsonSchema, run: Run): JsonSchema {
  if (isRest)
    return tidySchema(withImpliedType({ ...keptOf(raw as RawJsonSchema), ...partsWithin(raw as RawJsonSchema, run, place) }))
  const schema = isReference ? follow(String(raw), run, place) : shape(raw, run, place)
  return { ...schema, ...factsOf(around) }
}

function follow(ref: string, run: Run, place: Place): JsonSchema {
  const target = schemaAt(run.root, ref)
  if ('problem' in target) return dangling(target.problem, run, place)
  const { schema: raw, at } = target
  const met = run.active.get(raw)
  if (met === place.height) return dangling(`${ref} leads back to itself, with nothing said on the way`, run, place)
  if (met !== undefined && !run.names.has(raw)) run.names.set(raw, `${run.prefix}${run.shared.names++}`)
  if (met === undefined && !run.names.has(raw)) {
    run.active.set(raw, place.height)
    const schema = normalize(raw, run, { ...place, at })
    run.active.delete(raw)
    const name = run.names.get(raw)
    if (name === undefined) return run.isForeign ? withoutClassName(schema) : schema
    run.definitions[name] = schema
  }
  return { $ref: `#/definitions/${run.names.get(raw)}` }
}

/** A class of values is no title of the field that takes one; Pydantic 1 says of each the same. */
function withoutClassName(schema: JsonSchema): JsonSchema {
  if (!schema.enum) return schema
  const { title: _, help, ...rest } = schema
  return help === undefined || help === 'An enumeration.' ? rest : { ...rest, help }
}

function dangling(message: string, run: Run, { at }: Place): JsonSchema {
  run.report({ code: 'schema-reference', severity: 'error', at: [...at, '$ref'], message })
  return ANY
}

function allOf(shapes: readonly JsonSchema[]): JsonSchema {
  const [only] = shapes
  return only && shapes.length === 1 ? only : { allOf: shapes }
}

function isSimple(schema: JsonSchema): boolean {
  return !schema.anyOf && !schema.oneOf && !schema.allOf && schema.$ref === undefined
}

function join(a: JsonSchema, b: JsonSchema): JsonSchema {
  const required = [...new Set([...(a.required ?? []), ...(b.required ?? [])])]
  return {
    ...a,
    ...b,
    ...(a.properties && b.properties ? { properties: { ...a.properties, ...b.properties } } : {}),
    ...(required.length > 0 ? { required } : {}),
    // A part that bounds numbers does not say that floats are wanted where another says integer.
    ...(a.type !== undefined && b.type === 'number' ? { type: a.type } : {}),
  }
}

function partsWithin(raw: RawJsonSchema, run: Run, place: Place): JsonSchema {
  const sub: Sub = (schema, steps, isBelow = true) =>
    normalize(schema, run, {
      at: [...place.at, ...steps],
      nesting: place.nesting + 1,
      height: place.height + (isBelow ? 1 : 0),
    })
  return schemaParts(raw, sub, run)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
