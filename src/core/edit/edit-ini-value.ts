import { isEqualNode } from '../config-node.ts'
import type { ConfigNode, ListNode } from '../config-node.ts'
import { commentLinesIn } from './edit-ini-lines.ts'
import type { IniPage } from './edit-ini-page.ts'
import { nextLine } from './edit-text.ts'
import { valuePlace } from '../read/ini-lines.ts'
import type { IniOption } from '../read/ini-lines.ts'
import type { TextEdit } from '../issue.ts'
import { iniLiteral, iniTexts } from '../print/print-ini.ts'
import type { Span } from '../source.ts'

/** A value to be, and the one that the loader reads now. */
export interface IniChange {
  readonly old: ConfigNode | undefined
  readonly value: ConfigNode
}

/**
 * Ways to write a value over the one that an option has, the best first. Of a list only the items that differ are written, and a
 * comment behind a Python literal stays.
 */
export function replaceIniValue(page: IniPage, option: IniOption, { old, value }: IniChange): readonly (readonly TextEdit[])[] {
  const whole = valuePlace(option)
  const isOwn = old !== undefined && old.via === undefined && old.start >= whole.start && old.end <= whole.end
  const texts = iniTexts(value, old?.kind === 'scalar' ? old.style : 'plain')
  const mended = isOwn && old.kind === 'list' && value.kind === 'list' ? mendList(page, old, value) : undefined
  const narrow = isOwn && old.end > old.start ? old : whole
  const places: readonly Span[] = narrow.start === whole.start && narrow.end === whole.end ? [whole] : [narrow, whole]
  return [...(mended ? [mended] : []), ...places.flatMap((place) => texts.map((text) => put(page, { option, place }, text)))]
}

interface Put {
  readonly option: IniOption
  readonly place: Span
}

/** Comment lines in a value move beneath it. Behind a mark with nothing behind it the value stands as far off as the mark from its key. */
function put({ text }: IniPage, { option, place }: Put, written: string): readonly TextEdit[] {
  if (place.end > place.start) {
    const beneath = nextLine(text, place.end)
    const comments = commentLinesIn(text, place).join('')
    return [
      { start: place.start, end: place.end, text: written },
      { start: beneath, end: beneath, text: comments },
    ]
  }
  const { start, end } = option.mark
  if (text[end] === ' ') return [{ start: end + 1, end: end + 1, text: written }]
  return [{ start: end, end, text: start > option.keySpan.end || text[start] === ':' ? ` ${written}` : written }]
}

/** Undefined where comments stand between what goes, or a part has no literal. */
function mendList(page: IniPage, old: ListNode, value: ListNode): readonly TextEdit[] | undefined {
  const { head, tail } = sameEnds(old, value)
  const pairs = Math.min(old.items.length, value.items.length) - head - tail
  const edits: TextEdit[] = []
  for (let i = head; i < head + pairs; i += 1) {
    const [before, after] = [old.items[i], value.items[i]]
    const edit = before && after && mendItem(page, before, after)
    if (!edit) return undefined
    edits.push(...edit)
  }
  const rest = spliceItems(page, old, {
    at: head + pairs,
    tail,
    added: value.items.slice(head + pairs, value.items.length - tail),
  })
  return rest && [...edits, ...rest]
}

function mendItem(page: IniPage, before: ConfigNode, after: ConfigNode): readonly TextEdit[] | undefined {
  if (isEqualNode(before, after)) return []
  if (before.kind === 'list' && after.kind === 'list') return mendList(page, before, after)
  const text = iniLiteral(after, before.kind === 'scalar' ? before.style : 'plain')
  return text === undefined ? undefined : [{ start: before.start, end: before.end, text }]
}

interface Splice {
  /** Items from here to the last `tail` go. */
  readonly at: number
  readonly tail: number
  readonly added: readonly ConfigNode[]
}

function spliceItems(page: IniPage, old: ListNode, { at, tail, added }: Splice): readonly TextEdit[] | undefined {
  const { items } = old
  const texts = added.map((item) => iniLiteral(item, 'plain'))
  if (texts.includes(undefined)) return undefined
  if (added.length === 0 && at === items.length - tail) return []
  const [left, right] = [items[at - 1], items[items.length - tail]]
  const [first, last] = [items[0], items.at(-1)]
  if (!first || !last) return undefined
  const place = { start: left?.end ?? first.start, end: right?.start ?? last.end }
  if (page.text.slice(place.start, place.end).includes('#')) return undefined
  const comma = commaOf(page, old)
  return [{ ...place, text: [...(left ? [''] : []), ...texts, ...(right ? [''] : [])].join(comma) }]
}

function commaOf({ text }: IniPage, { items: [first, second] }: ListNode): string {
  const gap = first && second ? text.slice(first.end, second.start) : ''
  return /^\s*,\s*$/.test(gap) ? gap : ', '
}

function sameEnds(old: ListNode, value: ListNode): { readonly head: number; readonly tail: number } {
  const most = Math.min(old.items.length, value.items.length)
  const isSame = (a: ConfigNode | undefined, b: ConfigNode | undefined) => a !== undefined && b !== undefined && isEqualNode(a, b)
  let head = 0
  while (head < most && isSame(old.items[head], value.items[head])) head += 1
  let tail = 0
  while (tail < most - head && isSame(old.items.at(-1 - tail), value.items.at(-1 - tail))) tail += 1
  return { head, tail }
}
