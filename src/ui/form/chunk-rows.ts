import { isItemList } from '../../systems/schema/walk.ts'
import type { JsonSchema } from '../../systems/schema/json-schema.ts'
import { OPEN_LEVEL } from './block/block-level.ts'

/** How many rows are mounted together. */
const CHUNK = 24
export const ROW_HEIGHT = 30

/** Things in their order, in runs of about so many rows each. */
export function chunksOf<T>(things: readonly T[], rowsIn: (thing: T) => number): readonly (readonly T[])[] {
  const chunks: T[][] = []
  let rows = CHUNK
  for (const thing of things) {
    if (rows >= CHUNK) {
      chunks.push([])
      rows = 0
    }
    chunks.at(-1)?.push(thing)
    rows += rowsIn(thing)
  }
  return chunks
}

const counts = new WeakMap<JsonSchema, number[]>()

/** About how many rows a schema takes on screen at a level, heads included; blocks that start closed take one. */
export function rowCount(schema: JsonSchema, level = 0): number {
  const before = counts.get(schema)?.[level]
  if (before !== undefined) return before
  const inner = level > OPEN_LEVEL ? [] : Object.values(schema.properties ?? {})
  const items = isItemList(schema.items) ? schema.items.length : 1
  const count = inner.length === 0 ? items : inner.reduce((sum, child) => sum + rowCount(child, level + 1), 1)
  const known = counts.get(schema) ?? []
  counts.set(schema, known)
  known[level] = count
  return count
}
