import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesPattern } from './path-pattern.ts'

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
