import type { ConfigNode } from '../config-node.ts'
import { indentsOf, insertInBlock, removeFromBlock } from './edit-block.ts'
import { indentOf, insertInFlow, jsonStyleOf, removeFromFlow } from './edit-flow.ts'
import { columnIn, dashWidth } from './edit-layout.ts'
import type { Collection, Page } from './edit-layout.ts'
import { writeItem, writePair, writeScalar } from './edit-print.ts'
import { writeJson, writeJsonPair } from './edit-print-json.ts'
import type { TextEdit } from '../issue.ts'
import { printValue } from '../print/print.ts'
import type { Scalar } from '../value.ts'

/** The edits that add keys or items to a collection before its part `at`. */
export function insertParts(
  page: Page,
  where: { collection: Collection; at: number },
  news: readonly New[],
): readonly TextEdit[] {
  if (news.length === 0) return []
  const { collection } = where
  if (collection.flow)
    return insertInFlow(page, where, (indent) => news.map((part) => flowText(page, part, { indent, collection })))
  const [first] = collection.parts
  const dash = (first && dashWidth(page, first.slot)) ?? 2
  const column = columnIn(page, collection)
  const indents = indentsOf(page)
  const lines = news.flatMap(({ key, node }) =>
    key ? writePair(key, node, { column, indents }) : writeItem(node, { column, indents, dash }),
  )
  return [insertInBlock(page, where, lines)]
}

/** A pair to add to a map, or, without a key, an item to add to a list. */
export interface New {
  readonly key?: Scalar
  readonly node: ConfigNode
}

/** The edits that take parts (by index, not all of a block collection) out. */
export function removeParts(page: Page, collection: Collection, gone: ReadonlySet<number>): readonly TextEdit[] {
  if (gone.size === 0) return []
  return collection.flow ? removeFromFlow(page, collection, gone) : removeFromBlock(page, collection, gone)
}

interface FlowPlace {
  readonly collection: Collection
  readonly indent: string | undefined
}

/** Where all keys between braces are quoted, a new one is too: such YAML is read as JSON by some. */
function flowText(page: Page, { key, node }: New, { collection, indent }: FlowPlace): string {
  if (page.json) {
    const style = jsonStyleOf(page, false)
    return key ? writeJsonPair(key, node, { style, indent }) : writeJson(node, style, indent)
  }
  const isQuoted = collection.parts.length > 0 && collection.parts.every((part) => part.key && page.text[part.key.start] === '"')
  const text = printValue(node)
  return key ? `${writeScalar(key, isQuoted ? 'double' : 'plain', undefined).inline}: ${text}` : text
}

/**
 * The edits that take parts (by index) out of a collection and add others. Between brackets a new part takes the place of one
 * that goes, where the commas are right already; else it stands at the end.
 */
export function exchangeParts(
  page: Page,
  collection: Collection,
  { gone, added }: { readonly gone: ReadonlySet<number>; readonly added: readonly New[] },
): readonly TextEdit[] {
  const swaps = collection.flow ? Math.min(gone.size, added.length) : 0
  const indexes = Array.from(gone).toSorted((a, b) => a - b)
  const edits = indexes.slice(0, swaps).flatMap((index, i) => {
    const [part, by] = [collection.parts[index], added[i]]
    return part && by
      ? [{ start: part.start, end: part.end, text: flowText(page, by, { indent: indentOf(page, part), collection }) }]
      : []
  })
  const removed = removeParts(page, collection, new Set(indexes.slice(swaps)))
  return [...edits, ...removed, ...insertParts(page, { collection, at: collection.parts.length }, added.slice(swaps))]
}
