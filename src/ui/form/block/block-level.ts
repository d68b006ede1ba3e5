import type { Path, Segment } from '../../../core/path.ts'
import { classIn, keyAsIn } from '../../../systems/schema/class-name.ts'
import { fieldOf, schemaAt } from '../../../systems/schema/field.ts'
import { typesOf } from '../../../systems/schema/json-schema.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { kindsOf } from '../../../systems/schema/kinds.ts'
import type { FormSection } from '../form-section.ts'

/** Blocks up to this level start open whatever they hold. */
export const OPEN_LEVEL = 1

/** The key of a map whose value picks which map it is; undefined where nothing is picked, or a key's presence picks. */
export function tagKey({ properties = {} }: JsonSchema): string | undefined {
  return Object.keys(properties).find((key) => properties[key]?.picks === true)
}

/** Whether a schema is drawn as a block of rows with a head of its own: a map, and nothing but a map. */
export function isBlock(schema: JsonSchema): boolean {
  const types = typesOf(schema).filter((type) => type !== 'null')
  return kindsOf(schema).length < 2 && types.length === 1 && types[0] === 'object'
}

/**
 * Whether the key of a map is the one block of what its tag picks, or the one that it needs: the `config` of `type` and `config`. Such a
 * pair opens and closes as one.
 */
export function isBody(schema: JsonSchema, key: Segment): boolean {
  if (tagKey(schema) === undefined) return false
  const blocks = Object.entries(schema.properties ?? {}).filter(([, child]) => isBlock(child) || isBlockList(child))
  const needed = blocks.length === 1 ? blocks : blocks.filter(([name]) => schema.required?.includes(name))
  return needed.length === 1 && needed[0]?.[0] === key
}

/**
 * What a block is called: by its schema, else by its key. What a tag picks has a name of its own, which the choice of tags shows, and the
 * class that reads it stands beside: the block is still the one under its key.
 */
export function blockTitle(schema: JsonSchema, path: Path): string {
  const tag = schema.properties?.[tagKey(schema) ?? '']
  const isVariants = schema.title !== undefined && tag?.enumTitles?.includes(schema.title)
  const className = classIn(schema)
  if (className !== undefined && !isVariants) return keyAsIn(className, path.at(-1) ?? '')
  return (isVariants ? undefined : schema.title) ?? fieldOf({}, path).title
}

/** Whether a schema is drawn as a list of blocks. */
export function isBlockList(schema: JsonSchema): boolean {
  return [schema.items ?? [], typeof schema.additionalItems === 'object' ? schema.additionalItems : []].flat().some(isBlock)
}

/**
 * How many blocks a block stands in, itself counted: 1 for one right in its section. Bodies do not count, but a section is no block:
 * what stands right in it is a block of its own.
 */
export function levelOf({ base, narrowed }: Pick<FormSection, 'base' | 'narrowed'>, path: Path): number {
  return levelsBelow({ schema: narrowed, isBlock: base.length > 1 }, path.slice(base.length))
}

/** The same from the list item that the block lies in, or from the section: how far its rows are set in. */
export function indentOf({ base, narrowed }: Pick<FormSection, 'base' | 'narrowed'>, path: Path): number {
  const inner = path.slice(base.length)
  const depth = inner.findLastIndex((segment) => typeof segment === 'number') + 1
  const schema = schemaAt(narrowed, inner.slice(0, depth))
  return levelsBelow({ schema, isBlock: base.length + depth > 1 }, inner.slice(depth))
}

interface Start {
  readonly schema: JsonSchema | undefined
  readonly isBlock: boolean
}

function levelsBelow({ schema, isBlock: startsAtBlock }: Start, path: Path): number {
  let at = schema
  let level = 0
  for (const [i, segment] of path.entries()) {
    const child: JsonSchema | undefined = at && schemaAt(at, [segment])
    const isPartOf = at !== undefined && (i > 0 || startsAtBlock) && isBody(at, segment)
    if (!isPartOf && !(child && typesOf(child).includes('array'))) level += 1
    at = child
  }
  return level
}
