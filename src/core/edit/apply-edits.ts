import type { TextEdit } from '../issue.ts'

/** The text after `edits` (in any order, not overlapping). */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let out = ''
  let from = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    out += text.slice(from, edit.start) + edit.text
    from = edit.end
  }
  return out + text.slice(from)
}
