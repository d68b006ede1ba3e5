import { expect, test } from 'vitest'
import { tableOf } from '../diff/compare-many.ts'
import type { DiffTable } from '../diff/compare-many.ts'
import type { MapNode } from '../config-node.ts'
import { parse } from '../read/parse.ts'
import { tableMarkdown, tableTsv } from './table-markdown.ts'

const NAMES = ['base_line', 'b', 'c']

test('D6 as Markdown: what differs is bold, what is missing is said', () => {
  expect(tableMarkdown(tableFor('{a: 1, t: "x|y"}', '{a: 1, t: "`"}', '{a: 2, n: 1.0}'), NAMES)).toBe(
    [
      '| key | base_line | b | c |',
      '| --- | --- | --- | --- |',
      '| `a` | `1` | `1` | **`2`** |',
      '| `n` |  |  | **`1.0`** |',
      String.raw`| ${'`t`'} | ${'`"x\\|y"`'} | **${'``"`"``'}** | **missing** |`,
      '',
    ].join('\n'),
  )
})

test('D6 as Markdown: a backslash before a bar ends no cell, and no text turns the line around', () => {
  const table = tableFor('{x: 0}', '{x: \'a\\|b\', "k\u202Ez": 1}')
  expect(tableMarkdown(table, ['a', 'b\u2066'])).toBe(
    [
      '| key | a | b  |',
      '| --- | --- | --- |',
      '| `x` | `0` | **<code>&#34;a&#92;&#92;&#124;b&#34;</code>** |',
      '| `["k\\u202ez"]` |  | **`1`** |',
      '',
    ].join('\n'),
  )
})

test('D6 between tabs: one line for each row', () => {
  expect(tableTsv(tableFor('{a: 1, m: {x: 1}}', 'a: "q\\tr"', '{a: 2, m: {x: 1}}'), NAMES)).toBe(
    'key\tbase_line\tb\tc\na\t1\t"q\\tr"\t2\nm.x\t1\t\t1\n',
  )
})

function tableFor(...texts: readonly string[]): DiffTable {
  return tableOf(texts.map((text): MapNode => parse({ kind: 'file', path: 'a.yaml', text }, 'pyyaml').root))
}
