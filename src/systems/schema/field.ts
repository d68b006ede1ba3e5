import type { Path, Segment } from '../../core/path.ts'
import { typesOf } from './json-schema.ts'
import type { FieldFacts } from './field-facts.ts'
import type { JsonSchema, JsonType } from './json-schema.ts'
import { kindTitles } from './kind-titles.ts'
import { kindsOf } from './kinds.ts'
import { childSchema, isItemList, itemSchema } from './walk.ts'

/** What a person may write at one place of a config: all that a form row, a completion or a hover shows of it. */
export interface Field extends FieldFacts {
  /** From the root of the schema, after the `base` that was asked for. */
  readonly path: Path
  /** The schema's title, else the key as words. */
  readonly title: string
  readonly control: Control
  /** Every type that is accepted, null left out. */
  readonly types: readonly JsonType[]
  readonly nullable: boolean
  readonly required: boolean
  /** Absent where the schema has no default; a default of null is null. */
  readonly default?: unknown
  /** The values to choose from; nothing else is accepted. */
  readonly options?: readonly FieldOption[]
  /** Values worth offering; any other is accepted too. */
  readonly suggestions?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly step?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  /** The kinds of value of which one may stand there, where there are several: each is a field of its own, its kind the title. */
  readonly kinds?: readonly Field[]
  /** An object's fields, in the schema's order. */
  readonly fields?: readonly Field[]
  /** What each item of a list, or each value of a map with free keys, is. Its path ends in `*`. */
  readonly item?: Field
}

export interface FieldOption {
  readonly value: unknown
  readonly title: string
}

/**
 * How a field is edited: `range` is two numbers, `scalar-list` a list on one line, `list` a list of maps, `map` a map whose keys
 * are free, `kinds` a value of one of several kinds where none is picked by a map or a list, `any` whatever YAML can say.
 */
export type Control =
  | 'number'
  | 'integer'
  | 'boolean'
  | 'string'
  | 'enum'
  | 'scalar-list'
  | 'range'
  | 'map'
  | 'object'
  | 'list'
  | 'kinds'
  | 'any'

/** The fields of an object schema in its order, each with those inside it. `schema` is narrowed: see `narrow()`. */
export function fieldsOf(schema: JsonSchema, base: Path = []): readonly Field[] {
  return Object.entries(schema.properties ?? {}).map(([key, child]) =>
    fieldOf(child, [...base, key], { required: schema.required?.includes(key) ?? false, source: schema.source }),
  )
}

/** The schema at `path`, undefined where there is none. Items of lists and values of free keys have one. */
export function schemaAt(schema: JsonSchema, path: Path): JsonSchema | undefined {
  return path.reduce<JsonSchema | undefined>((at, segment) => at && childAt(at, segment), schema)
}

/** The field at `path` below `base`, undefined where the schema knows none: see {@link schemaAt}. */
export function fieldAt(schema: JsonSchema, path: Path, base: Path = []): Field | undefined {
  let at = schema
  let around: Around = { required: true, source: undefined }
  for (const segment of path) {
    around = {
      required: typeof segment === 'string' && (at.required?.includes(segment) ?? false),
      source: at.source ?? around.source,
    }
    const child = childAt(at, segment)
    if (!child) return undefined
    at = child
  }
  return fieldOf(at, [...base, ...path], around)
}

function childAt(schema: JsonSchema, segment: Segment): JsonSchema | undefined {
  return typeof segment === 'string' ? childSchema(schema, segment) : itemSchema(schema, segment)
}

/** What the map around a field says of it. */
interface Around {
  readonly required: boolean
  /** Where the facts of the whole map are from: those of a field, unless it says otherwise. */
  readonly source: string | undefined
}

const NOTHING_AROUND: Around = { required: false, source: undefined }

/** The field that a narrowed schema describes at `path`. */
export function fieldOf(schema: JsonSchema, path: Path, around: Around = NOTHING_AROUND): Field {
  const kinds = kindsOf(schema)
  const types = (kinds.length > 1 ? [...kinds, ...(schema.anyOf ?? []), schema] : [schema]).flatMap(typesOf)
  const { title, help, unit, group, scale, fallback, named, summary, real, source = around.source } = schema
  const control = controlOf(schema)
  return {
    path,
    title: title ?? titleOf(path.at(-1)),
    control,
    types: [...new Set(types)].filter((type) => type !== 'null'),
    nullable: types.includes('null'),
    required: around.required,
    ...defined({ help, unit, group, scale, fallback, named: named ?? namesIn(kinds), summary, source, real }),
    ...defined({ default: schema.default, suggestions: suggestionsOf(schema), kinds: kindFields(kinds, path, around) }),
    ...defined({ minimum: schema.minimum, maximum: schema.maximum, step: schema.multipleOf, pattern: schema.pattern }),
    ...defined({ exclusiveMinimum: schema.exclusiveMinimum, exclusiveMaximum: schema.exclusiveMaximum }),
    ...defined({ minItems: schema.minItems, maxItems: schema.maxItems, options: optionsOf(schema) }),
    ...partsOf({ ...schema, ...defined({ source }) }, path, control),
  }
}

function kindFields(kinds: readonly JsonSchema[], path: Path, around: Around): readonly Field[] | undefined {
  if (kinds.length < 2) return undefined
  const titles = kindTitles(kinds)
  return kinds.map((kind, i) => fieldOf({ ...kind, title: titles[i] ?? '' }, path, around))
}

function partsOf(schema: JsonSchema, path: Path, control: Control): Pick<Field, 'fields' | 'item'> {
  if (control === 'object') return { fields: fieldsOf(schema, path) }
  const each = control === 'map' ? freeSchema(schema) : itemSchema(schema, isItemList(schema.items) ? schema.items.length : 0)
  const first = each ?? (isItemList(schema.items) ? schema.items[0] : undefined)
  return first ? { item: fieldOf(first, [...path, '*'], { required: false, source: schema.source }) } : {}
}

function freeSchema(schema: JsonSchema): JsonSchema | undefined {
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
}

function optionsOf(schema: JsonSchema): readonly FieldOption[] | undefined {
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
  return values
    ?.map((value, i) => ({ value, title: schema.enumTitles?.[i] ?? String(value) }))
    .filter(({ value }) => value !== null)
}

/** What stands for the names that some kind of value is one of. */
function namesIn(kinds: readonly JsonSchema[]): Field['named'] {
  return kinds.map(({ named }) => named).find((named) => named !== undefined)
}

/** Of several kinds, what each names is worth offering. */
function suggestionsOf(schema: JsonSchema): readonly unknown[] | undefined {
  if (schema.examples) return schema.examples
  const kinds = kindsOf(schema)
  const named = kinds.length < 2 ? [] : kinds.flatMap((option) => option.enum ?? option.examples ?? [option.const])
  const values = named.filter((value) => value !== undefined && value !== null)
  return values.length > 0 ? values : undefined
}

function controlOf(schema: JsonSchema): Control {
  if (schema.enum !== undefined || schema.const !== undefined) return 'enum'
  const types = typesOf(schema).filter((type) => type !== 'null')
  const [type] = types
  if (types.length !== 1 || type === undefined) return isNumber(types) ? 'number' : kindsOf(schema).length > 1 ? 'kinds' : 'any'
  if (type === 'array') return listControl(schema)
  if (type !== 'object') return type
  return freeSchema(schema) || schema.properties === undefined ? 'map' : 'object'
}

function isNumber(types: readonly JsonType[]): boolean {
  return types.length === 2 && types.includes('number') && types.includes('integer')
}

function listControl(schema: JsonSchema): Control {
  const items = [schema.items ?? [], typeof schema.additionalItems === 'object' ? schema.additionalItems : []].flat()
  if (!items.every(isScalar)) return 'list'
  const isPair = schema.minItems === 2 && schema.maxItems === 2
  const isNumeric =
    items.length > 0 && items.every((item) => typesOf(item).every((type) => type === 'number' || type === 'integer'))
  return isPair && isNumeric ? 'range' : 'scalar-list'
}

function isScalar(schema: JsonSchema): boolean {
  return !schema.anyOf && typesOf(schema).every((type) => type !== 'object' && type !== 'array')
}

/** A key as words: `Batch size` for batch_size. */
export function titleOf(segment: Segment | undefined): string {
  const words = String(segment ?? '').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The entries that have a value, so that what a schema does not say is absent rather than undefined. */
function defined<T extends object>(of: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as never
}
