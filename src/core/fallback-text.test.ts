import { expect, test } from 'vitest'
import { nodeOf } from './config-node.ts'
import type { Via } from './config-node.ts'
import { fallbackText } from './fallback-text.ts'
import type { Source } from './source.ts'

const schema: Source = { kind: 'schema', path: 'schema Net', text: '' }
const file: Source = { kind: 'file', path: 'models/base.yaml', text: 'model:\n  dropout: 0.1\n' }

test.each<[string, Pick<Via, 'targets' | 'expression'>, readonly [string, string]]>([
  [
    'a key and its line',
    { expression: 'model.dropout', targets: [{ source: file, start: 18, end: 21 }] },
    ['falls back to dropout', 'falls back to model.dropout (models/base.yaml:2)'],
  ],
  [
    'a schema default by its name',
    { expression: 'dropout', targets: [{ source: schema, start: 0, end: 0 }] },
    ['falls back to dropout', 'falls back to dropout (schema Net)'],
  ],
  ['no place', { expression: 'model.dropout' }, ['falls back to dropout', 'falls back to model.dropout']],
])('P3 %s', (_title, via, expected) => {
  const told = fallbackText({ via: { kind: 'fallback', source: schema, start: 0, end: 0, ...via } })
  expect([told?.short, told?.full, told?.target]).toEqual([...expected, via.targets?.[0]])
})

test('P3 every other value is none', () => {
  const at = { source: file, start: 0, end: 0 }
  expect([fallbackText(nodeOf(1, file)), fallbackText({ via: { kind: 'alias', ...at } })]).toEqual([undefined, undefined])
})

test('P3 a fallback to what other code gives names that code', () => {
  const expression = '1.0 (create_model)'
  const source: Source = { kind: 'schema', path: 'schema Net', text: '' }
  const via = { kind: 'fallback', source, start: 0, end: 0, targets: [], expression } as const
  expect(fallbackText({ via })).toEqual({
    short: 'falls back to 1.0 (create_model)',
    full: 'falls back to 1.0 (create_model)',
    target: undefined,
  })
})
