import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestIncreasing } from './longest-increasing.ts'

test.each([
  [[], []],
  [[5], [0]],
  [
    [3, 1, 2],
    [1, 2],
  ],
  [
    [2, 0, 1, 3],
    [1, 2, 3],
  ],
  [[1, 1, 1], [2]],
  [[4, 3, 2, 1], [3]],
])('D2 of %j the longest increasing part is at %j', (values, indices) => {
  expect(longestIncreasing(values)).toEqual(indices)
})

test('D2 the part increases, and none is longer', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(8), { maxLength: 9 }), (values) => {
      const part = longestIncreasing(values)
      expect(isIncreasing(part) && isIncreasing(part.map((i) => values[i] ?? Number.NaN))).toBe(true)
      expect(part.length).toBe(longestByTrial(values))
    }),
    { numRuns: 1000 },
  )
})

function isIncreasing(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || (values[i - 1] ?? 0) < value)
}

function longestByTrial(values: readonly number[]): number {
  const lengths: number[] = []
  for (const [i, value] of values.entries()) {
    lengths.push(1 + Math.max(0, ...values.slice(0, i).map((other, j) => (other < value ? (lengths[j] ?? 0) : 0))))
  }
  return Math.max(0, ...lengths)
}
