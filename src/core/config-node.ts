import { isEqualScalar, keyId, pythonType } from './value.ts'
import type { Scalar } from './value.ts'
import type { Segment, Path } from './path.ts'
import type { Origin, Source, Span } from './source.ts'

/**
 * A value that knows where it was written. Nodes are immutable and shared: composing never copies what it does not change.
 *
 * `source`, `start` and `end` are the place of the value itself (its key's place is on the {@link Entry}). A map that several
 * layers wrote keeps the place of the lowest that put a key into it; its leaves keep their own.
 *
 * @see SPEC.md P
 */
export type ConfigNode = ScalarNode | MapNode | ListNode

interface NodeBase extends Origin {
  /** What this value replaced, itself with all that it had replaced; absent if nothing (M6). */
  readonly shadowed?: ConfigNode
  /** How the value came here other than by being written here: an alias, a merge key, an interpolation (P4). */
  readonly via?: Via
}

/** The use site of a value written elsewhere. A `fallback` is used by a schema: it takes another key's value where nothing is set. */
export interface Via extends Span {
  readonly kind: 'alias' | 'merge-key' | 'interpolation' | 'fallback'
  readonly source: Source
  /** The origins of the values that an interpolation or a fallback read. */
  readonly targets?: readonly Origin[]
  /** The interpolation as written; of a fallback, the key that it reads. */
  readonly expression?: string
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar'
  readonly value: Scalar
  /** How the scalar is written; `none` for an absent value (`key:` and nothing after it). */
  readonly style: 'plain' | 'single' | 'double' | 'block' | 'none'
}

export interface MapNode extends NodeBase {
  readonly kind: 'map'
  /** By key id, in order (M5). Any key is plain data here, `__proto__` too (M7). */
  readonly entries: ReadonlyMap<string, Entry>
  readonly flow: boolean
  /** Keys that an override deleted, with what they held. */
  readonly removed?: ReadonlyMap<string, Removal>
}

export interface ListNode extends NodeBase {
  readonly kind: 'list'
  readonly items: readonly ConfigNode[]
  readonly flow: boolean
}

/** A key and its value. The key's span lies in the same source as the value, or its use site. */
export interface Entry {
  readonly key: Scalar
  readonly keySpan: Span
  readonly node: ConfigNode
}

/** A deletion: who did it, and what was there. */
export interface Removal {
  readonly by: Origin
  readonly node: ConfigNode
  /** The deletion before this one, where the key was written again in between. */
  readonly earlier?: Removal
}

/** The node at `path`, or undefined where the path leads nowhere. */
export function nodeAt(root: ConfigNode, path: Path): ConfigNode | undefined {
  let node: ConfigNode | undefined = root
  for (const segment of path) {
    if (!node) return undefined
    node = childAt(node, segment)
  }
  return node
}

/** The entry at `path` (a map key), or undefined where the path leads nowhere or into a list. */
export function entryAt(root: ConfigNode, path: Path): Entry | undefined {
  const last = path.at(-1)
  const parent = nodeAt(root, path.slice(0, -1))
  return parent?.kind === 'map' && typeof last === 'string' ? parent.entries.get(last) : undefined
}

/** The value one step below, or undefined where there is none. */
export function childAt(node: ConfigNode, segment: Segment): ConfigNode | undefined {
  if (node.kind === 'map') return typeof segment === 'string' ? node.entries.get(segment)?.node : undefined
  if (node.kind === 'list') return typeof segment === 'number' ? node.items[segment] : undefined
  return undefined
}

/**
 * A leaf with its path. Leaves are what merging replaces whole: scalars, lists and empty maps (P1). An empty root has none.
 */
export interface Leaf {
  readonly path: Path
  readonly node: ConfigNode
}

/** Every leaf of a config, in order. */
export function leavesOf(root: ConfigNode): readonly Leaf[] {
  const leaves: Leaf[] = []
  collectLeaves(root, [], leaves)
  return leaves
}

function collectLeaves(node: ConfigNode, path: Path, into: Leaf[]): void {
  if (node.kind === 'map' && node.entries.size > 0) {
    for (const [id, entry] of node.entries) collectLeaves(entry.node, [...path, id], into)
  } else if (path.length > 0 || node.kind !== 'map') {
    into.push({ path, node })
  }
}

/** Whether merging would replace the node whole: anything but a map with keys in it. */
export function isLeaf(node: ConfigNode): boolean {
  return node.kind !== 'map' || node.entries.size === 0
}

/** The name Python gives the type of a value: `dict`, `list`, or that of the scalar. */
export function pythonTypeOf(node: ConfigNode): string {
  if (node.kind === 'scalar') return pythonType(node.value)
  return node.kind === 'list' ? 'list' : 'dict'
}

/**
 * A test of whether some scalar in a node is such a one. It remembers its answers: most of a config holds none, and an edit leaves most
 * of it as it was.
 */
export function remembersHolding(isSuch: (node: ScalarNode) => boolean): (node: ConfigNode) => boolean {
  const held = new WeakMap<ConfigNode, boolean>()
  return function holds(node) {
    if (node.kind === 'scalar') return isSuch(node)
    const known = held.get(node)
    if (known !== undefined) return known
    const children = node.kind === 'list' ? node.items : Array.from(node.entries.values(), (entry) => entry.node)
    const found = children.some(holds)
    held.set(node, found)
    return found
  }
}

/** Whether two values are the same for a reader of the config: types count (D1), map order and places do not. */
export function isEqualNode(a: ConfigNode, b: ConfigNode): boolean {
  if (a === b) return true
  if (a.kind === 'scalar') return b.kind === 'scalar' && isEqualScalar(a.value, b.value)
  if (a.kind === 'list') {
    return b.kind === 'list' && a.items.length === b.items.length && a.items.every((item, i) => sameItem(item, b.items[i]))
  }
  if (b.kind !== 'map' || a.entries.size !== b.entries.size) return false
  for (const [id, entry] of a.entries) if (!sameItem(entry.node, b.entries.get(id)?.node)) return false
  return true
}

function sameItem(a: ConfigNode, b: ConfigNode | undefined): boolean {
  return b !== undefined && isEqualNode(a, b)
}

/**
 * Builds a node for a value that no text holds (a schema default, a test's value), placed at the start of `source`.
 * Whole numbers become ints, others floats.
 */
export function nodeOf(value: unknown, source: Source): ConfigNode {
  const at = { source, start: 0, end: 0 }
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => nodeOf(item, source)), flow: false, ...at }
  if (typeof value === 'object' && value !== null) {
    const entries = new Map<string, Entry>()
    for (const [name, item] of Object.entries(value)) {
      const key: Scalar = { kind: 'str', value: name }
      entries.set(keyId(key), { key, keySpan: { start: 0, end: 0 }, node: nodeOf(item, source) })
    }
    return { kind: 'map', entries, flow: false, ...at }
  }
  return { kind: 'scalar', value: scalarOf(value), style: 'plain', ...at }
}

/** The scalar of a JavaScript primitive; whole numbers are ints. Throws on functions and symbols: our own mistake. */
export function scalarOf(value: unknown): Scalar {
  if (value === null || value === undefined) return { kind: 'null' }
  if (typeof value === 'boolean') return { kind: 'bool', value }
  if (typeof value === 'string') return { kind: 'str', value }
  if (typeof value === 'bigint') return { kind: 'int', value }
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? { kind: 'int', value: BigInt(value) } : { kind: 'float', value }
  throw new TypeError(`no scalar for a ${typeof value}`)
}
