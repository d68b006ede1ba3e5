import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leavesOf, nodeAt, nodeOf } from '../core/config-node.ts'
import type { MapNode } from '../core/config-node.ts'
import { formatPath } from '../core/path.ts'
import { formatOrigin } from '../core/source.ts'
import { plainOf, systemOf, yaml } from './compose.testing.ts'
import { defaultsOf, withDefaults } from './defaults.ts'
import { z } from './zod.ts'

const system = await systemOf(
  z.discriminatedUnion('name', [
    z.object({
      name: z.literal('Lstm'),
      lstm: z
        .strictObject({
          size: z.int().default(3),
          radius: z.number().default(100),
          betas: z.tuple([z.number(), z.number()]).default([0, 1]),
          limit: z.int().nullable().default(null),
          needed: z.int(),
          written: z.strictObject({ depth: z.int().default(1) }).optional(),
          given: z.strictObject({ depth: z.int().default(1), width: z.int().default(2) }).default({ depth: 5, width: 2 }),
          pool: z
            .discriminatedUnion('type', [
              z.strictObject({ type: z.literal('mean').optional(), radius: z.number().default(10) }),
              z.strictObject({ type: z.literal('knn'), k: z.int().default(16) }),
            ])
            .optional(),
        })
        .meta({ title: 'LstmConfig' }),
    }),
    z.object({ name: z.literal('Other'), other: z.strictObject({ heads: z.int().default(8) }) }),
  ]),
)

/** `path = value (origin)` for each leaf. */
function lines(config: MapNode): readonly string[] {
  return leavesOf(config).map(
    ({ path, node }) => `${formatPath(path)} = ${JSON.stringify(plainOf(node))} (${formatOrigin(node)})`,
  )
}

const own = [
  's.lstm.size = 3 (schema LstmConfig)',
  's.lstm.radius = 100 (schema LstmConfig)',
  's.lstm.betas = [0,1] (schema LstmConfig)',
  's.lstm.limit = null (schema LstmConfig)',
]
const given = ['s.lstm.given.depth = 5 (schema LstmConfig)', 's.lstm.given.width = 2 (schema LstmConfig)']

describe('P3 schema defaults are origins, named by their class', () => {
  test.each([
    ['of the chosen branch alone', 's: {name: Lstm, lstm: {}, other: {}}', [...own, ...given]],
    ['none before a branch is chosen', 's: {lstm: {}}', []],
    ['none of a block that is not written', 's: {name: Lstm}', []],
    ['none of a section that is not written', 't: {}', []],
    [
      'of an optional block once it is written',
      's: {name: Lstm, lstm: {written: {}}}',
      [...own, 's.lstm.written.depth = 1 (schema LstmConfig)', ...given],
    ],
    [
      'of the implied variant, its tag too',
      's: {name: Lstm, lstm: {pool: {}}}',
      [...own, ...given, 's.lstm.pool.type = "mean" (schema LstmConfig)', 's.lstm.pool.radius = 10 (schema LstmConfig)'],
    ],
    [
      'values that are set are in it too',
      's: {name: Lstm, lstm: {size: 9, pool: {type: knn}}}',
      [...own, ...given, 's.lstm.pool.type = "mean" (schema LstmConfig)', 's.lstm.pool.k = 16 (schema LstmConfig)'],
    ],
  ])('P3 %s', (_title, text, expected) => {
    expect(lines(defaultsOf(system, yaml(text)))).toEqual(expected)
  })

  test('Y a whole default of a float field is a float', () => {
    const block = defaultsOf(system, yaml('s: {name: Lstm, lstm: {}}'))
    const values = leavesOf(block).map(({ node }) => (node.kind === 'scalar' ? node.value.kind : node.kind))
    expect(values).toEqual(['int', 'float', 'list', 'null', 'int', 'int'])
  })

  test('P3 the same config has the same defaults', () => {
    const config = yaml('s: {name: Lstm, lstm: {}}')
    expect(defaultsOf(system, config)).toBe(defaultsOf(system, config))
  })
})

describe('X6 defaults enter a config only where it sets nothing', () => {
  test('X6 its own keys come first and stay as they are', () => {
    const config = yaml('s: {name: Lstm, lstm: {needed: 1, radius: 5.0}}')
    const filled = withDefaults(config, defaultsOf(system, config))
    expect(plainOf(filled)).toEqual({
      s: { name: 'Lstm', lstm: { needed: 1, radius: 5, size: 3, betas: [0, 1], limit: null, given: { depth: 5, width: 2 } } },
    })
    expect(lines(filled).slice(0, 3)).toEqual([
      's.name = "Lstm" (test.yaml:1:11)',
      's.lstm.needed = 1 (test.yaml:1:32)',
      's.lstm.radius = 5 (test.yaml:1:43)',
    ])
  })

  test('X6 filling twice is filling once, and nothing of the config is lost', () => {
    const source = { kind: 'file', path: 'a.yaml', text: '' } as const
    const anyConfig = fc.letrec<{ map: Record<string, unknown> }>((tie) => ({
      map: fc.dictionary(
        fc.constantFrom('a', 'b', 'c', '__proto__'),
        fc.oneof({ maxDepth: 3 }, fc.integer(), fc.constant(null), tie('map')),
        { maxKeys: 3 },
      ),
    })).map
    fc.assert(
      fc.property(anyConfig, anyConfig, (plain, beneath) => {
        const [config, defaults] = [nodeOf(plain, source), nodeOf(beneath, source)]
        if (config.kind !== 'map' || defaults.kind !== 'map') throw new Error('a dictionary is a map')
        const filled = withDefaults(config, defaults)
        expect(withDefaults(filled, defaults)).toBe(filled)
        expect([...filled.entries.keys()].slice(0, config.entries.size)).toEqual([...config.entries.keys()])
        for (const { path, node } of leavesOf(config)) {
          if (node.kind === 'scalar') expect(nodeAt(filled, path)).toBe(node)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
