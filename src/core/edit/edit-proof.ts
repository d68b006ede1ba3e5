import type { ConfigNode } from '../config-node.ts'
import { firstDifference } from './edit-expect.ts'
import type { Page } from './edit-layout.ts'
import { trimBreak } from './edit-text.ts'
import type { TextEdit } from '../issue.ts'
import type { Parsed } from '../read/parse.ts'
import { formatPath, startsWith } from '../path.ts'
import type { Path } from '../path.ts'
import { positionAt } from '../source.ts'

/**
 * Why a text does not read as an edit at `path` was to leave it, as one clause; undefined where it does.
 *
 * @see SPEC.md E2
 */
export function disprove(after: Parsed, expected: ConfigNode, path: Path): string | undefined {
  if (after.broken) return `the file would not be readable any more: ${describeBreak(after)}`
  const difference = firstDifference(expected, after.root)
  if (!difference) return undefined
  const where = formatPath(difference)
  if (startsWith(difference, path)) return `no text for ${where} would be read as this very value`
  return `${where || 'the rest of the file'} would change as well: it is written with the same text, or depends on its place`
}

/** What breaks a text, and on which line. */
export function describeBreak({ issues }: Parsed): string {
  const issue = issues.find(({ severity }) => severity === 'error') ?? issues[0]
  return issue ? `${issue.message} (line ${positionAt(issue.origin.source, issue.origin.start).line})` : 'it does not parse'
}

/** The text that edits were made for, and the source that they are of. */
type PageText = Pick<Page, 'source' | 'text' | 'eol'>

/**
 * The edits of a page as edits of its source: in order, joined where they touch, none that changes nothing, and without the
 * line end that the page has and the source has not.
 */
export function settle(page: PageText, edits: readonly TextEdit[]): readonly TextEdit[] {
  const isChange = ({ start, end, text }: TextEdit) => page.text.slice(start, end) !== text
  const changing = joinTouching(edits.filter(isChange)).filter(isChange)
  return changing.map((edit) => (edit.end > page.source.text.length ? shorten(page, edit) : edit))
}

/** Erasures may overlap; nothing else may. */
function joinTouching(edits: readonly TextEdit[]): readonly TextEdit[] {
  const joined: TextEdit[] = []
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1)
    if (!last || edit.start > last.end) {
      joined.push(edit)
      continue
    }
    if (edit.start < last.end && edit.text + last.text !== '') throw new Error('edits overlap')
    joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, edit.end), text: last.text + edit.text }
  }
  return joined
}

/** The edit that reaches the added line end, without it: the text that it leaves ends without one too. */
function shorten(page: PageText, edit: TextEdit): TextEdit {
  const { length } = page.source.text
  const text = page.text.slice(length, edit.start) + edit.text
  if (text.endsWith(page.eol)) return { start: Math.min(edit.start, length), end: length, text: text.slice(0, -page.eol.length) }
  return { start: trimBreak(page.text, edit.start), end: length, text }
}
