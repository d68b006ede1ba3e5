import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startClock } from '../clock.testing.ts'
import { indentContinued } from './yaml-indent.ts'
import { lexemesOf } from './yaml-lexemes.ts'

describe('indentContinued', () => {
  test.each<[what: string, text: string, indented: string | undefined]>([
    ['nothing that goes on', 'a: [1]\nb: "x"\n', undefined],
    ['brackets', 'a: [\n1]\nb: 2\n', 'a: [\n 1]\nb: 2\n'],
    ['braces within', 'a:\n  b: {c: [1,\n2],\nd: 3}\n', 'a:\n  b: {c: [1,\n   2],\n   d: 3}\n'],
    ['double quotes', 'a: "x\ny\\"\nz"\n', 'a: "x\n y\\"\n z"\n'],
    ['single quotes', "a: 'it''s\n]'\n", "a: 'it''s\n ]'\n"],
    ['brackets in a comment', 'a: 1 # [\nb: 2\n', undefined],
    ['brackets in unquoted text', 'a: x [\nb: 2\n', undefined],
    ['quotes in unquoted text', "a: it's\nb: 'x'\n", undefined],
    ['brackets in a block', 'a: |\n  [\n  x\nb: [\n1]\n', 'a: |\n  [\n  x\nb: [\n   1]\n'],
    ['brackets in a block in a list', '- |\n [\n- >-\n [\n', undefined],
    ['an anchor before the bracket', 'a: &x [\n1]\n', 'a: &x [\n 1]\n'],
    ['a document marker within', 'a: "\n---\n"\n', undefined],
  ])('Y1 %s', (_what, text, indented) => {
    expect(indentContinued(text)?.text).toBe(indented)
  })

  test('Y1 every character knows where it came from', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ': ', '[', ']', '{', '}', ', ', '\n', '"', "'", ' ', '- ', '#', '|'),
      maxLength: 40,
    })
    fc.assert(
      fc.property(text, (original) => {
        const indented = indentContinued(original)
        if (!indented) return
        expect(indented.text.replaceAll(' ', '')).toBe(original.replaceAll(' ', ''))
        const origins = Array.from(indented.text, (_, i) => indented.originalOf(i))
        expect(origins).toEqual(origins.toSorted((a, b) => a - b))
        for (const [i, char] of Array.from(indented.text).entries())
          if (char !== ' ') expect(original[origins[i] ?? -1]).toBe(char)
        expect(indented.originalOf(indented.text.length)).toBe(original.length)
      }),
      { numRuns: 3000 },
    )
  })

  test('Y3 takes no time out of proportion', () => {
    const clock = startClock()
    for (const piece of ['[', '"\n', "'\n", '{a: "x\n', '[\n', '- |\n [\n', '# [\n', ' \n']) indentContinued(piece.repeat(50_000))
    expect(clock()).toBeLessThan(4000)
  })
})

test('Y5 lexemes leave no gap', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', ': ', '[', '}', '\n', '"', "'", ' ', '- ', '#', '|\n', '\t', '&a ', '!t ', '%', '---\n', '\uFEFF'),
    maxLength: 40,
  })
  fc.assert(
    fc.property(text, (original) => {
      const lexemes = [...lexemesOf(original)]
      expect(lexemes.map((lexeme) => lexeme.text).join('')).toBe(original)
      for (const lexeme of lexemes) expect(original.startsWith(lexeme.text, lexeme.start)).toBe(true)
    }),
    { numRuns: 3000 },
  )
})
