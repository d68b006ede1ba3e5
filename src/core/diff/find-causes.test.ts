import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cause, CauseGroup } from './cause.ts'
import { keyOf } from './changed-keys.ts'
import { pathOf } from './change.ts'
import type { Change } from './change.ts'
import type { Composition } from '../compose/compose.ts'
import { composeTexts } from '../compose/composition.testing.ts'
import type { TestStack } from '../compose/composition.testing.ts'
import { isEqualNode, nodeAt } from '../config-node.ts'
import type { MapNode } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import { diff } from './diff.ts'
import { findCauses } from './find-causes.ts'
import { layerCauses } from './layer-causes.ts'
import { formatPath, startsWith } from '../path.ts'
import type { Path } from '../path.ts'
import { configWithout } from './switch-causes.ts'

const runs = { numRuns: 1000 }

const LAYERS = {
  'model/one.yaml': 'size: 1\ndepth: 2',
  'model/two.yaml': 'size: 3\ndepth: 2',
  'data/one.yaml': 'rate: 5',
  'data/two.yaml': 'size: 3\nrate: 6',
}

test.each<[title: string, a: string, b: string, groups: readonly string[]]>([
  [
    'a value that two layers change alike needs both switched off',
    'includes: [../model/one.yaml, ../data/one.yaml]',
    'includes: [../model/two.yaml, ../data/two.yaml]',
    ['data/two.yaml: rate', 'data/two.yaml + model/two.yaml: size'],
  ],
  [
    'a value of the top hides the difference beneath it',
    'includes: [../model/one.yaml]\nrun: a',
    'includes: [../model/two.yaml]\nrun: b\nsize: 1',
    ['run/b.yaml: run; hides size'],
  ],
  [
    'a value through an interpolation has the cause of what it reads',
    "includes: [../model/one.yaml]\nsize: 1\nsum: '${depth}'",
    "includes: [../model/three.yaml]\nsize: 1\nsum: '${depth}'",
    ['model/three.yaml: depth, sum'],
  ],
])('D4 %s', (_title, a, b, expected) => {
  const files = { ...LAYERS, 'model/three.yaml': 'size: 3\ndepth: 9', 'run/a.yaml': a, 'run/b.yaml': b }
  const stack = (path: string): Composition => composeTexts({ files, stack: [path], dialect: 'omegaconf' })
  const [sideA, sideB] = [stack('run/a.yaml'), stack('run/b.yaml')]
  const groups = findCauses(sideA, sideB, diff(sideA.config, sideB.config).changes)
  expect(groups.map(sayGroup)).toEqual(expected)
})

test('D4 a change that either of two causes takes away is listed with the one that wrote it, and shared by the other', () => {
  const files = {
    'model/one.yaml': 'n: 1',
    'model/two.yaml': 'n: 2',
    'run/a.yaml': 'includes: [../model/one.yaml]\nx: 1',
    'run/b.yaml': '',
  }
  const a = composeTexts({ files, stack: ['run/a.yaml'], dialect: 'omegaconf' })
  const written = { ...files, 'run/b.yaml': "includes: [../model/two.yaml]\nx: '${n}'" }
  const b = composeTexts({ files: written, stack: ['run/b.yaml'], dialect: 'omegaconf' })
  const groups = findCauses(a, b, diff(a.config, b.config).changes)
  expect(groups.map(sayGroup)).toEqual(['model/two.yaml: n; shares x', 'run/b.yaml: x'])
})

test('D4 of two causes that each take a change away it is the writer that lists it, the lower layer too', () => {
  const files = { 'model/one.yaml': 'x: 1', 'model/two.yaml': "x: '${n}'" }
  const side = (model: string, n: number): Composition => {
    const path = `run/${n}.yaml`
    const texts = { ...files, [path]: `includes: [../model/${model}.yaml]\nn: ${n}` }
    return composeTexts({ files: texts, stack: [path], dialect: 'omegaconf' })
  }
  const [a, b] = [side('one', 1), side('two', 2)]
  const groups = findCauses(a, b, diff(a.config, b.config).changes)
  expect(groups.map(sayGroup)).toEqual(['model/two.yaml: x', 'run/2.yaml: n; shares x'])
})

test('D4 where very many files differ nothing is tried, and that is said', () => {
  const side = (name: string): Composition => {
    const paths = Array.from({ length: 61 }, (_, i) => `model/${name}${i}.yaml`)
    const files = Object.fromEntries(paths.map((path, i) => [path, `k${i}: ${name}`]))
    const includes = paths.map((path) => `../${path}`).join(', ')
    return composeTexts({ files: { ...files, [`run/${name}.yaml`]: `includes: [${includes}]` }, stack: [`run/${name}.yaml`] })
  }
  const [a, b] = [side('a'), side('b')]
  const groups = findCauses(a, b, diff(a.config, b.config).changes)
  expect(groups.map(({ causes, changes, untried }) => [causes.length, changes.length, untried])).toEqual(
    Array.from({ length: 61 }, () => [1, 1, true]),
  )
})

function sayGroup({ causes, changes, shared, hidden }: CauseGroup): string {
  const say = (list: readonly Change[]): string => list.map((change) => formatPath(pathOf(change))).join(', ')
  const names = causes.map((cause) => ('b' in cause ? cause.b.path : cause.kind)).join(' + ')
  const more = [shared.length > 0 ? `; shares ${say(shared)}` : '', hidden.length > 0 ? `; hides ${say(hidden)}` : '']
  return `${names}: ${say(changes)}${more.join('')}`
}

test('D4 every change has a cause, and is listed once', () => {
  fc.assert(
    fc.property(anyPair(), (pair) => {
      const [a, b] = pair.map(composeTexts)
      if (!a || !b) throw new Error('two sides')
      const { changes } = diff(a.config, b.config)
      const groups = findCauses(a, b, changes)
      expect(new Set(groups.flatMap((group) => group.changes))).toEqual(new Set(changes))
      expect(groups.reduce((sum, group) => sum + group.changes.length, 0)).toBe(changes.length)
      expect(groups.every(({ causes }) => causes.length > 0)).toBe(true)
    }),
    runs,
  )
})

test('D4 switching the causes of a group off takes its changes away, and others only where that is said', () => {
  fc.assert(
    fc.property(anyPair(), (pair) => {
      const [a, b] = pair.map(composeTexts)
      if (!a || !b) throw new Error('two sides')
      const { changes } = diff(a.config, b.config)
      const groups = findCauses(a, b, changes)
      for (const group of groups) {
        const without = configWithout(switchboard(a, b, groups), new Set(group.causes))
        const left = diff(a.config, without).changes
        const gone = changes.filter((change) => isLikeA(change, a.config, without))
        const sub = groups.filter((other) => other.causes.every((cause) => group.causes.includes(cause)))
        expect(gone).toEqual(expect.arrayContaining([...group.changes, ...group.shared]))
        const said = new Set([...sub.flatMap((other) => other.changes), ...group.shared])
        expect(gone.filter((change) => !said.has(change))).toEqual([])
        const more = left.filter((change) => !changes.some((known) => isNear(known, change)))
        expect(more.filter((change) => !isIn(change, group.hidden)).map(nameOf)).toEqual([])
      }
    }),
    runs,
  )
})

test('D4 no group has a cause too many', () => {
  fc.assert(
    fc.property(anyPair(), (pair) => {
      const [a, b] = pair.map(composeTexts)
      if (!a || !b) throw new Error('two sides')
      const groups = findCauses(a, b, diff(a.config, b.config).changes)
      for (const { causes, changes } of groups.filter((group) => group.causes.length > 1)) {
        for (const cause of causes) {
          const without = configWithout(switchboard(a, b, groups), new Set(causes.filter((other) => other !== cause)))
          expect(changes.some((change) => isLikeA(change, a.config, without))).toBe(false)
        }
      }
    }),
    runs,
  )
})

test('D4 with no cause switched off there is B, with all of them A', () => {
  fc.assert(
    fc.property(anyPair(), (pair) => {
      const [a, b] = pair.map(composeTexts)
      if (!a || !b) throw new Error('two sides')
      const causes: readonly Cause[] = [...layerCauses(a, b), { kind: 'order' }]
      expect(isEqualNode(configWithout({ a, b, causes }, new Set()), b.config)).toBe(true)
      expect(isEqualNode(configWithout({ a, b, causes }, new Set(causes)), a.config)).toBe(true)
    }),
    runs,
  )
})

/** The causes by identity: those that the groups name, and new ones for the rest. */
function switchboard(a: Composition, b: Composition, groups: readonly CauseGroup[]): Parameters<typeof configWithout>[0] {
  const named = groups.flatMap(({ causes }) => causes)
  const all: readonly Cause[] = [...layerCauses(a, b), { kind: 'order' }]
  return { a, b, causes: all.map((cause) => named.find((other) => isSameCause(cause, other)) ?? cause) }
}

function isSameCause(x: Cause, y: Cause): boolean {
  const layers = (cause: Cause): readonly unknown[] => ['a' in cause && cause.a, 'b' in cause && cause.b]
  return x.kind === y.kind && layers(x).every((layer, i) => layer === layers(y)[i])
}

function nameOf(change: Change): string {
  return formatPath(keyOf(pathOf(change)))
}

/** At a key that merging replaces whole, one change stands for all. */
function isIn(change: Change, changes: readonly Change[]): boolean {
  return changes.some((other) => nameOf(other) === nameOf(change))
}

function isNear(x: Change, y: Change): boolean {
  const [p, q]: readonly Path[] = [keyOf(pathOf(x)), keyOf(pathOf(y))]
  return p !== undefined && q !== undefined && (startsWith(p, q) || startsWith(q, p))
}

function isLikeA(change: Change, a: MapNode, config: MapNode): boolean {
  const path = keyOf(change.a.path)
  const [inA, now] = [nodeAt(a, path), nodeAt(config, path)]
  return inA && now ? isEqualNode(inA, now) : inA === now
}

/** Two stacks over the same few files, some of which are edited, off, or in another order in the second. */
function anyPair(): fc.Arbitrary<readonly TestStack[]> {
  const names = ['model/a.yaml', 'model/b.yaml', 'data/a.yaml', 'data/b.yaml', 'training/a.yaml']
  const own = fc.constantFrom(...TEXTS)
  const lower = fc
    .tuple(...names.map(() => own))
    .map((texts) => Object.fromEntries(names.map((name, i) => [name, texts[i] ?? ''])))
  const top = fc.tuple(fc.shuffledSubarray(names, { maxLength: 4 }), own)
  const side = fc.record({
    top,
    base: fc.option(top, { nil: undefined, freq: 3 }),
    edit: fc.option(fc.tuple(fc.constantFrom(...names), own), { nil: undefined, freq: 3 }),
    overrides: fc.constantFrom('', '', 'x=5', '~m', 'm.y=7\nn.z=1', 'l[0]=9', 'm=null'),
    off: fc.subarray(names, { maxLength: 1 }),
    name: fc.constantFrom('one', 'two'),
  })
  return fc.tuple(lower, side, side, fc.constantFrom<DialectId>('pyyaml', 'omegaconf')).map(([files, a, b, dialect]) => {
    return [a, b].map((one): TestStack => {
      const edited = one.edit ? { ...files, [one.edit[0]]: one.edit[1] } : files
      const path = `experiment/${one.name}.yaml`
      const beneath = one.base ? { 'experiment/base.yaml': fileText(one.base[0], one.base[1]) } : {}
      const text = fileText([...(one.base ? ['experiment/base.yaml'] : []), ...one.top[0]], one.top[1])
      const all = { ...edited, ...beneath, [path]: text }
      return { files: all, stack: [path], overrides: one.overrides, off: one.off, dialect }
    })
  })
}

function fileText(includes: readonly string[], own: string): string {
  return `includes: [${includes.map((path) => `../${path}`).join(', ')}]\n${own}`
}

/** Few keys, so that layers meet: values, maps, lists of maps, null over a map, an empty map, interpolations. */
const TEXTS = [
  '',
  'x: 1',
  'x: 2\nm: {y: 1}',
  'x: 1.0\nm: {y: 2, z: {w: 1}}',
  'm: null',
  'm: {}',
  'm: 3\nn: {z: 4}',
  'm: {z: {w: 2}}\nn: {}',
  'l: [1, 2]\nx: 3',
  'l: [{name: a, v: 1}, {name: b, v: 2}]',
  'l: [{name: b, v: 2}, {name: a, v: 3}, {name: c}]\nm: {y: 5}',
  "x: '${n.z}'\nn: {z: 8}",
  'n: {z: 9}\nm: {z: null}',
  "m: {y: '${x}'}",
]
