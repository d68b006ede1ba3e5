import type { JsonSchema } from '../schema/json-schema.ts'
import { pairMemo } from '../schema/memo.ts'
import { checkByFormSchema } from './prepare-system.ts'
import { variantsOf } from '../schema/settle.ts'
import type { KindRule, Section } from '../system.ts'
import type { z } from '../schema/zod.ts'

/** A kind of what a section holds, described by a schema alone. */
export interface SchemaKind {
  /** What the discriminator says. */
  readonly name: string
  readonly title: string
  /** The key of its block, where kinds of the section have one. */
  readonly block: string
  /** Of its fields; with definitions of its own. */
  readonly schema: JsonSchema
}

/** What a discriminator says for each kind that the section knows. */
export function kindNames({ schema }: Section): readonly string[] {
  return schema.oneOf ? variantsOf(schema, schema).flatMap(({ tags }) => tags.map(String)) : []
}

/**
 * The section with one kind more. It is checked by its own schema, the others as before; a name that none has lists it too. The
 * same object for the same section and kind.
 *
 * @see SPEC.md V9
 */
export function addKind(section: Section, kind: SchemaKind, rule: KindRule): Section {
  return extended(section, kind, () => {
    const variant = variantOf(section.schema, kind, rule)
    const isOurs = (value: unknown): boolean => tagIn(value, rule) === kind.name
    const { definitions, ...own } = variant
    const all = { ...section.schema.definitions, ...definitions }
    return {
      ...section,
      schema: {
        ...section.schema,
        oneOf: withVariant(section.schema, own),
        ...(Object.keys(all).length > 0 ? { definitions: all } : {}),
      },
      check: (value, narrowed) =>
        isOurs(value)
          ? checkByFormSchema(value, narrowed)
          : section.check(value, narrowed).map((issue) => listing(issue, kind, rule)),
      ...(section.summary
        ? {
            summary: (view) => (view.get([section.key, rule.discriminator]) === kind.name ? kind.title : section.summary?.(view)),
          }
        : {}),
    }
  })
}

const extended = pairMemo<Section>()

/** The branch that takes any other name stays last. */
function withVariant({ oneOf = [], discriminator }: JsonSchema, variant: JsonSchema): readonly JsonSchema[] {
  const last = discriminator?.by === 'open' ? oneOf.slice(-1) : []
  return [...oneOf.slice(0, oneOf.length - last.length), variant, ...last]
}

function variantOf(section: JsonSchema, { name, title, block, schema }: SchemaKind, rule: KindRule): JsonSchema {
  const key = rule.discriminator
  const known = variantsOf(section, section)[0]?.schema
  const { title: tagTitle, help } = known?.properties?.[key] ?? {}
  const tag: JsonSchema = { ...(tagTitle ? { title: tagTitle } : {}), ...(help ? { help } : {}), type: 'string', const: name }
  const { definitions, ...fields } = schema
  const shared = definitions ? { definitions } : {}
  if (isWhole(schema, rule) || rule.fields === 'beside') {
    const properties = { [key]: tag, ...fields.properties, [key]: tag }
    return { ...fields, title, properties, required: [...new Set([key, ...(fields.required ?? [])])], ...shared }
  }
  const isNeeded = known?.required?.some((other) => other !== key) === true
  const rest = known?.additionalProperties
  return {
    type: 'object',
    title,
    properties: { [key]: tag, [block]: fields },
    required: isNeeded ? [key, block] : [key],
    ...(rest === undefined ? {} : { additionalProperties: rest }),
    ...shared,
  }
}

/** Whether the schema is of all that the section holds, the discriminator too, and not of a block alone. */
export function isWhole({ properties = {} }: JsonSchema, { discriminator }: KindRule): boolean {
  return Object.hasOwn(properties, discriminator)
}

function tagIn(value: unknown, { discriminator }: KindRule): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[discriminator] : undefined
}

/** The issue of a name that no kind has, with the new kind among those that are known. */
function listing(issue: z.core.$ZodIssue, kind: SchemaKind, { discriminator }: KindRule): z.core.$ZodIssue {
  const isOfTag = issue.path.length === 1 && issue.path[0] === discriminator
  if (!isOfTag || issue.code !== 'invalid_union' || !('options' in issue) || !Array.isArray(issue.options)) return issue
  return { ...issue, options: [...(issue.options as unknown[]), kind.name] } as z.core.$ZodIssue
}
