import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignLists } from './align-lists.ts'
import { applyDiff } from './apply-diff.ts'
import { mirror } from './change.ts'
import type { Change, ChangeSide } from './change.ts'
import { anyConfig, listNode, mapNode } from '../config-node.testing.ts'
import { isEqualNode, leavesOf, nodeAt } from '../config-node.ts'
import type { ConfigNode, ListNode, MapNode } from '../config-node.ts'
import { anyPair } from './config-pair.testing.ts'
import { diff } from './diff.ts'
import { fingerprintOf } from '../print/fingerprint.ts'
import type { MatchBy } from './list-match.ts'
import { startsWith } from '../path.ts'
import type { Path } from '../path.ts'

const RUNS = { numRuns: 1000 }

/** Mostly configs that are alike: two of any have too little in common. */
const pairs = fc.oneof({ weight: 9, arbitrary: anyPair() }, { weight: 1, arbitrary: fc.tuple(anyConfig(), anyConfig()) })

const MATCHES: readonly (MatchBy | undefined)[] = [
  undefined,
  { by: 'key', key: 'name' },
  { by: 'key', key: 'a' },
  { by: 'content' },
  { by: 'position' },
]
const anyMatch = fc.constantFrom(...MATCHES).map((match) => ({ matchBy: () => match }))

test('D1 a config does not differ from itself, however its keys are ordered', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyConfig(),
        anyPair().map(([, b]) => b),
      ),
      (config) => {
        const { changes, equal } = diff(config, backwards(config))
        expect([changes, equal]).toEqual([[], leavesOf(config).length])
      },
    ),
    RUNS,
  )
})

test('D1 the order of keys changes nothing', () => {
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      expect(asSet(diff(backwards(a), b).changes)).toEqual(asSet(diff(a, b).changes))
      expect(asSet(diff(a, backwards(b)).changes)).toEqual(asSet(diff(a, b).changes))
    }),
    RUNS,
  )
})

test('D3 the diff of B and A is the mirror of the diff of A and B', () => {
  fc.assert(
    fc.property(pairs, anyMatch, ([a, b], options) => {
      const [there, back] = [diff(a, b, options), diff(b, a, options)]
      expect(asSet(back.changes.map(mirror))).toEqual(asSet(there.changes))
      expect(back.equal).toBe(there.equal)
    }),
    RUNS,
  )
})

test('D3 A with the changes made is B', () => {
  fc.assert(
    fc.property(pairs, anyMatch, ([a, b], options) => {
      expect(fingerprintOf(applyDiff(a, diff(a, b, options).changes))).toBe(fingerprintOf(b))
    }),
    RUNS,
  )
})

test('D3 no change can be left out', () => {
  fc.assert(
    fc.property(pairs, fc.nat(), ([a, b], some) => {
      const { changes } = diff(a, b)
      const at = some % Math.max(1, changes.length)
      const change = changes[at]
      // Changes within one added map share it, those of a list in another order are part of that.
      if (!change || change.whole || changes.some(({ kind }) => kind === 'reordered')) return
      expect(isEqualNode(applyDiff(a, changes.toSpliced(at, 1)), b)).toBe(false)
    }),
    RUNS,
  )
})

test('D3 what a change says is so: its values stand where it says, and they differ', () => {
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      for (const change of diff(a, b).changes) expect([change, wrongWith(change, { a, b })]).toEqual([change, undefined])
    }),
    RUNS,
  )
})

test('D3 every leaf is equal on both sides, or there is a change in it', () => {
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      const { changes, equal } = diff(a, b)
      for (const [config, other, side] of [
        [a, b, 'a'],
        [b, a, 'b'],
      ] as const) {
        const differing = leavesOf(config).filter(({ path, node }) => !isSame(nodeAt(other, path), node))
        expect(leavesOf(config).length - differing.length).toBe(equal)
        const changed = changes.map((change) => change[side].path)
        expect(differing.filter(({ path }) => !changed.some((at) => isOnTheWay(path, at)))).toEqual([])
      }
    }),
    RUNS,
  )
})

describe('D2 any two lists', () => {
  const anyList = anyPair().map(([a]) => [...a.entries.values()].map(({ node }) => node))
  const lists = fc.oneof(
    anyPair().map(([a, b]) => [listNode([...itemsOf(a)]), listNode([...itemsOf(b)])] as const),
    fc.tuple(anyList.map(listNode), anyList.map(listNode)),
  )

  test.each(MATCHES)('an item has one partner at most, and equal lists are paired as they stand: %o', (match) => {
    fc.assert(
      fc.property(lists, ([a, b]) => {
        const { pairs: found, moved } = alignLists(a, b, match)
        expect(found.map(([i]) => i)).toEqual([...new Set(found.map(([i]) => i))].toSorted((x, y) => x - y))
        expect(new Set(found.map(([, j]) => j)).size).toBe(found.length)
        expect(found.every(([i, j]) => a.items[i] && b.items[j])).toBe(true)
        const staying = found.filter(([i]) => !moved.has(i)).map(([, j]) => j)
        expect(staying).toEqual(staying.toSorted((x, y) => x - y))
        const own = alignLists(a, listNode(a.items), match)
        expect([own.pairs, own.moved]).toEqual([a.items.map((_, i) => [i, i]), new Set()])
      }),
      { numRuns: 1000 },
    )
  })

  function itemsOf(config: MapNode): readonly ConfigNode[] {
    const found = [...config.entries.values()].map(({ node }) => node)
    return found.find((node): node is ListNode => node.kind === 'list' && node.items.length > 1)?.items ?? found
  }
})

function wrongWith({ kind, a, b }: Change, configs: { readonly a: MapNode; readonly b: MapNode }): string | undefined {
  if (!stands(a, configs.a) || !stands(b, configs.b)) return 'its values stand elsewhere'
  if (kind === 'added' || kind === 'removed') return a.node && b.node ? 'both sides have it' : undefined
  if (!a.node || !b.node) return 'only one side has it'
  return kind !== 'moved' && isEqualNode(a.node, b.node) ? 'the values are equal' : undefined
}

function stands({ path, node }: ChangeSide, config: MapNode): boolean {
  return !node || nodeAt(config, path) === node
}

function isSame(a: ConfigNode | undefined, b: ConfigNode): boolean {
  return a !== undefined && isEqualNode(a, b)
}

function isOnTheWay(path: Path, other: Path): boolean {
  return startsWith(path, other) || startsWith(other, path)
}

function asSet(changes: readonly Change[]): readonly string[] {
  return changes.map(textOf).toSorted()
}

function textOf({ kind, a, b, whole }: Change): string {
  return JSON.stringify([kind, ...[a, b, whole].map((side) => side && [side.path, side.node && fingerprintOf(side.node)])])
}

/** The same config with the keys of each map the other way round, and no node shared. */
function backwards(node: MapNode): MapNode
function backwards(node: ConfigNode): ConfigNode
function backwards(node: ConfigNode): ConfigNode {
  if (node.kind === 'scalar') return { ...node }
  if (node.kind === 'list') return listNode(node.items.map((item) => backwards(item)))
  return mapNode(Array.from(node.entries.values(), ({ key, node: value }) => [key, backwards(value)] as const).toReversed())
}
