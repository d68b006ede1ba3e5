import { expect, test } from 'vitest'
import { tableOf } from './compare-many.ts'
import type { DiffTable } from './compare-many.ts'
import type { MapNode } from './config-node.ts'
import { parse } from './parse.ts'
import { tableMarkdown, tableTsv } from './table-markdown.ts'

const NAMES = ['base_line', 'b', 'c']

test('D6 as Markdown: what differs is bold, what is missing is said', () => {
  expect(tableMarkdown(tableFor('{a: 1, t: "x|y"}', '{a: 1, t: "`"}', '{a: 2, n: 1.0}'), NAMES)).toBe(
    [
      String.raw`| key | base\_line | b | c |`,
      '| --- | --- | --- | --- |',
      '| `a` | `1` | `1` | **`2`** |',
      '| `n` |  |  | **`1.0`** |',
      String.raw`| ${'`t`'} | ${'`"x\\|y"`'} | **${'`` "`" ``'}** | **missing** |`,
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
