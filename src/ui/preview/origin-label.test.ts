import { expect, test } from 'vitest'
import type { Origin, Source } from '../../core/source.ts'
import { originLabel } from './origin-label.ts'

const schema: Source = { kind: 'schema', path: 'schema Net', text: '' }
const file: Source = { kind: 'file', path: 'models/base.yaml', text: 'a: 1\nb: 2\n' }
const value: Origin = { source: file, start: 8, end: 9 }
const nowhere: Origin = { source: schema, start: 0, end: 0 }

test.each<[string, Parameters<typeof originLabel>[0], string, readonly string[]]>([
  ['P1 a line of a file', value, '', ['models/base:2', 'models/base.yaml:2:4', 'models/base.yaml line 2']],
  ['P1 a line of the file at hand', value, 'models/base.yaml', ['this:2', 'models/base.yaml:2:4', 'models/base.yaml line 2']],
  ['P3 a schema default', nowhere, '', ['schema Net', 'schema Net', 'schema Net']],
  [
    'P3 a fallback',
    { ...nowhere, via: { kind: 'fallback', ...nowhere, targets: [value], expression: 'net.b' } },
    '',
    ['falls back to b', 'falls back to net.b (models/base.yaml:2)', 'falls back to net.b (models/base.yaml:2)'],
  ],
])('%s', (_title, origin, target, expected) => {
  const { short, full, spoken } = originLabel(origin, target)
  expect([short, full, spoken]).toEqual(expected)
})
