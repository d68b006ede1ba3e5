import { collectionIn, columnIn } from './edit-layout.ts'
import type { Collection, Page, Part } from './edit-layout.ts'
import type { Indents } from './edit-print.ts'
import {
  columnOf,
  hasBreak,
  leadStart,
  lineAfter,
  lineEnd,
  lineStart,
  skipDeeperComments,
  startsLine,
  trimBreak,
} from './edit-text.ts'
import type { TextEdit } from '../issue.ts'

/**
 * The edit that adds the lines of new parts to a block collection before its part `at`, or at its end.
 *
 * At the end they follow the last part's own lines and comments: what stands below may belong to what comes next. In front
 * they go above the comments of the part they displace.
 */
export function insertInBlock(page: Page, where: { collection: Collection; at: number }, lines: readonly string[]): TextEdit {
  const { collection, at } = where
  const before = collection.parts[at - 1]
  if (before) return insertLines(page, endOfPart(page, collection, before), lines)
  const first = collection.parts[0]
  if (!first) return insertLines(page, collection.end, lines)
  if (startsLine(page.text, first.start)) return insertLines(page, leadOf(page, collection, first), lines)
  const text = `${lines.join(page.eol).trimStart()}${page.eol}${' '.repeat(columnIn(page, collection))}`
  return { start: first.start, end: first.start, text }
}

export function insertLines(page: Page, at: number, lines: readonly string[]): TextEdit {
  return { start: at, end: at, text: lines.map((line) => line + page.eol).join('') }
}

/** Offset after a part's own lines and the comments beneath them that are indented deeper than the part. */
export function endOfPart(page: Page, collection: Collection, part: Part): number {
  return skipDeeperComments(page.text, lineAfter(page.text, part.end), columnIn(page, collection))
}

/** Where the comment lines right above a part start that are not the deeper ones of what stands before it. */
export function leadOf(page: Page, collection: Collection, part: Part): number {
  const before = collection.parts[collection.parts.indexOf(part) - 1]
  const start = skipDeeperComments(page.text, leadStart(page.text, part.start), columnIn(page, collection))
  return before ? Math.max(start, endOfPart(page, collection, before)) : start
}

/**
 * The edits that take parts (by index) out of a block collection: their lines with the comments behind them. Comment lines
 * above and below stay; deeper ones move to the column where the part stood, lest they look like text of what is above.
 */
export function removeFromBlock(page: Page, collection: Collection, gone: ReadonlySet<number>): readonly TextEdit[] {
  const { parts } = collection
  const [first] = parts
  const rest = parts.filter((part, index) => gone.has(index) && part !== first)
  if (!first || !gone.has(0)) return rest.map((part) => removePart(page, { collection, part }))
  if (startsLine(page.text, first.start)) return [first, ...rest].map((part) => removePart(page, { collection, part }))
  const next = parts.find((_, index) => !gone.has(index))
  const isClear = next && !/[\r\n][ \t]*#/.test(page.text.slice(trimBreak(page.text, first.end), next.start))
  if (!isClear) return [removeFromLine(page, first), ...rest.map((part) => removePart(page, { collection, part }))]
  const head = { start: first.start, end: next.start, text: '' }
  return [head, ...rest.filter(({ start }) => start > next.start).map((part) => removePart(page, { collection, part }))]
}

interface Removal {
  readonly collection: Collection
  readonly part: Part
  readonly keep?: string
}

/** The edit that takes out the lines of a part that starts a line, but for the comment lines in `keep`. */
export function removePart(page: Page, { collection, part, keep = '' }: Removal): TextEdit {
  const end = endOfPart(page, collection, part)
  const below = page.text.slice(lineAfter(page.text, part.end), end)
  const text = indentComments(keep + below, columnIn(page, collection))
  return { start: lineStart(page.text, part.start), end, text }
}

/** The lines with each comment line at a column. */
export function indentComments(lines: string, column: number): string {
  return lines.replaceAll(/(^|[\r\n])[ \t]+(?=#)/g, `$1${' '.repeat(column)}`)
}

/** The part shares its line with the dash before it, and comments follow that must keep theirs. */
function removeFromLine(page: Page, part: Part): TextEdit {
  const gap = /[ ]*$/.exec(page.text.slice(0, part.start))?.[0].length ?? 0
  return { start: part.start - gap, end: lineEnd(page.text, trimBreak(page.text, part.end)), text: '' }
}

/** How the file indents maps and lists beneath keys, by the first of each it shows; two spaces where it shows none. */
export function indentsOf(page: Page): Indents {
  const shown: Shown = { map: undefined, list: undefined }
  findSteps(page, collectionIn(page.whole()), shown)
  const step = shown.map ?? (shown.list || 2)
  return { step, listStep: shown.list ?? step }
}

interface Shown {
  map: number | undefined
  list: number | undefined
}

function findSteps(page: Page, collection: Collection | undefined, shown: Shown): void {
  if (!collection || collection.flow) return
  for (const { start, slot } of collection.parts) {
    if (shown.map !== undefined && shown.list !== undefined) return
    const inner = collectionIn(slot)
    if (inner && !inner.flow && hasBreak(page.text.slice(start, inner.start))) {
      shown[inner.kind] ??= columnOf(page.text, inner.start) - columnOf(page.text, start)
    }
    findSteps(page, inner, shown)
  }
}
