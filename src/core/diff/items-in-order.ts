import type { Alignment } from './align-lists.ts'
import type { ListNode } from '../config-node.ts'

/** The index of an item in A and in B; of one that only one side has, its index there. */
export type ItemPlace = readonly [a: number | undefined, b: number | undefined]

/** Every item of two lists once: B's in their order; what only A has follows the item that it follows in A. */
export function itemsInOrder({ pairs }: Alignment, a: ListNode, b: ListNode): readonly ItemPlace[] {
  const partnerOf: number[] = []
  const paired: boolean[] = []
  for (const [i, j] of pairs) {
    partnerOf[j] = i
    paired[i] = true
  }
  const places: ItemPlace[] = []
  const addRemoved = (from: number): void => {
    for (let i = from; i < a.items.length && !paired[i]; i += 1) places.push([i, undefined])
  }
  addRemoved(0)
  for (const j of b.items.keys()) {
    const i = partnerOf[j]
    places.push([i, j])
    if (i !== undefined) addRemoved(i + 1)
  }
  return places
}
