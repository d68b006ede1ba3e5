import type { ZodTypeAny as Zod3Type } from 'zod/v3'
import type { FieldFacts } from './field-facts.ts'
import type { z } from './zod.ts'

/** A schema as a system's author may write it: Zod 4, Zod 3 (`zod/v3`), or JSON Schema such as Pydantic prints. */
export type AnySchema = z.ZodType | Zod3Type | RawJsonSchema

/** JSON Schema from outside: any draft-7 or 2020-12 keywords. {@link JsonSchema} is what Strata makes of it. */
export type RawJsonSchema = { readonly [keyword: string]: unknown }

export type { Zod3Type }

/**
 * A *form schema*: what any {@link AnySchema} is turned into, whichever library wrote it. A small and regular part of draft 7:
 * unions picked by a key are `oneOf` with `discriminator`, only recursive schemas use `$ref`, and nothing is ever empty.
 */
export interface JsonSchema extends FieldFacts {
  readonly type?: JsonType | readonly JsonType[]
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  /** Titles of `enum`'s values, where they have any; of a key that picks, those of what it picks. */
  readonly enumTitles?: readonly string[]
  /** By its text, what the real code does on a value of `enum` that it refuses. */
  readonly enumRefused?: Readonly<Record<string, string>>
  readonly const?: unknown
  /** Values worth offering where any other is accepted too. */
  readonly examples?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  /** `false`: the real code refuses other keys. Absent: it ignores them. `true`: it takes them. A schema: they are free keys. */
  readonly additionalProperties?: boolean | JsonSchema
  readonly propertyNames?: JsonSchema
  readonly items?: JsonSchema | readonly JsonSchema[]
  readonly additionalItems?: boolean | JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly anyOf?: readonly JsonSchema[]
  /** Of a narrowed schema: the kinds of value of which one may stand there, however the schema itself is narrowed by the one that does. */
  readonly kinds?: readonly JsonSchema[]
  /** Of a narrowed schema: it stands under a key that is one of any, so that the key can be renamed. */
  readonly freeKey?: true
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  /** The key that picks one of `oneOf`. */
  readonly discriminator?: Discriminator
  /** In a schema that is narrowed, of the key whose value picks the variant of the map that it stands in. */
  readonly picks?: true
  readonly $ref?: string
  /** Of a layer schema: the form library's name for what draws it. */
  readonly $id?: string
  readonly definitions?: Readonly<Record<string, JsonSchema>>
}

export interface Discriminator {
  readonly propertyName: string
  /**
   * `presence`: the first of two is picked where a map has the key, whatever it holds. `open`: the last of all is picked by every
   * value that no other names. Left out, each names its values.
   */
  readonly by?: 'presence' | 'open'
  /** Whether the key has to be written even where its branch has a default for it, as Pydantic wants it. */
  readonly isNeeded?: boolean
}

export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object'

/** Every type there is: what "anything" is called, since a form schema is never empty. */
export const ANYTHING: readonly JsonType[] = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']

export function isZod4(schema: AnySchema): schema is z.ZodType {
  return '_zod' in schema
}

/** Whether the schema was built by `zod/v3`; told by its shape, so that asking does not load Zod 3. */
export function isZod3(schema: AnySchema): schema is Zod3Type {
  return !('_zod' in schema) && '_def' in schema && typeof schema['safeParse'] === 'function'
}

/** The types a schema names, as a list; `[]` where it names none. */
export function typesOf(schema: JsonSchema): readonly JsonType[] {
  if (schema.type === undefined) return []
  return typeof schema.type === 'string' ? [schema.type] : schema.type
}

/** The schema that a `$ref` stands for; `root` holds the definitions. Throws on a dangling `$ref`: our own mistake. */
export function deref(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) return schema
  const name = schema.$ref.slice('#/definitions/'.length)
  const target = root.definitions?.[name]
  if (!target) throw new Error(`no definition ${schema.$ref}`)
  return target
}
