import { expect, test } from 'vitest'
import { yaml } from '../compose.testing.ts'
import { toPlain } from './plain.ts'

test.each<[string, string, unknown]>([
  ['scalars', 'a: 1\nb: 2.5\nc: x\nd: true\ne:\n', { a: 1, b: 2.5, c: 'x', d: true, e: null }],
  ['nested', 'a: {b: [1, {c: 2}]}', { a: { b: [1, { c: 2 }] } }],
  ['ints past 2^53 as bigints', 'a: 9007199254740993', { a: 9007199254740993n }],
  ['dates as dates', 'a: 2024-01-02', { a: new Date('2024-01-02') }],
  ['keys that are no text by their id', '1: a\n"1": b\n', { '\u00001': 'a', '1': 'b' }],
])('V1 a schema reads %s', (_title, text, expected) => {
  expect(toPlain(yaml(text))).toEqual(expected)
})

test('M7 no key reaches a prototype', () => {
  const plain = toPlain(yaml('__proto__: {polluted: true}\nconstructor: 1\n')) as object
  expect([Object.getPrototypeOf(plain), Object.keys(plain), 'polluted' in plain]).toEqual([
    null,
    ['__proto__', 'constructor'],
    false,
  ])
})

test('V8 the same node is converted once', () => {
  const node = yaml('a: {b: 1}')
  expect(toPlain(node)).toBe(toPlain(node))
})
