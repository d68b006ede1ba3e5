import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lexLine, startOfText } from './lex-line.ts'

test.each([
  ['Y a key and its value', 'epochs: 3', ['key epochs', 'colon :', 'plain 3']],
  ['Y a comment needs a blank before it', 'a: b#c # d', ['key a', 'colon :', 'plain b#c', 'comment # d']],
  ['Y a colon inside a value', 'url: http://x:80/a', ['key url', 'colon :', 'plain http://x:80/a']],
  ['Y items and a map in one', '- - name: x', ['dash -', 'dash -', 'key name', 'colon :', 'plain x']],
  ['Y quotes around a key', '"a: b" : \'c\'', ['key "a: b"', 'colon :', "quoted 'c'"]],
  [
    'Y maps on one line',
    'm: {a: 1, "b":2}',
    'key m|colon :|open {|key a|colon :|plain 1|comma ,|key "b"|colon :|plain 2|close }'.split('|'),
  ],
  ['Y lists on one line', 'at: [1, x y]', ['key at', 'colon :', 'open [', 'plain 1', 'comma ,', 'plain x y', 'close ]']],
  ['Y anchors, tags and aliases', 'a: &x !!int 3', ['key a', 'colon :', 'mark &x', 'mark !!int', 'plain 3']],
  ['Y a document marker', '--- # start', ['mark ---', 'comment # start']],
  ['Y a word being typed', '  epo', ['plain epo']],
  ['Y keys with blanks', 'learning rate: 1', ['key learning rate', 'colon :', 'plain 1']],
  [
    'Y brackets over lines',
    'at: [1,\n  2]\nb: 1',
    'key at|colon :|open [|plain 1|comma ,|plain 2|close ]|key b|colon :|plain 1'.split('|'),
  ],
  [
    'Y a block scalar ends with its indent',
    'a: |-\n  b: c\n\n  d\ne: 1',
    'key a|colon :|header |-|block   b: c|block |block   d|key e|colon :|plain 1',
  ],
  ['Y quotes over lines', 'a: "b\n  c" # d', ['key a', 'colon :', 'quoted "b', 'quoted   c"', 'comment # d']],
  [
    'Y a bracket never closed ends at the next key',
    'a: [1\nb: 2',
    'key a|colon :|open [|plain 1|key b|colon :|plain 2'.split('|'),
  ],
  [
    'Y a quote never closed ends at the next key',
    'a: "x\nb: 2',
    ['key a', 'colon :', 'quoted "x', 'key b', 'colon :', 'plain 2'],
  ],
  [
    'Y JSON',
    '{\n"a": [true],\n"b":null}',
    'open {|key "a"|colon :|open [|plain true|close ]|comma ,|key "b"|colon :|plain null|close }'.split('|'),
  ],
])('%s', (_title, text, expected) => {
  expect(Array.isArray(expected) ? lex(text) : lex(text).join('|')).toEqual(expected)
})

test('Y law: any text gives pieces in order, apart from each other, with only blanks between', () => {
  const letters = fc.constantFrom('a', ' ', ':', '-', '"', "'", '{', '}', '[', ']', ',', '#', '|', '\n', '&', '1', '\\', '?', '%')
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 40 }), (text) => {
      let state = startOfText
      for (const line of text.split('\n')) {
        const result = lexLine(line, state)
        state = result.state
        let rest = line
        for (const { start, end } of result.pieces.toReversed())
          rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
        expect(rest.trim()).toBe('')
        expect(
          result.pieces.every(({ start, end }, i) => start >= (result.pieces[i - 1]?.end ?? 0) && (end > start || line === '')),
        ).toBe(true)
      }
    }),
    { numRuns: 3000 },
  )
})

function lex(text: string): readonly string[] {
  let state = startOfText
  return text.split('\n').flatMap((line) => {
    const result = lexLine(line, state)
    state = result.state
    return result.pieces.map(({ kind, start, end }) => `${kind} ${line.slice(start, end)}`)
  })
}
