import { lineStarts, positionAt } from '../../core/source.ts'
import type { Source } from '../../core/source.ts'

/** A place in the editor: line and column from 1, as the editor counts them. */
export interface EditorPosition {
  readonly lineNumber: number
  readonly column: number
}

/** One replacement that happened in the editor, at a range of the text before it. */
export interface EditorChange {
  readonly range: EditorRange
  readonly text: string
}

export interface EditorRange {
  readonly startLineNumber: number
  readonly startColumn: number
  readonly endLineNumber: number
  readonly endColumn: number
}

/**
 * A file's text as the editor holds it: every line end is `\n`, and there is no byte order mark. Both texts have the same
 * lines, so a place in one is the same line and column in the other.
 */
export function editorText(text: string): string {
  return text.replace(BYTE_ORDER_MARK, '').replace(LINE_END, '\n')
}

const BYTE_ORDER_MARK = /^\uFEFF*/
const LINE_END = /\r\n?|\n/g

/** The editor's place of an offset in the file's text. */
export function editorPosition(source: Source, offset: number): EditorPosition {
  const { line, column } = positionAt(source, offset)
  return { lineNumber: line, column: line === 1 ? Math.max(1, column - markLength(source.text)) : column }
}

/** The editor's range of a stretch of the file's text. */
export function editorRange(source: Source, { start, end }: { readonly start: number; readonly end: number }): EditorRange {
  const from = editorPosition(source, start)
  const to = editorPosition(source, end)
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  }
}

/** The offset in the file's text of a place in the editor. */
export function fileOffset(source: Source, { lineNumber, column }: EditorPosition): number {
  const start = lineStarts(source)[lineNumber - 1] ?? source.text.length
  return Math.min(source.text.length, start + column - 1 + (lineNumber === 1 ? markLength(source.text) : 0))
}

function markLength(text: string): number {
  return text.startsWith('\uFEFF') ? (BYTE_ORDER_MARK.exec(text)?.[0].length ?? 0) : 0
}

/**
 * The file's text after changes made in the editor. What they do not touch stays byte for byte; a new line ends as the line end
 * that it replaces did, else as the line it stands on, else as the file's first.
 *
 * @see SPEC.md E1
 */
export function withChanges(source: Source, changes: readonly EditorChange[]): string {
  const spans = changes.map(({ range, text }) => ({
    start: fileOffset(source, { lineNumber: range.startLineNumber, column: range.startColumn }),
    end: fileOffset(source, { lineNumber: range.endLineNumber, column: range.endColumn }),
    text,
  }))
  // The editor tells its changes from the last to the first.
  const inOrder = spans.toReversed().toSorted((a, b) => a.start - b.start || a.end - b.end)
  const { text, at } = inOrder.reduce(
    (done, span) => ({
      text: join(join(done.text, source.text.slice(done.at, span.start)), inFileEnds(source.text, span)),
      at: span.end,
    }),
    { text: '', at: 0 },
  )
  return join(text, source.text.slice(at))
}

interface Span {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What is inserted, with line ends as the file has them at its place. */
function inFileEnds(text: string, { start, end, text: inserted }: Span): string {
  const [first = '', ...lines] = inserted.split('\n')
  if (lines.length === 0) return first
  const replaced = text.slice(start, end).match(LINE_END) ?? []
  const ownEnd = lineEndNear(text, start)
  return lines.reduce((whole, line, i) => join(whole, (replaced[i] ?? ownEnd) + line), first)
}

/** A lone carriage return that comes to stand before a line feed would no longer end a line of its own: it is completed. */
function join(before: string, after: string): string {
  return before.endsWith('\r') && after.startsWith('\n') ? `${before}\n${after}` : before + after
}

function lineEndNear(text: string, offset: number): string {
  const ahead = /\r\n?|\n/g
  ahead.lastIndex = offset
  return ahead.exec(text)?.[0] ?? /\r\n?|\n/.exec(text)?.[0] ?? '\n'
}
