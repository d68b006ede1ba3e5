import { deref, typesOf } from '../../systems/schema/json-schema.ts'
import type { JsonSchema, JsonType } from '../../systems/schema/json-schema.ts'
import { variantsOf } from '../../systems/schema/settle.ts'
import type { Variant } from '../../systems/schema/settle.ts'
import { isItemList } from '../../systems/schema/walk.ts'

/**
 * The least plain value that a schema takes: a map has its required keys, or its first where none is required, so that it is not empty.
 * `root` holds the definitions.
 */
export function sampleOf(schema: JsonSchema, root: JsonSchema): unknown {
  return samplesOf(schema, root)[0]
}

/** Values that a schema takes: all that it names, else one or two of each type. */
export function samplesOf(schema: JsonSchema, root: JsonSchema): readonly unknown[] {
  return samples(schema, { root, depth: 0 })
}

interface Run {
  readonly root: JsonSchema
  /** How many maps and lists are around: a schema that recurses has an end. */
  readonly depth: number
}

function samples(schema: JsonSchema, run: Run): readonly unknown[] {
  const target = deref(schema, run.root)
  if (target.enum) return target.enum
  if (target.const !== undefined) return [target.const]
  if (target.oneOf && target.discriminator) return variantsOf(target, run.root).map((variant) => tagged(target, variant, run))
  if (target.allOf) return [Object.assign({}, ...target.allOf.map((part) => samples(part, run)[0]))]
  if (target.anyOf) return target.anyOf.flatMap((option) => samples(option, run).slice(0, 1))
  return typesOf(target).flatMap((type) => samplesOfType(type, target, run))
}

function tagged({ discriminator }: JsonSchema, { tags, schema }: Variant, run: Run): unknown {
  const { propertyName = '', by } = discriminator ?? {}
  const map = samples(schema, run)[0]
  if (by === 'presence') return map
  return {
    [propertyName]: tags[0] ?? 'another',
    ...(map as object),
    ...(tags[0] === undefined ? {} : { [propertyName]: tags[0] }),
  }
}

function samplesOfType(type: JsonType, schema: JsonSchema, run: Run): readonly unknown[] {
  switch (type) {
    case 'null':
      return [null]
    case 'boolean':
      return [true, false]
    case 'integer':
    case 'number':
      return [numberIn(schema, type === 'integer')]
    case 'string':
      return [textOf(schema)]
    case 'array':
      return [listOf(schema, run)]
    case 'object':
      return [mapOf(schema, run)]
  }
}

/** A number inside the bounds: near the least, or the greatest where there is no least. */
function numberIn({ minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf }: JsonSchema, isWhole: boolean): number {
  const low = minimum ?? exclusiveMinimum
  const high = maximum ?? exclusiveMaximum
  if (multipleOf !== undefined) return Math.max(multipleOf, Math.ceil((low ?? 0) / multipleOf) * multipleOf)
  if (isWhole) return low === undefined ? Math.min(3, high ?? 3) : Math.min(Math.floor(low) + 1, maximum ?? Infinity)
  if (low !== undefined && high !== undefined) return (low + high) / 2
  return low === undefined ? (high ?? 1) - 0.5 : low + 0.5
}

function textOf({ examples = [], default: given, pattern, minLength = 0 }: JsonSchema): string {
  const known = [...examples, given, 'text', 'a'.repeat(minLength)].filter((value): value is string => typeof value === 'string')
  const fits = (text: string): boolean =>
    text.length >= minLength && (pattern === undefined || new RegExp(pattern, 'u').test(text))
  const text = known.find(fits)
  if (text === undefined) throw new Error(`no text is known that fits ${pattern}: give the field examples`)
  return text
}

function listOf(schema: JsonSchema, { root, depth }: Run): readonly unknown[] {
  const inner = { root, depth: depth + 1 }
  if (isItemList(schema.items)) return schema.items.map((item) => samples(item, inner)[0])
  const each = schema.items
  const count = Math.max(schema.minItems ?? 0, depth > 4 ? 0 : 1)
  return Array.from({ length: count }, () => (each ? samples(each, inner)[0] : 1))
}

function mapOf(schema: JsonSchema, { root, depth }: Run): Readonly<Record<string, unknown>> {
  const inner = { root, depth: depth + 1 }
  const properties = Object.entries(schema.properties ?? {})
  const needed = properties.filter(([key]) => schema.required?.includes(key))
  const written = needed.length > 0 || depth > 4 ? needed : properties.filter(([, child]) => isPlainValue(child)).slice(0, 1)
  if (written.length > 0) return Object.fromEntries(written.map(([key, child]) => [key, samples(child, inner)[0]]))
  const free = typeof schema.additionalProperties === 'object' ? samples(schema.additionalProperties, inner)[0] : 1
  return properties.length > 0 ? {} : { free_key: free }
}

function isPlainValue(schema: JsonSchema): boolean {
  return schema.$ref === undefined && !typesOf(schema).includes('object') && typesOf(schema).length > 0
}
