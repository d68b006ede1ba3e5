import { expect, test } from 'vitest'
import { printValue } from '../../../core/print/print.ts'
import { fieldsOf } from '../../../systems/schema/field.ts'
import type { JsonSchema } from '../../../systems/schema/json-schema.ts'
import { readDraft } from './draft-value.ts'
import type { Draft } from './draft-value.ts'

const NUMBER: JsonSchema = { type: 'number' }
const INTEGER: JsonSchema = { type: 'integer' }
const TEXT: JsonSchema = { type: 'string' }
const MAYBE: JsonSchema = { type: ['string', 'null'] }
const INTEGERS: JsonSchema = { type: 'array', items: INTEGER }
const NUMBERS: JsonSchema = { type: 'array', items: NUMBER }
const TEXTS: JsonSchema = { type: 'array', items: TEXT }
const ANY: JsonSchema = { type: ['string', 'integer', 'array'] }

function read(schema: JsonSchema, text: string, isDone: boolean, dialect: 'pyyaml' | 'omegaconf' = 'pyyaml'): string {
  const [field] = fieldsOf({ type: 'object', properties: { k: schema } })
  if (!field) throw new Error('no field')
  return describe(readDraft(text, { field, dialect, isDone }))
}

function describe(draft: Draft): string {
  if (draft.kind === 'partial') return `partial: ${draft.reason}`
  if (draft.kind === 'empty') return 'empty'
  const { node, spelling } = draft
  const kind = node.kind === 'scalar' ? node.value.kind : node.kind
  return `${kind} ${printValue(node)}${spelling === undefined || spelling === printValue(node) ? '' : ` as ${spelling}`}`
}

test.each([
  [NUMBER, '1e-4', 'float 0.0001 as 1.0e-4'],
  [NUMBER, '3', 'int 3'],
  [NUMBER, '1.0', 'float 1.0'],
  [NUMBER, '1e-', 'partial: 1e- is not a number'],
  [NUMBER, 'null', 'partial: null is not a number'],
  [NUMBER, '', 'empty'],
  [NUMBER, '   ', 'empty'],
  [INTEGER, '3.5', 'partial: 3.5 is not a whole number'],
  [INTEGER, '1e3', 'int 1000'],
  [TEXT, 'yes', 'str "yes"'],
  [TEXT, '12', 'str "12"'],
  [TEXT, '""', 'str ""'],
  [TEXT, 'null', 'str "null"'],
  [MAYBE, 'null', 'null null'],
  [INTEGERS, '1, 3', 'list [1, 3]'],
  [INTEGERS, '[1, 3]', 'list [1, 3]'],
  [INTEGERS, '[]', 'list []'],
  [INTEGERS, '1, ', 'partial: 1, is not a list: write 1, 3 or [1, 3]'],
  [INTEGERS, '[1, 3', 'partial: [1, 3 is not a list: write 1, 3 or [1, 3]'],
  [INTEGERS, '1, x', 'partial: x is not a whole number'],
  [INTEGERS, '1, 2.5', 'partial: 2.5 is not a whole number'],
  [NUMBERS, '1e-4, 2', 'list [0.0001, 2]'],
  [TEXTS, 'yes, 12, a b', 'list ["yes", "12", a b]'],
  [TEXTS, '"a, b", c', 'list ["a, b", c]'],
  [ANY, '[1, {a: 2}]', 'list [1, {a: 2}]'],
  [ANY, 'no', 'bool false'],
  [ANY, 'a: b: c', 'partial: a: b: c is not one YAML value'],
])('a draft while typing in %j: %j', (schema, text, expected) => {
  expect(read(schema, text, false)).toBe(expected)
})

test.each([
  [NUMBER, '3.', 'float 3.0'],
  [NUMBER, '1e', 'partial: 1e is not a number'],
  [INTEGERS, '1, 3,', 'list [1, 3]'],
])('a draft once done in %j: %j', (schema, text, expected) => {
  expect(read(schema, text, true)).toBe(expected)
})

test('an interpolation is a value of any field, once done, where the dialect has them', () => {
  expect(read(NUMBER, '${model.dim}', true, 'omegaconf')).toBe('str "${model.dim}"')
  expect(read(NUMBER, '${model.dim}', false, 'omegaconf')).toBe('partial: ${model.dim} is not a number')
  expect(read(NUMBER, '${model.dim}', true)).toBe('partial: ${model.dim} is not a number')
})
