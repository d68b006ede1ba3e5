import { collectionIn, isMultiLine } from './edit-layout.ts'
import type { Collection, Page, Part } from './edit-layout.ts'
import type { JsonStyle } from './edit-print-json.ts'
import { endsLine, hasBreak, lineIndent, lineStart, nextLine, startsLine } from './edit-text.ts'
import type { TextEdit } from '../issue.ts'

/** Writes the texts of new parts; `indent` is that of their lines where each has its own, undefined where they share one. */
export type WriteParts = (indent: string | undefined) => readonly string[]

/** The edits that add parts between brackets before part `at`, or at the end, spaced and broken into lines as the parts there. */
export function insertInFlow(page: Page, where: { collection: Collection; at: number }, write: WriteParts): readonly TextEdit[] {
  const { collection, at } = where
  const next = collection.parts[at]
  const last = collection.parts.at(-1)
  if (!last) return [fillEmpty(page, collection, write)]
  const indent = indentOf(page, next ?? last)
  const texts = write(indent)
  if (!next) return append(page, { collection, last, indent }, texts)
  if (indent === undefined) return [insert(next.start, texts.map((text) => text + commaOf(page, collection)).join(''))]
  return [insert(lineStart(page.text, next.start), texts.map((text) => `${indent}${text},${page.eol}`).join(''))]
}

interface End {
  readonly collection: Collection
  readonly last: Part
  readonly indent: string | undefined
}

function append(page: Page, { collection, last, indent }: End, texts: readonly string[]): readonly TextEdit[] {
  if (indent === undefined) return [insert(last.end, texts.map((text) => commaOf(page, collection) + text).join(''))]
  const { eol } = page
  const after = last.comma?.end ?? last.end
  if (!endsLine(page.text, after)) return [insert(last.end, texts.map((text) => `,${eol}${indent}${text}`).join(''))]
  const lines = texts.map((text) => indent + text).join(`,${eol}`)
  const added = insert(nextLine(page.text, after), `${lines}${last.comma ? ',' : ''}${eol}`)
  return last.comma ? [added] : [insert(last.end, ','), added]
}

function fillEmpty(page: Page, { start, end }: Collection, write: WriteParts): TextEdit {
  const { eol, text } = page
  const inner = text.slice(start + 1, end - 1)
  const indent = lineIndent(text, start)
  const deeper = indent + stepOf(page)
  if (inner.includes('#'))
    return insert(
      lineStart(text, end - 1),
      `${write(deeper)
        .map((part) => deeper + part)
        .join(`,${eol}`)}${eol}`,
    )
  if (!hasBreak(inner) && !(page.json && isTall(page, start))) {
    return { start: start + 1, end: end - 1, text: inner + write(undefined).join(', ') + inner }
  }
  const parts = write(deeper).map((part) => `${eol}${deeper}${part}`)
  return { start: start + 1, end: end - 1, text: `${parts.join(',')}${eol}${indent}` }
}

/** Whether a JSON value at `offset` may take several lines: the top-level value, or one in a file of several lines. */
function isTall(page: Page, offset: number): boolean {
  return offset === page.root.start || isMultiLine(page, page.root)
}

/**
 * The edits that take parts (by index) from between brackets, each with its comma, its line where it has one to itself, and
 * the comment behind it there.
 */
export function removeFromFlow(page: Page, collection: Collection, gone: ReadonlySet<number>): readonly TextEdit[] {
  const { parts } = collection
  const last = parts.at(-1)
  const stays = parts.findLastIndex((_, index) => !gone.has(index))
  const survivor = parts[stays]
  if (!last) return []
  if (!survivor) return emptyOut(page, collection)
  const inside = parts.filter((_, index) => index < stays && gone.has(index)).map((part) => removePart(page, part))
  return [...inside, ...removeTail(page, { survivor, last, tail: parts.slice(stays + 1) })]
}

interface Tail {
  readonly survivor: Part
  readonly last: Part
  readonly tail: readonly Part[]
}

/** A trailing comma stays a habit; else the last part that stays loses its comma. */
function removeTail(page: Page, { survivor, last, tail }: Tail): readonly TextEdit[] {
  if (tail.length === 0) return []
  if (!hasOwnLine(page, last) && !hasComment(page, [survivor, ...tail])) {
    return last.comma ? [erase(survivor.comma?.end ?? survivor.end, last.comma.end)] : [erase(survivor.end, last.end)]
  }
  const removed = tail.map((part) => removePart(page, part))
  return last.comma || !survivor.comma ? removed : [erase(survivor.comma.start, survivor.comma.end), ...removed]
}

function removePart(page: Page, part: Part): TextEdit {
  const { text } = page
  const end = part.comma?.end ?? part.end
  if (hasOwnLine(page, part)) return erase(lineStart(text, part.start), nextLine(text, end))
  const gapAfter = /^[ \t]*(?![ \t#\r\n])/.exec(text.slice(end))
  if (gapAfter && part.comma) return erase(part.start, end + gapAfter[0].length)
  const gapBefore = startsLine(text, part.start) ? '' : (/[ \t]*$/.exec(text.slice(0, part.start))?.[0] ?? '')
  return erase(part.start - gapBefore.length, end)
}

function hasOwnLine(page: Page, part: Part): boolean {
  return startsLine(page.text, part.start) && endsLine(page.text, part.comma?.end ?? part.end)
}

function emptyOut(page: Page, { start, end, parts }: Collection): readonly TextEdit[] {
  const [first] = parts
  const last = parts.at(-1)
  if (!first || !last) return []
  const lead = page.text.slice(start + 1, first.start)
  const tail = page.text.slice(last.end, end - 1)
  if ((lead + tail).includes('#') || hasComment(page, parts)) return parts.map((part) => removePart(page, part))
  return [erase(start + 1, hasBreak(lead + tail) ? end - 1 : (last.comma?.end ?? last.end))]
}

/** Whether a comment stands between parts that follow each other. */
function hasComment(page: Page, parts: readonly Part[]): boolean {
  return parts.some((part, i) => page.text.slice(part.end, parts[i + 1]?.start ?? part.end).includes('#'))
}

/** The spacing of a JSON file, by the first pair and the first two parts it shows; two spaces and one line per member else. */
export function jsonStyleOf(page: Page, tall: boolean): JsonStyle {
  const root = collectionIn(page.root)
  const [first] = root?.parts ?? []
  const colon = first?.key ? page.text.slice(first.key.end, first.slot.start) : ': '
  const comma = (root && gapOf(page, root)) ?? (colon === ':' ? ',' : ', ')
  return { colon: hasBreak(colon) ? ': ' : colon, comma, step: stepOf(page), eol: page.eol, tall }
}

function stepOf(page: Page): string {
  const [first] = page.json ? (collectionIn(page.root)?.parts ?? []) : []
  return (first && indentOf(page, first)) || '  '
}

function commaOf(page: Page, collection: Collection): string {
  return gapOf(page, collection) ?? (page.json ? jsonStyleOf(page, false).comma : ', ')
}

function gapOf(page: Page, { parts: [first, second] }: Collection): string | undefined {
  const gap = first && second ? page.text.slice(first.end, second.start) : ''
  return /^[ \t]*,[ \t]*$/.test(gap) ? gap : undefined
}

/** The indent of the line that a part starts; undefined where it starts none. */
export function indentOf(page: Page, part: Part): string | undefined {
  return startsLine(page.text, part.start) ? lineIndent(page.text, part.start) : undefined
}

function insert(at: number, text: string): TextEdit {
  return { start: at, end: at, text }
}

function erase(start: number, end: number): TextEdit {
  return { start, end, text: '' }
}
