import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyConfig, typedOf } from './config-node.testing.ts'
import { childAt, entryAt, isEqualNode, isLeaf, leavesOf, nodeAt, nodeOf, scalarOf } from './config-node.ts'
import type { ConfigNode } from './config-node.ts'
import { parse } from './read/parse.ts'
import { formatPath } from './path.ts'
import { printValue } from './print/print.ts'
import type { Source } from './source.ts'

const source: Source = { kind: 'schema', path: 'schema X', text: '' }

function read(text: string): ConfigNode {
  return parse({ kind: 'file', path: 'a.yaml', text }, 'pyyaml').root
}

describe('nodeAt', () => {
  const root = read('m: {a: [1, {b: 2}], "0": x}\n__proto__: {c: 3}\n')

  test.each<[path: readonly (string | number)[], value: string | undefined]>([
    [['m', 'a', 1, 'b'], '2'],
    [['m', '0'], 'x'],
    [['m', 0], undefined],
    [['m', 'a', '1'], undefined],
    [['m', 'a', 9], undefined],
    [['m', 'a', 0, 'b'], undefined],
    [['nothing', 'b'], undefined],
    [['toString'], undefined],
    [['__proto__', 'c'], '3'],
  ])('M7 %j', (path, value) => {
    const node = nodeAt(root, path)
    expect(node && printValue(node)).toBe(value)
  })

  test('P1 an entry has its key’s place, an item of a list has none', () => {
    expect(entryAt(root, ['m', 'a'])?.keySpan).toEqual({ start: 4, end: 5 })
    expect(entryAt(root, ['m', 'a', 0])).toBeUndefined()
    expect(entryAt(root, [])).toBeUndefined()
    expect(childAt(read('a: 1'), 'b')).toBeUndefined()
  })
})

test.each<[text: string, leaves: readonly string[]]>([
  ['', []],
  ['a: 1\nm: {b: [1, {c: 2}], d: {}, e: {f: null}}\n', ['a: 1', 'm.b: [1, {c: 2}]', 'm.d: {}', 'm.e.f: null']],
])('P1 the leaves of %j', (text, leaves) => {
  expect(leavesOf(read(text)).map(({ path, node }) => `${formatPath(path)}: ${printValue(node)}`)).toEqual(leaves)
  expect(leavesOf(read(text)).every(({ node }) => isLeaf(node))).toBe(true)
})

describe('isEqualNode', () => {
  test.each<[a: string, b: string, equal: boolean]>([
    ['{a: 1, b: [x]}', '{b: [x], a: 1}', true],
    ['{a: 1}', '{a: 1.0}', false],
    ['{a: 1}', '{a: "1"}', false],
    ['{a: 1}', '{a: 0x1}', true],
    ['{a: .nan}', '{a: .nan}', true],
    ['{a: null}', '{}', false],
    ['{a: [1, 2]}', '{a: [2, 1]}', false],
    ['{a: [1]}', '{a: [1, 1]}', false],
    ['{a: {}}', '{a: []}', false],
    ['{a: {}}', '{a: null}', false],
    ['{1: a}', '{"1": a}', false],
    ['{a: "x"}', "{a: 'x'}", true],
  ])('D1 %s and %s', (a, b, equal) => {
    expect(isEqualNode(read(a), read(b))).toBe(equal)
    expect(isEqualNode(read(b), read(a))).toBe(equal)
  })

  test('D1 a config equals its copy, and one with another value does not', () => {
    fc.assert(
      fc.property(anyConfig(), (config) => {
        expect(isEqualNode(config, structuredClone(config))).toBe(true)
        expect(isEqualNode(config, { ...config, entries: new Map([...config.entries, ['new', entry]]) })).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  const entry = { key: { kind: 'str', value: 'new' }, keySpan: { start: 0, end: 0 }, node: nodeOf(1, source) } as const
})

describe('nodeOf', () => {
  test('P3 a plain value, in order, at the start of its source', () => {
    const node = nodeOf({ b: 1, a: [1.5, 'x', null, true, 10n], c: {}, ['__proto__x']: undefined }, source)
    expect(printValue(node)).toBe('{b: 1, a: [1.5, x, null, true, 10], c: {}, __proto__x: null}')
    expect(node).toMatchObject({ source, start: 0, end: 0 })
  })

  test('P3 whole numbers are ints, others and those past 2^53 floats', () => {
    expect([1, -0.5, 1e21].map((value) => scalarOf(value).kind)).toEqual(['int', 'float', 'float'])
  })

  test('P3 what is no value is our own mistake', () => {
    expect(() => scalarOf(() => 1)).toThrow('no scalar for a function')
  })

  test('P3 JSON becomes what reading it would give', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue()), (value) => {
        const json: Source = { kind: 'file', path: 'a.json', text: JSON.stringify(value) }
        const read = JSON.stringify(typedOf(parse(json, 'pyyaml').root))
        // Numbers past 2^53 are floats to JavaScript, and -0 is an int to its JSON.
        if (!/\d{16}|e\+|-0/.test(json.text)) expect(JSON.stringify(typedOf(nodeOf(value, json)))).toBe(read)
      }),
      { numRuns: 1000 },
    )
  })
})
