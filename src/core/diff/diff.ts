import { alignLists } from './align-lists.ts'
import type { Alignment } from './align-lists.ts'
import type { Change, ChangeKind, ChangeSide } from './change.ts'
import { isEqualNode, isLeaf, leavesOf } from '../config-node.ts'
import type { ConfigNode, Leaf, ListNode, MapNode } from '../config-node.ts'
import { countLeaves } from '../count-leaves.ts'
import { fingerprintOf } from '../print/fingerprint.ts'
import { itemsInOrder } from './items-in-order.ts'
import type { MatchBy } from './list-match.ts'
import type { Path } from '../path.ts'
import { pythonType } from '../value.ts'

/** What two configs have alike and what not. */
export interface Diff {
  /** In the order of B's keys; what only A has comes where it stands in A. */
  readonly changes: readonly Change[]
  /** How many leaves are equal. */
  readonly equal: number
  /** The lists of maps that were compared item by item, and how. */
  readonly lists: readonly MatchedList[]
}

/** A list of maps that was compared item by item. */
export interface MatchedList {
  readonly path: Path
  readonly match: MatchBy
  /** The lists are too long and too different to look for the best match: their items were taken by position. */
  readonly isDegraded: boolean
}

export interface DiffOptions {
  /** How the items of the list at a path are matched; found out where it says nothing. */
  readonly matchBy?: (path: Path) => MatchBy | undefined
}

/**
 * The changes that lead from A to B. Structural: order of keys, comments and spelling never count, types do. The diff of B and A
 * is the mirror of the diff of A and B.
 *
 * @see SPEC.md D1 to D3
 */
export function diff(a: MapNode, b: MapNode, options: DiffOptions = {}): Diff {
  const walk: Walk = { options, changes: [], lists: [], equal: 0 }
  const isEmpty = a.entries.size + b.entries.size === 0
  if (!isEmpty) compareNodes({ path: [], node: a }, { path: [], node: b }, walk)
  return { changes: walk.changes, equal: walk.equal, lists: walk.lists }
}

interface Walk {
  readonly options: DiffOptions
  readonly changes: Change[]
  readonly lists: MatchedList[]
  equal: number
}

function compareNodes(a: Leaf, b: Leaf, walk: Walk): void {
  if (a.node === b.node) walk.equal += countLeaves(a.node)
  else if (a.node.kind === 'map' && b.node.kind === 'map') compareMaps({ ...a, node: a.node }, { ...b, node: b.node }, walk)
  else if (isEqualNode(a.node, b.node)) walk.equal += 1
  else if (a.node.kind === 'list' && b.node.kind === 'list' && (hasMaps(a.node) || hasMaps(b.node))) {
    compareLists({ ...a, node: a.node }, { ...b, node: b.node }, walk)
  } else walk.changes.push({ kind: kindOf(a.node, b.node), a, b })
}

type At<Node extends ConfigNode> = Leaf & { readonly node: Node }

function compareMaps(a: At<MapNode>, b: At<MapNode>, walk: Walk): void {
  if (a.node.entries.size === 0 && b.node.entries.size === 0) walk.equal += 1
  for (const id of keysInOrder(a.node, b.node)) {
    const inA = a.node.entries.get(id)?.node
    const inB = b.node.entries.get(id)?.node
    const [pathA, pathB] = [
      [...a.path, id],
      [...b.path, id],
    ]
    if (inA && inB) compareNodes({ path: pathA, node: inA }, { path: pathB, node: inB }, walk)
    else if (inB) addOneSided('added', { whole: { path: pathB, node: inB }, otherPath: pathA }, walk)
    else if (inA) addOneSided('removed', { whole: { path: pathA, node: inA }, otherPath: pathB }, walk)
  }
}

/** B's keys; what only A has follows the key that it follows in A. */
function keysInOrder({ entries: inA }: MapNode, { entries: inB }: MapNode): Iterable<string> {
  const after = new Map<string | undefined, string[]>()
  let last: string | undefined
  for (const id of inA.keys()) {
    if (inB.has(id)) last = id
    else after.set(last, [...(after.get(last) ?? []), id])
  }
  if (after.size === 0) return inB.keys()
  return [...(after.get(undefined) ?? []), ...[...inB.keys()].flatMap((id) => [id, ...(after.get(id) ?? [])])]
}

interface OneSided {
  readonly whole: Leaf
  /** Where it would stand on the side that lacks it. */
  readonly otherPath: Path
}

/** One change for each leaf: they may have been written in different places, and counts mean keys. */
function addOneSided(kind: 'added' | 'removed', { whole, otherPath }: OneSided, walk: Walk): void {
  const leaves = isLeaf(whole.node) ? [{ path: [], node: whole.node }] : leavesOf(whole.node)
  for (const { path, node } of leaves) {
    const has: ChangeSide = { path: [...whole.path, ...path], node }
    const lacks: ChangeSide = { path: [...otherPath, ...path] }
    walk.changes.push(kind === 'added' ? { kind, a: lacks, b: has, whole } : { kind, a: has, b: lacks, whole })
  }
}

function kindOf(a: ConfigNode, b: ConfigNode): ChangeKind {
  if (a.kind === 'list' && b.kind === 'list') return isPermuted(a, b) ? 'reordered' : 'changed'
  return typeOf(a) === typeOf(b) ? 'changed' : 'type-changed'
}

function typeOf(node: ConfigNode): string {
  return node.kind === 'scalar' ? pythonType(node.value) : node.kind
}

function isPermuted(a: ListNode, b: ListNode): boolean {
  if (a.items.length !== b.items.length) return false
  const [left, right] = [a, b].map(({ items }) => items.map(fingerprintOf).toSorted())
  return left?.every((text, i) => text === right?.[i]) === true
}

function hasMaps({ items }: ListNode): boolean {
  return items.some(({ kind }) => kind === 'map')
}

function compareLists(a: At<ListNode>, b: At<ListNode>, walk: Walk): void {
  const alignment = alignLists(a.node, b.node, walk.options.matchBy?.(a.path))
  walk.lists.push({ path: a.path, match: alignment.match, isDegraded: alignment.isDegraded })
  const isReordered = isReordering(alignment, a.node, b.node)
  if (isReordered) walk.changes.push({ kind: 'reordered', a, b })
  const { equal } = walk
  for (const [i, j] of itemsInOrder(alignment, a.node, b.node)) {
    const [itemA, itemB] = [a.node.items[i ?? -1], b.node.items[j ?? -1]]
    const isMoved = alignment.moved.has(i ?? -1) && !isReordered
    // Most items of a long list are equal: for them no path is made.
    const isEqual = itemA !== undefined && itemB !== undefined && isEqualNode(itemA, itemB)
    if (isEqual && !isMoved) continue
    const inA = sideOf([...a.path, i ?? j ?? 0], itemA)
    const inB = sideOf([...b.path, j ?? i ?? 0], itemB)
    if (isMoved) walk.changes.push({ kind: 'moved', a: inA, b: inB })
    if (!isEqual) compareItems(inA, inB, walk)
  }
  // A list is one leaf, and this one differs.
  walk.equal = equal
}

/** All items stay and more than one stands elsewhere: one change says it. */
function isReordering({ pairs, moved }: Alignment, a: ListNode, b: ListNode): boolean {
  return moved.size > 1 && pairs.length === a.items.length && pairs.length === b.items.length
}

function compareItems(a: ChangeSide, b: ChangeSide, walk: Walk): void {
  if (isThere(a) && isThere(b)) compareNodes(a, b, walk)
  else if (isThere(b)) walk.changes.push({ kind: 'added', a, b, whole: b })
  else if (isThere(a)) walk.changes.push({ kind: 'removed', a, b, whole: a })
}

function sideOf(path: Path, node: ConfigNode | undefined): ChangeSide {
  return node ? { path, node } : { path }
}

function isThere(side: ChangeSide): side is Leaf {
  return side.node !== undefined
}
