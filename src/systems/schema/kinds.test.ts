import { describe, expect, test } from 'vitest'
import { yaml } from '../compose.testing.ts'
import { fieldAt } from './field.ts'
import { toFormSchema } from './form-schema.ts'
import { kindsThatTake } from './kind-of-node.ts'
import { kindTitles } from './kind-titles.ts'
import { kindsOf } from './kinds.ts'
import { narrow } from './narrow.ts'
import { z } from './zod.ts'

const drawn = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('fixed'), value: z.number() }),
    z.object({ type: z.literal('uniform'), min: z.number(), max: z.number() }),
  ])
  .meta({ title: 'Distribution' })
const point = z.object({ x: z.number(), y: z.number().optional() })
const circle = z.object({ radius: z.number(), x: z.number().optional() })
const schema = await toFormSchema(
  z.object({
    named: z.union([z.string().meta({ title: 'Preset' }), z.number(), drawn]),
    bare: z.union([z.string(), z.int()]),
    nullable: z.union([z.string().meta({ title: 'Preset' }), drawn, z.null()]),
    one: z.union([drawn, z.null()]),
    numbers: z.union([z.int(), z.number()]),
    anything: z.unknown(),
    word: z.union([z.literal('auto'), z.int()]),
    values: z.union([z.literal('auto'), z.literal('off')]),
    lists: z.union([z.array(z.number()), z.array(point)]),
    shape: z.union([point, circle]),
    around: z.union([z.union([z.boolean(), z.array(z.int())]), drawn]),
  }),
)
const kindsAt = (text: string, key: string) => kindsOf(narrow(schema, yaml(text)).properties?.[key] ?? {})

describe('V3 what takes several kinds of value names them', () => {
  test.each<[key: string, kinds: readonly string[]]>([
    ['named', ['Preset', 'Number', 'Distribution']],
    ['bare', ['Text', 'Whole number']],
    ['nullable', ['Preset', 'Distribution']],
    ['one', ['Map']],
    ['numbers', ['Number']],
    ['anything', ['Map']],
    ['word', ['auto', 'Whole number']],
    ['values', ['Choice']],
    ['lists', ['List of numbers', 'List of maps']],
    ['around', ['Boolean', 'List', 'Distribution']],
  ])('V3 %s', (key, kinds) => {
    const found = kindsAt('{}', key)
    expect(found.length > 1 ? kindTitles(found) : kinds).toEqual(kinds)
    expect(found).toHaveLength(kinds.length)
  })

  test.each(['{}', 'named: small', 'named: 3', 'named: {type: uniform}', 'named: {}'])('V3 the same for %s', (text) => {
    expect(kindsAt(text, 'named')).toBe(kindsAt('{}', 'named'))
  })

  test('V3 a field has one for each kind, also once a map has picked one', () => {
    const field = fieldAt(narrow(schema, yaml('nullable: {type: fixed}')), ['nullable'])
    expect([field?.control, field?.nullable, field?.kinds?.map(({ title, control }) => [title, control])]).toEqual([
      'object',
      true,
      [
        ['Preset', 'string'],
        ['Distribution', 'object'],
      ],
    ])
  })
})

describe('V3 a value is of the kind that is nearest to it', () => {
  test.each<[key: string, value: string, kind: string | undefined]>([
    ['named', 'small', 'Preset'],
    ['named', '3', 'Number'],
    ['named', '{type: fixed}', 'Distribution'],
    ['named', '[1]', undefined],
    ['word', 'auto', 'auto'],
    ['word', 'other', 'auto'],
    ['lists', '[1, 2]', 'List of numbers'],
    ['lists', '[{x: 1}]', 'List of maps'],
    ['shape', '{x: 1}', '{x: number, y: number}'],
    ['shape', '{radius: 1, x: 2}', '{radius: number, x: number}'],
  ])('V3 %s: %s', (key, value, kind) => {
    const kinds = kindsAt('{}', key)
    const node = yaml(`v: ${value}`).entries.get('v')?.node
    const [nearest] = node ? kindsThatTake(kinds, node, {}) : []
    const keys = Object.keys(nearest?.properties ?? {}).map((name) => `${name}: number`)
    const title = nearest && (key === 'shape' ? `{${keys.join(', ')}}` : kindTitles(kinds)[kinds.indexOf(nearest)])
    expect(title).toBe(kind)
  })

  test('V3 a map of one of two shapes is narrowed to the nearer', () => {
    expect(Object.keys(narrow(schema, yaml('shape: {radius: 2}')).properties?.['shape']?.properties ?? {})).toEqual([
      'radius',
      'x',
    ])
  })
})
