import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startClock } from '../clock.testing.ts'
import { isBeneathPattern, matchesPattern } from './path-pattern.ts'

test.each([
  ['data.**', ['data', 'a', 'b'], true],
  ['data.**', ['data'], true],
  ['data.**', ['database'], false],
  ['model.*.input_size', ['model', 'xlstm', 'input_size'], true],
  ['model.*.input_size', ['model', 'input_size'], false],
  ['model.*.input_size', ['model', 'a', 'b', 'input_size'], false],
  ['**.lr', ['a', 'b', 'lr'], true],
  ['**.lr', ['lr'], true],
  ['a.**.z', ['a', 'z'], true],
  ['a.**.z', ['a', 'b', 'c'], false],
  ['a.0', ['a', 0], true],
  ['m.*', ['m', '*'], true],
  ['m["*"]', ['m', '*'], true],
  ['m["*"]', ['m', 'x'], false],
  ['m["**"]', ['m', '**'], true],
  ['m["**"]', ['m', 'x', 'y'], false],
  ['["*"].x', ['a', 'x'], false],
  ['**', [], true],
  ['**.**', [], true],
  ['**.*', [], false],
  ['**.a.*.**.b', ['a', 'a', 'b', 'a', 'c', 'b'], true],
  ['**.a.*.**.b', ['a', 'b'], false],
])('V6 %s and %j: %s', (pattern, path, expected) => {
  expect(matchesPattern(path, pattern)).toBe(expected)
})

test('V6 a path fits itself, and with any of its keys starred', () => {
  const keys = fc.array(fc.constantFrom('a', 'b', 'c_d'), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(keys, fc.nat(4), fc.nat(4), (path, at, length) => {
      expect(matchesPattern(path, path.join('.'))).toBe(true)
      expect(matchesPattern(path, path.map((key, i) => (i === at ? '*' : key)).join('.'))).toBe(true)
      expect(matchesPattern(path, [...path.slice(0, at), '**', ...path.slice(at + length)].join('.'))).toBe(true)
      expect(matchesPattern([...path, 'more'], path.join('.'))).toBe(false)
    }),
    { numRuns: 1000 },
  )
})

test('V6 a pattern of any stars fits what the definition says', () => {
  const steps = fc.array(fc.constantFrom('a', 'b', '*', '**'), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b'), { maxLength: 6 }), steps, (path, pattern) => {
      const meaning = new Map([
        ['*', '[ab],'],
        ['**', '(?:[ab],)*'],
      ])
      const expression = pattern.map((step) => meaning.get(step) ?? `${step},`).join('')
      const isFit = new RegExp(`^${expression}$`).test(path.map((key) => `${key},`).join(''))
      expect(matchesPattern(path, pattern.join('.'))).toBe(isFit)
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['**.'.repeat(12) + 'z', 200],
  ['**.a.'.repeat(12) + 'z', 200],
])('V6 many stars take no long time: %s', (pattern, depth) => {
  const path = Array<string>(depth).fill('a')
  const clock = startClock()
  expect([matchesPattern(path, pattern), isBeneathPattern(path, pattern)]).toEqual([false, false])
  expect(clock()).toBeLessThan(200)
})
