import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeTexts } from '../compose/composition.testing.ts'
import { anyConfig, typedOf } from '../config-node.testing.ts'
import { nodeOf } from '../config-node.ts'
import type { MapNode } from '../config-node.ts'
import { exportJson, exportJsonWithOrigins } from './export-json.ts'
import { parse } from '../read/parse.ts'

describe('X4 exportJson', () => {
  test('X4 the resolved config alone', () => {
    const composition = composeTexts({
      files: { 'a.yaml': 'a: {b: [1, 2.0], c: yes}\nd: 123456789012345678901\n' },
      overrides: 'a.c=null',
    })
    expect(exportJson(composition)).toEqual({
      ok: true,
      text: '{\n  "a": {\n    "b": [1, 2.0],\n    "c": null\n  },\n  "d": 123456789012345678901\n}\n',
      issues: [],
    })
  })

  test('X4 lists stand as they were written; those of a schema on one line where they are short', () => {
    const composition = composeTexts({ files: { 'a.yaml': 'a: [1, 2]\nb:\n  - 1\n' } })
    const defaults = nodeOf(
      { c: [1, 2], d: Array.from({ length: 40 }, () => 1) },
      { kind: 'schema', path: 'S', text: '' },
    ) as MapNode
    const exported = exportJson(composition, { defaults })
    expect(exported.ok && exported.text).toContain('{\n  "a": [1, 2],\n  "b": [\n    1\n  ],\n  "c": [1, 2],\n  "d": [\n    1,\n')
  })

  test('X3 law: exported JSON exports as the same bytes', () => {
    const key = fc.string({ unit: 'binary' }).map((value) => ({ kind: 'str', value }) as const)
    fc.assert(
      fc.property(anyConfig(undefined, key), (config) => {
        const first = exportJson({ ...composeTexts({ files: { 'a.yaml': '' } }), config })
        if (!first.ok) throw new Error(first.reason)
        const { root } = parse({ kind: 'file', path: 'a.json', text: first.text }, 'pyyaml')
        expect(exportJson({ ...composeTexts({ files: { 'a.yaml': '' } }), config: root })).toEqual(first)
      }),
      { numRuns: 1000 },
    )
  }, 30_000)

  test.each([
    ['a date', 'when: 2024-01-02', '2024-01-02 has no form in JSON: it becomes "2024-01-02"'],
    ['a key that is no text', '1: x', 'JSON has text keys only: [!1] becomes text'],
  ])('X4 %s leaves with an issue', (_, text, message) => {
    const exported = exportJson(composeTexts({ files: { 'a.yaml': `${text}\n` } }))
    expect(exported.ok && exported.issues.map((issue) => [issue.code, issue.message])).toEqual([['export-differs', message]])
  })

  test.each([
    ['in a map', 'c:\n  1: a\n  "1": b\n', 'a.yaml:2:3 and a.yaml:3:3 would both be "1"'],
    ['in a list', 'c: [{null: a, "null": b}]\n', 'a.yaml:1:6 and a.yaml:1:15 would both be "null"'],
  ])('X4 two keys that JSON writes alike are refused: %s', (_, text, where) => {
    const reason = `JSON cannot hold it: the keys at ${where}`
    expect(exportJson(composeTexts({ files: { 'a.yaml': text } }))).toEqual({ ok: false, reason })
    expect(exportJsonWithOrigins(composeTexts({ files: { 'a.yaml': text } }))).toEqual({ ok: false, reason })
  })

  test('X4 law: read as JSON, it is the config', () => {
    const key = fc.string({ unit: 'binary' }).map((value) => ({ kind: 'str', value }) as const)
    fc.assert(
      fc.property(anyConfig(undefined, key), (config) => {
        const exported = exportJson({ ...composeTexts({ files: { 'a.yaml': '' } }), config })
        const text = exported.ok ? exported.text : exported.reason
        expect(typedOf(parse({ kind: 'file', path: 'a.json', text }, 'pyyaml').root)).toEqual(typedOf(config))
        expect(exported.ok && exported.issues).toEqual([])
      }),
      { numRuns: 1000 },
    )
  }, 30_000)
})

describe('P1 exportJsonWithOrigins', () => {
  test('P1 every leaf by JSON Pointer, the winner first, defaults last', () => {
    const composition = composeTexts({
      files: {
        'models/m.yaml': 'model:\n  size: 3\n  "a/b~": {}\n',
        'experiments/e.yaml': 'includes: [../models/m.yaml]\nmodel: {size: 15}\n',
      },
      overrides: 'model.size=16',
    })
    const defaults = nodeOf({ model: { size: 1, seed: 2 } }, { kind: 'schema', path: 'schema M', text: '' }) as MapNode
    const exported = exportJsonWithOrigins(composition, { defaults })
    expect(exported.ok && JSON.parse(exported.text)).toEqual({
      config: { model: { size: 16, seed: 2, 'a/b~': {} } },
      origins: {
        '/model/size': [
          { layer: 'overrides', file: 'overrides', line: 1, column: 12 },
          { layer: 'experiments', file: 'experiments/e.yaml', line: 2, column: 15 },
          { layer: 'models', file: 'models/m.yaml', line: 2, column: 9 },
          { layer: 'defaults', file: 'schema M', line: null, column: null },
        ],
        '/model/seed': [{ layer: 'defaults', file: 'schema M', line: null, column: null }],
        '/model/a~1b~0': [{ layer: 'models', file: 'models/m.yaml', line: 3, column: 11 }],
      },
    })
  })

  test('P4 an alias names its use, an interpolation what it read', () => {
    const place = (line: number, column: number): object => ({ file: 'a.yaml', line, column })
    const origins = (text: string): unknown => {
      const exported = exportJsonWithOrigins(composeTexts({ files: { 'a.yaml': text }, dialect: 'omegaconf' }))
      return exported.ok && (JSON.parse(exported.text) as { origins: Record<string, unknown> }).origins['/b']
    }
    expect(origins('a: &x 1\nb: *x\n')).toEqual([
      { layer: 'a.yaml', ...place(1, 7), via: { kind: 'alias', places: [place(2, 4)] } },
    ])
    expect(origins('a: 1\nb: ${a}\n')).toEqual([
      { layer: 'a.yaml', ...place(2, 4), via: { kind: 'interpolation', places: [place(1, 4)] } },
    ])
  })

  test('X4 an empty config has no origins', () => {
    const exported = exportJsonWithOrigins(composeTexts({ files: { 'a.yaml': '' } }))
    expect(exported).toEqual({ ok: true, text: '{\n  "config": {},\n  "origins": {}\n}\n', issues: [] })
  })

  test('M7 __proto__ is a key like any other', () => {
    const exported = exportJsonWithOrigins(composeTexts({ files: { 'a.yaml': '__proto__: {a: 1}\n' } }))
    expect(exported.ok && exported.text).toContain('"/__proto__/a": [')
    expect(exported.ok && exported.text).toContain('"config": {\n    "__proto__": {\n      "a": 1')
  })
})
