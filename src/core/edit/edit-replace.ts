import type { ConfigNode, ScalarNode } from '../config-node.ts'
import { indentsOf, insertLines } from './edit-block.ts'
import { jsonStyleOf } from './edit-flow.ts'
import { dashWidth, isMultiLine } from './edit-layout.ts'
import type { Page, Slot } from './edit-layout.ts'
import { writeBlock, writeScalar } from './edit-print.ts'
import type { Written } from './edit-print.ts'
import { writeJson } from './edit-print-json.ts'
import { blockScalarSpans } from './edit-span.ts'
import { columnOf, endsLine, hasBreak, lineAfter, lineIndent, lineStart, nextLine, startsLine, trimBreak } from './edit-text.ts'
import type { TextEdit } from '../issue.ts'
import { printValue } from '../print/print.ts'

/** A value to be, and the one that stands in its place. */
export interface Change {
  readonly old: ConfigNode
  readonly value: ConfigNode
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
  const dash = dashWidth(page, slot)
  return writeBlock(value, { column, indents, tall, ...beneath, ...(dash === undefined ? {} : { dash }) })
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
