import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeTexts } from '../compose/composition.testing.ts'
import type { TestStack } from '../compose/composition.testing.ts'
import { anyConfig, anyScalar, anyTimestamp, mapNode, typedOf } from '../config-node.testing.ts'
import { nodeOf } from '../config-node.ts'
import type { MapNode } from '../config-node.ts'
import { DIALECTS } from '../scalar/dialect.ts'
import type { Exported } from './export-check.ts'
import { exportYaml } from './export-yaml.ts'
import type { YamlExport } from './export-yaml.ts'
import { parse } from '../read/parse.ts'
import { printYaml } from '../print/print.ts'
import { MAX_TEXT } from '../read/reading.ts'

const STACK: TestStack = {
  files: {
    'models/xlstm.yaml':
      'model:\n  name: TrafficXLSTM\n  xlstm:\n    input_size: 3 # per detector\n    slstm_at: [1, 3]\n  lstm: {layers: 2}\n',
    'data/multi.yaml': 'data: {num_vds: 5}\nmodel: {xlstm: {input_size: 15}}\n',
    'experiments/e.yaml': 'includes: [../models/xlstm.yaml, ../data/multi.yaml]\ntraining:\n  lr: 1.0e-04\n',
  },
  overrides: '# a note\n+training.epochs=5\nmodel.name="a: b"\n',
}

const PLAIN = `model:
  name: "a: b"
  xlstm:
    input_size: 15
    slstm_at: [1, 3]
  lstm:
    layers: 2
data:
  num_vds: 5
training:
  lr: 0.0001
  epochs: 5
`

describe('X1 exportYaml', () => {
  test('X1 the resolved config, nothing else', () => {
    expect(exportYaml(composeTexts(STACK))).toEqual({ ok: true, text: PLAIN, issues: [] })
  })

  test('X2 each line can say where its value was written', () => {
    expect(textOf(exportYaml(composeTexts(STACK), { origins: true }))).toBe(`model:
  name: "a: b" # overrides:3
  xlstm:
    input_size: 15 # data/multi.yaml:2
    slstm_at: [1, 3] # models/xlstm.yaml:5
  lstm:
    layers: 2 # models/xlstm.yaml:6
data:
  num_vds: 5 # data/multi.yaml:1
training:
  lr: 0.0001 # experiments/e.yaml:3
  epochs: 5 # overrides:2
`)
  })

  test('X2 the recipe names program, layers, digests and overrides', () => {
    const composition = composeTexts({ ...STACK, off: ['data/multi.yaml'] })
    const digests = new Map(composition.layers.map(({ source }) => [source, `sha256:${sha256(source.text)}`]))
    const recipe = { tool: 'Strata 0.1.0', system: 'social-xlstm', digests }
    const text = textOf(exportYaml(composition, { recipe, without: [['model', 'lstm']], defaults: defaults({ seed: 42 }) }))
    expect(text.split('\n').slice(0, 11)).toEqual([
      '# resolved by Strata 0.1.0, system social-xlstm, read as PyYAML',
      '# layers, lowest first:',
      `#   models       models/xlstm.yaml   sha256:${sha256(STACK.files['models/xlstm.yaml'] ?? '')}`,
      '#   data         data/multi.yaml     (switched off)',
      `#   experiments  experiments/e.yaml  sha256:${sha256(STACK.files['experiments/e.yaml'] ?? '')}`,
      '# overrides:',
      '#   +training.epochs=5',
      '#   model.name="a: b"',
      '# schema defaults are written out',
      '# left out, since the chosen model does not use them: model.lstm',
      '#',
    ])
    expect(text).toMatch(/\n#\nmodel:\n[^]*\nseed: 42\n$/)
    expect(text).not.toContain('layers: 2')
  })

  test.each<[string, TestStack, string]>([
    [
      'of a broken layer',
      { files: { 'a.yaml': 'a: 1\n', 'b.yaml': 'includes: [a.yaml]\nb: [1\n' } },
      '#   b.yaml  b.yaml  (could not be read)',
    ],
    ['of a missing layer', { files: { 'b.yaml': 'includes: [a.yaml]\n' } }, '#   a.yaml  a.yaml  (missing)'],
    ['without digests', { files: { 'b.yaml': 'a: 1\n' } }, '#   b.yaml  b.yaml'],
    [
      'says where a mounted file stands',
      {
        files: { 'models/a.json': '{"w": 1}', 'x.yaml': 'model_config: models/a.json' },
        options: { mounts: [{ key: 'model_config', at: ['model'] }] },
      },
      '#   models  models/a.json  at model',
    ],
  ])('X2 the recipe %s', (_, stack, line) => {
    expect(textOf(exportYaml(composeTexts(stack), { recipe: { tool: 'Strata' } })).split('\n')).toContain(line)
  })

  test('X5 a comment never spills over its line, whatever a file or an override is called', () => {
    const name = 'a\nb: 1\u2028.yaml'
    const composition = composeTexts({ files: { [name]: 'a: 1\n' }, overrides: '++a="\u0085x: 1"' })
    const text = textOf(exportYaml(composition, { origins: true, recipe: { tool: 'Strata\nx: 1' } }))
    expect(text).toBe(`# resolved by Strata x: 1, read as PyYAML
# layers, lowest first:
#   a b: 1 .yaml  a b: 1 .yaml
# overrides:
#   ++a=" x: 1"
#
a: " x: 1" # overrides:1
`)
  })

  test('P4 a value through an alias or an interpolation names both lines', () => {
    const alias = composeTexts({ files: { 'a.yaml': 'a: &x 1\nb: *x\n' } })
    expect(textOf(exportYaml(alias, { origins: true }))).toBe('a: 1 # a.yaml:1\nb: 1 # a.yaml:1, used at a.yaml:2\n')
    const expression = composeTexts({ files: { 'a.yaml': 'a: 1\nb: ${a}\n' }, dialect: 'omegaconf' })
    expect(textOf(exportYaml(expression, { origins: true }))).toBe('a: 1 # a.yaml:1\nb: 1 # a.yaml:2, value of a.yaml:1\n')
  })

  test('X6 defaults enter only when asked, beneath everything, and say that they are defaults', () => {
    const composition = composeTexts({ files: { 'a.yaml': 'b: {c: 1}\n' } })
    const scope: YamlExport = { defaults: defaults({ a: 0.5, b: { c: 2, d: [1] } }), origins: true }
    expect(textOf(exportYaml(composition))).toBe('b:\n  c: 1\n')
    expect(textOf(exportYaml(composition, scope))).toBe('b:\n  c: 1 # a.yaml:1\n  d: [1] # schema T\na: 0.5 # schema T\n')
  })

  test('X6 defaults of items stand in each item, and say that they are defaults', () => {
    const composition = composeTexts({ files: { 'a.yaml': 'l:\n  - {b: 1}\n  - 5\n  - {c: {e: 1}}\n' } })
    const scope: YamlExport = {
      defaults: defaults({ l: [{ b: 0, x: 2 }, {}, { c: { d: [3] } }], m: [{ k: 1 }, 2] }),
      origins: true,
    }
    expect(textOf(exportYaml(composition, scope))).toBe(
      'l: # a.yaml:2\n  - b: 1\n    x: 2 # schema T\n  - 5\n  - c:\n      e: 1\n      d: [3] # schema T\nm: # schema T\n  - k: 1\n  - 2\n',
    )
    const fewer: YamlExport = { defaults: defaults({ l: [{ b: 0, x: 2 }] }) }
    expect(textOf(exportYaml(composition, fewer))).toBe(textOf(exportYaml(composition)))
  })

  test('V7 blocks can be left out; a path that leads nowhere leaves out nothing', () => {
    const composition = composeTexts(STACK)
    const without = [['model', 'lstm'], ['model', 'name', 'x'], ['nowhere'], ['data', 'num_vds']]
    expect(textOf(exportYaml(composition, { without }))).toBe(
      PLAIN.replace('  lstm:\n    layers: 2\n', '').replace('data:\n  num_vds: 5\n', 'data: {}\n'),
    )
  })

  test.each([
    [
      'a date',
      'when: 2024-01-02',
      'pyyaml',
      'when',
      '2024-01-02 is not the same to all readers: OmegaConf reads str, YAML 1.2 reads str',
    ],
    [
      'an expression',
      'x: [a, "${b}"]',
      'pyyaml',
      'x',
      '[a, "${b}"] is not the same to all readers: OmegaConf takes it for an expression',
    ],
    ['a missing value', 'x: ???', 'yaml12', 'x', '"???" is not the same to all readers: OmegaConf takes it for an expression'],
    [
      'half a character',
      'x: "\\uD83D"',
      'pyyaml',
      'x',
      '"\\uD83D" is not the same to all readers: OmegaConf may refuse the text',
    ],
  ] as const)('X1 %s leaves with an issue', (_, text, dialect, path, message) => {
    const exported = exportYaml(composeTexts({ files: { 'a.yaml': `${text}\n` }, dialect }))
    expect(
      exported.ok && exported.issues.map((issue) => [issue.code, issue.severity, issue.path.join('.'), issue.message]),
    ).toEqual([['export-differs', 'warning', path, message]])
    expect(exported.ok && exported.issues.map(({ origin }) => origin.source.path)).toEqual(['a.yaml'])
  })

  test("X1 what the workspace's own reader would not read back does not leave", () => {
    const config = Array.from({ length: 450 }).reduce(
      (inner: MapNode) => mapNode([[{ kind: 'str', value: 'a' }, inner]]),
      mapNode([]),
    )
    expect(exportYaml({ ...composeTexts({ files: { 'a.yaml': '' } }), config })).toEqual({
      ok: false,
      reason: 'PyYAML refuses the file: values are nested more than 400 deep',
    })
    const long = 'x'.repeat(MAX_TEXT - 10)
    expect(exportYaml(composeTexts({ files: { 'a.yaml': `a: ${long}\n` }, overrides: '+b=12345678' }))).toEqual({
      ok: false,
      reason: 'PyYAML refuses the file: the file has 1.0 million characters, the limit is 1 million',
    })
  })

  test('X1 law: every dialect reads any export as the config, comments and recipe included', () => {
    fc.assert(
      fc.property(anyConfig(), fc.boolean(), fc.constantFrom(...DIALECTS), (config, origins, dialect) => {
        const composition = { ...composeTexts({ files: { 'a.yaml': '' }, dialect: 'yaml12' }), config }
        const exported = exportYaml(composition, { origins, recipe: { tool: 'Strata' } })
        expect(typedOf(parse({ kind: 'file', path: 'a.yaml', text: textOf(exported) }, dialect).root)).toEqual(typedOf(config))
      }),
      { numRuns: 1000 },
    )
  }, 30_000)

  test('X3 law: an export, imported and exported again, is the same bytes', () => {
    const scalar = fc.oneof({ weight: 6, arbitrary: anyScalar() }, { weight: 1, arbitrary: anyTimestamp() })
    fc.assert(
      fc.property(anyConfig(scalar), fc.constantFrom(...DIALECTS), (config, dialect) => {
        const given = withoutLinks(config)
        const first = composeTexts({ files: { 'a.yaml': printYaml(given) }, dialect })
        const text = textOf(exportYaml(first))
        expect(textOf(exportYaml(composeTexts({ files: { 'resolved_config.yaml': text }, dialect })))).toBe(text)
      }),
      { numRuns: 1000 },
    )
  }, 30_000)

  test('X3 with defaults written out and blocks left out too', () => {
    const scope = { defaults: defaults({ model: { seed: 1 }, z: 1.5 }), without: [['model', 'lstm']] }
    const text = textOf(exportYaml(composeTexts(STACK), scope))
    expect(textOf(exportYaml(composeTexts({ files: { 'r.yaml': text } }), scope))).toBe(text)
    expect(textOf(exportYaml(composeTexts({ files: { 'r.yaml': text } })))).toBe(text)
  })
})

/** `includes` at the top is a link, not data. */
function withoutLinks(config: MapNode): MapNode {
  return { ...config, entries: new Map([...config.entries].filter(([key]) => key !== 'includes')) }
}

function textOf(exported: Exported): string {
  return exported.ok ? exported.text : `refused: ${exported.reason}`
}

function defaults(value: Record<string, unknown>): MapNode {
  return nodeOf(value, { kind: 'schema', path: 'schema T', text: '' }) as MapNode
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
