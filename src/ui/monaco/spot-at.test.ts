import { expect, test } from 'vitest'
import { parse } from '../../core/read/parse.ts'
import { formatPath } from '../../core/path.ts'
import { spotAt } from './spot-at.ts'

test.each([
  ['a key', 'a:\n  b‸b: 1\n', 'key a.bb'],
  ['a value', 'a:\n  bb: x‸y\n', 'value a.bb'],
  ['an item', 'a: [1, ‸2]\n', 'value a[1]'],
  ['a key of an item', 'a:\n  - b: 1\n  - ‸c: 1\n', 'key a[1].c'],
  ['a list', 'a: ‸[]\n', 'value a'],
  ['an alias stands at its use', 'a: &x {b: 1}\nc: *‸x\n', 'value c'],
  ['what a merge key brings stands elsewhere', 'a: &x {b: 1}\nc:\n  <<: *‸x\n', 'nothing'],
  ['a comment', 'a: 1 # ‸b\n', 'nothing'],
  ['an empty line', 'a: 1\n‸\nb: 2\n', 'nothing'],
])('%s', (_title, marked, expected) => {
  const { root } = parse({ kind: 'file', path: 'a.yaml', text: marked.replace('‸', '') }, 'pyyaml')
  const spot = spotAt(root, marked.indexOf('‸'))
  expect(spot ? `${spot.part} ${formatPath(spot.path)}` : 'nothing').toBe(expected)
})
