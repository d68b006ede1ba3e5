import type { ConfigNode, ListNode } from '../config-node.ts'
import { keyId } from '../value.ts'

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
  let repeated: string | undefined
  for (const key of IDENTITY_KEYS) {
    if (!lists.every(({ items }) => items.every((item) => idOf(item, key) !== undefined))) continue
    if (lists.every(({ items }) => new Set(items.map((item) => idOf(item, key))).size === items.length)) return key
    repeated ??= key
  }
  return repeated
}

/** What an item is known by: a text of its scalar at the key, its type included; undefined if it has none. */
export function idOf(item: ConfigNode, key: string): string | undefined {
  const node = item.kind === 'map' ? item.entries.get(key)?.node : undefined
  if (node?.kind !== 'scalar') return undefined
  const { value } = node
  if (value.kind === 'str') return keyId(value)
  return `\0${value.kind} ${value.kind === 'null' ? '' : value.value}`
}
