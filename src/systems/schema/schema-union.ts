import type { Discriminator, RawJsonSchema } from './json-schema.ts'
import { isRecord } from './schema-keywords.ts'
import { schemaAt } from './schema-pointer.ts'

/** A union as it is written. */
export interface RawUnion {
  readonly raw: RawJsonSchema
  readonly options: readonly unknown[]
  /** What `#` means. */
  readonly root: RawJsonSchema
}

/** The key that picks a branch of a union, and the values that pick each. Undefined where none does. */
export interface PickedUnion {
  readonly discriminator: Discriminator
  /** For each option; empty where the option says them itself. */
  readonly tags: readonly (readonly unknown[])[]
}

/**
 * How a union says which of its branches holds: by its `discriminator`, of which each branch names values, or else its `mapping`
 * does. What Pydantic writes wants the key in every map, a default or not.
 */
export function namedPick(union: RawUnion): PickedUnion | undefined {
  const named = union.raw['discriminator']
  if (!isRecord(named)) return undefined
  const { propertyName, by, mapping } = named
  const key = String(propertyName)
  if (by === 'presence' || by === 'open') return { discriminator: { propertyName: key, by }, tags: union.options.map(() => []) }
  const tags = union.options.map((option) => (tagsOf(option, key, union).length > 0 ? [] : mappedTo(option, mapping)))
  const isWhole = union.options.every((option, i) => tags[i]?.length !== 0 || tagsOf(option, key, union).length > 0)
  return isWhole ? { discriminator: { propertyName: key }, tags } : undefined
}

/** The key that would pick a branch of a union that names none: each branch has values of its own for it. */
export function foundPick({ options, root }: RawUnion): PickedUnion | undefined {
  const [first, ...others] = options
  const properties = objectOf(first, root)?.['properties']
  if (others.length === 0 || !isRecord(properties)) return undefined
  const key = Object.keys(properties).find((name) => {
    const all = options.map((option) => (objectOf(option, root) ? tagsOf(option, name, { root }) : []))
    return all.every((tags) => tags.length > 0) && new Set(all.flat()).size === all.flat().length
  })
  return key === undefined ? undefined : { discriminator: { propertyName: key }, tags: options.map(() => []) }
}

function mappedTo(option: unknown, mapping: unknown): readonly string[] {
  const ref = isRecord(option) ? option['$ref'] : undefined
  return isRecord(mapping) && ref !== undefined ? Object.keys(mapping).filter((tag) => mapping[tag] === ref) : []
}

interface Within extends Pick<RawUnion, 'root'> {
  readonly steps?: number
}

/** The values that a branch names for a key; of a union inside, those of all of its branches. */
function tagsOf(option: unknown, key: string, { root, steps = MOST_STEPS }: Within): readonly unknown[] {
  const target = targetOf(option, root)
  if (!target || steps === 0) return []
  const inner = target['oneOf'] ?? target['anyOf']
  if (Array.isArray(inner)) return inner.flatMap((one) => tagsOf(one, key, { root, steps: steps - 1 }))
  const properties = target['properties']
  const property = isRecord(properties) && Object.hasOwn(properties, key) ? targetOf(properties[key], root) : undefined
  if (!property) return []
  const values: unknown = property['enum'] ?? (property['const'] === undefined ? [] : [property['const']])
  return Array.isArray(values) ? values : []
}

const MOST_STEPS = 20

function objectOf(option: unknown, root: RawJsonSchema): RawJsonSchema | undefined {
  const target = targetOf(option, root)
  return target && isRecord(target['properties']) ? target : undefined
}

/** The schema that an option stands for, references and lone `allOf`s followed. */
function targetOf(option: unknown, root: RawJsonSchema): RawJsonSchema | undefined {
  let here = option
  for (let steps = 0; steps < MOST_STEPS && isRecord(here); steps += 1) {
    const { $ref: ref, allOf } = here
    const only: unknown = Array.isArray(allOf) && allOf.length === 1 ? allOf[0] : undefined
    if (typeof ref !== 'string' && only === undefined) return here
    const pointed = typeof ref === 'string' ? schemaAt(root, ref) : { schema: only }
    here = 'problem' in pointed ? undefined : pointed.schema
  }
  return undefined
}
