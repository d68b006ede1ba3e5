import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, nearest } from './nearest.ts'

const KEYS = ['num_blocks', 'num_vds', 'embedding_dim', 'dropout', 'output_size', 'input_size', 'lr']

test.each<[word: string, near: readonly string[]]>([
  ['num_block', ['num_blocks']],
  ['embeding_dim', ['embedding_dim']],
  ['ouput_size', ['output_size', 'input_size']],
  ['Dropout', ['dropout']],
  ['rl', ['lr']],
  ['something_else', []],
  ['x', []],
  ['xy', []],
  ['', []],
])('V4 the keys nearest to %j', (word, near) => {
  expect(nearest(word, KEYS)).toEqual(near)
})

test('V4 no more than asked, and the first of equals first', () => {
  expect(nearest('ab', ['aa', 'ac', 'ad', 'ae'], 2)).toEqual(['aa', 'ac'])
})

test.each<[a: string, b: string, distance: number]>([
  ['', 'abc', 3],
  ['abc', 'abc', 0],
  ['abc', 'acb', 1],
  ['kitten', 'sitting', 3],
])('V4 %j to %j takes %i steps', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance)
  expect(editDistance(b, a)).toBe(distance)
})

test('V4 a limit changes no distance within it', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(
    fc.property(word, word, fc.nat(8), (a, b, limit) => {
      const distance = editDistance(a, b)
      expect(editDistance(a, b, limit)).toBe(distance <= limit ? distance : limit + 1)
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
    }),
    { numRuns: 2000 },
  )
})
