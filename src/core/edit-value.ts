import { isEqualNode } from './config-node.ts'
import type { ConfigNode, Entry, ListNode, MapNode, ScalarNode } from './config-node.ts'
import { indentsOf, insertInBlock, insertLines, removeFromBlock } from './edit-block.ts'
import { indentOf, insertInFlow, jsonStyleOf, removeFromFlow } from './edit-flow.ts'
import { blockScalarSpans, collectionIn, columnIn, isMultiLine } from './edit-layout.ts'
import type { Collection, Page, Part, Slot } from './edit-layout.ts'
import { writeBlock, writeItem, writeJson, writeJsonPair, writePair, writeScalar } from './edit-print.ts'
import type { Written } from './edit-print.ts'
import { columnOf, endsLine, hasBreak, lineAfter, lineIndent, lineStart, nextLine, startsLine, trimBreak } from './edit-text.ts'
import type { TextEdit } from './issue.ts'
import { printValue } from './print.ts'
import type { Scalar } from './value.ts'

/** A value to be, and the one that stands in its place. */
export interface Change {
  readonly old: ConfigNode
  readonly value: ConfigNode
}

/**
 * The edits that turn the value in a slot into another: nothing where they are equal, part by part where both are maps or
 * both are lists, so that what stays keeps its spelling and its comments, else whole.
 */
export function setValue(page: Page, slot: Slot, change: Change): readonly TextEdit[] {
  const { old, value } = change
  if (isEqualNode(old, value)) return []
  return mend(page, slot, change) ?? replaceValue(page, slot, change)
}

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
  const dash = (first && dashOf(page, first.slot).dash) ?? 2
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

/** The part that holds an entry; undefined for one that a merge key brings. */
export function partOf(collection: Collection, entry: Entry): Part | undefined {
  return collection.parts.find(({ key }) => key?.start === entry.keySpan.start)
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

function mend(page: Page, slot: Slot, { old, value }: Change): readonly TextEdit[] | undefined {
  const collection = old.via === undefined && slot.tags.length === 0 ? collectionIn(slot) : undefined
  if (!collection) return undefined
  if (old.kind === 'map' && value.kind === 'map') return mendMap(page, collection, { old, value })
  if (old.kind === 'list' && value.kind === 'list') return mendList(page, collection, { old, value })
  return undefined
}

/** Undefined where no key would stay, or where one would have to go that a merge key brings. */
function mendMap(
  page: Page,
  collection: Collection,
  { old, value }: { readonly old: MapNode; readonly value: MapNode },
): readonly TextEdit[] | undefined {
  const goneIds = Array.from(old.entries.keys()).filter((id) => !value.entries.has(id))
  if (goneIds.length === old.entries.size || hasHiddenParts(page, collection, old)) return undefined
  const edits: TextEdit[] = []
  const gone = new Set<number>()
  const added: New[] = []
  for (const id of goneIds) {
    const entry = old.entries.get(id)
    const part = entry && !entry.node.shadowed ? partOf(collection, entry) : undefined
    if (!part) return undefined
    gone.add(collection.parts.indexOf(part))
  }
  for (const [id, { key, node }] of value.entries) {
    const entry = old.entries.get(id)
    const part = entry && partOf(collection, entry)
    if (entry && part) edits.push(...setValue(page, part.slot, { old: entry.node, value: node }))
    else if (!entry || !isEqualNode(entry.node, node)) added.push({ key, node })
  }
  return [...edits, ...exchangeParts(page, collection, { gone, added })]
}

/** Whether the map has parts that its entries do not show, but for merge keys: a key written twice. */
function hasHiddenParts(page: Page, collection: Collection, map: MapNode): boolean {
  const shown = Array.from(map.entries.values()).filter((entry) => partOf(collection, entry)).length
  return collection.parts.filter((part) => !isMergeKey(page, part)).length !== shown
}

function isMergeKey(page: Page, { key }: Part): boolean {
  return key !== undefined && page.text.slice(key.start, key.end) === '<<'
}

/** In a flow collection a new part takes the place of one that goes: its commas are right already. */
function exchangeParts(
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

/** Items that are the same at both ends stay; those between are set one by one, then removed or added. */
function mendList(
  page: Page,
  collection: Collection,
  { old, value }: { readonly old: ListNode; readonly value: ListNode },
): readonly TextEdit[] | undefined {
  const { parts } = collection
  if (parts.length === 0 || value.items.length === 0 || parts.length !== old.items.length) return undefined
  const { head, tail } = sameEnds(old.items, value.items)
  const pairs = Math.min(old.items.length, value.items.length) - head - tail
  const edits: TextEdit[] = []
  for (let i = head; i < head + pairs; i += 1) {
    const [part, before, after] = [parts[i], old.items[i], value.items[i]]
    if (part && before && after) edits.push(...setValue(page, part.slot, { old: before, value: after }))
  }
  const at = head + pairs
  const gone = new Set(Array.from(parts.keys()).slice(at, parts.length - tail))
  const added = value.items.slice(at, value.items.length - tail).map((node) => ({ node }))
  return [...edits, ...removeParts(page, collection, gone), ...insertParts(page, { collection, at }, added)]
}

function sameEnds(old: readonly ConfigNode[], value: readonly ConfigNode[]): { readonly head: number; readonly tail: number } {
  const most = Math.min(old.length, value.length)
  const same = (i: number, j: number) => isSame(old[i], value[j])
  let head = 0
  while (head < most && same(head, head)) head += 1
  let tail = 0
  while (tail < most - head && same(old.length - 1 - tail, value.length - 1 - tail)) tail += 1
  return { head, tail }
}

function isSame(a: ConfigNode | undefined, b: ConfigNode | undefined): boolean {
  return a !== undefined && b !== undefined && isEqualNode(a, b)
}

/**
 * The edits that write a value over whatever stands in a slot. An anchor stays; a tag goes, since it spoke of the old value;
 * the comment behind the value stays on its line.
 */
export function replaceValue(page: Page, slot: Slot, change: Change): readonly TextEdit[] {
  const written = slot.inFlow || page.json || slot.token?.type === 'flow-collection' ? writeInFlow(page, slot, change) : undefined
  const edits = placeValue(page, slot, written ?? writeInBlock(page, slot, change))
  return [...dropTags(page, slot), ...edits]
}

/** Undefined for a map or list that is to be written in block style although brackets stood there. */
function writeInFlow(page: Page, slot: Slot, { old, value }: Change): Written | undefined {
  if (page.json) {
    const tall = old.kind === 'list' && isMultiLine(page, slot)
    const indent = startsLine(page.text, slot.holderStart) ? lineIndent(page.text, slot.holderStart) : undefined
    return { inline: writeJson(value, jsonStyleOf(page, tall), indent), lines: [] }
  }
  if (value.kind === 'scalar') return undefined
  return slot.inFlow || (value.kind === old.kind && !isEmpty(old)) ? { inline: printValue(value), lines: [] } : undefined
}

function isEmpty(node: ConfigNode): boolean {
  return node.kind === 'list' ? node.items.length === 0 : node.kind === 'map' && node.entries.size === 0
}

function writeInBlock(page: Page, slot: Slot, { old, value }: Change): Written {
  if (value.kind === 'scalar') return writeScalar(value.value, styleOf(old), literalColumn(page, slot))
  const indents = indentsOf(page)
  const column = columnOf(page.text, slot.holderStart)
  const beneath = slot.form === 'block' && old.kind === value.kind ? { beneath: columnOf(page.text, slot.start) } : {}
  const tall = old.kind === 'list' && slot.form === 'block'
  return writeBlock(value, { column, indents, tall, ...beneath, ...dashOf(page, slot) })
}

/** Nothing behind a key, nor behind an anchor, which would become that of the first key. */
function dashOf(page: Page, { holder, after, head, start, form }: Slot): { readonly dash?: number } {
  if (holder !== 'item' || head !== after) return {}
  return { dash: form === 'absent' || hasBreak(page.text.slice(after, start)) ? 2 : start - after + 1 }
}

function styleOf(old: ConfigNode): ScalarNode['style'] {
  return old.kind === 'scalar' ? old.style : 'plain'
}

/** Where the lines of a `|` stand; undefined where its last line has no end, as readers differ on such text. */
function literalColumn(page: Page, slot: Slot): number | undefined {
  if (slot.token?.type !== 'block-scalar') return undefined
  if (slot.end === page.text.length && page.text !== page.source.text) return undefined
  const first = /^ *(?=[^ \r\n])/m.exec(slot.token.source)
  return first?.[0].length || columnOf(page.text, slot.holderStart) + indentsOf(page).step
}

function dropTags(page: Page, { tags }: Slot): readonly TextEdit[] {
  return tags.map(({ start, end }) => {
    const gap = /[ \t]*$/.exec(page.text.slice(0, start))?.[0].length ?? 0
    return { start: start - gap, end, text: '' }
  })
}

function placeValue(page: Page, slot: Slot, written: Written): readonly TextEdit[] {
  const { inline, lines } = written
  const { text } = page
  const onHeadLine = !hasBreak(text.slice(slot.head, slot.start))
  switch (slot.form) {
    case 'absent':
      return [insertInline(slot, inline), insertLines(page, nextLine(text, slot.head), lines)]
    case 'inline':
      return placeOverInline(page, slot, { ...written, onHeadLine })
    case 'block-scalar':
      return placeOverLiteral(page, slot, { ...written, onHeadLine })
    case 'block': {
      const end = trimBreak(text, slot.end)
      if (onHeadLine) return [{ start: slot.start, end, text: [inline, ...lines].join(page.eol) }]
      const body = { start: bodyStart(page, slot), end: lineAfter(text, slot.end) }
      return [insertInline(slot, inline), { ...body, text: lines.map((line) => line + page.eol).join('') }]
    }
  }
}

/** Comments above the first part stay, and blank lines with them. */
function bodyStart({ text }: Page, { head, start }: Slot): number {
  const beneath = nextLine(text, head)
  return text.slice(beneath, start).trim() === '' ? beneath : lineStart(text, start)
}

function insertInline(slot: Slot, inline: string): TextEdit {
  const text = inline && (slot.colon ? ` ${inline}` : `: ${inline}`)
  return { start: slot.head, end: slot.head, text }
}

type Placed = Written & { readonly onHeadLine: boolean }

function placeOverInline(page: Page, slot: Slot, { inline, lines, onHeadLine }: Placed): readonly TextEdit[] {
  const { text } = page
  const beneath = insertLines(page, nextLine(text, slot.end), lines)
  if (inline) return [{ start: slot.start, end: slot.end, text: needsSpace(page, slot) + inline }, beneath]
  if (onHeadLine) return [{ start: slot.head, end: slot.end, text: '' }, beneath]
  const isAlone = endsLine(text, slot.end) && !text.slice(slot.end, nextLine(text, slot.end)).includes('#')
  const start = isAlone ? lineStart(text, slot.start) : slot.start
  return [{ start, end: isAlone ? nextLine(text, slot.end) : slot.end, text: '' }, beneath]
}

/** `"a":1` between brackets may do without a space; most values may not. */
function needsSpace(page: Page, slot: Slot): string {
  return !page.json && slot.holder === 'pair' && slot.start === slot.after ? ' ' : ''
}

function placeOverLiteral(page: Page, slot: Slot, { inline, lines, onHeadLine }: Placed): readonly TextEdit[] {
  if (slot.token?.type !== 'block-scalar') return []
  const { headerEnd, bodyStart } = blockScalarSpans(slot.token)
  const header = { start: inline || !onHeadLine ? slot.start : slot.head, end: headerEnd, text: inline }
  return [header, { start: bodyStart, end: slot.end, text: lines.map((line) => line + page.eol).join('') }]
}
