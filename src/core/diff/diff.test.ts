import { describe, expect, test } from 'vitest'
import { applyDiff } from './apply-diff.ts'
import { mirror, pathOf } from './change.ts'
import type { Change } from './change.ts'
import { startClock } from '../clock.testing.ts'
import { listNode, MADE_UP, mapNode } from '../config-node.testing.ts'
import { isEqualNode, nodeOf, scalarOf } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import { diff } from './diff.ts'
import type { Diff } from './diff.ts'
import { parse } from '../read/parse.ts'
import { formatPath } from '../path.ts'
import { printValue } from '../print/print.ts'

test.each<[title: string, a: string, b: string, changes: readonly string[], equal: number]>([
  ['a value', 'lr: 1\nseed: 1', 'lr: 2\nseed: 1', ['changed lr: 1 → 2'], 1],
  ['what only one side has', 'a: 1\nb: 2', 'b: 2\nc: 3', ['removed a: 1 →', 'added c: → 3'], 1],
  ['comments, quotes and the order of keys are nothing', '# one\na: 1\nb: "x"', "b: 'x' # two\na: 0x1", [], 2],
  ['all keys of an added map count', 'a: 1', 'a: 1\nm: {x: 1, n: {y: 2}}', ['added m.x: → 1', 'added m.n.y: → 2'], 1],
  ['all keys of a removed map count', 'm: {x: {y: 1, z: 2}}', '{}', ['removed m.x.y: 1 →', 'removed m.x.z: 2 →'], 0],
  ['an empty map is not a missing one', 'a: 1', 'a: 1\nm: {}', ['added m: → {}'], 1],
  ['an empty map that is filled has a new key', 'm: {}', 'm: {a: 1}', ['added m.a: → 1'], 0],
  ['a map that is emptied lost its keys', 'm: {a: 1, b: 2}', 'm: {}', ['removed m.a: 1 →', 'removed m.b: 2 →'], 0],
  ['an empty map is equal to one', 'm: {}', 'm: {}', [], 1],
  ['two empty configs', '', '{}', [], 0],
  ['a map that is replaced is one change', 'm: {a: 1, b: 2}', 'm: null', ['type-changed m: {a: 1, b: 2} → null'], 0],
  ['a list in place of a scalar', 'm: 1', 'm: [1]', ['type-changed m: 1 → [1]'], 0],
  ['a map in place of a list', 'm: []', 'm: {}', ['type-changed m: [] → {}'], 0],
  ['a list of scalars is one value', 'at: [1, 2]', 'at: [1, 3]', ['changed at: [1, 2] → [1, 3]'], 0],
  ['a list of scalars in another order', 'at: [1, 2, 2]', 'at: [2, 1, 2]', ['reordered at: [1, 2, 2] → [2, 1, 2]'], 0],
  ['a list with another count is not another order', 'at: [1, 1, 2]', 'at: [1, 2, 2]', ['changed at: [1, 1, 2] → [1, 2, 2]'], 0],
  ['a list of lists is one value', 'at: [[1], [2]]', 'at: [[1], [3]]', ['changed at: [[1], [2]] → [[1], [3]]'], 0],
  [
    'keys with dots, slashes, spaces and marks',
    'm: {a.b: 1, c/d: 1, e f: 1, é中: 1, "": 1}',
    'm: {a.b: 2, c/d: 2, e f: 2, é中: 2, "": 2}',
    ['m["a.b"]', 'm.c/d', 'm["e f"]', 'm.é中', 'm[""]'].map((path) => `changed ${path}: 1 → 2`),
    0,
  ],
  [
    'no key reaches a prototype',
    '{}',
    '__proto__: {x: 1}\nconstructor: 2\ntoString: 3',
    ['added __proto__.x: → 1', 'added constructor: → 2', 'added toString: → 3'],
    0,
  ],
  ['a number and its text are two keys', 'm: {1: a, "1": b}', 'm: {1: a, "1": c}', ['changed m["1"]: b → c'], 1],
  ['a key that is no text', 'm: {1: a, "1": b}', 'm: {"1": b}', ['removed m[!1]: a →'], 1],
  [
    'what only A has follows what it follows there',
    'first: 1\na: 1\nb: 1\nc: 1',
    'c: 2\na: 2',
    ['removed first: 1 →', 'changed c: 1 → 2', 'changed a: 1 → 2', 'removed b: 1 →'],
    0,
  ],
])('D1 %s', (_title, a, b, changes, equal) => {
  const found = compare(a, b)
  expect([found.changes.map(sayChange), found.equal]).toEqual([changes, equal])
})

const ALL_DIFFERENT: readonly string[] = `
  1;1.0;"1";true;null;0;0.0;-0.0;.nan;"";2024-01-01;"2024-01-01"
  {};{a: 1};{a: 1.0};{a: null};{1: a};{"1": a};[];[1];[null];[{}];[{a: 1}];[[]]`
  .trim()
  .split(/;|\n\s*/)

test('D1 1, 1.0, "1", true, null and missing are pairwise different, and so are maps and lists of them', () => {
  const configs = [...ALL_DIFFERENT.map((value) => `x: ${value}`), 'y: 0']
  const isDifferent = configs.map((a) => configs.map((b) => compare(a, b).changes.length > 0))
  expect(isDifferent).toEqual(configs.map((a) => configs.map((b) => a !== b)))
})

test.each<[a: string, b: string, kind: string]>([
  ['1', '2', 'changed'],
  ['1', '1.0', 'type-changed'],
  ['1', '"1"', 'type-changed'],
  ['1', 'true', 'type-changed'],
  ['1', 'null', 'type-changed'],
  ['2024-01-01', '2024-01-02', 'changed'],
  ['2024-01-01', '2024-01-01 10:00:00', 'type-changed'],
  ['0.0', '-0.0', 'changed'],
  ['[]', '[1]', 'changed'],
  ['[1, 2]', '[2, 1]', 'reordered'],
  ['[1, 2]', '[2, 1.0]', 'changed'],
  ['{}', '[]', 'type-changed'],
])('D3 from %s to %s is %s', (a, b, kind) => {
  expect(compare(`x: ${a}`, `x: ${b}`).changes.map((change) => change.kind)).toEqual([kind])
})

describe('D2 lists of maps:', () => {
  test.each<[title: string, a: string, b: string, changes: readonly string[]]>([
    ['a key of an item', '[{name: a, x: 1}, {name: b, x: 1}]', '[{name: a, x: 1}, {name: b, x: 2}]', ['changed l[1].x: 1 → 2']],
    [
      'an item comes in front',
      '[{name: a, x: 1}, {name: b, x: 1}]',
      '[{name: c}, {name: a, x: 2}, {name: b, x: 1}]',
      ['added l[0]: → {name: c}', 'changed l[0].x = l[1].x: 1 → 2'],
    ],
    ['an item goes', '[{name: a, x: 1}, {name: b, x: 1}]', '[{name: b, x: 1}]', ['removed l[0]: {name: a, x: 1} →']],
    ['all items are new', '[]', '[{name: a, x: 1}, {name: b}]', ['added l[0]: → {name: a, x: 1}', 'added l[1]: → {name: b}']],
    ['all items are gone', '[{x: {a: 1, b: 1}}]', '[]', ['removed l[0]: {x: {a: 1, b: 1}} →']],
    [
      'a number and its text are two names',
      '[{name: 1}]',
      '[{name: "1"}]',
      ['removed l[0]: {name: 1} →', 'added l[0]: → {name: "1"}'],
    ],
    [
      'an item stands elsewhere, and is another',
      '[{name: a, x: 1}, {name: b}, {name: c}]',
      '[{name: b}, {name: c}, {name: a, x: 2}]',
      ['moved l[0] = l[2]', 'changed l[0].x = l[2].x: 1 → 2'],
    ],
    ['two items change places', '[{name: a}, {name: b}]', '[{name: b}, {name: a}]', ['moved l[0] = l[1]']],
    [
      'all items stay, in another order',
      '[{name: a}, {name: b}, {name: c}]',
      '[{name: c}, {name: b}, {name: a}]',
      ['reordered l: [{name: a}, {name: b}, {name: c}] → [{name: c}, {name: b}, {name: a}]'],
    ],
    [
      'no order is said of a list that lost an item',
      '[{name: a}, {name: b}, {name: c}, {name: d}]',
      '[{name: c}, {name: b}, {name: a}]',
      ['moved l[2] = l[0]', 'removed l[3]: {name: d} →', 'moved l[1] = l[1]'],
    ],
    [
      'a list in an item',
      '[{name: a, at: [{id: 1, x: 1}, {id: 2}]}]',
      '[{name: a, at: [{id: 2}, {id: 1, x: 2}]}]',
      ['moved l[0].at[0] = l[0].at[1]', 'changed l[0].at[0].x = l[0].at[1].x: 1 → 2'],
    ],
    ['a scalar among maps', '[{x: 1}, 1]', '[{x: 1}, 2]', ['changed l[1]: 1 → 2']],
    ['a list of maps in place of scalars', '[1]', '[{x: 1}]', ['type-changed l[0]: 1 → {x: 1}']],
  ])('%s', (_title, a, b, changes) => {
    expect(compare(`l: ${a}`, `l: ${b}`).changes.map(sayChange)).toEqual(changes)
  })

  test('the list is one leaf, its items and their keys are none', () => {
    const { equal } = compare('a: 1\nl: [{name: a, x: 1, y: 1}]', 'a: 1\nl: [{name: a, x: 1, y: 2}]')
    expect(equal).toBe(1)
  })

  test('how each was matched is told, and can be chosen', () => {
    const a = 'l: [{name: a, at: 0}]\nm: [{x: 1}]\nn: [1]'
    const b = 'l: [{name: b, at: 0}]\nm: [{x: 2}]\nn: [2]'
    expect(compare(a, b).lists).toEqual([
      { path: ['l'], match: { by: 'key', key: 'name' }, isDegraded: false },
      { path: ['m'], match: { by: 'content' }, isDegraded: false },
    ])
    const { changes } = diff(read(a), read(b), { matchBy: ([key]) => (key === 'l' ? { by: 'key', key: 'at' } : undefined) })
    expect(changes.map(sayChange)).toEqual(['changed l[0].name: a → b', 'changed m[0].x: 1 → 2', 'changed n: [1] → [2]'])
  })
})

describe('D2 a list of 5,000 maps', () => {
  const items = Array.from({ length: 5000 }, (_, i) => itemOf(i, { x: i % 7, at: { path: `data/${i}.h5` } }))

  test('with changed, moved, new and lost items', () => {
    const others = items.map((item, i) => (i % 1000 === 10 ? itemOf(i, { x: 99, at: { path: `data/${i}.h5` } }) : item))
    const [moved] = others.splice(20, 1)
    others.splice(4000, 0, ...(moved ? [moved] : []), itemOf(9000, {}))
    others.splice(4500, 1)
    const [found, milliseconds] = timed(() => diff(listConfig(items), listConfig(others)))
    expect(found.changes.map((change) => `${change.kind} ${formatPath(pathOf(change))}`)).toEqual([
      'changed l[10].x',
      'changed l[1009].x',
      'changed l[2009].x',
      'changed l[3009].x',
      'moved l[4000]',
      'added l[4001]',
      'changed l[4011].x',
      'removed l[4499]',
    ])
    expect(isEqualNode(applyDiff(listConfig(items), found.changes), listConfig(others))).toBe(true)
    expect(milliseconds).toBeLessThan(2000)
  })

  test.each<[title: string, a: readonly ConfigNode[], b: readonly ConfigNode[], changes: number]>([
    ['all different, without names', nameless(5000, (i) => i), nameless(5000, (i) => -1 - i), 5000],
    ['the other way round, without names', nameless(5000, (i) => i), nameless(5000, (i) => 4999 - i), 1],
    ['of two contents in different orders', nameless(5000, (i) => i % 2), nameless(5000, (i) => (i % 4) >> 1), 2500],
  ])('%s', (_title, a, b, changes) => {
    const [found, milliseconds] = timed(() => diff(listConfig(a), listConfig(b)))
    expect(found.changes.length).toBe(changes)
    expect(milliseconds).toBeLessThan(2000)
  })

  test('too many alike in too different an order are taken by position, and that is told', () => {
    const { lists } = diff(listConfig(nameless(5000, (i) => i % 2)), listConfig(nameless(5000, (i) => (i % 4) >> 1)))
    expect(lists).toEqual([{ path: ['l'], match: { by: 'position' }, isDegraded: true }])
  })
})

test('D3 seen from the other side an added key is a removed one', () => {
  const [there, back] = [compare('a: 1', 'b: {c: 2}'), compare('b: {c: 2}', 'a: 1')]
  expect(back.changes.map(mirror).map(sayChange).toSorted()).toEqual(there.changes.map(sayChange).toSorted())
})

function compare(a: string, b: string): Diff {
  return diff(read(a), read(b))
}

function read(text: string): MapNode {
  const { root, broken } = parse({ kind: 'file', path: 'a.yaml', text }, 'pyyaml')
  if (broken) throw new Error(`not a config: ${text}`)
  return root
}

/** `changed l[0].x = l[1].x: 1 → 2`: both paths where they differ. */
function sayChange({ kind, a, b }: Change): string {
  const [from, to] = [formatPath(a.path), formatPath(b.path)]
  const at = from === to || !a.node || !b.node ? (b.node ? to : from) : `${from} = ${to}`
  if (kind === 'moved') return `moved ${from} = ${to}`
  return [`${kind} ${at}:`, a.node && printValue(a.node), '→', b.node && printValue(b.node)].filter(Boolean).join(' ')
}

function itemOf(i: number, rest: object): ConfigNode {
  return nodeOf({ name: `stage_${i}`, ...rest }, MADE_UP)
}

function nameless(length: number, valueOf: (i: number) => number): readonly ConfigNode[] {
  return Array.from({ length }, (_, i) => nodeOf({ x: valueOf(i) }, MADE_UP))
}

function listConfig(items: readonly ConfigNode[]): MapNode {
  return mapNode([[scalarOf('l'), listNode(items)]])
}

function timed<Result>(work: () => Result): readonly [Result, number] {
  const clock = startClock()
  return [work(), clock()]
}
