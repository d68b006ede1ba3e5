import { describe, expect, test } from 'vitest'
import { diffMarkdown } from './diff-markdown.ts'
import { reportOfStacks, reportOfTexts } from './diff-report.testing.ts'

const FILES = {
  'data/one.yaml': 'num: 1\n',
  'data/two.yaml': 'num: 5\nextra: on\n',
  'run/a.yaml': 'includes: [../data/one.yaml]\nlr: 1.0e-3\nold: 1\nkept: 1\nsame: 2\n',
  'run/b.yaml': 'includes: [../data/two.yaml]\nlr: 3.0e-4\nkept: 1.0\nsame: 2\n',
}

test('D3 D4 a report as Markdown has one table for each cause', () => {
  const report = reportOfStacks({ files: FILES, stack: ['run/a.yaml'] }, { files: FILES, stack: ['run/b.yaml'] })
  expect(diffMarkdown(report)).toBe(`## A: first → B: second

5 differ, 1 equal, 0 ignored

### B includes data/two.yaml where A includes data/one.yaml (2 keys)

|     | Key     | A   | B      | Δ   | Where                                 |
| --- | ------- | --- | ------ | --- | ------------------------------------- |
| ~   | \`num\`   | \`1\` | \`5\`    | × 5 | \`data/one.yaml:1\` → \`data/two.yaml:1\` |
| +   | \`extra\` |     | \`true\` |     | \`data/two.yaml:2\`                     |

### Written in the runs themselves (3 keys)

|     | Key    | A       | B        | Δ                      | Where                           |
| --- | ------ | ------- | -------- | ---------------------- | ------------------------------- |
| ~   | \`lr\`   | \`0.001\` | \`0.0003\` | ÷ 3.33 (−0.52 decades) | \`run/a.yaml:2\` → \`run/b.yaml:2\` |
| −   | \`old\`  | \`1\`     |          |                        | \`run/a.yaml:3\`                  |
| ~   | \`kept\` | \`1\`     | \`1.0\`    | int → float            | \`run/a.yaml:4\` → \`run/b.yaml:3\` |

### Equal, but written in two places (1 key)

|     | Key    | A   | B   | Δ   | Where                           |
| --- | ------ | --- | --- | --- | ------------------------------- |
| =   | \`same\` | \`2\` | \`2\` |     | \`run/a.yaml:5\` → \`run/b.yaml:4\` |
`)
})

test('D3 without causes it is one table, and equal sides have none', () => {
  expect(diffMarkdown(reportOfTexts('x: 1\n', 'x: 2\n'))).toBe(`## A: first → B: second

1 differs, 0 equal, 0 ignored

|     | Key | A   | B   | Δ   | Where                           |
| --- | --- | --- | --- | --- | ------------------------------- |
| ~   | \`x\` | \`1\` | \`2\` | × 2 | \`run/a.yaml:1\` → \`run/b.yaml:1\` |
`)
  expect(diffMarkdown(reportOfTexts('x: 1\n', 'x: 1\n'))).toBe('## A: first → B: second\n\n0 differ, 1 equal, 0 ignored\n')
})

describe('D3 nothing that a config holds is taken for Markdown', () => {
  test.each<[string, string, string]>([
    // what                  value of x in B        its cell
    ['a bar', '"a|b"', '`"a\\|b"`'],
    ['a backtick', '"a`b"', '``"a`b"``'],
    ['runs of backticks', '"`` `"', '```"`` `"```'],
    ['a backslash and a bar', "'a\\|b'", '<code>&#34;a&#92;&#92;&#124;b&#34;</code>'],
    ['a line end', '"a\\nb"', '`"a\\nb"`'],
    ['HTML', '<b>', '`"<b>"`'],
    ['emphasis', '"*a* _b_"', '`"*a* _b_"`'],
    ['nothing', '""', '`""`'],
    ['a list', '[1, "|"]', '`[1, "\\|"]`'],
  ])('%s in a value', (_what, value, cell) => {
    const text = diffMarkdown(reportOfTexts('x: 0\n', `x: ${value}\n`))
    const line = text.split('\n').find((each) => each.startsWith('| ~'))
    expect(line?.split(/(?<!\\)\| /)[4]?.trim()).toBe(cell)
    expect(text.split('\n')).toHaveLength(8)
  })

  test.each([
    ['a_b_c', 'a_b_c'],
    ['_a_ __b', '\\_a\\_ \\_\\_b'],
    ['*a* `b` [c](d) <e> #1 x|y ~~z~~ $f$', '\\*a\\* \\`b\\` \\[c\\](d) \\<e\\> \\#1 x\\|y \\~\\~z\\~\\~ \\$f\\$'],
    ['a & b &amp; &#35;', 'a & b \\&amp; \\&\\#35;'],
    ['two\nlines\u2028', 'two lines '],
    ['a\u202Eb\u2069c', 'a b c'],
    ['C:\\x', 'C:\\\\x'],
  ])('%j as a name', (name, written) => {
    const report = { ...reportOfTexts('x: 1\n', 'x: 1\n'), a: { name, state: 'ok' } } as const
    expect(diffMarkdown(report).split('\n')[0]).toBe(`## A: ${written} → B: second`)
  })

  test('backticks at the ends of a place', () => {
    const report = reportOfStacks({ files: { '`a': 'x: 1\n' } }, { files: { '`a': 'y: 1\n' } })
    expect(diffMarkdown(report)).toContain('| `` `a:1 `` |')
  })

  test('a key that would turn the line around', () => {
    expect(diffMarkdown(reportOfTexts('{}\n', '"a\u202Eb": 1\n'))).toContain('| +   | `["a\\u202eb"]` |')
  })

  test('a key with bars and dots', () => {
    expect(diffMarkdown(reportOfTexts('{}\n', '"a.|b": {c: 1}\n'))).toContain('| +   | `["a.\\|b"].c` |')
  })
})

test('D1 a side that cannot be read whole is said to be so', () => {
  const report = reportOfTexts('x: 1\n', 'x: 1\n')
  const text = diffMarkdown({ ...report, a: { name: '*', state: 'partial' }, b: { name: 'second', state: 'unreadable' } })
  expect(text.split('\n\n').slice(1, 3)).toEqual([
    '**\\* is incomplete: not all of its layers can be read**',
    '**second cannot be read**',
  ])
})
