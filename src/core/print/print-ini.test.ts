import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isEqualNode, nodeOf } from '../config-node.ts'
import { wildValue } from '../edit/edit-place.testing.ts'
import { parse } from '../read/parse.ts'
import { iniText } from './print-ini.ts'
import { overridesSource } from '../compose/compose.ts'

test.each<[value: unknown, text: string | undefined]>([
  [1, '1'],
  [0.0001, '0.0001'],
  [1e-7, '1e-07'],
  [Infinity, '1e999'],
  [NaN, undefined],
  [null, 'None'],
  [false, 'False'],
  [true, undefined],
  [[true, 'a'], '[True, "a"]'],
  ['adam', 'adam'],
  ['stable audio', 'stable audio'],
  ['16', '"16"'],
  ['true', '"true"'],
  ['', '""'],
  ['a # b', '"a # b"'],
  ['100%', '100%%'],
  ['a\nb', '"a\\nb"'],
  ['runs_dir', 'runs_dir'],
  ['runs_dir/', undefined],
  [[1, [2, 'x']], '[1, [2, "x"]]'],
])('E3 %j is written %s in an INI file', (value, text) => {
  expect(iniText(nodeOf(value, overridesSource('')))).toBe(text)
})

test('E3 what is written reads back', () => {
  fc.assert(
    fc.property(wildValue, (value) => {
      const text = iniText(value)
      if (text === undefined) return
      const { root } = parse({ kind: 'file', path: 'a.ini', text: `[DEFAULTS]\nk = ${text}` }, 'pyyaml')
      const read = root.entries.get('k')?.node
      expect(read && isEqualNode(read, value)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
