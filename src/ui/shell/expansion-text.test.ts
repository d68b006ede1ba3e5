import { expect, test } from 'vitest'
import { pathOf } from '../form/form-session.testing.ts'
import type { LeftValue } from '../../workspace/presets.ts'
import { expansionText } from './expansion-text.ts'

const source = { kind: 'file', path: 'a.yaml', text: 'x: 1\ny: 2\n' } as const
const left = (path: string, isSame: boolean, start?: number): LeftValue => {
  return { path: pathOf(path), isSame, by: start === undefined ? undefined : { source, start, end: start } }
}

test.each<[written: number, left: readonly LeftValue[], text: string]>([
  [2, [], 'Wrote 2 values of the preset model/tiny.'],
  [1, [left('m.a', true, 5)], 'Wrote 1 value of the preset model/tiny. Already so: m.a (a.yaml:2).'],
  [
    0,
    [left('m.a', true, 0), left('m.b', false, 5), left('m.c', false)],
    'Wrote 0 values of the preset model/tiny. Already so: m.a (a.yaml:1). Replaced, and left out: m.b (a.yaml:2), m.c.',
  ],
  [
    0,
    ['a', 'b', 'c', 'd', 'e'].map((key) => left(key, false)),
    'Wrote 0 values of the preset model/tiny. Replaced, and left out: a, b, c and 2 more.',
  ],
])('L2 expanding says what it wrote and what holds already: %s', (written, values, text) => {
  const paths = Array.from({ length: written }, (_, i) => pathOf(`m.k${i}`))
  expect(expansionText({ path: 'preset model/tiny' }, { written: paths, left: values })).toBe(text)
})
