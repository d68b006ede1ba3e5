import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check, issuesOf, modelText } from '../stable-audio.testing.ts'

type Lists = Readonly<Record<string, readonly number[]>>

const OF: Readonly<Record<string, readonly [counting: string, others: readonly string[]]>> = {
  oobleck: ['c_mults', ['strides']],
  taae: ['c_mults', ['strides', 'transformer_depths']],
  local_attn: ['depths', ['embed_dims', 'heads', 'ratios']],
}

function textWith(part: string, type: string, lists: Lists): string {
  return modelText({ modelType: 'autoencoder', path: ['model', part] }, { type, config: lists })
}

/** What the rules say of an encoder or decoder; a model with nothing else in it lacks much. */
function rulesOf(part: string, type: string, lists: Lists): readonly string[] {
  return check({ 'a.yaml': textWith(part, type, lists) })
    .filter((told) => / rule /.test(told))
    .map((told) => told.replace(/:\d+ model/, ' model'))
}

test.each<[part: string, type: string, lists: Lists, issues: readonly string[]]>([
  ['encoder', 'oobleck', { c_mults: [1, 2], strides: [4, 4] }, []],
  [
    'encoder',
    'oobleck',
    { c_mults: [1, 2, 4], strides: [4, 4] },
    [
      'error rule a.yaml:1 model.model.encoder.config.strides: strides has 2 (a.yaml:1) in the encoder, but c_mults has 3 (a.yaml:1): the class stops at the level that has none (give both as many numbers as there are levels)',
    ],
  ],
  [
    'decoder',
    'oobleck',
    { c_mults: [1, 2], strides: [4, 4, 8] },
    [
      'warning rule a.yaml:1 model.model.decoder.config.strides: strides has 3 (a.yaml:1) in the decoder, but c_mults has 2 (a.yaml:1): those behind the first 2 are not read (give both as many numbers as there are levels)',
    ],
  ],
  [
    'encoder',
    'oobleck',
    { strides: [4, 4] },
    [
      'error rule a.yaml:1 model.model.encoder.config.strides: strides has 2 (a.yaml:1) in the encoder, but c_mults has 4 (schema default): the class stops at the level that has none (give both as many numbers as there are levels)',
    ],
  ],
  [
    'decoder',
    'taae',
    { c_mults: [1, 2, 4, 8, 8] },
    [
      'error rule a.yaml:1 model.model.decoder.config.c_mults: strides has 4 (schema default) in the decoder, but c_mults has 5 (a.yaml:1): the class stops at the level that has none (give both as many numbers as there are levels)',
      'error rule a.yaml:1 model.model.decoder.config.c_mults: transformer_depths has 4 (schema default) in the decoder, but c_mults has 5 (a.yaml:1): the class stops at the level that has none (give both as many numbers as there are levels)',
    ],
  ],
  [
    'encoder',
    'local_attn',
    { depths: [3, 3], heads: [4, 4], embed_dims: [64, 64], ratios: [2] },
    [
      'error rule a.yaml:1 model.model.encoder.config.ratios: ratios has 1 (a.yaml:1) in the encoder, but depths has 2 (a.yaml:1): the class stops at the level that has none (give both as many numbers as there are levels)',
    ],
  ],
  ['encoder', 'dac', { strides: [2] }, []],
  ['decoder', 'seanet', { ratios: [2] }, []],
])('V5 levels: %s %s %j', (part, type, lists, issues) => {
  expect(rulesOf(part, type, lists)).toEqual(issues)
})

test('V5 levels: a list that is as long is well, one that is shorter stops, one that is longer is cut', () => {
  const length = fc.integer({ min: 1, max: 6 })
  const lists = (keys: readonly string[]): fc.Arbitrary<Lists> =>
    fc.record(Object.fromEntries(keys.map((key) => [key, length.map((size) => Array.from({ length: size }, () => 2))])))
  const coder = fc.constantFrom(...Object.keys(OF)).chain((type) => {
    const [counting, others] = OF[type] ?? ['', []]
    return fc.record({
      type: fc.constant(type),
      part: fc.constantFrom('encoder', 'decoder'),
      lists: lists([counting, ...others]),
    })
  })
  fc.assert(
    fc.property(coder, ({ type, part, lists: of }) => {
      const [counting, others] = OF[type] ?? ['', []]
      const wanted = of[counting]?.length ?? 0
      const expected = others.flatMap((key) => {
        const size = of[key]?.length ?? 0
        return size === wanted ? [] : [`${size < wanted ? 'error' : 'warning'} ${key}`]
      })
      const told = issuesOf({ 'a.yaml': textWith(part, type, of) }).filter(({ code }) => code === 'rule')
      expect(told.map(({ severity, path }) => `${severity} ${String(path.at(-1))}`)).toEqual(expected)
    }),
    { numRuns: 1000 },
  )
})

test('the ratio is that of the levels that are built', () => {
  const encoder = { type: 'oobleck', config: { in_channels: 2, latent_dim: 8, c_mults: [1, 2], strides: [4, 4, 8] } }
  const of = { encoder, latent_dim: 8, downsampling_ratio: 16, io_channels: 2 }
  const text = modelText({ modelType: 'autoencoder', path: ['model'] }, of)
  expect(
    issuesOf({ 'a.yaml': text })
      .filter(({ code }) => code === 'rule')
      .map(({ severity }) => severity),
  ).toEqual(['warning'])
})
