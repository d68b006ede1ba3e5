import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyConfig, typedOf } from './config-node.testing.ts'
import { isLeaf, leavesOf, nodeAt } from './config-node.ts'
import type { ConfigNode, MapNode } from './config-node.ts'
import { merge, shadow } from './merge.ts'
import { parse } from './read/parse.ts'
import { printValue } from './print/print.ts'
import { readJson } from './read/read-json.ts'
import type { Scalar } from './value.ts'

/** A map from YAML, in a file named after its text. */
function mapOf(text: string): MapNode {
  return parse({ kind: 'file', path: text, text }, 'pyyaml').root
}

test.each<[rule: string, lower: string, upper: string, merged: string]>([
  ['M1 maps merge key by key', '{m: {a: 1, b: 2}}', '{m: {b: 3}}', '{m: {a: 1, b: 3}}'],
  ['M1 to any depth', '{a: {b: {c: {d: 1}}}}', '{a: {b: {c: {e: 2}}}}', '{a: {b: {c: {d: 1, e: 2}}}}'],
  ['M2 a list replaces a list whole', '{at: [1, 2]}', '{at: [9]}', '{at: [9]}'],
  ['M2 an empty list too', '{at: [1, 2]}', '{at: []}', '{at: []}'],
  ['M2 maps in lists do not merge', '{at: [{a: 1}]}', '{at: [{b: 2}]}', '{at: [{b: 2}]}'],
  ['M3 null replaces a map', '{m: {a: 1}}', '{m: null}', '{m: null}'],
  ['M3 a scalar replaces a map', '{m: {a: 1}}', '{m: 3}', '{m: 3}'],
  ['M3 a map replaces a scalar', '{m: 3}', '{m: {a: 1}}', '{m: {a: 1}}'],
  ['M3 a map replaces null', '{m:}', '{m: {a: 1}}', '{m: {a: 1}}'],
  ['M3 an empty map replaces a scalar', '{m: 3}', '{m: {}}', '{m: {}}'],
  ['M4 an empty map changes no map', '{m: {a: 1}}', '{m: {}}', '{m: {a: 1}}'],
  ['M5 key order is the lower layer’s, then new keys', '{b: 1, a: 2}', '{c: 4, a: 3}', '{b: 1, a: 3, c: 4}'],
  ['M5 in nested maps too', '{m: {b: 1, a: 2}, p: 0}', '{p: 1, m: {c: 4, a: 3}}', '{m: {b: 1, a: 3, c: 4}, p: 1}'],
  ['M5 a replaced map keeps its place', '{m: {a: 1}, p: 0}', '{m: 3}', '{m: 3, p: 0}'],
  [
    'M7 prototype names are keys',
    '{__proto__: {a: 1}}',
    '{__proto__: {b: 2}, constructor: 3, toString: 4}',
    '{__proto__: {a: 1, b: 2}, constructor: 3, toString: 4}',
  ],
  ['M7 1 and "1" are two keys', '{1: a}', '{"1": b}', '{1: a, "1": b}'],
  ['M7 1 and 1.0 are one, as first written', '{1: a}', '{1.0: b}', '{1: b}'],
])('%s', (_rule, lower, upper, merged) => {
  expect(printValue(merge(mapOf(lower), mapOf(upper)))).toBe(merged)
})

describe('M6 what is replaced is remembered', () => {
  const chainAt = (root: ConfigNode, ...path: readonly string[]): readonly string[] => {
    const chain: string[] = []
    for (let node = nodeAt(root, path); node; node = node.shadowed) chain.push(printValue(node))
    return chain
  }
  const fold = (...texts: readonly string[]): MapNode => texts.map(mapOf).reduce((lower, upper) => merge(lower, upper))

  test.each<[what: string, layers: readonly string[], path: readonly string[], chain: readonly string[]]>([
    ['scalars, the latest first', ['{a: 1}', '{a: 2}', '{a: 3}'], ['a'], ['3', '2', '1']],
    ['a map behind null', ['{m: {a: 1}}', '{m: null}'], ['m'], ['null', '{a: 1}']],
    ['null behind a map', ['{m: {a: 1}}', '{m: null}', '{m: {b: 2}}'], ['m'], ['{b: 2}', 'null', '{a: 1}']],
    ['what a map replaced, when the map is added to', ['{m: 1}', '{m: {a: 2}}', '{m: {b: 3}}'], ['m'], ['{a: 2, b: 3}', '1']],
    ['what a map replaced, when an empty map is laid over it', ['{m: 1}', '{m: {a: 2}}', '{m: {}}'], ['m'], ['{a: 2}', '1']],
    ['an equal value too', ['{a: 1}', '{a: 1}'], ['a'], ['1', '1']],
  ])('%s', (_what, layers, path, chain) => {
    expect(chainAt(fold(...layers), ...path)).toEqual(chain)
  })

  test.each<[what: string, beneath: readonly string[], group: readonly string[], chain: readonly string[]]>([
    ['its own first, then what lies beneath the group', ['{a: 1}'], ['{a: 2}', '{a: 3}'], ['3', '2', '1']],
    ['what an empty map of the group replaced', ['{a: {x: 1}}'], ['{a: 2}', '{a: {}}'], ['{x: 1}', '2']],
    ['on both sides', ['{a: 1}', '{a: {x: 2}}'], ['{a: 3}', '{a: {z: 4}}'], ['{x: 2, z: 4}', '3', '1']],
  ])('M8 a group of layers brings %s', (_what, beneath, group, chain) => {
    expect(chainAt(merge(fold(...beneath), fold(...group)), 'a')).toEqual(chain)
  })

  test('a value over a chain goes to its end', () => {
    const [one, two, three] = ['{a: 1}', '{a: 2}', '{a: 3}'].map((text) => nodeAt(mapOf(text), ['a']) as ConfigNode)
    const chain = shadow(shadow(three as ConfigNode, two as ConfigNode), one as ConfigNode)
    expect([
      printValue(chain),
      chain.shadowed && printValue(chain.shadowed),
      chain.shadowed?.shadowed && printValue(chain.shadowed.shadowed),
    ]).toEqual(['3', '2', '1'])
  })

  test('a hundred thousand values of one key are no deeper than one', () => {
    const layers = Array.from({ length: 100_000 }, () => mapOf('{a: 1}'))
    const chain = layers.reduce((lower, upper) => merge(lower, { ...upper }))
    const above = merge(mapOf('{a: 2}'), chain)
    let count = 0
    for (let node = nodeAt(above, ['a']); node; node = node.shadowed) count += 1
    expect(count).toBe(100_001)
  })
})

describe('sharing', () => {
  test.each<[what: string, lower: string, upper: string]>([
    ['nothing', '{a: 1}', '{}'],
    ['an empty map over a map', '{m: {a: {b: 1}}}', '{m: {a: {}}}'],
    ['an empty map over an empty map', '{m: {}}', '{m: {}}'],
  ])('M4 %s gives back the lower map itself', (_what, lower, upper) => {
    const beneath = mapOf(lower)
    expect(merge(beneath, mapOf(upper))).toBe(beneath)
  })

  test('M1 what only one layer has is shared', () => {
    const lower = mapOf('{a: {x: 1}, b: {y: 2}}')
    const upper = mapOf('{b: {z: 3}, c: {w: 4}}')
    const merged = merge(lower, upper)
    expect(merged.entries.get('a')).toBe(lower.entries.get('a'))
    expect(merged.entries.get('c')).toBe(upper.entries.get('c'))
  })

  test('M1 a merge is done once, part by part', () => {
    const section = mapOf('{x: 1}')
    const common = mapOf('{x: 2}')
    const stack = (other: string): MapNode => {
      const lower: MapNode = { ...mapOf(other), entries: new Map([...mapOf(other).entries, ['m', entryOf(section)]]) }
      return merge(lower, { ...common, entries: new Map([['m', entryOf(common)]]) })
    }
    expect(stack('{a: 1}').entries.get('m')?.node).toBe(stack('{a: 2}').entries.get('m')?.node)
  })

  function entryOf(node: MapNode): { key: Scalar; keySpan: { start: number; end: number }; node: MapNode } {
    return { key: { kind: 'str', value: 'm' }, keySpan: { start: 0, end: 0 }, node }
  }
})

describe('laws', () => {
  const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor').map((value): Scalar => ({ kind: 'str', value }))
  const scalar = fc.constantFrom<Scalar>(
    { kind: 'null' },
    { kind: 'int', value: 1n },
    { kind: 'int', value: 2n },
    { kind: 'str', value: '1' },
  )
  const config = anyConfig(scalar, key)
  const runs = { numRuns: 1000 }

  test('M4 nothing over a config, and a config over nothing, is the config', () => {
    const nothing = mapOf('{}')
    fc.assert(
      fc.property(config, (node) => {
        expect(merge(node, nothing)).toBe(node)
        expect(typedOf(merge(nothing, node))).toEqual(typedOf(node))
      }),
      runs,
    )
  })

  test('M1 a config over itself is itself', () => {
    fc.assert(
      fc.property(config, (node) => {
        expect(typedOf(merge(node, structuredClone(node)))).toEqual(typedOf(node))
      }),
      runs,
    )
  })

  test('M1 to M5 the merged value, told by a plain recursion', () => {
    fc.assert(
      fc.property(config, config, (lower, upper) => {
        expect(typedOf(merge(lower, upper))).toEqual(typedOf(plainMerge(lower, upper)))
      }),
      runs,
    )
  })

  test('M6 every leaf of both layers is in the result or behind something in it', () => {
    fc.assert(
      fc.property(config, config, (lower, upper) => {
        const kept = new Set(everything(merge(lower, upper)).map((node) => JSON.stringify(typedOf(node))))
        for (const { node } of [...leavesOf(lower), ...leavesOf(upper)]) {
          if (node.kind !== 'map') expect(kept).toContain(JSON.stringify(typedOf(node)))
        }
      }),
      runs,
    )
  })

  test('M7 no merge reaches a prototype', () => {
    fc.assert(
      fc.property(config, config, (lower, upper) => {
        merge(lower, upper)
        expect(Object.keys(Object.prototype)).toEqual([])
        expect(({} as Record<string, unknown>)['a']).toBeUndefined()
      }),
      runs,
    )
  })
})

function plainMerge(lower: ConfigNode, upper: ConfigNode): ConfigNode {
  if (lower.kind !== 'map' || upper.kind !== 'map') return upper
  const entries = new Map(lower.entries)
  for (const [id, entry] of upper.entries) {
    const beneath = entries.get(id)
    entries.set(id, beneath ? { ...beneath, node: plainMerge(beneath.node, entry.node) } : entry)
  }
  return { ...lower, entries }
}

function everything(node: ConfigNode): readonly ConfigNode[] {
  const children = node.kind === 'map' ? Array.from(node.entries.values(), (entry) => entry.node) : []
  return [node, ...children.flatMap(everything), ...(node.shadowed ? everything(node.shadowed) : [])]
}

describe('the vectors of the Python merger', () => {
  const vectors = readVectors()

  test('M1 to M5 every result, in its key order', () => {
    const differing = vectors.filter((vector) => {
      const merged = layersOf(vector).reduce((lower, upper) => merge(lower, upper))
      return JSON.stringify(typedOf(merged)) !== JSON.stringify(typedOf(mapAt(vector, 'merged')))
    })
    expect(vectors).toHaveLength(150)
    expect(differing).toEqual([])
  })

  test('P1 the winner of every leaf', () => {
    for (const vector of vectors) {
      const layers = layersOf(vector)
      const winners = leavesOf(layers.reduce((lower, upper) => merge(lower, upper))).map(({ path, node }) => {
        const layer = layers.findIndex(({ start, end }) => start <= node.start && node.end <= end)
        return `${path.join('.')}: ${layer}`
      })
      const expected = Array.from(mapAt(vector, 'winner').entries, ([path, { node }]) => `${path}: ${numberOf(node)}`)
      expect(winners.toSorted()).toEqual(expected.toSorted())
    }
  })
})

/** Read by our own reader: JavaScript objects would move the keys that look like numbers. */
function readVectors(): readonly ConfigNode[] {
  const text = readFileSync(new URL('./vectors/merge.json', import.meta.url), 'utf8')
  const { root } = readJson({ kind: 'file', path: 'merge.json', text })
  return root?.kind === 'list' ? root.items : []
}

function layersOf(vector: ConfigNode): readonly MapNode[] {
  const layers = nodeAt(vector, ['layers'])
  return layers?.kind === 'list' ? layers.items.map((_, i) => mapAt(layers, i)) : []
}

function mapAt(node: ConfigNode, ...path: readonly (string | number)[]): MapNode {
  const found = nodeAt(node, path)
  if (found?.kind !== 'map') throw new Error(`no map at ${path.join('.')}`)
  return found
}

function numberOf(node: ConfigNode): bigint | undefined {
  return isLeaf(node) && node.kind === 'scalar' && node.value.kind === 'int' ? node.value.value : undefined
}
