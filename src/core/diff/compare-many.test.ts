import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isEqualNode } from '../config-node.ts'
import type { MapNode } from '../config-node.ts'
import type { Change } from './change.ts'
import { tableOf } from './compare-many.ts'
import type { DiffTable, TableCell, TableRow } from './compare-many.ts'
import { diff } from './diff.ts'
import { parse } from '../read/parse.ts'
import { formatPath } from '../path.ts'
import { printValue } from '../print/print.ts'
import { smallConfig } from '../compose/small-config.testing.ts'

const runs = { numRuns: 1000 }

test.each<[title: string, columns: readonly string[], rows: readonly string[]]>([
  ['equal columns have no rows', ['a: 1', 'a: 1', '{a: 1} # the same'], []],
  ['a row has a cell for every column', ['{a: 1, b: 2}', 'a: 3', '{a: 1, b: 3}'], ['a  1 | 3! | 1', 'b  2 | -! | 3!']],
  ['null is not missing', ['a: 1', 'a: null', '{}'], ['a  1 | null! | -!']],
  [
    'a map that one lacks is a row for each of its leaves',
    ['{}', 'm: {a: 1, b: {c: 2}}', '{}'],
    ['m.a  - | 1! | -', 'm.b.c  - | 2! | -'],
  ],
  [
    'rows above and beneath each other: what is said elsewhere is told apart from what is equal',
    ['m: {a: 1, b: 2}', 'm: null', 'm: {a: 5, b: 2}'],
    ['m  {a: 1, b: 2} | null! | {a: 5, b: 2}~', 'm.a  1 | -~ | 5!'],
  ],
  [
    'rows stand in the order of the baseline, new keys where their column has them',
    ['{a: 1, z: 1}', '{z: 2, n: 1, a: 2}', '{a: 3, m: 2, z: 1}'],
    ['a  1 | 2! | 3!', 'm  - | - | 2!', 'z  1 | 2! | 1', 'n  - | 1! | -'],
  ],
  ['a list without maps is one value', ['at: [1, 2]', 'at: [2, 1]', 'at: [1]'], ['at  [1, 2] | [2, 1]! | [1]!']],
  [
    'items are known by the baseline, wherever a column has them',
    ['l: [{name: a, x: 1}, {name: b, x: 1}]', 'l: [{name: b, x: 2}]', 'l: [{name: new}, {name: a, x: 1}, {name: b, x: 3}]'],
    ['l[0] + name: new  - | - | {name: new}!', 'l[0]  {name: a, x: 1} | -! | {name: a, x: 1}', 'l[1].x  1 | 2! | 3!'],
  ],
  [
    'an item that two columns add is one row, wherever they add it',
    ['l: [{name: a}]', 'l: [{name: new, x: 1}, {name: a}]', 'l: [{name: a}, {name: odd}, {name: new, x: 2}]'],
    ['l[0] + name: new  - | {name: new, x: 1}! | {name: new, x: 2}!', 'l[1] + name: odd  - | - | {name: odd}!'],
  ],
])('D6 %s', (_title, texts, rows) => {
  expect(tableOf(texts.map(config)).rows.map(sayRow)).toEqual(rows)
})

test('D6 a key that is ignored is counted and not shown', () => {
  const table = tableOf([config('{a: 1, b: 1}'), config('{a: 2, b: 2}')], { isIgnored: ([key]) => key === 'a' })
  expect([table.rows, table.ignored].map((rows) => rows.map(sayRow))).toEqual([['b  1 | 2!'], ['a  1 | 2!']])
})

test('D6 a table of one column, or of none, is empty', () => {
  expect([tableOf([config('a: 1')]), tableOf([])]).toEqual([
    { rows: [], ignored: [] },
    { rows: [], ignored: [] },
  ])
})

test('D6 a table of A and B has exactly the changes of their diff', () => {
  fc.assert(
    fc.property(smallConfig(), smallConfig(), (a, b) => {
      expect(sayChanges(changesOf(tableOf([a, b]), 1))).toEqual(sayChanges(diff(a, b).changes))
    }),
    runs,
  )
})

test('D6 in every table each column has exactly the changes of its own diff, and is else as the baseline', () => {
  fc.assert(
    fc.property(smallConfig(), fc.array(smallConfig(), { minLength: 1, maxLength: 4 }), (baseline, columns) => {
      const table = tableOf([baseline, ...columns])
      for (const [i, column] of columns.entries()) {
        expect(sayChanges(changesOf(table, i + 1))).toEqual(sayChanges(diff(baseline, column).changes))
        for (const { cells } of table.rows) expect(isTrue(cells[0], cells[i + 1])).toBe(true)
      }
      expect(table.rows.filter(({ cells }) => cells.every(({ state }) => state !== 'different'))).toEqual([])
    }),
    runs,
  )
})

test('D6 a table of equal columns is empty', () => {
  fc.assert(
    fc.property(smallConfig(), fc.integer({ min: 0, max: 4 }), (config, more) => {
      expect(tableOf(Array.from({ length: more + 1 }, () => structuredClone(config))).rows).toEqual([])
    }),
    runs,
  )
})

test('D6 in another order the columns have the same rows in the same order, and the same cells', () => {
  const columns = fc.array(smallConfig(), { minLength: 2, maxLength: 4 })
  const shuffled = columns.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray([...all.keys()], { minLength: all.length })),
  )
  fc.assert(
    fc.property(smallConfig(), shuffled, (baseline, [all, order]) => {
      const before = tableOf([baseline, ...all]).rows.map(({ id, cells }) => [
        id,
        [0, ...order.map((i) => i + 1)].map((i) => cells[i]),
      ])
      const after = tableOf([baseline, ...order.flatMap((i) => all[i] ?? [])]).rows.map(({ id, cells }) => [id, cells])
      expect(after.map(([id, cells]) => [id, (cells as TableCell[]).map(sayCell)])).toEqual(
        before.map(([id, cells]) => [id, (cells as TableCell[]).map(sayCell)]),
      )
    }),
    runs,
  )
})

function config(text: string): MapNode {
  return parse({ kind: 'file', path: 'a.yaml', text }, 'pyyaml').root
}

function changesOf({ rows }: DiffTable, column: number): readonly Change[] {
  return rows.flatMap(({ cells }) => cells[column]?.changes ?? [])
}

function sayChanges(changes: readonly Change[]): readonly string[] {
  return changes
    .map(({ kind, a, b }) =>
      [kind, ...[a, b].map(({ path, node }) => `${formatPath(path)}=${node ? printValue(node) : '-'}`)].join(' '),
    )
    .toSorted()
}

/** Whether a cell says that it is as in the baseline where it is, and only there. */
function isTrue(first: TableCell | undefined, cell: TableCell | undefined): boolean {
  if (!first || !cell) return false
  const isSame = first.node && cell.node ? isEqualNode(first.node, cell.node) : first.node === cell.node
  return cell.state === 'different' ? cell.changes.length > 0 : isSame === (cell.state === 'same')
}

function sayRow({ path, item, cells }: TableRow): string {
  return `${formatPath(path)}${item === undefined ? '' : ` + ${item}`}  ${cells.map(sayCell).join(' | ')}`
}

function sayCell({ node, state }: TableCell): string {
  return `${node ? printValue(node) : '-'}${{ same: '', different: '!', part: '~' }[state]}`
}
