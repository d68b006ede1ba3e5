import fc from 'fast-check'
import { listNode, mapNode, scalarNode } from '../config-node.testing.ts'
import type { ConfigNode, ListNode, MapNode } from '../config-node.ts'
import { scalarOf } from '../config-node.ts'
import type { Scalar } from '../value.ts'

/** Two configs, the second made of the first by a few changes: of values, types, keys and the places of items. */
export function anyPair(): fc.Arbitrary<readonly [MapNode, MapNode]> {
  return fc.tuple(smallConfig(), dice()).map(([config, roll]) => [config, changedMap(config, roll())])
}

/** A config of few keys and few values, so that items repeat, and with many lists of maps that are known by a key. */
function smallConfig(): fc.Arbitrary<MapNode> {
  const { root } = fc.letrec<{ root: MapNode; node: ConfigNode; map: MapNode; items: ConfigNode }>((tie) => ({
    root: fc.tuple(tie('map'), smallKey(), tie('items')).map(([map, key, items]) => mapNode([...pairsOf(map), [key, items]])),
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      smallScalar().map(scalarNode),
      fc.array(smallScalar().map(scalarNode), { maxLength: 4 }).map(listNode),
      tie('items'),
      fc.array(tie('node'), { maxLength: 4 }).map(listNode),
      tie('map'),
    ),
    map: fc.array(fc.tuple(smallKey(), tie('node')), { maxLength: 4 }).map(mapNode),
    items: fc
      .tuple(
        fc.constantFrom('name', 'id', 'type', 'x'),
        fc.array(fc.tuple(smallScalar(), tie('map')), { maxLength: 7, size: 'max' }),
      )
      .map(([key, items]) => listNode(items.map(([id, map]) => mapNode([...pairsOf(map), [scalarOf(key), scalarNode(id)]])))),
  }))
  return root
}

function smallScalar(): fc.Arbitrary<Scalar> {
  return fc.constantFrom<Scalar>(...SCALARS)
}

function smallKey(): fc.Arbitrary<Scalar> {
  return fc.constantFrom<Scalar>(...KEYS)
}

const SCALARS: readonly Scalar[] = [
  { kind: 'null' },
  { kind: 'bool', value: true },
  { kind: 'int', value: 1n },
  { kind: 'float', value: 1 },
  { kind: 'float', value: -0 },
  { kind: 'float', value: 0 },
  { kind: 'float', value: Number.NaN },
  { kind: 'str', value: '1' },
  { kind: 'str', value: '' },
  { kind: 'str', value: 'a' },
  { kind: 'timestamp', value: '2024-01-01' },
]

const KEYS: readonly Scalar[] = ['a', 'b', 'a.b', 'a/b c', 'é中', '__proto__', 'name', 'type', '1', 1, ''].map(scalarOf)

/** A roll gives 0 to 99: low ones change something. Once the dice are used up, nothing changes any more. */
type Roll = () => number

function dice(): fc.Arbitrary<() => Roll> {
  return fc.array(fc.nat(99), { maxLength: 80, size: 'max' }).map((rolls) => () => {
    let next = 0
    return () => {
      next += 1
      return 99 - (rolls[next - 1] ?? 0)
    }
  })
}

function changed(node: ConfigNode, roll: Roll): ConfigNode {
  const what = roll()
  if (what < 2) return mapNode([])
  if (what < 4) return listNode([node])
  if (what < 6) return mapNode([[pick(KEYS, roll), node]])
  if (node.kind === 'map') return changedMap(node, roll)
  if (node.kind === 'list') return changedList(node, roll)
  return what < 25 ? scalarNode(pick(SCALARS, roll)) : node
}

function changedMap(map: MapNode, roll: Roll): MapNode {
  const pairs = pairsOf(map).flatMap(([key, node]): Pairs => {
    const what = roll()
    if (what < 8) return []
    return [[what < 12 ? pick(KEYS, roll) : key, changed(node, roll)]]
  })
  if (roll() < 20) pairs.push([pick(KEYS, roll), scalarNode(pick(SCALARS, roll))])
  return mapNode(roll() < 20 ? pairs.toReversed() : pairs)
}

function changedList(list: ListNode, roll: Roll): ListNode {
  const items = list.items.flatMap((item) => {
    const what = roll()
    if (what < 8) return []
    if (what < 12) return [item, item]
    return [what < 40 ? changed(item, roll) : item]
  })
  for (let what = roll(); what < 40; what = roll()) {
    const [moved] = items.splice(roll() % (items.length + 1), 1)
    items.splice(
      roll() % (items.length + 1),
      0,
      ...(moved ? [moved] : [mapNode([[scalarOf('name'), scalarNode(pick(SCALARS, roll))]])]),
    )
  }
  return listNode(roll() < 8 ? items.toReversed() : items)
}

type Pairs = (readonly [Scalar, ConfigNode])[]

function pairsOf(map: MapNode): Pairs {
  return Array.from(map.entries.values(), ({ key, node }) => [key, node])
}

function pick(list: readonly Scalar[], roll: Roll): Scalar {
  return list[roll() % list.length] ?? { kind: 'null' }
}
