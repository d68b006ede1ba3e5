import type { ConfigNode } from '../config-node.ts'
import { hashNode } from '../print/hash-node.ts'
import { idOf } from './list-match.ts'
import { groupBy, pairInOrder, pairSame, unpaired } from './list-pairs.ts'
import type { Pair } from './list-pairs.ts'
import type { Part } from './pair-alike.ts'

/**
 * The items of two lists with the same id, in no order. Of several with one id those with equal content find each other first, the
 * others follow in order of occurrence. Items without the key have one id together.
 */
export function pairByKey(a: readonly ConfigNode[], b: readonly ConfigNode[], key: string): readonly Pair[] {
  const [idsA, idsB] = [a, b].map((items) => items.map((item) => idOf(item, key)))
  if (!idsA || !idsB) return []
  const inB = new Map<string | undefined, number>()
  for (const [j, id] of idsB.entries()) inB.set(id, j)
  const isUnique = inB.size === b.length && new Set(idsA).size === a.length
  if (isUnique) return pairUnique(idsA, inB)
  const groupsInB = groupBy([...b.keys()], (j) => idsB[j])
  const groupsInA = groupBy([...a.keys()], (i) => idsA[i])
  return [...groupsInA].flatMap(([id, at]) => pairRepeated({ items: a, at }, { items: b, at: groupsInB.get(id) ?? [] }))
}

function pairUnique(ids: readonly (string | undefined)[], inB: ReadonlyMap<string | undefined, number>): readonly Pair[] {
  const pairs: Pair[] = []
  for (const [i, id] of ids.entries()) {
    const j = inB.get(id)
    if (j !== undefined) pairs.push([i, j])
  }
  return pairs
}

function pairRepeated(a: Part, b: Part): readonly Pair[] {
  if (a.at.length === 1 && b.at.length === 1) return pairInOrder(a.at, b.at)
  const byContent = ({ items, at }: Part): ReturnType<typeof groupBy> =>
    groupBy(at, (index) => {
      const item = items[index]
      return item && hashNode(item)
    })
  const equal = pairSame(byContent(a), byContent(b))
  return [...equal, ...pairInOrder(...unpaired(a.at, b.at, equal))]
}
