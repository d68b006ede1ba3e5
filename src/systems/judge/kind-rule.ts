import type { JsonSchema } from '../schema/json-schema.ts'
import { typesOf } from '../schema/json-schema.ts'
import { valuesOf } from '../schema/schema-objects.ts'
import { variantsOf } from '../schema/settle.ts'
import type { KindRule } from '../system.ts'

/**
 * How kinds can be added to a section, as its schema tells: by the key that picks its union, in blocks where each variant has one
 * block of its own and nothing else. Undefined where no value of a key picks anything.
 *
 * @see SPEC.md V9
 */
export function kindRuleOf(schema: JsonSchema): KindRule | undefined {
  const { discriminator } = schema
  if (!schema.oneOf || !discriminator || discriminator.by === 'presence') return undefined
  const key = discriminator.propertyName
  const blocks = variantsOf(schema, schema).map((variant) => blockOf(variant.schema, key))
  const isBlock = blocks.every((block) => block !== undefined) && new Set(blocks).size === blocks.length
  return { discriminator: key, fields: isBlock ? 'block' : 'beside' }
}

/** The names of kinds that a schema gives itself: what its own discriminator may say. */
export function kindTags({ properties = {} }: JsonSchema, { discriminator }: KindRule): readonly string[] {
  const tag = Object.hasOwn(properties, discriminator) ? properties[discriminator] : undefined
  return valuesOf(tag).map(String)
}

/** The one key beside the discriminator, where it holds a map. */
function blockOf({ properties = {} }: JsonSchema, discriminator: string): string | undefined {
  const [block, ...others] = Object.entries(properties).filter(([key]) => key !== discriminator)
  const isMap = block !== undefined && (typesOf(block[1]).includes('object') || block[1].oneOf !== undefined)
  return isMap && others.length === 0 ? block[0] : undefined
}
