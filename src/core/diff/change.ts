import type { ConfigNode, Leaf } from '../config-node.ts'
import type { Path } from '../path.ts'

/**
 * One entry of a diff: a key that A and B do not have alike. Both values carry their origins (D3).
 *
 * Outside of lists a change is one leaf, so that counts mean keys. A list without maps is one value. A list of maps is compared
 * item by item (D2): an item that only one side has is one change, whatever it holds.
 *
 * @see SPEC.md D
 */
export interface Change {
  readonly kind: ChangeKind
  readonly a: ChangeSide
  readonly b: ChangeSide
  /** Of an added or removed leaf: the outermost key that only its side has, and all that stands there. Mostly the leaf itself. */
  readonly whole?: Leaf
}

/**
 * `type-changed`: the types differ to Python, `1` and `1.0` too. `moved`: an item of a list stands elsewhere among the others;
 * what changed within it are changes of their own. `reordered`: all of a list's items stand in another order.
 */
export type ChangeKind = 'added' | 'removed' | 'changed' | 'type-changed' | 'moved' | 'reordered'

/** Where a value stands on one side, or would stand, and the value if it is there. */
export interface ChangeSide {
  readonly path: Path
  readonly node?: ConfigNode
}

/** Where the change is shown: its place in B, or in A for what B does not have. */
export function pathOf({ a, b }: Change): Path {
  return b.node ? b.path : a.path
}

/** The same change seen from the other side. */
export function mirror(change: Change): Change {
  return { ...change, kind: MIRRORED[change.kind], a: change.b, b: change.a }
}

const MIRRORED: Readonly<Record<ChangeKind, ChangeKind>> = {
  added: 'removed',
  removed: 'added',
  changed: 'changed',
  'type-changed': 'type-changed',
  moved: 'moved',
  reordered: 'reordered',
}
