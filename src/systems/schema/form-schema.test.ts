import { z as z3 } from 'zod/v3'
import { expect, test } from 'vitest'
import { embedZod3 } from './embed-zod3.ts'
import { toFormSchema } from './form-schema.ts'
import { ANYTHING } from './json-schema.ts'
import type { AnySchema, JsonSchema } from './json-schema.ts'
import { facts } from './zod3-facts.ts'
import { z } from './zod.ts'

/** One model kind, written twice. */
const width = { title: 'Width', help: 'Features per step.', unit: 'features', group: 'Architecture', source: 'the seed' }
const inZod4 = z
  .strictObject({
    width: z.int().positive().max(4096).default(128).meta(width),
    dropout: z.number().min(0).lt(1).default(0.1),
    backend: z.enum(['vanilla', 'cuda']).default('vanilla'),
    at: z.array(z.int().min(0)).min(1).default([1, 3]),
    betas: z.tuple([z.number(), z.number()]).default([0.9, 0.999]),
    device: z.string().min(1).nullable().default(null),
    mode: z.enum(['a', 'b']).nullable().optional(),
    limit: z.union([z.int(), z.string()]),
    kernel: z.union([z.int().positive(), z.array(z.int().positive())]).optional(),
    weights: z.record(z.string(), z.number()),
    anything: z.unknown().optional(),
    ignored: z.object({ on: z.boolean() }).optional(),
    taken: z.looseObject({ on: z.boolean() }).nullable(),
    nested: z.strictObject({ depth: z.int().default(2) }).default({ depth: 2 }),
    pool: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('mean') }),
      z.strictObject({ type: z.literal('knn'), k: z.int().min(1) }),
    ]),
  })
  .meta({ title: 'Kind', help: 'A kind of model.' })
const inZod3 = z3
  .object({
    width: z3.number().int().positive().max(4096).default(128).describe(facts(width)),
    dropout: z3.number().min(0).lt(1).default(0.1),
    backend: z3.enum(['vanilla', 'cuda']).default('vanilla'),
    at: z3.array(z3.number().int().min(0)).min(1).default([1, 3]),
    betas: z3.tuple([z3.number(), z3.number()]).default([0.9, 0.999]),
    device: z3.string().min(1).nullable().default(null),
    mode: z3.enum(['a', 'b']).nullable().optional(),
    limit: z3.union([z3.number().int(), z3.string()]),
    kernel: z3.union([z3.number().int().positive(), z3.array(z3.number().int().positive())]).optional(),
    weights: z3.record(z3.string(), z3.number()),
    anything: z3.unknown().optional(),
    ignored: z3.object({ on: z3.boolean() }).optional(),
    taken: z3.object({ on: z3.boolean() }).passthrough().nullable(),
    nested: z3
      .object({ depth: z3.number().int().default(2) })
      .strict()
      .default({ depth: 2 }),
    pool: z3.discriminatedUnion('type', [
      z3.object({ type: z3.literal('mean') }).strict(),
      z3.object({ type: z3.literal('knn'), k: z3.number().int().min(1) }).strict(),
    ]),
  })
  .strict()
  .describe(facts({ title: 'Kind', help: 'A kind of model.' }))

test('V1 Zod 3 and Zod 4 give the same form schema for the same model kind', async () => {
  expect(await toFormSchema(inZod3)).toEqual(await toFormSchema(inZod4))
})

test('V1 a Zod 3 block inside a Zod 4 schema gives the same form schema as a Zod 4 block', async () => {
  const around = (block: z.ZodType): z.ZodType => z.object({ name: z.literal('Kind'), block: block.meta({ unit: 'u' }) })
  expect(await toFormSchema(around(embedZod3(inZod3)))).toEqual(await toFormSchema(around(inZod4)))
})

const cases: readonly (readonly [string, AnySchema, JsonSchema])[] = [
  ['bounds', z.int().min(1).max(9), { type: 'integer', minimum: 1, maximum: 9 }],
  ['no safe-int bounds', z.int(), { type: 'integer' }],
  ['null joins the type', z.number().nullable(), { type: ['number', 'null'] }],
  ['null joins an enum', z.enum(['a']).nullable(), { type: ['string', 'null'], enum: ['a', null] }],
  [
    'null joins an object',
    z.strictObject({}).nullable(),
    { type: ['object', 'null'], properties: {}, additionalProperties: false },
  ],
  ['literals are an enum', z.union([z.literal('a'), z.literal(2)]), { enum: ['a', 2], type: ['string', 'integer'] }],
  ['bare scalars are types', z.union([z.string(), z.number()]), { type: ['string', 'number'] }],
  ['anything is every type', z.unknown(), { type: ANYTHING }],
  ['a description is help', z.string().describe('A name.'), { type: 'string', help: 'A name.' }],
  ['free keys', z.record(z.string(), z.int()), { type: 'object', additionalProperties: { type: 'integer' } }],
  [
    'a range',
    z.tuple([z.number(), z.number()]),
    { type: 'array', items: [{ type: 'number' }, { type: 'number' }], minItems: 2, maxItems: 2 },
  ],
  [
    'Pydantic JSON Schema',
    {
      $defs: { A: { type: 'object', properties: { a: { type: 'integer', description: 'n' } }, required: ['a'] } },
      $ref: '#/$defs/A',
    },
    { type: 'object', properties: { a: { type: 'integer', help: 'n' } }, required: ['a'] },
  ],
]
test.each(cases)('V1 %s', async (_title, schema, expected) => {
  expect(await toFormSchema(schema)).toEqual(expected)
})

test('V1 a union picked by a key keeps the key, and a recursive schema is one definition', async () => {
  const block: z.ZodType = z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('leaf') }),
    z.strictObject({ type: z.literal('wrap'), inner: z.lazy(() => block) }),
  ])
  const union = {
    discriminator: { propertyName: 'type' },
    oneOf: [
      {
        type: 'object',
        properties: { type: { type: 'string', const: 'leaf' } },
        required: ['type'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: { type: { type: 'string', const: 'wrap' }, inner: { $ref: '#/definitions/r0' } },
        required: ['type', 'inner'],
        additionalProperties: false,
      },
    ],
  }
  expect(await toFormSchema(block)).toEqual({ ...union, definitions: { r0: union } })
})

test.each<[string, AnySchema]>([
  ['a date', z.strictObject({ day: z.date() })],
  ['a bigint', z.bigint()],
  ['a Zod 3 date', z3.object({ day: z3.date() })],
  ['a Zod 3 function', z3.function()],
  ['a Zod 3 block inside', z.strictObject({ block: embedZod3(z3.map(z3.string(), z3.string())) })],
  ['an empty JSON Schema', { type: 'object', properties: { a: {} } }],
  ['a keyword with no place', { type: 'object', if: {}, then: {} }],
  ['a dangling reference', { $ref: '#/$defs/Gone' }],
])('V1 never an empty schema: %s throws', async (_title, schema) => {
  await expect(toFormSchema(schema)).rejects.toThrow(/./)
})

test('V1 the same schema is converted once', () => {
  expect(toFormSchema(inZod4)).toBe(toFormSchema(inZod4))
})
