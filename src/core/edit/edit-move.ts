import { moveItem } from './edit-expect.ts'
import { columnIn } from './edit-layout.ts'
import type { Collection, Page, Part } from './edit-layout.ts'
import { endOfPart, leadOf } from './edit-block.ts'
import { refuse } from './edit-locate.ts'
import type { Refusal } from './edit-locate.ts'
import { startsLine } from './edit-text.ts'
import type { TextEdit } from '../issue.ts'

/** The edit that moves an item of a list, by its index and the one it shall have, with its text and its comments. */
export function moveInList(
  page: Page,
  collection: Collection,
  { from, to }: { readonly from: number; readonly to: number },
): TextEdit | Refusal {
  const moved = { from: Math.min(from, to), to: Math.max(from, to) }
  const parts = collection.parts.slice(moved.from, moved.to + 1)
  const order = moveItem(Array.from(parts.keys()), from - moved.from, to - moved.from)
  return collection.flow ? moveInFlow(page, { collection, parts }, order) : moveInBlock(page, { collection, parts }, order)
}

interface Moved {
  readonly collection: Collection
  /** The parts between the two indexes, in their old order. */
  readonly parts: readonly Part[]
}

/** An item goes with the comment lines right above it and with the deeper ones beneath; blank lines stay where they are. */
function moveInBlock(page: Page, { collection, parts }: Moved, order: readonly number[]): TextEdit | Refusal {
  const { text } = page
  const spans = parts.map((part) => ({
    lead: startsLine(text, part.start) ? leadOf(page, collection, part) : part.start,
    end: endOfPart(page, collection, part),
  }))
  const start = spans[0]?.lead ?? 0
  const sharesLine = !startsLine(text, parts[0]?.start ?? 0)
  const indent = ' '.repeat(columnIn(page, collection))
  const texts = spans.map(({ lead, end }, i) => (i === 0 && sharesLine ? indent + text.slice(lead, end) : text.slice(lead, end)))
  const gaps = spans.map(({ end }, i) => text.slice(end, spans[i + 1]?.lead ?? end))
  const joined = order.map((from, to) => (texts[from] ?? '') + (gaps[to] ?? '')).join('')
  const span = { start, end: spans.at(-1)?.end ?? start }
  if (!sharesLine) return { ...span, text: joined }
  if (!joined.startsWith(`${indent}-`)) return refuse('the comment above the item has no place on the line of the list')
  return { ...span, text: joined.slice(indent.length) }
}

/** Between brackets an item goes with the comment behind it on its line; commas, spaces and line breaks stay. */
function moveInFlow(page: Page, { collection, parts }: Moved, order: readonly number[]): TextEdit | Refusal {
  const { text } = page
  const { parts: all } = collection
  const starts = parts.map((part) => all[all.indexOf(part) + 1]?.start ?? collection.end - 1)
  const tails = parts.map((part, i) => tailOf(text.slice(part.end, starts[i])))
  if (tails.slice(0, -1).some(({ rest }) => rest.includes('#')))
    return refuse('comments stand between the items on lines of their own')
  const joined = order.map((from, to) => {
    const [part, tail, place] = [parts[from], tails[from], tails[to]]
    return part && tail && place ? text.slice(part.start, part.end) + place.comma + tail.comment + place.rest : ''
  })
  return { start: parts[0]?.start ?? 0, end: starts.at(-1) ?? 0, text: joined.join('') }
}

interface Gap {
  readonly comma: string
  readonly comment: string
  readonly rest: string
}

function tailOf(gap: string): Gap {
  const [, comma = '', comment = '', rest = ''] = /^((?:[ \t]*,)?)([ \t]*#[^\r\n]*)?([^]*)$/.exec(gap) ?? []
  return { comma, comment, rest }
}
