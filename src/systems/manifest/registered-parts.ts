import type { SchemaKind } from './add-kind.ts'
import { titleOf } from '../schema/field.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { kindRuleOf } from '../judge/kind-rule.ts'
import type { KindPlace } from './manifest-schemas.ts'
import { checkByFormSchema } from './prepare-system.ts'
import type { Section } from '../system.ts'

/** A part of a schema file that describes a section. */
export interface SectionPart {
  readonly key: string
  readonly schema: JsonSchema
  /** Holds the definitions. */
  readonly root: JsonSchema
}

const sections = new WeakMap<JsonSchema, Map<string, Section>>()

/** The section that a schema describes; the same object for the same schema, key and need. */
export function sectionOf({ key, schema: own, root }: SectionPart, more: Pick<Section, 'requires'> = {}): Section {
  return remembered(sections, { schema: root, id: `${key} ${more.requires}` }, () => {
    const { definitions } = root
    const schema: JsonSchema = {
      ...(root.source === undefined ? {} : { source: root.source }),
      ...own,
      ...(definitions ? { definitions } : {}),
    }
    const kinds = kindRuleOf(schema)
    return {
      key,
      title: personTitle(schema) ?? titleOf(key),
      help: schema.help ?? '',
      ...more,
      schema,
      check: checkByFormSchema,
      ...(kinds ? { kinds } : {}),
    }
  })
}

const kinds = new WeakMap<JsonSchema, Map<string, SchemaKind>>()

/** The kind that a schema describes; the same object for the same schema and names. */
export function kindOf({ name, block, title }: KindPlace, schema: JsonSchema): SchemaKind {
  const own = { name, title: title ?? personTitle(schema) ?? name, block: block ?? blockName(name) }
  return remembered(kinds, { schema, id: JSON.stringify(own) }, () => ({ ...own, schema }))
}

interface Mark {
  readonly schema: JsonSchema
  readonly id: string
}

function remembered<T>(memory: WeakMap<JsonSchema, Map<string, T>>, { schema, id }: Mark, make: () => T): T {
  const known = memory.get(schema) ?? new Map<string, T>()
  memory.set(schema, known)
  const before = known.get(id)
  if (before !== undefined) return before
  const made = make()
  known.set(id, made)
  return made
}

/** The title, where it is no class's name: `TrainConfig` says less than the key. */
function personTitle({ title }: JsonSchema): string | undefined {
  return title !== undefined && /\s/.test(title.trim()) ? title : undefined
}

/** The key that a kind's block has unless another is said: `seasonal_naive` for SeasonalNaive. */
export function blockName(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase()
}
