import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Composition } from './compose.ts'
import { composeTexts, filesOf } from './composition.testing.ts'
import { compose, overridesSource } from './compose.ts'
import { anyConfig, typedOf } from '../config-node.testing.ts'
import { isEqualNode, isLeaf, leavesOf, nodeAt } from '../config-node.ts'
import type { ConfigNode, Entry, Leaf, MapNode } from '../config-node.ts'
import { historyOf } from './inspect.ts'
import { issueLines } from '../issue.testing.ts'
import { includes } from '../links/includes.ts'
import { emptyMap } from '../read/parse.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'
import { printValue, printYaml } from '../print/print.ts'
import { formatOrigin } from '../source.ts'
import type { Source } from '../source.ts'
import { isRedundant, tallyOf } from './trace.ts'
import type { Scalar } from '../value.ts'

const RUNS = { numRuns: 1000 }

/** One file: what it writes, and the files beneath it by index. */
interface File {
  readonly own: MapNode
  readonly beneath: readonly number[]
}

/** Few keys and few values, so that layers meet; includes of earlier files only, so that there is no loop. */
const key = fc.constantFrom('a', 'b', '__proto__').map((value): Scalar => ({ kind: 'str', value }))
const scalar = fc.constantFrom<Scalar>(
  { kind: 'null' },
  { kind: 'int', value: 1n },
  { kind: 'int', value: 2n },
  { kind: 'float', value: 1 },
)
const own = anyConfig(scalar, key)
const flatStack: fc.Arbitrary<readonly File[]> = fc
  .array(own, { minLength: 1, maxLength: 4 })
  .map((maps) => maps.map((map) => ({ own: map, beneath: [] })))
const groupedStack: fc.Arbitrary<readonly File[]> = fc
  .array(fc.tuple(own, fc.subarray([0, 1, 2, 3])), { minLength: 2, maxLength: 5 })
  .map((files) => files.map(([map, named], i) => ({ own: map, beneath: named.filter((index) => index < i) })))
const anyStack = fc.oneof(flatStack, groupedStack)

/** The files that no other includes are the stack. */
function composeFiles(files: readonly File[], overrides = ''): Composition {
  const included = new Set(files.flatMap(({ beneath }) => beneath))
  const texts = Object.fromEntries(files.map((file, i) => [`${i}.yaml`, textOf(file)]))
  return composeTexts({ files: texts, stack: Object.keys(texts).filter((_, i) => !included.has(i)), overrides })
}

function textOf({ own: map, beneath }: File): string {
  const head = beneath.length > 0 ? `includes: [${beneath.map((index) => `${index}.yaml`).join(', ')}]\n` : ''
  return head + (map.entries.size > 0 ? printYaml(map) : '')
}

function indexOf({ path }: Source): number {
  return Number(path.replace('.yaml', ''))
}

/** Leaves of the result but for empty maps: a second empty map beneath or above one is no write (M4), so none is the next. */
function writtenLeaves(config: MapNode): readonly Leaf[] {
  return leavesOf(config).filter(({ node }) => node.kind !== 'map')
}

/** The files with one leaf taken out of one of them; the maps around it stay. */
function without(files: readonly File[], leaf: Leaf): readonly File[] {
  return files.map((file, i) => (i === indexOf(leaf.node.source) ? { ...file, own: withoutPath(file.own, leaf.path) } : file))
}

function withoutPath(map: MapNode, [id, ...rest]: Path): MapNode {
  const entry = map.entries.get(String(id))
  const entries = new Map(map.entries)
  if (rest.length === 0) entries.delete(String(id))
  else if (entry?.node.kind === 'map') entries.set(String(id), { ...entry, node: withoutPath(entry.node, rest) })
  return { ...map, entries }
}

describe('P7 the result is what won', () => {
  test('layers with only their winning writes give the same values', () => {
    fc.assert(
      fc.property(anyStack, (files) => {
        const { config } = composeFiles(files)
        const pruned = files.map((file, i) => ({
          ...file,
          own: replay(leavesOf(config).filter(({ node }) => indexOf(node.source) === i)),
        }))
        expect(isEqualNode(composeFiles(pruned).config, config)).toBe(true)
      }),
      RUNS,
    )
  })

  test('winning writes, made one by one in the result’s order, give the result with its order', () => {
    fc.assert(
      fc.property(anyStack, (files) => {
        const { config } = composeFiles(files)
        expect(typedOf(replay(leavesOf(config)))).toEqual(typedOf(config))
      }),
      RUNS,
    )
  })

  test('a winner taken out of its layer exposes the next in its history', () => {
    fc.assert(
      fc.property(anyStack, fc.nat(), (files, pick) => {
        const composition = composeFiles(files)
        const leaves = writtenLeaves(composition.config)
        const leaf = leaves[pick % leaves.length]
        if (!leaf) return
        const [winner, next] = historyOf(composition, leaf.path)
        expect(winner).toMatchObject({ kind: 'write', layer: { path: leaf.node.source.path } })
        const exposed = nodeAt(composeFiles(without(files, leaf)).config, leaf.path)
        const value = next?.kind === 'write' ? next.node : undefined
        const isGrouped = files.some(({ beneath }) => beneath.length > 0)
        // A map that comes to light in a group merges with what lies beneath the group: it is all there, and more may be.
        if (isGrouped && exposed?.kind === 'map' && value?.kind === 'map') {
          const kept = leavesOf(value).filter(({ node, path }) => path.length > 0 && node.kind !== 'map')
          expect(kept.map(({ path }) => nodeAt(exposed, path))).toMatchObject(kept.map(({ node }) => ({ source: node.source })))
        } else {
          expect(exposed && typedOf(exposed)).toEqual(value && typedOf(value))
        }
      }),
      RUNS,
    )
  })
})

test('P7, M1 a map that comes to light in a group merges with the maps beneath the group', () => {
  const files = { 'a.yaml': 'b: {a: 1}', 'c.yaml': 'b: {c: 2}', 'd.yaml': 'includes: [c.yaml]\nb: null' }
  const removed = { ...files, 'd.yaml': 'includes: [c.yaml]' }
  expect(printValue(composeTexts({ files: removed, stack: ['a.yaml', 'd.yaml'] }).config)).toBe('{b: {a: 1, c: 2}}')
})

test('P7, M4 an empty map between the winner and a map is exposed, and changes nothing', () => {
  const files = { 'a.yaml': 'b: {a: 1}', 'c.yaml': 'b: {}', 'd.yaml': 'includes: [c.yaml]\nb: null' }
  const stack = ['a.yaml', 'd.yaml']
  const composition = composeTexts({ files, stack })
  const values = historyOf(composition, ['b']).map((step) => (step.kind === 'write' ? printValue(step.node) : 'removed'))
  expect(values).toEqual(['null', '{}', '{a: 1}'])
  const removed = { ...files, 'd.yaml': 'includes: [c.yaml]' }
  expect(printValue(composeTexts({ files: removed, stack }).config)).toBe('{b: {a: 1}}')
})

/** The leaves written into an empty map, in order. */
function replay(leaves: readonly Leaf[]): MapNode {
  const source: Source = { kind: 'file', path: '', text: '' }
  return leaves.reduce((map, { path, node }) => writeLeaf(map, path, node), emptyMap(source))
}

function writeLeaf(map: MapNode, [id, ...rest]: Path, leaf: ConfigNode): MapNode {
  const known = map.entries.get(String(id))
  const child = rest.length === 0 ? leaf : writeLeaf(known?.node.kind === 'map' ? known.node : emptyMap(map.source), rest, leaf)
  const entry: Entry = { key: { kind: 'str', value: String(id) }, keySpan: { start: 0, end: 0 }, node: child }
  return { ...map, entries: new Map(map.entries).set(String(id), entry) }
}

describe('P5 redundancy', () => {
  test('a redundant winner can go and the result is the same; any other cannot', () => {
    fc.assert(
      fc.property(anyStack, fc.nat(), (files, pick) => {
        const { config } = composeFiles(files)
        const leaves = writtenLeaves(config)
        const leaf = leaves[pick % leaves.length]
        if (!leaf) return
        expect(isEqualNode(composeFiles(without(files, leaf)).config, config)).toBe(isRedundant(leaf.node))
      }),
      RUNS,
    )
  })
})

describe('P1 history', () => {
  test('every layer that wrote a leaf is in its history once', () => {
    fc.assert(
      fc.property(anyStack, (files) => {
        const composition = composeFiles(files)
        const written = new Map<string, Path>()
        for (const { own: map } of files) for (const { path } of leavesOf(map)) written.set(formatPath(path), path)
        for (const path of written.values()) {
          const writers = files.flatMap(({ own: map }, i) => (isWritten(nodeAt(map, path)) ? [i] : []))
          const steps = historyOf(composition, path)
          const found = steps.flatMap((step) =>
            step.kind === 'write' && isWritten(step.node) ? [indexOf(step.node.source)] : [],
          )
          expect(found.toSorted((a, b) => a - b)).toEqual(writers)
        }
      }),
      RUNS,
    )
  })

  test('in a flat stack the later layer comes first', () => {
    fc.assert(
      fc.property(flatStack, (files) => {
        const composition = composeFiles(files)
        for (const { path } of writtenLeaves(composition.config)) {
          const layers = historyOf(composition, path).flatMap((step) =>
            step.kind === 'removal' || isLeaf(step.node)
              ? [indexOf(step.kind === 'write' ? step.node.source : step.by.source)]
              : [],
          )
          expect(layers).toEqual(layers.toSorted((a, b) => b - a))
        }
      }),
      RUNS,
    )
  })

  test('tallies count every written leaf once, as won or lost', () => {
    fc.assert(
      fc.property(anyStack, (files) => {
        const composition = composeFiles(files)
        const tallies = tallyOf(composition)
        const wins = Array.from(tallies.values(), (tally) => tally.wins).reduce((sum, count) => sum + count, 0)
        expect(wins).toBe(leavesOf(composition.config).length)
        for (const layer of composition.layers.slice(0, -1)) {
          const { wins: won, loses: lost } = tallies.get(layer.source) ?? { wins: 0, loses: 0 }
          const leaves = leavesOf(layer.own)
          const solid = leaves.filter(({ node }) => node.kind !== 'map').length
          expect(won + lost).toBeGreaterThanOrEqual(solid)
          expect(won + lost).toBeLessThanOrEqual(leaves.length)
        }
      }),
      RUNS,
    )
  })
})

/** Whether a layer writes a value there, not a map of values nor an empty map, which may be no write (M4). */
function isWritten(node: ConfigNode | undefined): boolean {
  return node !== undefined && node.kind !== 'map'
}

test('M1 composing again, with one file changed, is composing afresh', () => {
  const options = { dialect: 'pyyaml', linkers: [includes], kindOf: () => '', precedence: [], mountedAt: '' } as const
  fc.assert(
    fc.property(groupedStack, own, fc.nat(), (files, changed, pick) => {
      const stack = { files: files.map((_, i) => `${i}.yaml`), overrides: overridesSource('+o=1\n'), off: new Set<string>() }
      const before = filesOf(Object.fromEntries(files.map((file, i) => [`${i}.yaml`, textOf(file)])))
      compose(before, stack, options)
      const index = pick % files.length
      const path = `${index}.yaml`
      const text = textOf({ own: changed, beneath: files[index]?.beneath ?? [] })
      const after = new Map(before).set(path, { kind: 'file', path, text })
      const texts = Object.fromEntries(Array.from(after, ([name, source]) => [name, source.text]))
      const again = compose(after, stack, options)
      const afresh = compose(filesOf(texts), { ...stack, overrides: overridesSource('+o=1\n') }, options)
      expect(summaryOf(again)).toEqual(summaryOf(afresh))
    }),
    RUNS,
  )
})

/** All that a composition says, without its objects. */
function summaryOf(composition: Composition): unknown {
  const { config, issues, layers } = composition
  return {
    config: typedOf(config),
    issues: issueLines(issues),
    layers: layers.map(({ id, state }) => [id, state]),
    histories: leavesOf(config).map(({ path }) =>
      historyOf(composition, path).map((step) => (step.kind === 'write' ? formatOrigin(step.node) : formatOrigin(step.by))),
    ),
    tallies: Array.from(tallyOf(composition), ([source, tally]) => [source.path, tally]),
  }
}

test('O4 overrides are a layer: the same keys in a file above all give the same values', () => {
  fc.assert(
    fc.property(anyStack, own, (files, above) => {
      const leaves = writtenLeaves(above)
      const lines = leaves.map(({ path, node }) => `++${formatPath(path)}=${printValue(node)}`)
      const { config } = composeFiles(files, lines.join('\n'))
      const { config: layered } = composeFiles(files)
      const expected = leaves.reduce((map, { path, node }) => writeLeaf(map, path, node), layered)
      expect(isEqualNode(config, expected)).toBe(true)
    }),
    RUNS,
  )
})
