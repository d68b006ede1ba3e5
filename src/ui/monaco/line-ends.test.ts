import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Source } from '../../core/source.ts'
import { editorPosition, editorText, fileOffset, withChanges } from './line-ends.ts'
import type { EditorChange } from './line-ends.ts'

test.each([
  ['E1 a file of CRLF stays one', 'a: 1\r\nb: 2\r\n', [2, 4, 2, 5, '3\nc: 4'], 'a: 1\r\nb: 3\r\nc: 4\r\n'],
  ['E1 a new line ends as the one it splits', 'a\r\nb\nc\r', [2, 2, 2, 2, '\nx'], 'a\r\nb\nx\nc\r'],
  ['E1 the last line takes the file’s first line end', 'a\r\nb', [2, 2, 2, 2, '\nc'], 'a\r\nb\r\nc'],
  ['E1 replaced line ends are kept in order', 'a\r\nb\nc\rd', [1, 1, 4, 2, 'A\nB\nC\nD\nE'], 'A\r\nB\nC\rD\r\nE'],
  ['E1 a byte order mark stays', '\uFEFFa: 1\r\n', [1, 1, 1, 2, 'b'], '\uFEFFb: 1\r\n'],
  ['E1 text before the first character goes behind the mark', '\uFEFFa', [1, 1, 1, 1, 'x'], '\uFEFFxa'],
  ['E1 two lines are not joined by a deletion between CR and LF', 'a\rX\nb', [2, 1, 2, 2, ''], 'a\r\n\nb'],
  ['E1 LF alone is left alone', 'a\nb\n', [2, 2, 2, 2, '\nc'], 'a\nb\nc\n'],
  ['E1 an empty file takes LF', '', [1, 1, 1, 1, 'a\nb'], 'a\nb'],
] as const)('%s', (_rule, text, [l1, c1, l2, c2, inserted], expected) => {
  const range = { startLineNumber: l1, startColumn: c1, endLineNumber: l2, endColumn: c2 }
  expect(withChanges(sourceOf(text), [{ range, text: inserted }])).toBe(expected)
})

test('E1 a line end completed between two changes is not written twice', () => {
  const changes = [
    { range: { startLineNumber: 3, startColumn: 1, endLineNumber: 3, endColumn: 2 }, text: '' },
    { range: { startLineNumber: 1, startColumn: 2, endLineNumber: 3, endColumn: 1 }, text: '' },
  ]
  expect(withChanges(sourceOf('ab\n\rc\n'), changes)).toBe('a\n')
})

test('E1 of two insertions at one place the editor tells the later first', () => {
  const range = { startLineNumber: 1, startColumn: 2, endLineNumber: 1, endColumn: 2 }
  expect(
    withChanges(sourceOf('ab'), [
      { range, text: '2' },
      { range, text: '1' },
    ]),
  ).toBe('a12b')
})

const pieces = fc.constantFrom('\n', '\r', '\r\n', 'a', 'key: 1', '  ', '𝛼')
const texts = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))
const files = fc.tuple(fc.constantFrom('', '\uFEFF'), texts).map((parts) => parts.join(''))
const insertions = fc.array(fc.constantFrom('\n', 'x', 'y z'), { maxLength: 5 }).map((parts) => parts.join(''))

test('E1 law: the file’s text, seen in the editor, is what the editor shows', () => {
  const places = fc.array(fc.tuple(fc.nat(60), fc.nat(20), insertions), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(files, places, (text, edits) => {
      const shown = editorText(text)
      const spans = apart(edits.map(([start, length, inserted]) => clamp(shown, start, length, inserted)))
      const expected = spans
        .toReversed()
        .reduce((all, { start, end, text: put }) => all.slice(0, start) + put + all.slice(end), shown)
      expect(
        editorText(
          withChanges(
            sourceOf(text),
            spans.map((span) => changeOf(shown, span)),
          ),
        ),
      ).toBe(expected)
    }),
    { numRuns: 5000 },
  )
})

test('E1 law: what stands before and behind a change keeps its bytes', () => {
  fc.assert(
    fc.property(files, fc.nat(60), fc.nat(20), insertions, (text, start, length, inserted) => {
      const source = sourceOf(text)
      const span = clamp(editorText(text), start, length, inserted)
      const change = changeOf(editorText(text), span)
      const { startLineNumber, startColumn, endLineNumber, endColumn } = change.range
      const from = fileOffset(source, { lineNumber: startLineNumber, column: startColumn })
      const to = fileOffset(source, { lineNumber: endLineNumber, column: endColumn })
      const after = withChanges(source, [change])
      expect(after.startsWith(text.slice(0, from))).toBe(true)
      expect(after.endsWith(text.slice(to))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('E1 law: a place goes to the editor and back', () => {
  fc.assert(
    fc.property(files, fc.nat(60), (text, at) => {
      const source = sourceOf(text)
      const shown = editorText(text)
      const offset = Math.min(at, shown.length)
      const { lineNumber, column } = positionIn(shown, offset)
      expect(editorPosition(source, fileOffset(source, { lineNumber, column }))).toEqual({ lineNumber, column })
    }),
    { numRuns: 2000 },
  )
})

interface Span {
  readonly start: number
  readonly end: number
  readonly text: string
}

function clamp(shown: string, start: number, length: number, text: string): Span {
  const from = Math.min(start, shown.length)
  return { start: from, end: Math.min(shown.length, from + length), text }
}

function apart(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  return sorted.filter((span, i) => sorted.slice(0, i).every((earlier) => earlier.end < span.start))
}

function changeOf(shown: string, { start, end, text }: Span): EditorChange {
  const from = positionIn(shown, start)
  const to = positionIn(shown, end)
  return {
    range: { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column },
    text,
  }
}

function positionIn(shown: string, offset: number): { readonly lineNumber: number; readonly column: number } {
  const lines = shown.slice(0, offset).split('\n')
  return { lineNumber: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

function sourceOf(text: string): Source {
  return { kind: 'file', path: 'a.yaml', text }
}
