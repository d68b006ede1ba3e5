import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyConfig } from '../../core/config-node.testing.ts'
import { leavesOf } from '../../core/config-node.ts'
import { parse } from '../../core/read/parse.ts'
import { fieldAt } from '../../systems/schema/field.ts'
import { ANYTHING } from '../../systems/schema/json-schema.ts'
import { genericSchema } from './generic-schema.ts'

const read = (text: string) => parse({ kind: 'file', path: 'a.yaml', text }, 'pyyaml').root
const ANY = { type: ANYTHING }

test.each([
  ['numbers are one kind', 'a: 1\nb: 1.5\n', { a: { type: 'number', title: 'a' }, b: { type: 'number', title: 'b' } }],
  ['text and truth', 'a: x\nb: true\n', { a: { type: 'string', title: 'a' }, b: { type: 'boolean', title: 'b' } }],
  ['null may be anything', 'a:\n', { a: { ...ANY, title: 'a' } }],
  ['a list of numbers', 'a: [1, 2.5]\n', { a: { type: 'array', items: { type: 'number' }, title: 'a' } }],
  ['a mixed list', 'a: [1, x]\n', { a: { type: 'array', items: ANY, title: 'a' } }],
  ['an empty list', 'a: []\n', { a: { type: 'array', items: ANY, title: 'a' } }],
  [
    'a list of maps has the keys of all',
    'a: [{x: 1}, {y: q, x: z}]\n',
    {
      a: {
        type: 'array',
        title: 'a',
        items: {
          type: 'object',
          properties: { x: { ...ANY, title: 'x' }, y: { type: 'string', title: 'y' } },
          additionalProperties: ANY,
        },
      },
    },
  ],
])('a schema read off values: %s', (_title, text, properties) => {
  expect(genericSchema(read(text))).toEqual({ type: 'object', properties, additionalProperties: ANY })
})

test('the same shape is the same schema, whatever the values', () => {
  expect(genericSchema(read('m: {a: 1, b: x}\n'))).toBe(genericSchema(read('m: {a: 2.5, b: "y"}\n')))
  expect(genericSchema(read('m: {a: 1}\n'))).not.toBe(genericSchema(read('m: {b: 1}\n')))
})

test('every leaf of any config has a field', () => {
  fc.assert(
    fc.property(anyConfig(), (config) => {
      const schema = genericSchema(config)
      for (const { path } of leavesOf(config)) expect(fieldAt(schema, path)).toBeDefined()
    }),
    { numRuns: 1000 },
  )
})
