import fc from 'fast-check'
import type { ConfigNode, MapNode } from '../config-node.ts'
import { listNode, mapNode, scalarNode } from '../config-node.testing.ts'

/** Configs that have much in common: few keys, few values, lists of maps among them. */
export function smallConfig(): fc.Arbitrary<MapNode> {
  const key = fc.constantFrom('a', 'b', 'c', 'name')
  const scalar = fc.oneof(
    fc.integer({ min: 0, max: 2 }).map((value) => scalarNode({ kind: 'int', value: BigInt(value) })),
    fc.constantFrom('x', 'y').map((value) => scalarNode({ kind: 'str', value })),
    fc.constant(scalarNode({ kind: 'null' })),
  )
  const { map } = fc.letrec<{ node: ConfigNode; map: MapNode }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalar,
      fc.array(fc.oneof({ weight: 3, arbitrary: tie('map') }, scalar), { maxLength: 4 }).map(listNode),
      tie('map'),
    ),
    map: fc
      .uniqueArray(fc.tuple(key, tie('node')), { maxLength: 4, selector: ([name]) => name })
      .map((pairs) => mapNode(pairs.map(([value, node]) => [{ kind: 'str', value }, node]))),
  }))
  return map
}
