import type { ConfigNode } from '../config-node.ts'
import { hashNode } from '../print/hash-node.ts'
import { groupBy, pairSame, unpaired } from './list-pairs.ts'
import type { Pair } from './list-pairs.ts'
import { longestCommon } from './longest-common.ts'
import { pairAlike } from './pair-alike.ts'

/**
 * Pairs items with equal content: first the most that stand in the same order (anchors), then any others. What is left between
 * the same two anchors was changed in place, and is paired with what it is most like. In no order; undefined for lists that are
 * too long and too different.
 *
 * Equal is taken for what has one hash: in the rare case that it is not, two items are paired that nothing else would have paired.
 */
export function pairByContent(a: readonly ConfigNode[], b: readonly ConfigNode[]): readonly Pair[] | undefined {
  const [contentsA, contentsB] = [a.map(hashNode), b.map(hashNode)]
  const anchors = longestCommon(contentsA, contentsB)
  if (!anchors) return undefined
  const [restA, restB] = unpaired([...a.keys()], [...b.keys()], anchors)
  const elsewhere = pairSame(groupBy(restA, at(contentsA)), groupBy(restB, at(contentsB)))
  const [changedA, changedB] = unpaired(restA, restB, elsewhere)
  const gapsA = gapsBetween(anchors.map(([i]) => i))
  const gapsB = gapsBetween(anchors.map(([, j]) => j))
  const inB = groupBy(changedB, gapsB)
  const inPlace = [...groupBy(changedA, gapsA)].flatMap(([gap, left]) =>
    pairAlike({ items: a, at: left }, { items: b, at: inB.get(gap) ?? [] }),
  )
  return [...anchors, ...elsewhere, ...inPlace]
}

function at(list: readonly number[]): (index: number) => number | undefined {
  return (index) => list[index]
}

/** How many of the anchors stand before an index; to be asked for one index after the other. */
function gapsBetween(anchors: readonly number[]): (index: number) => number {
  let before = 0
  return (index) => {
    while ((anchors[before] ?? Infinity) < index) before += 1
    return before
  }
}
