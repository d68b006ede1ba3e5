import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DiffReport } from '../core/export/diff-report.ts'
import { reportOfStacks, reportOfTexts } from '../core/export/diff-report.testing.ts'
import { diffText } from './diff-text.ts'

/** The rows of two files alone at a width, without head and counts. */
function rowsOf(a: string, b: string, width = 80): readonly string[] {
  return diffText(reportOfTexts(a, b), { width }).split('\n').slice(3, -3)
}

describe('D3 the rows of a report', () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      'stand in columns',
      '{epochs: 100, lr: 1.0e-3, n: 1}\n',
      '{epochs: 200, lr: 3.0e-4, n: 2.0}\n',
      [
        '  ~ epochs  100 → 200       × 2                     run/a.yaml:1 → run/b.yaml:1',
        '  ~ lr      0.001 → 0.0003  ÷ 3.33 (−0.52 decades)  run/a.yaml:1 → run/b.yaml:1',
        '  ~ n       1 → 2.0         × 2, int → float        run/a.yaml:1 → run/b.yaml:1',
      ],
    ],
    [
      'of one side say where behind',
      'old: 1\n',
      'a_new_one: [1, 2]\n',
      ['  − old        1       run/a.yaml:1', '  + a_new_one  [1, 2]  run/b.yaml:1'],
    ],
    [
      'of items that moved say from where',
      'x: [{id: a}, {id: b}, {id: c}]\n',
      'x: [{id: c}, {id: a}, {id: b}]\n',
      ['  ↕ x[0]  at [2] → at [0]  moved  run/a.yaml:1 → run/b.yaml:1'],
    ],
    [
      'of a list in another order',
      'x: [1, 2]\n',
      'x: [2, 1]\n',
      ['  ↕ x  [1, 2] → [2, 1]  other order  run/a.yaml:1 → run/b.yaml:1'],
    ],
    [
      'leave a short value the room of a long one',
      `x: ${'a'.repeat(100)}\n`,
      'x: b\n',
      [`  ~ x  ${'a'.repeat(68)}… → b`, '      run/a.yaml:1 → run/b.yaml:1'],
    ],
    [
      'halve it between two long ones',
      `x: ${'a'.repeat(100)}\n`,
      `x: ${'b'.repeat(100)}\n`,
      [`  ~ x  ${'a'.repeat(34)}… → ${'b'.repeat(34)}…`, '      run/a.yaml:1 → run/b.yaml:1'],
    ],
    [
      'put a long key on a line of its own',
      'x: 1\n',
      `x: 2\n${'k'.repeat(60)}: 1\n`,
      ['  ~ x  1 → 2  × 2  run/a.yaml:1 → run/b.yaml:1', `  + ${'k'.repeat(60)}`, '       1           run/b.yaml:2'],
    ],
    [
      'hold no control characters',
      '{}\n',
      '"a\\e[31m\\n": "\\u001B]0;x\\a"\n',
      ['  + ["a\\u001b[31m\\n"]  "\\x1B]0;x\\x07"  run/b.yaml:1'],
    ],
    [
      'hold nothing that turns a line around',
      '{}\n',
      '"\u202Ea\u202C": "\u2066b\u2069"\n',
      ['  + ["\\u202ea\\u202c"]  "\\u2066b\\u2069"  run/b.yaml:1'],
    ],
  ])('%s', (_what, a, b, rows) => {
    expect(rowsOf(a, b)).toEqual(rows)
  })
})

test('D3 places that do not fit behind the values stand beneath', () => {
  expect(rowsOf('{a: 1, b: 1}\n', '{a: 2, c: 1}\n', 40)).toEqual([
    '  ~ a  1 → 2  × 2',
    '      run/a.yaml:1 → run/b.yaml:1',
    '  − b  1  run/a.yaml:1',
    '  + c  1  run/b.yaml:1',
  ])
})

test('D4 each cause heads its rows, and the counts come last', () => {
  const files = {
    'data/one.yaml': 'num: 1\n',
    'data/two.yaml': 'num: 5\n',
    'run/a.yaml': 'includes: [../data/one.yaml]\nsame: 2\n',
    'run/b.yaml': 'includes: [../data/two.yaml]\nsame: 2\nmore: a\n',
  }
  const report = reportOfStacks({ files, stack: ['run/a.yaml'] }, { files, stack: ['run/b.yaml'] })
  expect(diffText({ ...report, ignored: 2 }, {})).toBe(`A  first
B  second

B includes data/two.yaml where A includes data/one.yaml: 1 key
  ~ num  1 → 5  × 5  data/one.yaml:1 → data/two.yaml:1

Written in the runs themselves: 1 key
  + more  a  run/b.yaml:3

Equal, but written in two places: 1 key
  = same  2  run/a.yaml:2 → run/b.yaml:2

2 differ, 1 equal, 2 ignored
`)
})

test('a sentence that is too long goes on below, set in', () => {
  const files = { 'data/one.yaml': '', 'data/two.yaml': 'num: 5\n', 'run/a.yaml': 'includes: [../data/one.yaml]' }
  const stacks = [files, { ...files, 'run/a.yaml': 'includes: [../data/two.yaml]' }] as const
  const report = reportOfStacks({ files: stacks[0] }, { files: stacks[1] })
  expect(diffText(report, { width: 40 }).split('\n').slice(3, 5)).toEqual([
    'B includes data/two.yaml where A',
    '  includes data/one.yaml: 1 key',
  ])
})

test('a heading is not broken between a number and its noun', () => {
  const files = { 'data/one.yaml': '', 'data/two.yaml': 'num: 5\n', 'run/a.yaml': 'includes: [../data/one.yaml]' }
  const stacks = [files, { ...files, 'run/a.yaml': 'includes: [../data/two.yaml]' }] as const
  const report = reportOfStacks({ files: stacks[0] }, { files: stacks[1] })
  expect(diffText(report, { width: 60 }).split('\n').slice(3, 5)).toEqual([
    'B includes data/two.yaml where A includes data/one.yaml:',
    '  1 key',
  ])
})

test('colour is there only when it is asked for, and adds nothing but itself', () => {
  const report = reportOfTexts('{a: 1, b: 1}\n', '{a: 2, c: 1}\n')
  const [plain, colored] = [diffText(report, {}), diffText(report, { hasColor: true })]
  expect(plain).not.toContain('\u001B')
  expect(colored).toContain('\u001B[32m+\u001B[39m')
  expect(colored.replaceAll(/\u001B\[\d+m/g, '')).toBe(plain)
})

test('a name that would turn the line around does not', () => {
  const report: DiffReport = { ...reportOfTexts('x: 1\n', 'x: 1\n'), a: { name: 'a\u202Eb\u2069', state: 'ok' } }
  expect(diffText(report, {}).split('\n')[0]).toBe('A  a b ')
})

test('D1 a side that cannot be read whole is said to be so', () => {
  const report: DiffReport = { ...reportOfTexts('x: 1\n', 'x: 1\n'), b: { name: 'second', state: 'unreadable' } }
  expect(diffText(report, {})).toBe('A  first\nB  second\nsecond cannot be read\n\n0 differ, 1 equal, 0 ignored\n')
})

test('no line is wider than the terminal, whatever the values hold', () => {
  const value = fc.oneof(fc.integer(), fc.string({ maxLength: 200 }), fc.double({ noNaN: true }), fc.array(fc.integer()))
  const config = fc.dictionary(fc.stringMatching(/^[a-z_]{1,20}$/), value).map((object) => JSON.stringify(object))
  fc.assert(
    fc.property(config, config, fc.integer({ min: 72, max: 160 }), (a, b, width) => {
      const lines = diffText(reportOfTexts(a, b), { width }).split('\n')
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(width)
    }),
    { numRuns: 1000 },
  )
})
