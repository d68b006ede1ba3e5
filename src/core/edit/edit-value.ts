import { isEqualNode } from '../config-node.ts'
import type { ConfigNode, ListNode, MapNode } from '../config-node.ts'
import { collectionIn } from './edit-layout.ts'
import type { Collection, Page, Part, Slot } from './edit-layout.ts'
import { exchangeParts, insertParts, removeParts } from './edit-parts.ts'
import type { New } from './edit-parts.ts'
import { replaceValue } from './edit-replace.ts'
import type { Change } from './edit-replace.ts'
import type { TextEdit } from '../issue.ts'

/**
 * The edits that turn the value in a slot into another: nothing where they are equal, part by part where both are maps or
 * both are lists, so that what stays keeps its spelling and its comments, else whole.
 */
export function setValue(page: Page, slot: Slot, change: Change): readonly TextEdit[] {
  const { old, value } = change
  if (isEqualNode(old, value)) return []
  return mend(page, slot, change) ?? replaceValue(page, slot, change)
}

function mend(page: Page, slot: Slot, { old, value }: Change): readonly TextEdit[] | undefined {
  const collection = old.via === undefined && slot.tags.length === 0 ? collectionIn(slot) : undefined
  if (!collection) return undefined
  if (old.kind === 'map' && value.kind === 'map') return mendMap(page, collection, { old, value })
  if (old.kind === 'list' && value.kind === 'list') return mendList(page, collection, { old, value })
  return undefined
}

/** Undefined where no key would stay, where a key is written twice, or where one would go that a merge key brings. */
function mendMap(
  page: Page,
  collection: Collection,
  { old, value }: { readonly old: MapNode; readonly value: MapNode },
): readonly TextEdit[] | undefined {
  const indexOf = new Map(collection.parts.map(({ key }, index) => [key?.start, index]))
  const indexes = new Map(Array.from(old.entries, ([id, { keySpan }]) => [id, indexOf.get(keySpan.start)]))
  const own = collection.parts.filter((part) => !isMergeKey(page, part))
  const gone = new Set<number>()
  const added: New[] = []
  const edits: TextEdit[] = []
  for (const [id, { node }] of old.entries) {
    if (value.entries.has(id)) continue
    const index = indexes.get(id)
    if (index === undefined || node.shadowed) return undefined
    gone.add(index)
  }
  if (gone.size === old.entries.size || Array.from(indexes.values()).filter(isNumber).length !== own.length) return undefined
  for (const [id, { key, node }] of value.entries) {
    const before = old.entries.get(id)?.node
    const part = collection.parts[indexes.get(id) ?? -1]
    if (before && part) edits.push(...setValue(page, part.slot, { old: before, value: node }))
    else if (!before || !isEqualNode(before, node)) added.push({ key, node })
  }
  return [...edits, ...exchangeParts(page, collection, { gone, added })]
}

function isNumber(index: number | undefined): index is number {
  return index !== undefined
}

function isMergeKey(page: Page, { key }: Part): boolean {
  return key !== undefined && page.text.slice(key.start, key.end) === '<<'
}

/** Items that are the same at both ends stay; those between are set one by one, then removed or added. */
function mendList(
  page: Page,
  collection: Collection,
  { old, value }: { readonly old: ListNode; readonly value: ListNode },
): readonly TextEdit[] | undefined {
  const { parts } = collection
  if (parts.length === 0 || value.items.length === 0 || parts.length !== old.items.length) return undefined
  const { head, tail } = sameEnds(old.items, value.items)
  const pairs = Math.min(old.items.length, value.items.length) - head - tail
  const edits: TextEdit[] = []
  for (let i = head; i < head + pairs; i += 1) {
    const [part, before, after] = [parts[i], old.items[i], value.items[i]]
    if (part && before && after) edits.push(...setValue(page, part.slot, { old: before, value: after }))
  }
  const at = head + pairs
  const gone = new Set(Array.from(parts.keys()).slice(at, parts.length - tail))
  const added = value.items.slice(at, value.items.length - tail).map((node) => ({ node }))
  return [...edits, ...removeParts(page, collection, gone), ...insertParts(page, { collection, at }, added)]
}

function sameEnds(old: readonly ConfigNode[], value: readonly ConfigNode[]): { readonly head: number; readonly tail: number } {
  const most = Math.min(old.length, value.length)
  const same = (i: number, j: number) => isSame(old[i], value[j])
  let head = 0
  while (head < most && same(head, head)) head += 1
  let tail = 0
  while (tail < most - head && same(old.length - 1 - tail, value.length - 1 - tail)) tail += 1
  return { head, tail }
}

function isSame(a: ConfigNode | undefined, b: ConfigNode | undefined): boolean {
  return a !== undefined && b !== undefined && isEqualNode(a, b)
}
