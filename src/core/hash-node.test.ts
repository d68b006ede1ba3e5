import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyConfig } from './config-node.testing.ts'
import { nodeOf } from './config-node.ts'
import { anyPair } from './config-pair.testing.ts'
import { MADE_UP } from './config-node.testing.ts'
import { hashNode } from './hash-node.ts'
import { fingerprintOf } from './fingerprint.ts'
import { numberContents } from './number-contents.ts'

test('D1 values have one number if and only if they have one fingerprint', () => {
  fc.assert(
    fc.property(anyPair(), anyConfig(), ([a, b], c) => {
      const nodes = [a, b, c].flatMap((config) => [config, ...Array.from(config.entries.values(), ({ node }) => node)])
      const byText = new Map([...new Set(nodes.map(fingerprintOf))].map((text, number) => [text, number]))
      expect(nodes.map(numberContents())).toEqual(nodes.map((node) => byText.get(fingerprintOf(node))))
    }),
    { numRuns: 1000 },
  )
})

test('D1 values that differ little have other hashes', () => {
  const values = Array.from({ length: 20_000 }, (_, i) => ({ lr: i / 1000, at: [i, 0], path: `data/${i}.h5`, on: i % 2 === 0 }))
  const hashes = new Set(values.map((value) => hashNode(nodeOf(value, MADE_UP))))
  expect(hashes.size).toBeGreaterThan(19_950)
})
