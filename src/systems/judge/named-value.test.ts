import { expect, test } from 'vitest'
import { expansionOf } from './named-value.ts'
import { summarize } from '../schema/value-summary.ts'

test.each<[value: unknown, text: string]>([
  [{ type: 'truncated_poisson', lam: 5, min: 3, max: 7 }, 'truncated_poisson, lam 5, min 3, max 7'],
  [{ epochs: 3, name: 'one', type: 'easy' }, 'one, easy, epochs 3'],
  [{ type: 'choice', options: [3, 5], probs: [0.5, 0.5] }, 'choice, options 3/5, probs 0.5/0.5'],
  [{ layers: [1, 2, 3, 4, 5], inner: { a: 1 }, none: [], maps: [{}] }, 'layers [5], inner {…}, none [0], maps [1]'],
  [{ on: true, nothing: null }, 'on true, nothing null'],
  [{}, ''],
  [[1, 2], '1/2'],
  ['word', 'word'],
  [{ type: '' }, 'type '],
])('a value on one line: %j', (value, text) => {
  expect(summarize(value)).toBe(text)
})

const named = {
  few: { expansion: { type: 'fixed', value: 2 } },
  many: { expansion: { type: 'normal', mean: 9 }, unknown: ['std'] },
}

test.each<[name: unknown, text: string | undefined]>([
  ['few', 'fixed, value 2'],
  ['many', 'normal, mean 9, std not known'],
  ['some', undefined],
  ['toString', undefined],
  [3, undefined],
  [{ type: 'few' }, undefined],
])('P3 what %j stands for', (name, text) => {
  expect(expansionOf({ named }, name)?.text).toBe(text)
})

test('P3 a field without names stands for nothing', () => {
  expect(expansionOf({}, 'few')).toBeUndefined()
})
