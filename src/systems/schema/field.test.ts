import { describe, expect, test } from 'vitest'
import { yaml } from '../compose.testing.ts'
import { fieldAt, fieldsOf } from './field.ts'
import type { Control } from './field.ts'
import { toFormSchema } from './form-schema.ts'
import { narrow } from './narrow.ts'
import { z } from './zod.ts'

const item = z.strictObject({ id: z.string(), weight: z.number().optional() })
const schema = await toFormSchema(
  z
    .strictObject({
      hidden_size: z
        .int()
        .positive()
        .max(4096)
        .multipleOf(8)
        .default(128)
        .meta({ title: 'Hidden', help: 'Width.', unit: 'units', group: 'Shape' }),
      rate: z.number().min(0).lt(1),
      flag: z.boolean().default(false),
      word: z
        .string()
        .regex(/^a/)
        .optional()
        .meta({ examples: ['ab', 'ac'], source: 'elsewhere' }),
      mode: z.enum(['a', 'b']).nullable().default(null),
      fixed: z.literal('x'),
      at: z.array(z.int().min(0)).min(1),
      betas: z.tuple([z.number(), z.number()]),
      pair: z.tuple([z.string(), z.number()]),
      weights: z.record(z.string(), z.number()),
      notes: z.looseObject({}),
      block: z.object({ depth: z.int() }),
      items: z.array(item),
      either: z.union([z.string(), z.int()]),
      count: z.union([z.int(), z.number()]),
      many: z.union([z.int(), z.array(z.int())]),
    })
    .meta({ source: 'Config in config.py' }),
)
const controls: Readonly<Record<string, Control>> = {
  hidden_size: 'integer',
  rate: 'number',
  flag: 'boolean',
  word: 'string',
  mode: 'enum',
  fixed: 'enum',
  at: 'scalar-list',
  betas: 'range',
  pair: 'scalar-list',
  weights: 'map',
  notes: 'object',
  block: 'object',
  items: 'list',
  either: 'kinds',
  count: 'number',
  many: 'kinds',
}

test.each(Object.entries(controls))('E a field %s is edited as %s', (key, control) => {
  expect(fieldAt(schema, [key])?.control).toBe(control)
})

describe('V1 a field says all that the schema says', () => {
  test('V1 in the order of the schema, from the path asked for', () => {
    const fields = fieldsOf(schema, ['model', 'lstm'])
    expect(fields.map(({ path }) => path.join('.'))).toEqual(Object.keys(controls).map((key) => `model.lstm.${key}`))
  })

  test.each([
    [
      'hidden_size',
      {
        title: 'Hidden',
        types: ['integer'],
        nullable: false,
        required: false,
        default: 128,
        help: 'Width.',
        unit: 'units',
        group: 'Shape',
        source: 'Config in config.py',
        exclusiveMinimum: 0,
        maximum: 4096,
        step: 8,
      },
    ],
    [
      'rate',
      {
        title: 'Rate',
        types: ['number'],
        nullable: false,
        required: true,
        source: 'Config in config.py',
        minimum: 0,
        exclusiveMaximum: 1,
      },
    ],
    [
      'word',
      {
        title: 'Word',
        types: ['string'],
        nullable: false,
        required: false,
        source: 'elsewhere',
        suggestions: ['ab', 'ac'],
        pattern: '^a',
      },
    ],
    [
      'mode',
      {
        title: 'Mode',
        types: ['string'],
        nullable: true,
        required: false,
        default: null,
        source: 'Config in config.py',
        options: [
          { value: 'a', title: 'a' },
          { value: 'b', title: 'b' },
        ],
      },
    ],
  ])('V1 %s', (key, expected) => {
    const { path: _, control: __, ...rest } = fieldAt(schema, [key]) ?? {}
    expect(rest).toEqual(expected)
  })

  test('V1 items of lists and values of free keys are fields too', () => {
    expect(fieldAt(schema, ['at', 3])).toMatchObject({ path: ['at', 3], control: 'integer', minimum: 0 })
    expect(fieldAt(schema, ['weights', 'any'])).toMatchObject({ control: 'number', source: 'Config in config.py' })
    expect(fieldAt(schema, ['items', 0, 'id'])).toMatchObject({ control: 'string', required: true })
    expect(fieldAt(schema, ['items'])?.item?.fields?.map(({ path }) => path)).toEqual([
      ['items', '*', 'id'],
      ['items', '*', 'weight'],
    ])
  })

  test('V4 what the schema does not know has no field', () => {
    expect([fieldAt(schema, ['nope']), fieldAt(schema, ['at', 0, 'x']), fieldAt(schema, ['__proto__'])]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('V3 the key of a union is a choice with the titles of its variants', async () => {
    const union = await toFormSchema(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('mean') }).meta({ title: 'By mean' }),
        z.strictObject({ type: z.literal('knn'), k: z.int() }).meta({ title: 'By neighbours' }),
      ]),
    )
    expect(fieldsOf(narrow(union, yaml('type: knn'))).map(({ title, control, options }) => [title, control, options])).toEqual([
      [
        'Type',
        'enum',
        [
          { value: 'mean', title: 'By mean' },
          { value: 'knn', title: 'By neighbours' },
        ],
      ],
      ['K', 'integer', undefined],
    ])
  })
})
