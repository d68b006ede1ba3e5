import type { ConfigNode } from './config-node.ts'
import { fingerprintOf } from './fingerprint.ts'
import { idOf } from './list-match.ts'
import { groupBy, pairInOrder, pairSame, unpaired } from './list-pairs.ts'
import type { Pair } from './list-pairs.ts'

/**
 * The items of two lists with the same id, in no order. Of several with one id those with equal content find each other first, the
 * others follow in order of occurrence. Items without the key have one id together.
 */
export function pairByKey(a: readonly ConfigNode[], b: readonly ConfigNode[], key: string): readonly Pair[] {
  const byId = (items: readonly ConfigNode[]): ReturnType<typeof groupBy> =>
    groupBy([...items.keys()], (i) => textAt(items, i, (item) => idOf(item, key)))
  const inB = byId(b)
  return [...byId(a)].flatMap(([id, left]) => {
    const right = inB.get(id) ?? []
    if (left.length === 1 && right.length === 1) return pairInOrder(left, right)
    const contentOf = (items: readonly ConfigNode[]) => (i: number) => textAt(items, i, fingerprintOf)
    const equal = pairSame(groupBy(left, contentOf(a)), groupBy(right, contentOf(b)))
    return [...equal, ...pairInOrder(...unpaired(left, right, equal))]
  })
}

function textAt(items: readonly ConfigNode[], i: number, textOf: (item: ConfigNode) => string | undefined): string | undefined {
  const item = items[i]
  return item && textOf(item)
}
