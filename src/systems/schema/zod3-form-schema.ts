import { zodToJsonSchema } from 'zod-to-json-schema'
import type { ZodTypeDef } from 'zod/v3'
import { ANYTHING } from './json-schema.ts'
import type { RawJsonSchema, Zod3Type } from './json-schema.ts'
import { readFacts } from './zod3-facts.ts'

/**
 * The JSON Schema of a Zod 3 schema, yet to be normalised. Loaded only where a system holds a Zod 3 schema, because it brings
 * zod-to-json-schema with it. Throws on types that no config file can hold, where that library would give an empty schema.
 */
export function zod3JsonSchema(schema: Zod3Type): RawJsonSchema {
  return zodToJsonSchema(schema, {
    removeAdditionalStrategy: 'strict',
    postProcess: (json, def) => (json ? { ...json, ...refine(def as AnyDef) } : json),
  })
}

type AnyDef = ZodTypeDef & { readonly [key: string]: unknown; readonly typeName?: string }

const UNREPRESENTABLE = /^Zod(?:Function|Symbol|Promise|NaN|Void|Date|BigInt|Map|Set|Never|Undefined)$/

function refine(def: AnyDef): RawJsonSchema {
  const { typeName = '' } = def
  const isPreprocessed = (def['effect'] as { readonly type?: string } | undefined)?.type === 'preprocess'
  if (UNREPRESENTABLE.test(typeName) || isPreprocessed) throw new Error(`${typeName} has no form schema`)
  return {
    ...(typeName === 'ZodAny' || typeName === 'ZodUnknown' ? { type: ANYTHING } : {}),
    ...(typeName === 'ZodObject' && def['unknownKeys'] === 'strip' ? { additionalProperties: undefined } : {}),
    ...(typeName === 'ZodDiscriminatedUnion' ? { discriminator: { propertyName: def['discriminator'] } } : {}),
    ...(def.description === undefined ? {} : { description: undefined, ...readFacts(def.description) }),
  }
}
