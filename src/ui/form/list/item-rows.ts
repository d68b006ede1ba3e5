import { nodeAt } from '../../../core/config-node.ts'
import type { Path } from '../../../core/path.ts'
import { defaultAt } from '../../../systems/schema/default-at.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { itemSchema } from '../../../systems/schema/walk.ts'
import { rowsIn } from '../form-rows.ts'
import type { FormRow } from '../form-rows.ts'
import type { FormTarget } from '../form-target.ts'

/** A row in an item of a list; its text has that of the list in it. */
export interface ItemRow extends FormRow {
  /** What the row says beside the list: its path within the item, title and help, in lower case. */
  readonly inner: string
}

/** The rows in the items of the list that a row is of, those of lists in them too; none of a row that is no list of maps. */
export function itemRows(list: FormRow, target: FormTarget): readonly ItemRow[] {
  const { path, list: schema } = list
  if (!schema) return []
  return Array.from({ length: lengthAt(target, path) }, (_, index) => {
    const item = itemSchema(schema, index)
    return item ? rowsOfItem(item).flatMap((row) => standing(row, { list, at: [...path, index], target })) : []
  }).flat()
}

/** How many items a list has, as the form shows it: the layer's own, else what holds. */
export function lengthAt({ own, seen }: FormTarget, path: Path): number {
  const node = nodeAt(own, path) ?? nodeAt(seen.composition.config, path) ?? defaultAt(seen.defaults, path)
  return node?.kind === 'list' ? node.items.length : 0
}

interface Standing {
  readonly list: FormRow
  /** The item. */
  readonly at: Path
  readonly target: FormTarget
}

function standing(row: FormRow, { list, at, target }: Standing): readonly ItemRow[] {
  const here = { ...row, path: [...at, ...row.path], inner: row.text, text: `${list.text} ${row.text}` }
  return [here, ...itemRows(here, target)]
}

/** The rows of an item's schema, from the item on: the same for all items that are alike. */
function rowsOfItem(schema: JsonSchema): readonly FormRow[] {
  const before = known.get(schema)
  if (before) return before
  const rows = rowsIn(schema, [])
  known.set(schema, rows)
  return rows
}

const known = new WeakMap<JsonSchema, readonly FormRow[]>()
