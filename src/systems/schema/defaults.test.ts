import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leavesOf, nodeAt, nodeOf } from '../../core/config-node.ts'
import type { MapNode } from '../../core/config-node.ts'
import { fallbackText } from '../../core/fallback-text.ts'
import { configToExport } from '../../core/export/export-config.ts'
import { formatPath, parsePath } from '../../core/path.ts'
import { formatOrigin } from '../../core/source.ts'
import { plainOf, systemOf, yaml } from '../compose.testing.ts'
import { viewOf } from '../judge/config-view.ts'
import { defaultAt, withItemDefaults } from './default-at.ts'
import { defaultsOf } from './defaults.ts'
import { unsetDefaults, withAllDefaults, withDefaults } from './with-defaults.ts'
import { loadSystem } from '../registry.ts'
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

  test('P3 a map at a free key has those of its keys, a single value and a key to come have none', async () => {
    const named = z.record(z.string(), z.union([z.int(), z.object({ rate: z.number().default(0.5), at: z.int().optional() })]))
    const free = await systemOf(z.object({ size: z.int().default(1) }).catchall(named))
    const text = 's: {first: {a: {at: 1}, b: 3}, second: {}, size: 2}'
    expect(lines(defaultsOf(free, yaml(text)))).toEqual(['s.size = 1 (schema S)', 's.first.a.rate = 0.5 (schema S)'])
    expect(plainOf(withDefaults(yaml(text), defaultsOf(free, yaml(text))))).toEqual({
      s: { first: { a: { at: 1, rate: 0.5 }, b: 3 }, second: {}, size: 2 },
    })
  })

  test('P3 the same config has the same defaults', () => {
    const config = yaml('s: {name: Lstm, lstm: {}}')
    expect(defaultsOf(system, config)).toBe(defaultsOf(system, config))
  })
})

describe('P3 a section that has a default itself', async () => {
  const size = z.strictObject({ size: z.int().default(3), needed: z.int().optional() }).meta({ title: 'SizeConfig' })
  const sections = Object.entries({
    seed: z.int().default(42),
    rate: z.number().default(1),
    tags: z.array(z.string()).default(['a']),
    limit: z.int().nullable().default(null),
    note: z.string().optional(),
    open: size,
    built: size.prefault({}),
    bare: z.strictObject({ note: z.string().optional() }).prefault({}),
  }).map(([key, schema]) => ({ key, title: key.toUpperCase(), help: '', schema }))
  const single = await systemOf(z.int(), { title: 'Test', sections })

  const unset = [
    'seed = 42 (schema Test)',
    'rate = 1 (schema Test)',
    'tags = ["a"] (schema Test)',
    'limit = null (schema Test)',
    'built.size = 3 (schema SizeConfig)',
  ]
  test.each([
    ['has it where nothing is written', '{}', unset],
    ['has it where its value is written', 'seed: 7', unset],
    [
      'a map without one has none of its keys’ until it is written',
      'open: {}',
      [...unset.slice(0, 4), 'open.size = 3 (schema SizeConfig)', ...unset.slice(4)],
    ],
    ['a map with one is the same, written or not', 'built: {size: 9}', unset],
    ['and the same where the map is none', 'built: null', unset],
  ])('P3 %s', (_title, text, expected) => {
    expect(lines(defaultsOf(single, yaml(text)))).toEqual(expected)
  })

  test('Y a whole default of a float is a float', () => {
    const node = nodeAt(defaultsOf(single, yaml('')), ['rate'])
    expect(node?.kind === 'scalar' && node.value).toEqual({ kind: 'float', value: 1 })
  })

  test('X6 they stand behind what the config says, and replace none of it', () => {
    const config = yaml('built: null\nseed: 7\n')
    const filled = withDefaults(config, defaultsOf(single, config))
    expect(plainOf(filled)).toEqual({ built: null, seed: 7, rate: 1, tags: ['a'], limit: null })
    expect([...filled.entries.keys()]).toEqual(['built', 'seed', 'rate', 'tags', 'limit'])
  })
})

test('P3 a system whose sections have no default of their own gives none to what is not written', async () => {
  const social = await loadSystem('social-xlstm')
  expect(social && leavesOf(defaultsOf(social, yaml('')))).toEqual([])
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

describe('P3 the items of a list have defaults of their own', async () => {
  const item = z.discriminatedUnion('type', [
    z
      .strictObject({
        type: z.literal('text'),
        length: z.int().default(128),
        inner: z.strictObject({ rate: z.number().default(0.5) }).optional(),
      })
      .meta({ title: 'Text' }),
    z
      .strictObject({
        type: z.literal('number'),
        min: z.number().default(0),
        max: z.number().optional().meta({ fallback: 'min' }),
      })
      .meta({ title: 'Number' }),
  ])
  const listing = await systemOf(
    z.object({
      items: z.array(item).default([]),
      stages: z.array(z.object({ name: z.string().default('one') })).default([{ name: 'first' }]),
      sizes: z.array(z.int()).default([1, 2]),
      after: z.int().default(7),
    }),
  )
  const config = yaml('s:\n  items: [{type: text}, {type: number, min: 3}, {type: nothing}, 5]\n  sizes: [3]\n')
  const defaults = defaultsOf(listing, config)
  const at = (path: string): string => {
    const parsed = parsePath(path)
    const found = 'error' in parsed ? undefined : defaultAt(defaults, parsed)
    return found ? `${JSON.stringify(plainOf(found))} (${fallbackText(found)?.full ?? formatOrigin(found)})` : 'none'
  }

  test.each([
    ['of what its type picks', 's.items[0].length', '128 (schema Text)'],
    ['of a block in it once it is written', 's.items[0].inner.rate', 'none'],
    ['of another type in the next', 's.items[1].min', '0 (schema Number)'],
    ['a fallback counts from the item', 's.items[1].max', '3 (falls back to s.items[1].min (test.yaml:2))'],
    ['none of a type that is not known', 's.items[2].length', 'none'],
    ['none of an item that is no map', 's.items[3].length', 'none'],
    ['none past the end', 's.items[4].length', 'none'],
    ['the list itself has its own', 's.items', '[] (schema S)'],
    ['a list that is not written is its default', 's.stages[0].name', '"first" (schema S)'],
    ['an item of plain values is that of the default list', 's.sizes[0]', '1 (schema S)'],
    ['what stands beside lists', 's.after', '7 (schema S)'],
  ])('P3 %s', (_title, path, expected) => {
    expect(at(path)).toBe(expected)
  })

  test('X6 they are laid beneath each item where they are asked for, and lists stay as they are where not', () => {
    expect(plainOf(withAllDefaults(config, defaults))).toEqual({
      s: {
        items: [{ type: 'text', length: 128 }, { type: 'number', min: 3, max: 3 }, { type: 'nothing' }, 5],
        sizes: [3],
        stages: [{ name: 'first' }],
        after: 7,
      },
    })
    expect(plainOf(withDefaults(config, defaults))).toMatchObject({
      s: { items: [{ type: 'text' }, { type: 'number', min: 3 }, { type: 'nothing' }, 5] },
    })
    expect(plainOf(configToExport(config, { defaults: withItemDefaults(defaults) }))).toEqual(
      plainOf(withAllDefaults(config, defaults)),
    )
  })

  test('X6 what is not set is told once for each key, in items too', () => {
    const unset = unsetDefaults(config, defaults).map(({ path, node }) => `${formatPath(path)} ${JSON.stringify(plainOf(node))}`)
    expect(unset).toEqual(['s.items[0].length 128', 's.items[1].max 3', 's.stages [{"name":"first"}]', 's.after 7'])
    const filled = withAllDefaults(config, defaults)
    expect(unsetDefaults(filled, defaultsOf(listing, filled))).toEqual([])
  })

  test('X6 filling items twice is filling them once', () => {
    const filled = withAllDefaults(config, defaults)
    expect(plainOf(withAllDefaults(filled, defaultsOf(listing, filled)))).toEqual(plainOf(filled))
  })
})

describe('P3 a fallback takes the value of another key, and names it', async () => {
  const share = z.number()
  const falling = await systemOf(
    z
      .object({
        early: share.optional().meta({ fallback: 'dropout' }),
        dropout: share.default(0.1),
        late: share.optional().meta({ fallback: 'dropout' }),
        inner: z.strictObject({ rate: share.default(0.5) }).prefault({}),
        deep: share.optional().meta({ fallback: 'inner.rate' }),
        bare: share.optional(),
        none: share.optional().meta({ fallback: 'bare' }),
      })
      .meta({ title: 'Net' }),
  )
  const told = (text: string): readonly string[] => {
    const config = yaml(text)
    return leavesOf(defaultsOf(falling, config)).flatMap(({ path, node }) => {
      const full = fallbackText(node)?.full
      return full === undefined ? [] : [`${formatPath(path)} = ${JSON.stringify(plainOf(node))} (${node.source.kind}) ${full}`]
    })
  }

  test.each<[string, string, readonly string[]]>([
    [
      'a default that nothing sets',
      's: {}',
      [
        's.early = 0.1 (schema) falls back to s.dropout (schema Net)',
        's.late = 0.1 (schema) falls back to s.dropout (schema Net)',
        's.deep = 0.5 (schema) falls back to s.inner.rate (schema Net)',
      ],
    ],
    [
      'a value that is set, at its line',
      's:\n  inner: {rate: 0.75}\n  dropout: 0.25\n',
      [
        's.early = 0.25 (schema) falls back to s.dropout (test.yaml:3)',
        's.late = 0.25 (schema) falls back to s.dropout (test.yaml:3)',
        's.deep = 0.75 (schema) falls back to s.inner.rate (test.yaml:2)',
      ],
    ],
    [
      'a key that has no default either, once it is set',
      's: {bare: 1}',
      [
        's.early = 0.1 (schema) falls back to s.dropout (schema Net)',
        's.late = 0.1 (schema) falls back to s.dropout (schema Net)',
        's.deep = 0.5 (schema) falls back to s.inner.rate (schema Net)',
        's.none = 1 (schema) falls back to s.bare (test.yaml:1)',
      ],
    ],
  ])('P3 %s', (_title, text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  test('P3 they stand in the order of the schema, and rules can name them', () => {
    const config = yaml('s: {dropout: 0.3}')
    const defaults = defaultsOf(falling, config)
    const section = nodeAt(defaults, ['s'])
    expect(section?.kind === 'map' && [...section.entries.keys()]).toEqual(['early', 'dropout', 'late', 'inner', 'deep'])
    const view = viewOf(config, defaults)
    expect([view.get(['s', 'late']), view.isSet(['s', 'late']), view.where(['s', 'late'])]).toEqual([
      0.3,
      false,
      'falls back to s.dropout (test.yaml:1)',
    ])
  })

  test('P3 a key that is set falls back to nothing', () => {
    const config = yaml('s: {dropout: 0.3, late: 0.0}')
    expect(plainOf(withDefaults(config, defaultsOf(falling, config)))).toEqual({
      s: { dropout: 0.3, late: 0, early: 0.3, inner: { rate: 0.5 }, deep: 0.5 },
    })
  })

  test('P3 a map in the place of a name has the defaults of the map', async () => {
    const named = z.union([z.string(), z.object({ type: z.literal('fixed'), value: z.number().default(1) })]).default('few')
    const drawing = await systemOf(z.object({ size: named }))
    const all = (text: string): readonly string[] => lines(defaultsOf(drawing, yaml(text)))
    expect([all('s: {}'), all('s: {size: many}'), all('s: {size: {type: fixed}}')]).toEqual([
      ['s.size = "few" (schema S)'],
      ['s.size = "few" (schema S)'],
      ['s.size.value = 1 (schema S)'],
    ])
  })
})
