import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodeAt } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import { listNode, mapNode } from '../config-node.testing.ts'
import { tableOf } from './compare-many.ts'
import type { TableCell } from './compare-many.ts'
import { parse } from '../read/parse.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'
import { printValue } from '../print/print.ts'
import { smallConfig } from '../compose/small-config.testing.ts'
import { threeWay } from './three-way.ts'
import type { ThreeWayRow, Verdict } from './three-way.ts'
import { keyOfId } from '../value.ts'
import type { Scalar } from '../value.ts'

const runs = { numRuns: 1000 }

test.each<[title: string, base: string, a: string, b: string, verdicts: readonly string[]]>([
  ['who changed what', '{x: 1, y: 1, z: 1}', '{x: 2, y: 1, z: 2}', '{x: 1, y: 3, z: 2}', ['x only-a', 'y only-b', 'z both']],
  ['two results of one key are a conflict', 'x: 1', 'x: 2', 'x: 3', ['x conflict']],
  ['an int and a float are two results', 'x: 2', 'x: 1', 'x: 1.0', ['x conflict']],
  ['null and missing are two results', 'x: 1', 'x: null', '{}', ['x conflict']],
  ['both take a key away', 'x: 1', '{}', '{}', ['x both']],
  ['both add a key', '{}', 'x: 1', 'x: 1', ['x both']],
  ['different keys of one new map go together', '{}', 'm: {a: 1}', 'm: {b: 1}', ['m.a only-a', 'm.b only-b']],
  ['a value and a map in one new place do not', '{}', 'm: 1', 'm: {b: 1}', ['m conflict', 'm.b conflict']],
  ['a key changes beneath what is replaced', 'm: {a: 1, b: 1}', 'm: null', 'm: {a: 2, b: 1}', ['m conflict', 'm.a conflict']],
  ['a key is added beneath what is replaced', 'm: {a: 1}', 'm: 3', 'm: {a: 1, b: 2}', ['m conflict', 'm.b conflict']],
  ['a key changes beneath what is removed', 'm: {a: 1, b: 1}', '{}', 'm: {a: 2, b: 1}', ['m.a conflict', 'm.b only-a']],
  ['a key is added beneath what is removed', 'm: {a: 1}', '{}', 'm: {a: 1, b: 1}', ['m.a only-a', 'm.b conflict']],
  ['a key is added deep beneath what is removed', 'm: {a: 1}', '{}', 'm: {a: 1, b: {c: 1}}', ['m.a only-a', 'm.b.c conflict']],
  ['a neighbour of what is removed is none of it', 'm: {a: 1}', 'm: {}', 'm: {a: 1, b: 1}', ['m.a only-a', 'm.b only-b']],
  ['a list without maps is one value', 'at: [1, 2]', 'at: [2, 1]', 'at: [1, 2, 3]', ['at conflict']],
  [
    'items of a list are changed one by one',
    'l: [{name: a, x: 1}, {name: b, x: 1}]',
    'l: [{name: a, x: 2}, {name: b, x: 1}]',
    'l: [{name: a, x: 1}, {name: b, x: 2}, {name: c}]',
    ['l[0].x only-a', 'l[1].x only-b', 'l[2] only-b'],
  ],
  [
    'an item changes that the other takes away',
    'l: [{name: a, x: 1}, {name: b}]',
    'l: [{name: b}]',
    'l: [{name: a, x: 2}, {name: b}]',
    ['l[0] conflict', 'l[0].x conflict'],
  ],
  [
    'an item gets a key that the other takes away',
    'l: [{name: a}, {name: b}]',
    'l: [{name: b}]',
    'l: [{name: a, x: 2}, {name: b}]',
    ['l[0] conflict', 'l[0].x conflict'],
  ],
  [
    'one item is added by both',
    'l: [{name: a}]',
    'l: [{name: a}, {name: c, x: 1}]',
    'l: [{name: c, x: 1}, {name: a}]',
    ['l[0] both'],
  ],
  [
    'one name is added by both',
    'l: [{name: a}]',
    'l: [{name: a}, {name: c, x: 1}]',
    'l: [{name: a}, {name: c, x: 2}]',
    ['l[1] conflict'],
  ],
  [
    'an item stands elsewhere here, and is another there',
    'l: [{name: a, x: 1}, {name: b}, {name: c}]',
    'l: [{name: b}, {name: c}, {name: a, x: 1}]',
    'l: [{name: a, x: 2}, {name: b}, {name: c}]',
    ['l[0] only-a', 'l[0].x only-b'],
  ],
  [
    'both give the items one order',
    'l: [{name: a, x: 1}, {name: b}, {name: c}, {name: d}]',
    'l: [{name: d}, {name: c}, {name: b}, {name: a, x: 2}]',
    'l: [{name: d}, {name: c}, {name: b}, {name: a, x: 1}]',
    ['l both', 'l[0].x only-a'],
  ],
  [
    'both give the items an order of their own',
    'l: [{name: a}, {name: b}, {name: c}, {name: d}]',
    'l: [{name: d}, {name: c}, {name: b}, {name: a}]',
    'l: [{name: b}, {name: a}, {name: d}, {name: c}]',
    ['l conflict'],
  ],
])('D6 %s', (_title, base, a, b, verdicts) => {
  expect(sayVerdicts(config(base), config(a), config(b))).toEqual(verdicts)
  expect(sayVerdicts(config(base), config(b), config(a))).toEqual(verdicts.map(mirrored))
})

test('D6 two sides that changed alike agree on everything', () => {
  fc.assert(
    fc.property(smallConfig(), smallConfig(), (base, a) => {
      const { rows } = threeWay(base, { a, b: structuredClone(a) })
      expect(rows.filter(({ verdict }) => verdict !== 'both')).toEqual([])
      expect(rows.length).toBe(tableOf([base, a]).rows.length)
    }),
    runs,
  )
})

test('D6 against a side that is the base all is of the other', () => {
  fc.assert(
    fc.property(smallConfig(), smallConfig(), (base, b) => {
      const { rows } = threeWay(base, { a: base, b })
      expect(rows.map(({ id, verdict }) => [id, verdict])).toEqual(tableOf([base, b]).rows.map(({ id }) => [id, 'only-b']))
    }),
    runs,
  )
})

test('D6 the other way round the verdicts are mirrored', () => {
  fc.assert(
    fc.property(smallConfig(), smallConfig(), smallConfig(), (base, a, b) => {
      expect(sayVerdicts(base, b, a)).toEqual(sayVerdicts(base, a, b).map(mirrored))
    }),
    runs,
  )
})

test('D6 where there is no conflict one config holds what both changed', () => {
  let merged = 0
  fc.assert(
    fc.property(mapsOnly(), mapsOnly(), mapsOnly(), (base, a, b) => {
      const { rows } = threeWay(base, { a, b })
      fc.pre(rows.every(({ verdict }) => verdict !== 'conflict'))
      const cellOf = ({ cells, verdict }: ThreeWayRow): TableCell | undefined => cells[verdict === 'only-b' ? 2 : 1]
      let all = base
      for (const row of rows) all = withAt(all, row.path, cellOf(row)?.node)
      const sayRow = (row: ThreeWayRow, node: ConfigNode | undefined): string => `${formatPath(row.path)} ${sayNode(node)}`
      expect(rows.map((row) => sayRow(row, nodeAt(all, row.path)))).toEqual(rows.map((row) => sayRow(row, cellOf(row)?.node)))
      merged += rows.length
    }),
    runs,
  )
  expect(merged).toBeGreaterThan(1000)
})

test('D6 what is ignored is judged too, and counted apart', () => {
  const sides = { a: config('{x: 2, y: 2}'), b: config('{x: 3, y: 1}') }
  const { rows, ignored } = threeWay(config('{x: 1, y: 1}'), sides, { isIgnored: ([key]) => key === 'x' })
  expect([rows, ignored].map((all) => all.map(({ path, verdict }) => [path, verdict]))).toEqual([
    [[['y'], 'only-a']],
    [[['x'], 'conflict']],
  ])
})

/** Without lists: the changes of two sides cannot be made to one list, where each counts items by itself. */
function mapsOnly(): fc.Arbitrary<MapNode> {
  return smallConfig().map((root) => mapNode(pairsWithoutLists(root)))
}

function pairsWithoutLists({ entries }: MapNode): readonly (readonly [Scalar, ConfigNode])[] {
  return [...entries.values()].map(({ key, node }) => [key, withoutLists(node)])
}

function withoutLists(node: ConfigNode): ConfigNode {
  if (node.kind === 'list') return listNode([])
  return node.kind === 'map' ? mapNode(pairsWithoutLists(node)) : node
}

/** The map with a node at a path, or nothing there. */
function withAt(map: MapNode, [id, ...rest]: Path, node: ConfigNode | undefined): MapNode {
  if (typeof id !== 'string') throw new TypeError('a path of keys is wanted')
  const entries = new Map(map.entries)
  const before = entries.get(id)
  const within = before?.node.kind === 'map' ? before.node : mapNode([])
  const after = rest.length === 0 ? node : withAt(within, rest, node)
  if (after) entries.set(id, { key: keyOfId(id), keySpan: { start: 0, end: 0 }, node: after })
  else entries.delete(id)
  return { ...map, entries }
}

function sayNode(node: ConfigNode | undefined): string {
  return node ? printValue(node) : 'missing'
}

function config(text: string): MapNode {
  return parse({ kind: 'file', path: 'a.yaml', text }, 'pyyaml').root
}

function sayVerdicts(base: MapNode, a: MapNode, b: MapNode): readonly string[] {
  return threeWay(base, { a, b }).rows.map(({ path, verdict }) => `${formatPath(path)} ${verdict}`)
}

const MIRRORED: Readonly<Record<Verdict, Verdict>> = {
  'only-a': 'only-b',
  'only-b': 'only-a',
  both: 'both',
  conflict: 'conflict',
}

function mirrored(line: string): string {
  return line.replace(/\S+$/, (verdict) => MIRRORED[verdict as Verdict])
}
