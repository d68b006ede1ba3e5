import type { CST } from 'yaml'
import { columnOf, hasBreak } from './edit-text.ts'
import { endOf, isSomething, isWritten, startOf, startOfItem } from './edit-span.ts'
import { tokensOf, tokensWithin } from './edit-tokens.ts'
import type { Source, Span } from '../source.ts'

/** A text laid open for editing: where each key, value, comma and bracket stands. JSON is laid out as the YAML it is. */
export interface Page {
  readonly source: Source
  readonly json: boolean
  /** The source's text, with a line end added where its last line has none: lines can then be added and taken alike. */
  readonly text: string
  /** How the text ends its lines. */
  readonly eol: string
  /** Where the top-level value stands; of a page of one section, with that section alone in it. */
  readonly root: Slot
  /** The same with all that stands in it. */
  readonly whole: () => Slot
}

/** The place of a value: where it may be written, and where it stands if it is there. */
export interface Slot {
  readonly holder: 'root' | 'pair' | 'item'
  /** Whether it stands between brackets. */
  readonly inFlow: boolean
  /** Offset of the pair or item that holds it. */
  readonly holderStart: number
  /** Offset right after the `:` or `-`; in a flow list, where the item starts. */
  readonly after: number
  /** Offset right after anchor and tag, where there are any; else as `after`. */
  readonly head: number
  readonly tags: readonly Span[]
  /** Whether the key has its `:`. `{a, b}` and `? a` do without. */
  readonly colon: boolean
  readonly form: 'absent' | 'inline' | 'block-scalar' | 'block'
  /** The value's text without its comment; both are `head` where it is absent. */
  readonly start: number
  readonly end: number
  readonly token: CST.Token | undefined
}

/** A map or list as it stands in the text. */
export interface Collection {
  readonly kind: 'map' | 'list'
  readonly flow: boolean
  /** From the first part, or the bracket, to the end of the last. */
  readonly start: number
  readonly end: number
  /** Pairs, a merge key's included, or items. */
  readonly parts: readonly Part[]
}

/** A pair of a map or an item of a list; it starts with its `-`, `?`, anchor or key. */
export interface Part extends Span {
  readonly key?: Span
  readonly slot: Slot
  /** The comma that follows it in a flow collection. */
  readonly comma?: Span
}

/**
 * The page of a text that is known to parse. With `section`, a stretch that parses by itself, nothing else is laid open: for an edit
 * beneath a top-level key that costs what its section does, however long the text is.
 */
export function openPage(source: Source, json: boolean, section?: Span): Page {
  const eol = /\r\n|\n|\r/.exec(source.text)?.[0] ?? '\n'
  const text = /^\uFEFF?$|[\r\n]$/.test(source.text) ? source.text : source.text + eol
  // A lone CR ends a line for Python but not for the yaml package; the swap keeps every offset.
  const whole = (): Slot => rootSlot(tokensOf(text.replaceAll(/\r(?!\n)/g, '\n')), text)
  if (!section) {
    const root = whole()
    return { source, json, text, eol, root, whole: () => root }
  }
  const end = section.end === source.text.length ? text.length : section.end
  return { source, json, text, eol, root: rootSlot(tokensWithin(text, { ...section, end }), text), whole }
}

/** The map or list that stands in a slot; undefined for anything else, and for an alias. */
export function collectionIn(slot: Slot): Collection | undefined {
  const { token } = slot
  if (token?.type !== 'block-map' && token?.type !== 'block-seq' && token?.type !== 'flow-collection') return undefined
  const flow = token.type === 'flow-collection'
  const kind = token.type === 'block-map' || (flow && token.start.type === 'flow-map-start') ? 'map' : 'list'
  const items: readonly CST.CollectionItem[] = token.items.filter(isWritten)
  const parts = flow ? items.map((item, i) => flowPart(item, kind, token.items[i + 1])) : items.map(blockPart)
  return { kind, flow, start: startOf(token), end: endOf(token), parts }
}

/** The column at which a block collection's parts stand. */
export function columnIn(page: Page, collection: Collection): number {
  return columnOf(page.text, collection.start)
}

function rootSlot(tokens: readonly CST.Token[], text: string): Slot {
  const document = tokens.find((token) => token.type === 'document')
  const closing = tokens.find((token) => token.type === 'doc-end')
  const slot = slotOf({ holder: 'root', inFlow: false, holderStart: 0 }, document?.start ?? [], document?.value)
  if (slot.token) return slot
  const end = closing?.offset ?? text.length
  return { ...slot, after: end, head: end, start: end, end }
}

function blockPart(item: CST.CollectionItem): Part {
  const dash = item.start.find(({ type }) => type === 'seq-item-ind')
  if (!dash) return pairPart(item, false)
  const slot = slotOf({ holder: 'item', inFlow: false, holderStart: dash.offset }, item.start, item.value)
  return { start: dash.offset, end: slot.end, slot }
}

/** The comma behind an item is the first thing in the next, which may hold nothing else. */
function flowPart(item: CST.CollectionItem, kind: 'map' | 'list', next: CST.CollectionItem | undefined): Part {
  const part = kind === 'map' ? pairPart(item, true) : flowItem(item)
  const comma = next?.start.find(({ type }) => type === 'comma')
  return comma ? { ...part, comma: { start: comma.offset, end: comma.offset + 1 } } : part
}

function flowItem(item: CST.CollectionItem): Part {
  if (item.key != null || item.sep) return pairItem(item)
  const start = startOfItem(item)
  const slot = slotOf({ holder: 'item', inFlow: true, holderStart: start }, item.start, item.value)
  return { start, end: slot.end, slot }
}

/** `[a: 1]`: the item is a map without brackets of its own, replaced whole or not at all. */
function pairItem(item: CST.CollectionItem): Part {
  const { start, end } = pairPart(item, true)
  const bare = slotOf({ holder: 'item', inFlow: true, holderStart: start }, [], undefined)
  return { start, end, slot: { ...bare, after: start, head: start, form: 'inline', start, end } }
}

function pairPart(item: CST.CollectionItem, inFlow: boolean): Part {
  const sep = item.sep ?? []
  const start = startOfItem(item)
  const key = item.key ? { start: item.key.offset, end: endOf(item.key) } : { start, end: start }
  const colon = sep.find(({ type }) => type === 'map-value-ind')
  const holder = { holder: 'pair', inFlow, holderStart: start } as const
  if (colon) {
    const slot = slotOf(holder, sep.slice(sep.indexOf(colon)), item.value)
    return { start, end: slot.end, key, slot }
  }
  const { end } = key
  const slot: Slot = { ...slotOf(holder, [], undefined), after: end, head: end, start: end, end, colon: false }
  return { start, end, key, slot }
}

type Holder = Pick<Slot, 'holder' | 'inFlow' | 'holderStart'>

/** The slot after the first of `before` (the `:` or `-`), past the anchors and tags among them. */
function slotOf(holder: Holder, before: readonly CST.SourceToken[], value: CST.Token | undefined): Slot {
  const indicator = before.find(({ type }) => type === 'map-value-ind' || type === 'seq-item-ind')
  const properties = before.filter(({ type }) => type === 'anchor' || type === 'tag')
  const after = indicator ? indicator.offset + 1 : (properties[0]?.offset ?? value?.offset ?? 0)
  const last = properties.at(-1)
  const head = last ? last.offset + last.source.length : after
  const tags = properties
    .filter(({ type }) => type === 'tag')
    .map((tag) => ({ start: tag.offset, end: tag.offset + tag.source.length }))
  const token = value && isSomething(value) ? value : undefined
  const span = token ? { start: startOf(token), end: endOf(token) } : { start: head, end: head }
  return { ...holder, after, head, tags, colon: true, form: formOf(token), token, ...span }
}

function formOf(token: CST.Token | undefined): Slot['form'] {
  if (!token) return 'absent'
  if (token.type === 'block-map' || token.type === 'block-seq') return 'block'
  return token.type === 'block-scalar' ? 'block-scalar' : 'inline'
}

/**
 * The columns from the dash before a value to the value, or to where it would stand. Undefined for one behind a key, and for
 * one behind an anchor, which would become that of the first key of a map.
 */
export function dashWidth(page: Page, { holder, after, head, start, form }: Slot): number | undefined {
  if (holder !== 'item' || head !== after) return undefined
  return form === 'absent' || hasBreak(page.text.slice(after, start)) ? 2 : start - after + 1
}

/** Whether the value's text takes several lines. */
export function isMultiLine(page: Page, span: Span): boolean {
  return hasBreak(page.text.slice(span.start, span.end))
}
