import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import { startClock } from '../../core/clock.testing.ts'
import type { Source } from '../../core/source.ts'
import { line, plainOf } from '../compose.testing.ts'
import { defaultsOf } from './defaults.ts'
import { fieldOf } from './field.ts'
import type { JsonSchema } from './json-schema.ts'
import { layerSchema } from './layer-schema.ts'
import { narrow } from './narrow.ts'
import { workspaceOf } from '../manifest/register.testing.ts'
import { convertSchema, readSchemaFile } from './schema-file.ts'

function read(text: string, path = 's.json'): { readonly schema: JsonSchema; readonly issues: readonly string[] } {
  const file = readSchemaFile({ kind: 'file', path, text } satisfies Source)
  const { schema, issues } = convertSchema(file)
  return { schema, issues: [...file.issues, ...issues].map(line) }
}

/** A schema of one key `x`, on a line of its own. */
const withX = (schema: string): string => `{"type": "object", "properties": {"x":\n${schema}}}`

describe('V10 what cannot be read is an issue at its place', () => {
  test.each<[title: string, text: string, issues: readonly string[]]>([
    ['broken JSON', '{"type": "object",\n  "properties": {', ['error json-syntax s.json:2:18 : the file ends within a map']],
    ['an empty file', '', ['error json-syntax s.json:1:1 : an empty file is no JSON; write {}']],
    ['a list', '[{"type": "object"}]', ['error not-a-map s.json:1:1 : the top level is no map, and a JSON Schema is one']],
    ['nothing said', '{}', ['error schema-empty s.json:1:1 : the schema is empty: it says nothing of values']],
    ['a title alone', '{"title": "A"}', ['error schema-empty s.json:1:1 : the schema is empty: it says nothing of values']],
    [
      'an unknown keyword, and what was meant',
      withX('{"type": "integer", "minimun": 1}'),
      ['warning schema-keyword s.json:2:21 : the keyword minimun is not known, and left out (did you mean minimum?)'],
    ],
    [
      'a keyword that nothing here checks',
      withX('{"type": "object", "minProperties": 1}'),
      ['info schema-keyword s.json:2:20 : the keyword minProperties is not checked here'],
    ],
    [
      'a type that is none',
      withX('{"type": "int"}'),
      [
        'error schema-keyword s.json:2:10 : type is one of null, boolean, integer, number, string, array, object, or a list of them',
      ],
    ],
    [
      'a bound that is no number',
      withX('{"type": "integer", "minimum": "1"}'),
      ['error schema-keyword s.json:2:32 : minimum is a number'],
    ],
    [
      'a bound as draft 4 has it',
      withX('{"type": "integer", "exclusiveMinimum": true}'),
      ['error schema-keyword s.json:2:41 : exclusiveMinimum is a number'],
    ],
    [
      'a pattern that JavaScript does not read',
      withX('{"type": "string", "pattern": "(?P<year>\\\\d+)"}'),
      ['warning schema-keyword s.json:2:20 : pattern is a regular expression that JavaScript reads (it is left out)'],
    ],
    [
      'values that are no scalars',
      withX('{"enum": [{"a": 1}]}'),
      ['error schema-keyword s.json:2:10 : enum is a list of texts, numbers, booleans and nulls'],
    ],
    [
      'properties that are a list',
      '{"type": "object",\n"properties": []}',
      ['error schema-keyword s.json:2:15 : properties is a map'],
    ],
    ['a schema that is a number', withX('3'), ['error schema-keyword s.json:2:1 : a schema is a map']],
    [
      'a schema that nothing fits',
      withX('false'),
      ['error schema-keyword s.json:2:1 : the schema false accepts nothing: no value could stand here'],
    ],
    [
      'a reference that leads nowhere',
      withX('{"$ref": "#/$defs/Gone"}'),
      ['error schema-reference s.json:2:10 : #/$defs/Gone leads nowhere: there is no $defs'],
    ],
    [
      'a reference to another file',
      withX('{"$ref": "other.json"}'),
      ['error schema-reference s.json:2:10 : other.json names another file, and no schema outside of this one is read'],
    ],
    [
      'a reference by anchor',
      withX('{"$ref": "#model"}'),
      ['error schema-reference s.json:2:10 : #model is no path from the top, such as #/$defs/Model'],
    ],
    [
      'a reference to what is no schema',
      withX('{"$ref": "#/type"}'),
      ['error schema-reference s.json:2:10 : #/type leads to no schema'],
    ],
    [
      'a schema that is itself',
      '{"$ref": "#/$defs/A", "$defs": {"A":\n{"$ref": "#/$defs/A"}}}',
      ['error schema-reference s.json:2:10 : #/$defs/A leads back to itself, with nothing said on the way'],
    ],
    [
      'a schema that is itself by way of others',
      '{"$ref": "#/$defs/A", "$defs": {"A": {"anyOf":\n[{"$ref": "#/$defs/B"}, {"type": "null"}]}, "B":\n{"allOf": [{"$ref": "#/$defs/A"}]}}}',
      ['error schema-reference s.json:3:21 : #/$defs/A leads back to itself, with nothing said on the way'],
    ],
  ])('V10 %s', (_title, text, issues) => {
    expect(read(text).issues).toEqual(issues)
  })

  test('V10 a keyword that is a slip of another is renamed by its fix', () => {
    const text = withX('{"type": "integer", "minimun": 1}')
    const { issues } = convertSchema(readSchemaFile({ kind: 'file', path: 's.json', text }))
    const [fix] = issues[0]?.fixes ?? []
    expect(fix && [fix.title, applyEdits(text, fix.edits)]).toEqual(['Rename to minimum', text.replace('minimun', 'minimum')])
  })

  test('V10 in YAML too', () => {
    expect(read('type: object\nproperties:\n  lr: {type: number, minimun: 0}\n', 's.yaml').issues).toEqual([
      'warning schema-keyword s.yaml:3:22 : the keyword minimun is not known, and left out (did you mean minimum?)',
    ])
  })

  test('V10 what is wrong costs only itself', () => {
    const { schema } = read(withX('{"type": "integer", "minimum": "1", "maximum": 9, "title": "X"}, "y": {"$ref": "#/no"}'))
    expect(schema.properties).toEqual({
      x: { type: 'integer', maximum: 9, title: 'X' },
      y: { type: ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] },
    })
  })

  test.each<[keyword: string, schema: string]>([
    ['annotations', '{"type": "string", "$comment": "c", "readOnly": true, "deprecated": true, "x-order": 3, "example": "a"}'],
    ['a set', '{"type": "array", "uniqueItems": true}'],
    ['a key that takes anything', '{"title": "Anything"}'],
    ['true', 'true'],
  ])('V10 nothing is said of %s', (_title, schema) => {
    expect(read(withX(schema)).issues).toEqual([])
  })
})

describe('V10 hostile schemas', () => {
  test('V10 references that multiply are followed as far as anybody needs', () => {
    const levels = Array.from({ length: 30 }, (_, i) => [
      `L${i}`,
      { type: 'object', properties: { a: { $ref: `#/$defs/L${i + 1}` }, b: { $ref: `#/$defs/L${i + 1}` } } },
    ])
    const bomb = { $ref: '#/$defs/L0', $defs: { ...Object.fromEntries(levels), L30: { type: 'integer' } } }
    const clock = startClock()
    const { issues } = read(JSON.stringify(bomb))
    expect(issues.map((issue) => issue.split(' ').slice(0, 2).join(' '))).toEqual(['error schema-limit'])
    expect(clock()).toBeLessThan(5000)
  })

  test('V10 so are those that go ever deeper', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => [
      `L${i}`,
      { type: 'object', properties: { a: { $ref: `#/$defs/L${i + 1}` } } },
    ])
    const { issues } = read(
      JSON.stringify({ $ref: '#/$defs/L0', $defs: { ...Object.fromEntries(chain), L5000: { type: 'null' } } }),
    )
    expect(issues).toHaveLength(1)
    expect(issues[0]).toContain('the schema is nested more than 150 deep; from here on anything goes')
  })

  test('V10 ten thousand properties are ten thousand fields, converted once', async () => {
    const properties = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, { type: 'integer', default: i }]))
    const clock = startClock()
    const { check, system } = await workspaceOf({
      'strata.yaml': 'schemas: {big: s.json}',
      's.json': JSON.stringify({ type: 'object', properties }),
    })
    expect(Object.keys(system.sections[0]?.schema.properties ?? {})).toHaveLength(10_000)
    expect(check('big: {k9999: x, k10000: 1}').map((issue) => issue.split(' ').slice(0, 2).join(' '))).toEqual([
      'error wrong-type',
      'warning unknown-key',
    ])
    expect(clock()).toBeLessThan(5000)
  })

  test.each<[title: string, inner: object]>([
    ['a list of itself', { type: 'array', items: { $ref: '#' } }],
    ['itself or null', { anyOf: [{ $ref: '#' }, { type: 'null' }], default: null }],
    ['itself, with itself as default', { allOf: [{ $ref: '#' }], default: {} }],
    ['itself and more', { allOf: [{ $ref: '#' }, { properties: { y: { type: 'integer' } } }] }],
    ['itself by key', { type: 'object', additionalProperties: { $ref: '#' } }],
  ])('V10 a schema may hold %s', async (_title, inner) => {
    const schema = { type: 'object', properties: { x: inner, n: { type: 'integer', default: 1 } } }
    const { check, compose, issues, system } = await workspaceOf({ 'strata.yaml': 'schemas: {s: s.json}', 's.json': schema })
    expect(issues).toEqual([])
    expect(check('s: {n: 2}')).toEqual([])
    expect(plainOf(defaultsOf(system, compose('s: {}').config))).toMatchObject({ s: { n: 1 } })
    for (const text of ['{x: {n: a}}', '{x: [{n: a}]}', '{x: {x: {n: a}}}']) expect(check(`s: ${text}`).length).toBeLessThan(3)
  })

  test('V10 a thousand things wrong are a hundred issues', () => {
    const properties = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, { type: 'int' }]))
    expect(read(JSON.stringify({ type: 'object', properties })).issues).toHaveLength(100)
  })
})

test('V8 no JSON whatsoever makes a registered schema throw, whatever is written under it', async () => {
  const words =
    'type properties required items prefixItems anyOf oneOf allOf $ref $defs definitions discriminator enum const default ' +
    'additionalProperties patternProperties propertyNames pattern minimum maxLength title description real scale summary ' +
    'fallback elsewhere group unit __proto__ constructor x'
  const keyword = fc.constantFrom(...words.split(' '))
  const leaf = fc.oneof(
    fc.constantFrom<unknown>(
      'object',
      'array',
      'integer',
      'string',
      'null',
      '#',
      '#/$defs/x',
      '#/properties/x',
      '#/definitions/x',
      '(',
    ),
    fc.constantFrom<unknown>(true, false, null, 0, 1, -1.5, 'x', [], {}, ['x'], ['object', 'null'], { propertyName: 'x' }),
  )
  const value = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      leaf,
      fc.dictionary(keyword, tie('node'), { maxKeys: 4, noNullPrototype: true }),
      fc.array(tie('node'), { maxLength: 3 }),
    ),
  })).node
  const root = fc.oneof(value, fc.dictionary(keyword, value, { maxKeys: 6, noNullPrototype: true }))
  const configs = [
    's: 1',
    's: {x: {x: 1, type: a}, type: x}',
    's: [1, {x: [x]}]',
    's: {x: null}',
    'model: {name: New, new: {x: 1}}',
    '',
  ]
  await fc.assert(
    fc.asyncProperty(root, fc.constantFrom(...configs), async (schema, config) => {
      const text = JSON.stringify(schema)
      const manifest = 'system: social-xlstm\nschemas: {.: s.json, s: s.json, model: {New: s.json}, social_pooling: {x: s.json}}'
      const { check, compose, issues, system } = await workspaceOf({ 'strata.yaml': manifest, 's.json': text })
      for (const { origin } of issues) expect(origin.end).toBeLessThanOrEqual(Math.max(text.length, manifest.length))
      expect(check(config)).toBeInstanceOf(Array)
      for (const section of system.sections) {
        expect(fieldOf(narrow(section.schema, undefined), [section.key])).toBeDefined()
        expect(layerSchema(section.schema, compose(config).config.entries.get(section.key)?.node)).toBeDefined()
      }
    }),
    { numRuns: 1000 },
  )
}, 120_000)
