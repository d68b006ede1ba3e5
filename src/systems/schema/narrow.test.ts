import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeTexts, line, systemOf, yaml } from '../compose.testing.ts'
import { fieldOf } from './field.ts'
import { toFormSchema } from './form-schema.ts'
import type { JsonSchema } from './json-schema.ts'
import { layerSchema } from './layer-schema.ts'
import { narrow } from './narrow.ts'
import { validate } from '../judge/validate.ts'
import { inactiveIn } from './walk.ts'
import { z } from './zod.ts'

/** Unions at every level, as factories of audio models have them: recursive, inside lists, with a tag that may be left out. */
const encoder = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('conv'),
    config: z.strictObject({ channels: z.int().default(128), strides: z.array(z.int()).min(1) }),
  }),
  z.strictObject({ type: z.literal('attn'), config: z.strictObject({ heads: z.int().default(8) }) }),
])
const block: z.ZodType = z.discriminatedUnion('model_type', [
  z
    .strictObject({ model_type: z.literal('autoencoder'), encoder, inner: z.lazy(() => block).optional() })
    .meta({ title: 'Autoencoder' }),
  z
    .strictObject({
      model_type: z.enum(['diffusion', 'diffusion_cond']),
      conditioners: z.array(encoder).optional(),
      named: z.record(z.string(), encoder).optional(),
    })
    .meta({ title: 'Diffusion' }),
])
const pooling = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('legacy').optional(), radius: z.number().default(100) }).meta({ title: 'Legacy' }),
  z.strictObject({ type: z.literal('knn'), k: z.int().default(16) }).meta({ title: 'Nearest' }),
])
const schema = await toFormSchema(
  z.object({ block, pooling: pooling.optional(), size: z.int().default(1), bottleneck: encoder.nullable().optional() }),
)

const keysIn = (text: string): unknown => outline(narrow(schema, yaml(text)))

/** A schema as the keys that it knows, lists and free keys in brackets. */
function outline(of: JsonSchema | undefined): unknown {
  if (!of) return undefined
  if (of.properties || typeof of.additionalProperties === 'object') {
    const own = Object.entries(of.properties ?? {}).map(([key, child]) => [key, outline(child)])
    return Object.fromEntries(
      typeof of.additionalProperties === 'object' ? [...own, ['*', outline(of.additionalProperties)]] : own,
    )
  }
  if (of.items) return Array.isArray(of.items) ? [...of.items.map(outline), '…'] : [outline(of.items as JsonSchema)]
  return of.enum ? of.enum.join('|') : [of.type].flat().join('|')
}

const MODELS = 'autoencoder|diffusion|diffusion_cond'
const CONV = { type: 'conv|attn', config: { channels: 'integer', strides: ['integer'] } }
const ATTN = { type: 'conv|attn', config: { heads: 'integer' } }
const rest = { pooling: { type: 'legacy|knn', radius: 'number' }, size: 'integer', bottleneck: { type: 'conv|attn' } }

describe('V3 only the chosen branch remains', () => {
  test.each([
    ['nothing written: the key alone', '{}', { block: { model_type: MODELS }, ...rest }],
    [
      'a branch with a branch inside',
      'block: {model_type: autoencoder, encoder: {type: conv}}',
      { block: { model_type: MODELS, encoder: CONV, inner: { model_type: MODELS } }, ...rest },
    ],
    [
      'a recursive branch unfolds where it is written',
      'block: {model_type: autoencoder, inner: {model_type: autoencoder, encoder: {type: attn}}}',
      {
        block: {
          model_type: MODELS,
          encoder: { type: 'conv|attn' },
          inner: { model_type: MODELS, encoder: ATTN, inner: { model_type: MODELS } },
        },
        ...rest,
      },
    ],
    [
      'each item of a list picks its own',
      'block: {model_type: diffusion, conditioners: [{type: attn}, {type: conv}, {}]}',
      {
        block: {
          model_type: MODELS,
          conditioners: [ATTN, CONV, { type: 'conv|attn' }, '…'],
          named: { '*': { type: 'conv|attn' } },
        },
        ...rest,
      },
    ],
    [
      'each free key picks its own',
      'block: {model_type: diffusion_cond, named: {a: {type: conv}, __proto__: {type: attn}}}',
      {
        block: {
          model_type: MODELS,
          conditioners: [{ type: 'conv|attn' }],
          named: Object.fromEntries([
            ['a', CONV],
            ['__proto__', ATTN],
            ['*', { type: 'conv|attn' }],
          ]),
        },
        ...rest,
      },
    ],
    ['an unknown tag: the key alone', 'block: {model_type: typo, encoder: {}}', { block: { model_type: MODELS }, ...rest }],
    [
      'another tag than the implied one',
      'pooling: {type: knn}',
      { block: { model_type: MODELS }, ...rest, pooling: { type: 'legacy|knn', k: 'integer' } },
    ],
    ['a nullable union', 'bottleneck: {type: attn}', { block: { model_type: MODELS }, ...rest, bottleneck: ATTN }],
  ])('V3 %s', (_title, text, expected) => {
    expect(keysIn(text)).toEqual(expected)
  })

  test('V3 a recursive block that is needed is unfolded where nothing of it is written, within itself it stops', async () => {
    const tree: z.ZodType = z.object({ depth: z.int(), left: z.lazy(() => tree).optional() })
    const endless: z.ZodType = z.object({ next: z.lazy(() => endless) })
    const of = await toFormSchema(z.object({ needed: tree, free: tree.optional(), endless }))
    const stop = { depth: 'integer', left: 'object' }
    expect([outline(narrow(of, undefined)), outline(narrow(of, yaml('free: {}')))]).toEqual([
      { needed: stop, free: 'object', endless: { next: 'object' } },
      { needed: stop, free: stop, endless: { next: 'object' } },
    ])
  })

  test('V3 the key is a choice among all tags, with titles and the implied one as default', () => {
    expect(narrow(schema, yaml('pooling: {}')).properties?.['pooling']?.properties?.['type']).toEqual({
      type: ['string'],
      enum: ['legacy', 'knn'],
      enumTitles: ['Legacy', 'Nearest'],
      picks: true,
      default: 'legacy',
    })
  })

  test('V3 the same branches are the same object, whatever the values', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(5), fc.constantFrom('conv', 'attn'), (size, channels, type) => {
        const text = `size: ${size}\nblock: {model_type: autoencoder, encoder: {type: ${type}, config: {channels: ${channels}}}}`
        expect(narrow(schema, yaml(text))).toBe(
          narrow(schema, yaml(`block: {encoder: {type: ${type}}, model_type: autoencoder}`)),
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('V3 nothing is left to resolve', () => {
    const narrowed = narrow(
      schema,
      yaml('block: {model_type: autoencoder, inner: {model_type: diffusion, named: {a: {type: conv}}}}'),
    )
    expect(JSON.stringify(narrowed)).not.toMatch(/\$ref|"oneOf"|"definitions"|"allOf"/)
  })
})

describe('V3 a union of types is picked by a map or a list; a name or a number leaves it open', async () => {
  const drawn = z.discriminatedUnion('type', [
    z.object({ type: z.literal('fixed'), value: z.number() }),
    z.object({ type: z.literal('uniform'), min: z.number(), max: z.number() }),
  ])
  const loose = await toFormSchema(
    z.object({
      size: z
        .union([z.enum(['small', 'big']), z.number(), z.array(z.int()), drawn])
        .default('small')
        .meta({ title: 'Size' }),
    }),
  )
  const sizeIn = (text: string): JsonSchema | undefined => narrow(loose, yaml(text)).properties?.['size']
  const open = sizeIn('{}')

  test.each<[string, string, unknown]>([
    ['a list', 'size: [1]', ['integer']],
    ['a map, which picks its own variant', 'size: {type: uniform}', { type: 'fixed|uniform', min: 'number', max: 'number' }],
    ['a map that picks none', 'size: {}', { type: 'fixed|uniform' }],
  ])('V3 %s', (_title, text, expected) => {
    expect([sizeIn(text)?.title, outline(sizeIn(text))]).toEqual(['Size', expected])
  })

  test.each(['size: 3', 'size: small', 'size: null', 'size: true', 'other: 1'])('V3 %s leaves it open', (text) => {
    expect(sizeIn(text)).toBe(open)
  })

  test('V3 an open union is one field that takes them all, and offers what its alternatives name', () => {
    const field = open && fieldOf(open, ['size'])
    expect([field?.control, field?.types, field?.suggestions, field?.default]).toEqual([
      'kinds',
      ['string', 'number', 'array', 'object'],
      ['small', 'big'],
      'small',
    ])
  })

  test('V2 what is written is told by the alternative that it is', async () => {
    const system = await systemOf(z.object({ size: z.union([z.string(), z.number(), drawn]) }))
    const found = (text: string): readonly string[] =>
      validate(composeTexts({ 'a.yaml': `s: {size: ${text}}` }, system), system).map(line)
    expect(['few', '3', '{type: fixed, value: 1}', 'true', '{type: fixed, value: x}', '{type: fixd}'].map(found)).toEqual([
      [],
      [],
      [],
      ['error wrong-type a.yaml:1:11 s.size: expected text, a number or a map, got the bool true (quote it as text)'],
      ['error wrong-type a.yaml:1:32 s.size.value: expected a number, got the text "x"'],
      ['error unknown-variant a.yaml:1:18 s.size.type: type fixd is not known: known are fixed, uniform (did you mean fixed?)'],
    ])
  })
})

describe('V7 blocks of other branches are inactive', () => {
  test.each([
    ['at the top of a union', 'block: {model_type: diffusion, encoder: {type: conv}}', [[['block', 'encoder'], ['Autoencoder']]]],
    ['in an item', 'pooling: {type: knn, k: 3, radius: 5}', [[['pooling', 'radius'], ['Legacy']]]],
    ['not what nobody knows', 'pooling: {type: knn, radios: 5}', []],
    ['not while nothing is chosen', 'block: {encoder: {}, conditioners: []}', []],
  ])('V7 %s', (_title, text, expected) => {
    expect(inactiveIn(schema, yaml(text)).map(({ path, variants }) => [path, variants])).toEqual(expected)
  })
})

describe('E7 the form library gets nothing that it could write by itself', () => {
  const written = layerSchema(schema, yaml('block: {model_type: autoencoder, encoder: {type: conv}}'))

  test('E7 no defaults, no required keys, no smallest list, no constants', () => {
    expect(JSON.stringify(written)).not.toMatch(/"(?:default|required|minItems|const|oneOf|\$ref)"/)
    expect(outline(written)).toEqual(keysIn('block: {model_type: autoencoder, encoder: {type: conv}}'))
  })

  test('E7 the same object while the same branches are picked', () => {
    expect(layerSchema(schema, yaml('block: {encoder: {type: conv}, model_type: autoencoder}\nsize: 9'))).toBe(written)
  })
})
