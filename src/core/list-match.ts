/**
 * How the items of two lists find each other: by the value of a key that each item has, by equal content (longest common
 * subsequence), or by their index.
 *
 * @see SPEC.md D2
 */
export type MatchBy = { readonly by: 'key'; readonly key: string } | { readonly by: 'content' } | { readonly by: 'position' }

/** The keys by which items are known, the first that fits is taken. */
export const IDENTITY_KEYS: readonly string[] = ['name', 'id', 'key', 'type']
