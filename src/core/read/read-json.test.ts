import { describe, expect, test } from 'vitest'
import { startClock } from '../clock.testing.ts'
import { issueLines } from '../issue.testing.ts'
import { printJson } from '../print/print-json.ts'
import { printValue } from '../print/print.ts'
import { readJson } from './read-json.ts'
import { anyJsonText } from './yaml-text.testing.ts'
import fc from 'fast-check'

const read = (text: string): ReturnType<typeof readJson> => readJson({ kind: 'file', path: 'a.json', text })

test.each<[what: string, text: string, value: string]>([
  ['an object in order', '{"b": 1, "a": [true, null, {}], "c": "é\\n"}', '{b: 1, a: [true, null, {}], c: "é\\n"}'],
  ['ints at any size', '[9007199254740993, -0, 12]', '[9007199254740993, 0, 12]'],
  ['floats', '[1.0, 1e5, 1E-7, -0.0]', '[1.0, 100000.0, 1.0e-07, -0.0]'],
  ['what only Python takes', '[NaN, Infinity, -Infinity]', '[.nan, .inf, -.inf]'],
  ['words in quotes', '["no", "1e-4", "null", ""]', '["no", "1e-4", "null", ""]'],
  ['escapes', '["\\u0041\\/\\"\\\\"]', '["A/\\"\\\\"]'],
  ['prototype names', '{"__proto__": {"a": 1}, "constructor": 2}', '{__proto__: {a: 1}, constructor: 2}'],
  ['keys that look like numbers, in order', '{"2": 1, "1": 2}', '{"2": 1, "1": 2}'],
  ['space around it', ' \r\n\t{ } \n', '{}'],
])('Y10 %s', (_what, text, value) => {
  const { root, broken, issues } = read(text)
  expect([root && printValue(root), broken, issues]).toEqual([value, false, []])
})

test('Y10 of two equal keys the last wins, at the first place, and the first is remembered', () => {
  const { root, broken, issues } = read('{"a": 1, "b": 2, "a": 3}')
  expect(root && printValue(root)).toBe('{a: 3, b: 2}')
  expect(root?.kind === 'map' && root.entries.get('a')?.node.shadowed).toMatchObject({ value: { kind: 'int', value: 1n } })
  expect([broken, issueLines(issues)]).toEqual([false, ['error duplicate-key a.json:1:18 a']])
})

describe('Y10 what Python refuses', () => {
  test.each<[text: string, issue: string]>([
    ['', 'a.json:1:1'],
    ['  \n', 'a.json:1:1'],
    ['\uFEFF{}', 'a.json:1:1'],
    ['{"a": 1,}', 'a.json:1:8'],
    ['[1,]', 'a.json:1:3'],
    ['[1,\n]', 'a.json:1:3'],
    ['{"a" 1}', 'a.json:1:6'],
    ["{'a': 1}", 'a.json:1:2'],
    ['{a: 1}', 'a.json:1:2'],
    ['{"a": 01}', 'a.json:1:8'],
    ['{"a": .5}', 'a.json:1:7 a'],
    ['{"a": +1}', 'a.json:1:7 a'],
    ['{"a": True}', 'a.json:1:7 a'],
    ['{"a": {"b": nul}}', 'a.json:1:13 a.b'],
    ['{"a": "x\ny"}', 'a.json:1:7 a'],
    ['{"a": "\\x"}', 'a.json:1:7 a'],
    ['{"a": 1', 'a.json:1:8'],
    ['{"a": 1}\n{"b": 2}', 'a.json:2:1'],
    ['{"a": 1} // c', 'a.json:1:10'],
    [`[${'9'.repeat(4301)}]`, 'a.json:1:2 [0]'],
  ])('%s', (text, issue) => {
    const { root, broken, issues } = read(text)
    expect([root, broken, issueLines(issues)]).toEqual([undefined, true, [`error json-syntax ${issue}`]])
  })
})

test.each([
  ['{\n  // c\n  "a": 1}', 'JSON has no comments'],
  ['{"a": # c\n1}', 'JSON has no comments'],
  ['{"a": 1 /* c */}', 'JSON has no comments'],
  ['{"a": 1\n"b": 2}', 'a comma is missing before it'],
  ['[1 -2]', 'a comma is missing before it'],
  ['[1 ;2]', 'expected , or ]'],
  ['{"a": 1', 'the file ends where , or } is expected'],
  ['{', 'the file ends within a map'],
  ['{"a":', 'the file ends where a value is expected'],
  ['[True]', 'JSON writes true where Python has True'],
  ['[None]', 'JSON writes null where Python has None'],
  ["['a']", 'a text must be in double quotes'],
  ['{"a": …}', 'not a JSON value'],
])('Y10 %j is told as %s', (text, message) => {
  expect(read(text).issues.map((issue) => issue.message)).toEqual([message])
})

test('Y10 a long string and a long list take no longer than they are', () => {
  const text = `{"a": "${'\\n'.repeat(400_000)}", "b": [${'1,'.repeat(100_000)}1]}`
  const clock = startClock()
  expect(read(text).broken).toBe(false)
  expect(clock()).toBeLessThan(2000)
})

test('X4 any JSON reads as JavaScript reads it', () => {
  fc.assert(
    fc.property(anyJsonText(), (text) => {
      const { root } = read(text)
      expect(root && JSON.parse(printJson(root))).toEqual(JSON.parse(text))
    }),
    { numRuns: 1000 },
  )
})
