import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isEqualNode } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import { listNode, mapNode } from '../config-node.testing.ts'
import { orderLike } from './order-like.ts'
import { parse } from '../read/parse.ts'
import { printYaml } from '../print/print.ts'
import { smallConfig } from '../compose/small-config.testing.ts'

const runs = { numRuns: 1000 }

test.each<[title: string, config: string, like: string, ordered: string]>([
  ['keys stand in the order of the other', '{b: 1, a: 2}', '{a: 3, b: 4}', 'a: 2\nb: 1\n'],
  ['to any depth', 'm: {b: {d: 1, c: 2}, a: 3}', 'm: {a: 1, b: {c: 1, d: 1}}', 'm:\n  a: 3\n  b:\n    c: 2\n    d: 1\n'],
  [
    'keys of its own come last, in their own order',
    '{k: 0, b: 1, x: 2, z: 3, a: 4}',
    '{a: 1, b: 1}',
    'a: 4\nb: 1\nk: 0\nx: 2\nz: 3\n',
  ],
  [
    'items stay where they are, their keys do not',
    'l: [2, {b: 1, a: 1}]',
    'l: [2, {a: 1, b: 1}]',
    'l:\n  - 2\n  - a: 1\n    b: 1\n',
  ],
  ['a list and a map have no order in common', '{b: {z: 1, x: 1}, a: 1}', '{a: 1, b: [1]}', 'a: 1\nb:\n  z: 1\n  x: 1\n'],
])('D1 %s', (_title, config, like, ordered) => {
  expect(printYaml(orderLike(read(config), read(like)))).toBe(ordered)
})

test('D1 the values stay, and of equal values the texts are the same', () => {
  fc.assert(
    fc.property(smallConfig(), smallConfig(), (config, like) => {
      expect(isEqualNode(orderLike(config, like), config)).toBe(true)
      expect(printYaml(orderLike(reversed(config), config))).toBe(printYaml(config))
    }),
    runs,
  )
})

function reversed<Node extends ConfigNode>(node: Node): Node
function reversed(node: ConfigNode): ConfigNode {
  if (node.kind === 'list') return listNode(node.items.map((item) => reversed(item)))
  if (node.kind === 'map')
    return mapNode([...node.entries.values()].toReversed().map(({ key, node: value }) => [key, reversed(value)]))
  return node
}

function read(text: string): MapNode {
  return parse({ kind: 'file', path: 'a.yaml', text }, 'pyyaml').root
}
