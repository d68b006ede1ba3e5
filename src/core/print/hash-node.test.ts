import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MADE_UP, scalarNode } from '../config-node.testing.ts'
import { nodeOf } from '../config-node.ts'
import { anyPair } from '../diff/config-pair.testing.ts'
import { fingerprintOf } from './fingerprint.ts'
import { hashNode } from './hash-node.ts'

test('D1 values have one hash where they have one fingerprint, and another where they do not', () => {
  fc.assert(
    fc.property(anyPair(), (configs) => {
      const nodes = configs.flatMap((config) => [config, ...Array.from(config.entries.values(), ({ node }) => node)])
      const byText = new Map(nodes.map((node) => [fingerprintOf(node), hashNode(node)]))
      expect(nodes.map(hashNode)).toEqual(nodes.map((node) => byText.get(fingerprintOf(node))))
      expect(new Set(byText.values()).size).toBe(byText.size)
    }),
    { numRuns: 1000 },
  )
})

test('D1 whatever not a number looks like, it has one hash', () => {
  const [quiet, other] = [0x7f_f8_00_00, 0xff_f8_00_01].map((high) => {
    const view = new DataView(new ArrayBuffer(8))
    view.setUint32(0, high)
    return hashNode(scalarNode({ kind: 'float', value: view.getFloat64(0) }))
  })
  expect(quiet).toBe(other)
})

test('D1 values that differ little have other hashes', () => {
  const values = Array.from({ length: 20_000 }, (_, i) => ({ lr: i / 1000, at: [i, 0], path: `data/${i}.h5`, on: i % 2 === 0 }))
  const hashes = new Set(values.map((value) => hashNode(nodeOf(value, MADE_UP))))
  expect(hashes.size).toBeGreaterThan(19_990)
})
