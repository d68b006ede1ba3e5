import { describe, expect, test } from 'vitest'
import { alignLists } from './align-lists.ts'
import type { Alignment } from './align-lists.ts'
import { MADE_UP } from '../config-node.testing.ts'
import { nodeOf } from '../config-node.ts'
import type { ListNode } from '../config-node.ts'
import type { MatchBy } from './list-match.ts'

const BY_NAME: MatchBy = { by: 'key', key: 'name' }
const BY_CONTENT: MatchBy = { by: 'content' }
const BY_POSITION: MatchBy = { by: 'position' }

test.each<[title: string, a: readonly unknown[], b: readonly unknown[], match: MatchBy]>([
  ['by name', [{ name: 'a', id: 1 }], [{ name: 'b', id: 1 }], BY_NAME],
  ['by id, where not all have a name', [{ name: 'a', id: 1 }, { id: 2 }], [{ name: 'b', id: 1 }], { by: 'key', key: 'id' }],
  ['by key', [{ key: 'a' }], [{ key: 'b' }], { by: 'key', key: 'key' }],
  ['by type, although it repeats', [{ type: 'a' }, { type: 'a' }], [{ type: 'b' }], { by: 'key', key: 'type' }],
  [
    'by what does not repeat',
    [
      { name: 'a', type: 'x' },
      { name: 'a', type: 'y' },
    ],
    [{ name: 'a', type: 'x' }],
    { by: 'key', key: 'type' },
  ],
  ['by the first, where all repeat', twice({ name: 'a', type: 'x' }), twice({ name: 'b', type: 'y' }), BY_NAME],
  ['by name, where one list is empty', [], [{ name: 'a' }], BY_NAME],
  ['by content, where a name is no scalar', [{ name: ['a'] }], [{ name: 'a' }], BY_CONTENT],
  ['by content, where one item is no map', [{ name: 'a' }], [{ name: 'a' }, 'b'], BY_CONTENT],
  ['by content, where one list has no names', [{ name: 'a' }], [{ nome: 'a' }], BY_CONTENT],
])('D2 lists of maps are matched %s', (_title, a, b, match) => {
  expect([matchOf(a, b), matchOf(b, a)]).toEqual([match, match])
})

type Case = [title: string, a: readonly unknown[], b: readonly unknown[], pairs: string, moved?: readonly number[]]

describe('D2 by name', () => {
  test.each<Case>([
    ['in place', named('abc'), named('abc'), '0-0 1-1 2-2'],
    ['new and gone', named('abc'), named('bxc'), '1-0 2-2'],
    ['elsewhere', named('abcd'), named('bcda'), '0-3 1-0 2-1 3-2', [0]],
    ['the other way', named('abcd'), named('dabc'), '0-1 1-2 2-3 3-0', [3]],
    ['as few as can be have moved', named('abcdef'), named('cabfde'), '0-1 1-2 2-0 3-4 4-5 5-3', [2, 5]],
    ['1 and "1" are two', [{ name: 1 }, { name: '1' }], [{ name: '1' }, { name: 1 }], '0-1 1-0', [1]],
    [
      '1 and 1.5, true and null',
      [{ name: 1 }, { name: true }, { name: null }],
      [{ name: 1.5 }, { name: 'true' }, { name: null }],
      '2-2',
    ],
    ['__proto__ is a name', [{ name: '__proto__' }], [{ name: 'x' }, { name: '__proto__' }], '0-1'],
    ['a repeated name: the equal one first', named('a', [1, 2, 3]), named('a', [9, 2, 1]), '0-2 1-1 2-0', [0, 1]],
    ['a repeated name: else in order', named('a', [1, 2]), named('a', [3, 4, 5]), '0-0 1-1'],
    [
      'a repeated name among others',
      [...named('a', [1]), ...named('ba', [2])],
      [...named('a', [2]), ...named('b', [2])],
      '1-1 2-0',
      [2],
    ],
  ])('%s', (_title, a, b, pairs, moved = []) => {
    expect(sayBoth(a, b)).toEqual([pairs, moved, mirrored(pairs)])
  })

  test('items without the key that was chosen are paired with each other', () => {
    const found = alignLists(list([{ id: 1 }, { name: 'a' }]), list([{ name: 'a' }, { id: 2 }]), BY_NAME)
    expect(say(found)).toBe('0-1 1-0')
  })
})

describe('D2 by content', () => {
  test.each<Case>([
    ['an item comes in front', nameless(1, 2, 3), nameless(9, 1, 2, 3), '0-1 1-2 2-3'],
    ['an item goes', nameless(1, 2, 3), nameless(1, 3), '0-0 2-1'],
    ['an item was changed in place', nameless(1, 2, 3), nameless(1, 9, 3), '0-0 1-1 2-2'],
    ['an item stands elsewhere', nameless(1, 2, 3, 4), nameless(2, 3, 4, 1), '0-3 1-0 2-1 3-2', [0]],
    ['an item stands elsewhere, another took its place', nameless(1, 2, 3), nameless(9, 2, 3, 1), '0-3 1-1 2-2', [0]],
    ['equal items in order', nameless(1, 1, 2), nameless(1, 1, 1, 2), '0-0 1-1 2-3'],
    ['equal items on both sides of others', nameless(1, 2, 1), nameless(1, 1, 2, 1), '0-0 1-2 2-3'],
    ['the order of keys is nothing', [{ x: 1, y: 2 }, { x: 3 }], [{ y: 2, x: 1 }, { x: 4 }], '0-0 1-1'],
    ['an int and a float are two', [{ x: 1 }, { x: 2 }], [{ x: 1.5 }, { x: 2 }], '0-0 1-1'],
    ['maps, scalars and lists', [1, { x: 1 }, [1]], [[1], 1, { x: 1 }], '0-1 1-2 2-0', [2]],
    [
      'changed, with a new one before it: the most alike',
      [{ lr: 1, epochs: 5, data: 'a' }],
      [
        { lr: 9, epochs: 9, data: 'b' },
        { lr: 2, epochs: 5, data: 'a' },
      ],
      '0-1',
    ],
    [
      'changed, and its neighbour gone: the most alike',
      [{ lr: 1, at: 1 }, { lr: 2, at: 2, on: true }, { lr: 0 }],
      [{ lr: 3, at: 2, on: true }, { lr: 0 }],
      '1-0 2-1',
    ],
    ['nothing in common', [{ x: 1 }, { x: 2 }], [{ y: 1 }, { y: 2 }, { y: 3 }], '0-0 1-1'],
  ])('%s', (_title, a, b, pairs, moved = []) => {
    expect(sayBoth(a, b, BY_CONTENT)).toEqual([pairs, moved, mirrored(pairs)])
  })

  test('lists that are too long and too different are taken by position, and that is told', () => {
    const a = nameless(...Array.from({ length: 3000 }, (_, i) => i % 2))
    const b = nameless(...Array.from({ length: 2999 }, (_, i) => (i % 4) >> 1))
    const { pairs, ...rest } = alignLists(list(a), list(b))
    expect(rest).toEqual({ moved: new Set(), match: BY_POSITION, isDegraded: true })
    expect(pairs).toEqual(b.map((_, i) => [i, i]))
  })

  test('however long and different, the best is found where no item repeats', () => {
    const places = Array.from({ length: 3000 }, (_, i) => (i * 1009) % 3000)
    const { pairs, isDegraded } = alignLists(list(nameless(...places)), list(nameless(...places.keys())))
    expect([pairs, isDegraded]).toEqual([places.map((place, i) => [i, place]), false])
  })
})

test('D2 by position the first is for the first', () => {
  const found = alignLists(list(named('abc')), list(named('cb')), BY_POSITION)
  expect(found).toEqual({
    pairs: [
      [0, 0],
      [1, 1],
    ],
    moved: new Set(),
    match: BY_POSITION,
    isDegraded: false,
  })
})

/** The pairs and what moved; the pairs from the other side. */
function sayBoth(a: readonly unknown[], b: readonly unknown[], match?: MatchBy): readonly unknown[] {
  const [there, back] = [alignLists(list(a), list(b), match), alignLists(list(b), list(a), match)]
  const movedInB = there.pairs.flatMap(([i, j]) => (there.moved.has(i) ? [j] : []))
  expect(new Set(movedInB)).toEqual(back.moved)
  return [say(there), [...there.moved], say(back)]
}

function say({ pairs }: Alignment): string {
  return pairs.map(([i, j]) => `${i}-${j}`).join(' ')
}

function mirrored(pairs: string): string {
  const turned = pairs.split(' ').map((pair) => pair.split('-').toReversed().join('-'))
  return turned.toSorted((x, y) => Number.parseInt(x, 10) - Number.parseInt(y, 10)).join(' ')
}

function matchOf(a: readonly unknown[], b: readonly unknown[]): MatchBy {
  return alignLists(list(a), list(b)).match
}

function list(items: readonly unknown[]): ListNode {
  return nodeOf(items, MADE_UP) as ListNode
}

/** An item for each letter and each value. */
function named(letters: string, values: readonly number[] = [0]): readonly object[] {
  return [...letters].flatMap((name) => values.map((x) => ({ name, x })))
}

function nameless(...values: readonly number[]): readonly object[] {
  return values.map((x) => ({ x }))
}

function twice(item: object): readonly object[] {
  return [item, item]
}
