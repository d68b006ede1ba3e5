import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { childSchema } from '../../../systems/schema/walk.ts'
import { isBlock } from '../block/block-level.ts'

/** Rows of a map that stand together, under a heading where they have a title. */
export interface RowGroup {
  readonly id: string
  readonly title: string
  readonly keys: readonly string[]
}

/**
 * The keys by their schema's group, in the order in which groups first appear; maps stand after the rows of their group, and those
 * that are of no group after all groups.
 */
export function groupsOf(schema: JsonSchema, keys: readonly string[]): readonly RowGroup[] {
  const groups = new Map<string, string[]>()
  const last: string[] = []
  for (const key of keys) {
    const child = childSchema(schema, key)
    const title = child?.group ?? ''
    const group = child && isBlock(child) && title === '' ? last : (groups.get(title) ?? [])
    group.push(key)
    if (group !== last) groups.set(title, group)
  }
  const order = (key: string): number => (isBlock(childSchema(schema, key) ?? {}) ? 1 : 0)
  const titled = Array.from(groups, ([title, own]) => ({
    id: `rows ${title}`,
    title,
    keys: own.toSorted((a, b) => order(a) - order(b)),
  }))
  return last.length === 0 ? titled : [...titled, { id: 'blocks', title: '', keys: last }]
}
