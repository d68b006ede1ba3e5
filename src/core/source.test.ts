import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatOrigin, lineStarts, positionAt, withText } from './source.ts'
import type { Source } from './source.ts'

const fileOf = (text: string): Source => ({ kind: 'file', path: 'a/b.yaml', text })

test.each<[what: string, text: string, starts: readonly number[]]>([
  ['nothing', '', [0]],
  ['no final line end', 'a\nb', [0, 2]],
  ['a final line end', 'a\n', [0, 2]],
  ['CRLF', 'a\r\nb\r\n', [0, 3, 6]],
  ['lone CR', 'a\rb', [0, 2]],
  ['a mixture', 'a\n\r\r\nb', [0, 2, 3, 5]],
])('P6 lines of a text with %s', (_what, text, starts) => {
  expect(lineStarts(fileOf(text))).toEqual(starts)
})

test.each<[text: string, offset: number, line: number, column: number]>([
  ['ab\ncd', 0, 1, 1],
  ['ab\ncd', 2, 1, 3],
  ['ab\ncd', 3, 2, 1],
  ['ab\r\ncd', 5, 2, 2],
  ['😀a', 2, 1, 3],
  ['', 0, 1, 1],
])('P6 %j at %i is %i:%i', (text, offset, line, column) => {
  expect(positionAt(fileOf(text), offset)).toEqual({ line, column })
})

test('P6 every offset lies on the line that starts last before it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r'), maxLength: 30 }), fc.nat(30), (text, at) => {
      const offset = Math.min(at, text.length)
      const { line, column } = positionAt(fileOf(text), offset)
      const before = text.slice(0, offset).split(/\r\n|\n|\r(?!\n)/)
      const cut = text.slice(offset - 1, offset + 1) === '\r\n'
      expect([line, column]).toEqual(cut ? [line, column] : [before.length, (before.at(-1) ?? '').length + 1])
    }),
    { numRuns: 2000 },
  )
})

test('P3 a place in a file has a line, a schema only a name', () => {
  const at = { start: 3, end: 4 }
  expect(formatOrigin({ source: fileOf('ab\ncd'), ...at })).toBe('a/b.yaml:2:1')
  expect(formatOrigin({ source: { kind: 'overrides', path: 'overrides', text: 'ab\ncd' }, ...at })).toBe('overrides:2:1')
  expect(formatOrigin({ source: { kind: 'schema', path: 'schema TrafficXLSTM', text: '' }, ...at })).toBe('schema TrafficXLSTM')
})

test('a source with another text is one object for as long as that text is asked for, and the same source for its own text', () => {
  const source: Source = { kind: 'file', path: 'a.yaml', text: 'a: 1', badUtf8At: 2 }
  const changed = withText(source, 'a: 2')
  expect(changed).toEqual({ kind: 'file', path: 'a.yaml', text: 'a: 2' })
  expect(withText(source, 'a: 2')).toBe(changed)
  expect(withText(source, 'a: 1')).toBe(source)
  expect(withText(source, 'a: 3')).not.toBe(changed)
})
