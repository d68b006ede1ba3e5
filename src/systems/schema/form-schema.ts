import { zod3Of } from './embed-zod3.ts'
import { ANYTHING, isZod3, isZod4 } from './json-schema.ts'
import type { AnySchema, JsonSchema, RawJsonSchema, Zod3Type } from './json-schema.ts'
import { normalizeSchema, ownSite } from './normalize-schema.ts'
import type { PickedUnionDef } from './picked-union.ts'
import { z } from './zod.ts'

const known = new WeakMap<object, Promise<JsonSchema>>()

/**
 * The form schema of any schema, the same whichever library wrote it. A promise, because Zod 3's converter is loaded only when
 * met; the same promise for the same schema. Rejects a schema that no config file could satisfy: never an empty one.
 *
 * @see SPEC.md V1
 */
export function toFormSchema(schema: AnySchema): Promise<JsonSchema> {
  const before = known.get(schema)
  if (before) return before
  const made = convert(schema)
  known.set(schema, made)
  return made
}

async function convert(schema: AnySchema): Promise<JsonSchema> {
  if (isZod4(schema)) {
    const { raw, embedded } = zod4JsonSchema(schema)
    return normalizeSchema(raw, ownSite(raw, await Promise.all(embedded.map(fromZod3))))
  }
  if (isZod3(schema)) return fromZod3(schema).then((raw) => normalizeSchema(raw, ownSite(raw, [])))
  return normalizeSchema(schema, { ...ownSite(schema, []), isForeign: true })
}

async function fromZod3(schema: Zod3Type): Promise<RawJsonSchema> {
  const { zod3JsonSchema } = await import('./zod3-form-schema.ts')
  return zod3JsonSchema(schema)
}

interface Zod4Result {
  readonly raw: RawJsonSchema
  /** The Zod 3 schemas inside; `{ zod3: index }` stands for each in `raw`. */
  readonly embedded: readonly Zod3Type[]
}

function zod4JsonSchema(schema: z.ZodType): Zod4Result {
  const embedded: Zod3Type[] = []
  const raw = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod
      const zod3 = zod3Of(zodSchema)
      if (zod3) jsonSchema['zod3'] = embedded.push(zod3) - 1
      else if (def.type === 'any' || def.type === 'unknown') jsonSchema['type'] = [...ANYTHING] as never
      else if (def.type === 'union' && 'discriminator' in def) jsonSchema['discriminator'] = discriminatorOf(def)
    },
  })
  return { raw, embedded }
}

function discriminatorOf(def: object): RawJsonSchema {
  const { discriminator, by } = def as Partial<PickedUnionDef>
  return { propertyName: discriminator, ...(by === undefined ? {} : { by }) }
}
