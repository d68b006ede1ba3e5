import type { ConfigNode, ListNode } from './config-node.ts'
import { fingerprintOf } from './fingerprint.ts'

/**
 * How the items of two lists find each other: by the value of a key that each item has, by equal content (longest common
 * subsequence), or by their index.
 *
 * @see SPEC.md D2
 */
export type MatchBy = { readonly by: 'key'; readonly key: string } | { readonly by: 'content' } | { readonly by: 'position' }

/** The keys by which items are known, the first that fits is taken. */
export const IDENTITY_KEYS: readonly string[] = ['name', 'id', 'key', 'type']

/**
 * The key by which all items of the lists are known: the first whose values tell the items of each list apart, else the first
 * that all of them have; undefined if there is none.
 */
export function identityKeyOf(lists: readonly ListNode[]): string | undefined {
  const shared = IDENTITY_KEYS.filter((key) => lists.every(({ items }) => items.every((item) => idOf(item, key) !== undefined)))
  return shared.find((key) => lists.every(({ items }) => isUnique(items, key))) ?? shared[0]
}

/** What an item is known by: a text of its scalar at the key, its type included; undefined if it has none. */
export function idOf(item: ConfigNode, key: string): string | undefined {
  const node = item.kind === 'map' ? item.entries.get(key)?.node : undefined
  return node?.kind === 'scalar' ? fingerprintOf(node) : undefined
}

function isUnique(items: readonly ConfigNode[], key: string): boolean {
  return new Set(items.map((item) => idOf(item, key))).size === items.length
}
