import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryAt, nodeAt } from '../../core/config-node.ts'
import type { MapNode, ScalarNode } from '../../core/config-node.ts'
import { parse } from '../../core/read/parse.ts'
import type { Path } from '../../core/path.ts'
import { printJson } from '../../core/print/print-json.ts'
import { printYaml } from '../../core/print/print.ts'
import { positionAt } from '../../core/source.ts'
import { composeTexts, line, plainOf } from '../compose.testing.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { typesOf } from '../schema/json-schema.ts'
import { validate } from '../judge/validate.ts'
import { standingOf, walkConfig } from '../schema/walk.ts'
import { anyModel } from './arbitrary-model.testing.ts'
import type { Plain, PlainMap } from './fill-schema.testing.ts'
import { MODEL_TYPES, system } from './stable-audio.testing.ts'

const FILE = 'made.json'
const modelSchema = system.sections.find(({ key }) => key === 'model')?.schema ?? {}

function configOf(text: string, path = FILE): MapNode {
  return composeTexts({ [path]: text }, system).config
}

function errorsOf(text: string, path = FILE): readonly string[] {
  const issues = validate(composeTexts({ [path]: text }, system), system)
  return issues.filter(({ severity }) => severity === 'error').map(line)
}

function textOf(model: Plain): string {
  return `${JSON.stringify({ model }, null, 2)}\n`
}

describe('V1 X1 any model of every type', () => {
  test.each(MODEL_TYPES)('V1 X1 %s has no error, and is the same through JSON and YAML', (type) => {
    fc.assert(
      fc.property(anyModel(type), (model) => {
        const text = textOf(model)
        expect(errorsOf(text)).toEqual([])
        const { root } = parse({ kind: 'file', path: FILE, text }, 'pyyaml')
        const yaml = printYaml(root)
        const again = parse({ kind: 'file', path: 'made.yaml', text: yaml }, 'pyyaml')
        const json = printJson(again.root)
        expect([again.issues.map(line), plainOf(again.root)]).toEqual([[], { model }])
        expect(plainOf(parse({ kind: 'file', path: FILE, text: json }, 'pyyaml').root)).toEqual({ model })
        expect(printYaml(parse({ kind: 'file', path: FILE, text: json }, 'pyyaml').root)).toBe(yaml)
        expect(errorsOf(yaml, 'made.yaml')).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

/** A place of a model, and what it may be changed to. */
interface Target {
  readonly path: Path
  readonly schema: JsonSchema
  readonly node: ScalarNode | MapNode
}

function targetsIn(config: MapNode): readonly Target[] {
  const node = nodeAt(config, ['model'])
  const found: Target[] = []
  if (!node) return found
  walkConfig({ schema: modelSchema, node, base: ['model'] }, ({ path, node: at, schema }) => {
    if (at.kind !== 'list') found.push({ path: [...path], schema, node: at })
  })
  return found
}

/** Keys that pick a branch, and keys so short that nobody can tell what was meant. */
const PICKING = new Set(['type', 'model_type', 'arc'])

/** The model with one thing changed, and where that is to be told. */
interface Mutation {
  readonly model: Plain
  readonly code: string
  readonly path: Path
  /** Where in the text: the key, the value, or the key of the map around. */
  readonly at: 'key' | 'value' | 'map'
}

type Mutate = (config: MapNode, targets: readonly Target[]) => readonly Mutation[]

function replaced(value: Plain, [key, ...rest]: Path, change: (old: Plain) => Plain): Plain {
  if (key === undefined) return change(value)
  if (Array.isArray(value)) return value.map((item, i) => (i === key ? replaced(item, rest, change) : item))
  return Object.fromEntries(
    Object.entries(value as PlainMap).map(([name, item]) => [name, name === key ? replaced(item, rest, change) : item]),
  )
}

function plainModel(config: MapNode): Plain {
  return plainOf(nodeAt(config, ['model']) ?? config) as Plain
}

const mutations: Readonly<Record<string, Mutate>> = {
  'a misspelled key': (config, targets) =>
    targets.flatMap(({ path, node, schema }) =>
      node.kind !== 'map'
        ? []
        : [...node.entries.keys()].flatMap((key) => {
            const isKnown = schema.properties && Object.hasOwn(schema.properties, key)
            if (!isKnown || PICKING.has(key) || key.length < 5) return []
            const typo = `${key.slice(0, 2)}q${key.slice(2)}`
            const model = replaced(plainModel(config), path.slice(1), (map) =>
              Object.fromEntries(Object.entries(map as PlainMap).map(([name, item]) => [name === key ? typo : name, item])),
            )
            return [{ model, code: 'unknown-key', path: [...path, typo], at: 'key' as const }]
          }),
    ),
  'a value of a wrong type': (config, targets) =>
    targets.flatMap(({ path, node, schema }) => {
      const types = typesOf(schema)
      const isPicking = PICKING.has(String(path.at(-1)))
      if (node.kind !== 'scalar' || isPicking || types.length === 0 || schema.anyOf || types.includes('object')) return []
      const model = replaced(plainModel(config), path.slice(1), () => ({ a: [true] }))
      return [{ model, code: schema.enum ? 'not-allowed' : 'wrong-type', path, at: 'value' as const }]
    }),
  'no config': (config, targets) =>
    targets.flatMap(({ path, node, schema }) => {
      if (node.kind !== 'map' || !node.entries.has('config') || !schema.required?.includes('config')) return []
      const model = replaced(plainModel(config), path.slice(1), (map) => {
        const { config: _, ...rest } = map as PlainMap
        return rest
      })
      return [{ model, code: 'missing-key', path: [...path, 'config'], at: 'map' as const }]
    }),
  'a number out of bounds': (config, targets) =>
    targets.flatMap(({ path, node, schema }) => {
      const least = schema.minimum ?? schema.exclusiveMinimum
      if (node.kind !== 'scalar' || (node.value.kind !== 'int' && node.value.kind !== 'float') || least === undefined) return []
      const model = replaced(plainModel(config), path.slice(1), () => Math.floor(least) - 1)
      return [{ model, code: 'out-of-range', path, at: 'value' as const }]
    }),
}

describe('V2 V4 one mistake is told at its line', () => {
  test.each(Object.entries(mutations))('V2 %s', (_title, mutate) => {
    fc.assert(
      fc.property(fc.constantFrom(...MODEL_TYPES).chain(anyModel), fc.nat(), (model, which) => {
        const config = configOf(textOf(model))
        const possible = mutate(config, targetsIn(config))
        const mutation = possible[which % Math.max(1, possible.length)]
        fc.pre(mutation !== undefined)
        const text = textOf(mutation.model)
        const issues = validate(composeTexts({ [FILE]: text }, system), system)
        const wanted = placeOf(configOf(text), mutation)
        const told = issues.map(({ code, path, origin }) => JSON.stringify([code, path, positionAt(origin.source, origin.start)]))
        expect(told).toContain(JSON.stringify([mutation.code, mutation.path, wanted]))
      }),
      { numRuns: 250 },
    )
  })

  function placeOf(config: MapNode, { path, at }: Mutation): unknown {
    const owner = at === 'map' ? path.slice(0, -1) : path
    const node = nodeAt(config, owner)
    const entry = entryAt(config, owner)
    if (!node) throw new Error('the changed place is there')
    return positionAt(node.source, at === 'value' || !entry ? node.start : entry.keySpan.start)
  }

  test('V4 standing of every key of a model without mistakes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MODEL_TYPES).chain(anyModel), (model) => {
        const node = nodeAt(configOf(textOf(model)), ['model'])
        const standings = new Set<string>()
        if (node) {
          walkConfig({ schema: modelSchema, node, base: ['model'] }, (place) => {
            if (place.node.kind === 'map') for (const key of place.node.entries.keys()) standings.add(standingOf(place, key))
          })
        }
        expect([...standings].filter((standing) => standing !== 'known' && standing !== 'accepted')).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
