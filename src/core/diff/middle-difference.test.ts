import fc from 'fast-check'
import { expect, test } from 'vitest'
import { middleDifference, shifted, withDifference } from './middle-difference.ts'

test.each([
  ['a word in the middle', 'a: 1\nb: 2\nc: 3', 'a: 1\nb: 20\nc: 3', { start: 9, end: 9, text: '0' }],
  ['an insertion in a run of the same letter', 'aaa', 'aaaa', { start: 3, end: 3, text: 'a' }],
  ['all of it', 'a', 'b', { start: 0, end: 1, text: 'b' }],
  ['a deletion', 'abc', 'ac', { start: 1, end: 2, text: '' }],
  ['a character of two units whose first is shared', '𝛼', '𝛽', { start: 0, end: 2, text: '𝛽' }],
  ['nothing', 'abc', 'abc', undefined],
])('E1 the smallest replacement: %s', (_title, before, after, expected) => {
  expect(middleDifference(before, after)).toEqual(expected)
})

const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '𝛼', '𝛽', '😀'), maxLength: 12 })

test('E1 law: the difference turns the first text into the second and starts and ends with one', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const difference = middleDifference(before, after)
      expect(difference ? withDifference(before, difference) : before).toBe(after)
      expect(difference?.text ?? '').not.toMatch(/\p{Surrogate}/u)
    }),
    { numRuns: 2000 },
  )
})

test('E1 law: two changes apart from each other can be made in either order', () => {
  fc.assert(
    fc.property(texts, texts, texts, (base, one, other) => {
      const a = middleDifference(base, one)
      const b = middleDifference(base, other)
      const late = a && b && shifted(a, b)
      const early = a && b && shifted(b, a)
      if (!late || !early) return
      expect(withDifference(other, late)).toBe(withDifference(one, early))
    }),
    { numRuns: 2000 },
  )
})
