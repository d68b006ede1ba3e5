import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { typedOf } from './config-node.testing.ts'
import { isLeaf, leavesOf, nodeAt } from './config-node.ts'
import type { ConfigNode, MapNode } from './config-node.ts'
import { merge } from './merge.ts'
import { readJson } from './read-json.ts'

/** Read by our own reader: JavaScript objects would move the keys that look like numbers. */
function readVectors(): readonly ConfigNode[] {
  const text = readFileSync(new URL('./vectors/merge.json', import.meta.url), 'utf8')
  const { root } = readJson({ kind: 'file', path: 'merge.json', text })
  return root?.kind === 'list' ? root.items : []
}

function mapAt(node: ConfigNode, ...path: readonly (string | number)[]): MapNode {
  const found = nodeAt(node, path)
  if (found?.kind !== 'map') throw new Error(`no map at ${path.join('.')}`)
  return found
}

function layersOf(vector: ConfigNode): readonly MapNode[] {
  const layers = nodeAt(vector, ['layers'])
  return layers?.kind === 'list' ? layers.items.map((_, i) => mapAt(layers, i)) : []
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

function numberOf(node: ConfigNode): bigint | undefined {
  return isLeaf(node) && node.kind === 'scalar' && node.value.kind === 'int' ? node.value.value : undefined
}
