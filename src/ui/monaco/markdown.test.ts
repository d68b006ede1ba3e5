import { expect, test } from 'vitest'
import { code, commandLink, plain } from './markdown.ts'

test.each([
  ['plain', plain('a*b* [c](d) <e> `f`\n# g'), 'a\\*b\\* \\[c\\]\\(d\\) \\<e\\> \\`f\\` \\# g'],
  ['code', code('a'), '`a`'],
  ['code with backticks', code('a``b'), '``` a``b ```'],
  ['a link', commandLink('a_b', 'go', ['x', 1]), '[a\\_b](command:go?%5B%22x%22%2C1%5D)'],
])('%s cannot become other markup', (_title, written, expected) => {
  expect(written).toBe(expected)
})
