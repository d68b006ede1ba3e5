import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from '../core/read/parse.ts'
import { positionAt } from '../core/source.ts'
import { decodeFile } from './decode.ts'

describe('Y decodeFile', () => {
  test.each<[string, readonly number[], string, number | undefined]>([
    ['ASCII', bytesOf('a: 1\n'), 'a: 1\n', undefined],
    ['nothing', [], '', undefined],
    ['a byte order mark stays', [0xef, 0xbb, 0xbf, 0x61], '\uFEFFa', undefined],
    ['a replacement character is a character', bytesOf('a: \uFFFD'), 'a: \uFFFD', undefined],
    ['a bad byte', [...bytesOf('a: é\nb: '), 0xff, 0x0a], 'a: é\nb: \uFFFD\n', 8],
    ['a bad byte behind a pair', [...bytesOf('😀'), 0x80], '😀\uFFFD', 2],
    ['a character cut off at the end', [...bytesOf('ab'), 0xe2, 0x82], 'ab\uFFFD', 2],
    ['an encoded half of a pair', [0x61, 0xed, 0xa0, 0x80], 'a\uFFFD\uFFFD\uFFFD', 1],
    ['UTF-16', [0xff, 0xfe, 0x61, 0], '\uFFFD\uFFFDa\0', 0],
  ])('Y %s', (_, bytes, text, badUtf8At) => {
    const source = decodeFile('a.yaml', Uint8Array.from(bytes))
    expect(source).toEqual({ kind: 'file', path: 'a.yaml', text, ...(badUtf8At === undefined ? {} : { badUtf8At }) })
  })

  test('Y a file that is not UTF-8 is an issue at the first bad byte', () => {
    const { issues, broken } = parse(decodeFile('a.yaml', Uint8Array.from([...bytesOf('a: 1\nb: '), 0xe9])), 'pyyaml')
    expect(broken).toBe(true)
    expect(issues.map(({ code, origin }) => [code, positionAt(origin.source, origin.start)])).toEqual([
      ['bad-utf8', { line: 2, column: 4 }],
    ])
  })

  test('E1 law: bytes that are UTF-8 come back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = new TextEncoder().encode(text)
        expect(new TextEncoder().encode(decodeFile('a', bytes).text)).toEqual(bytes)
      }),
      { numRuns: 1000 },
    )
  }, 30_000)

  test('Y law: what stands before the bad place is what the bytes say', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const { text, badUtf8At } = decodeFile('a', bytes)
        const good = new TextEncoder().encode(text.slice(0, badUtf8At))
        expect(bytes.subarray(0, good.length)).toEqual(good)
        expect(badUtf8At === undefined).toBe(good.length === bytes.length)
      }),
      { numRuns: 1000 },
    )
  }, 30_000)
})

function bytesOf(text: string): readonly number[] {
  return [...new TextEncoder().encode(text)]
}
