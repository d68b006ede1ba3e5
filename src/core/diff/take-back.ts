import { alignLists } from './align-lists.ts'
import type { Change, ChangeKind } from './change.ts'
import { isEqualNode, isLeaf } from '../config-node.ts'
import type { ConfigNode, Entry, Leaf, ListNode, MapNode } from '../config-node.ts'
import type { DiffOptions } from './diff.ts'
import type { Path } from '../path.ts'

/** Changes between A and B to be taken back; matched as they were found. */
export interface TakenBack extends DiffOptions {
  readonly changes: readonly Change[]
}

/**
 * B's config with some of the changes from A taken back: what they are about is as in A, all else as in B. With every change
 * taken back it equals A.
 *
 * @see SPEC.md D7
 */
export function takeBack(a: MapNode, b: MapNode, { changes, matchBy }: TakenBack): MapNode {
  if (changes.length === 0) return b
  const back = new Set(changes.map((change) => nameOf(change.kind, change.b.path)))
  const isBack = (kind: ChangeKind, path: Path): boolean => back.has(nameOf(kind, path))
  return mapBack({ path: [], node: a }, { path: [], node: b }, { isBack, ...(matchBy ? { matchBy } : {}) })
}

/** Where A has an item at an index and B another, both may be changes at one path. */
function nameOf(kind: ChangeKind, path: Path): string {
  return JSON.stringify([kind === 'type-changed' ? 'changed' : kind, ...path])
}

interface Taking extends DiffOptions {
  /** Whether the change of this kind at this path in B is taken back. */
  readonly isBack: (kind: ChangeKind, path: Path) => boolean
}

type At<Node extends ConfigNode> = Leaf & { readonly node: Node }

function nodeBack(a: Leaf, b: Leaf, taking: Taking): ConfigNode {
  if (a.node === b.node || isEqualNode(a.node, b.node)) return b.node
  if (a.node.kind === 'map' && b.node.kind === 'map') return mapBack({ ...a, node: a.node }, { ...b, node: b.node }, taking)
  if (taking.isBack('changed', b.path)) return a.node
  if (a.node.kind !== 'list' || b.node.kind !== 'list') return b.node
  const hasMaps = [...a.node.items, ...b.node.items].some(({ kind }) => kind === 'map')
  if (hasMaps) return listBack({ ...a, node: a.node }, { ...b, node: b.node }, taking)
  return taking.isBack('reordered', b.path) ? a.node : b.node
}

function mapBack(a: At<MapNode>, b: At<MapNode>, taking: Taking): MapNode {
  const entries = new Map<string, Entry>()
  for (const [id, entry] of b.node.entries) {
    const [inA, path] = [a.node.entries.get(id), [...b.path, id]]
    const node = inA
      ? nodeBack({ path: [...a.path, id], node: inA.node }, { path, node: entry.node }, taking)
      : leavesWhere({ path, node: entry.node }, (leaf) => !taking.isBack('added', leaf))
    if (node) entries.set(id, node === entry.node ? entry : { ...entry, node })
  }
  for (const [id, entry] of a.node.entries) {
    if (b.node.entries.has(id)) continue
    const node = leavesWhere({ path: [...b.path, id], node: entry.node }, (leaf) => taking.isBack('removed', leaf))
    if (node) entries.set(id, { ...entry, node })
  }
  return { ...b.node, entries }
}

/** The part of a value whose leaves are wanted; undefined where none is. */
function leavesWhere({ path, node }: Leaf, isWanted: (path: Path) => boolean): ConfigNode | undefined {
  if (node.kind !== 'map' || isLeaf(node)) return isWanted(path) ? node : undefined
  const entries = new Map<string, Entry>()
  for (const [id, entry] of node.entries) {
    const kept = leavesWhere({ path: [...path, id], node: entry.node }, isWanted)
    if (kept) entries.set(id, { ...entry, node: kept })
  }
  return entries.size > 0 ? { ...node, entries } : undefined
}

/** An item, and its index in A if it is one of A's that may have to go back there. */
interface Item {
  readonly node: ConfigNode
  readonly inA?: number
}

function listBack(a: At<ListNode>, b: At<ListNode>, taking: Taking): ListNode {
  const { pairs, moved } = alignLists(a.node, b.node, taking.matchBy?.(a.path))
  const partnerOf = new Map(pairs.map(([i, j]) => [j, i]))
  const isReordered = taking.isBack('reordered', b.path)
  const staying: Item[] = []
  const returning = new Map<number, ConfigNode>()
  for (const [j, node] of b.node.items.entries()) {
    const [inA, path] = [partnerOf.get(j), [...b.path, j]]
    const itemA = inA === undefined ? undefined : a.node.items[inA]
    if (inA === undefined || !itemA) {
      if (!taking.isBack('added', path)) staying.push({ node })
      continue
    }
    const item = nodeBack({ path: [...a.path, inA], node: itemA }, { path, node }, taking)
    const isMovedBack = moved.has(inA) && (isReordered || taking.isBack('moved', path))
    if (isMovedBack) returning.set(inA, item)
    else staying.push({ node: item, inA })
  }
  const paired = new Set(partnerOf.values())
  for (const [i, node] of a.node.items.entries()) {
    if (!paired.has(i) && taking.isBack('removed', [...b.path, i])) returning.set(i, node)
  }
  return { ...b.node, items: insertBack(staying, returning) }
}

/** Each item that returns goes behind the nearest that it follows in A. */
function insertBack(staying: readonly Item[], returning: ReadonlyMap<number, ConfigNode>): readonly ConfigNode[] {
  const items = [...staying]
  for (const [inA, node] of [...returning].toSorted(([i], [j]) => i - j)) {
    const before = items.filter((item) => item.inA !== undefined && item.inA < inA)
    const nearest = before.reduce<Item | undefined>(
      (best, item) => ((item.inA ?? 0) > (best?.inA ?? -1) ? item : best),
      undefined,
    )
    items.splice(nearest ? items.indexOf(nearest) + 1 : 0, 0, { node, inA })
  }
  return items.map(({ node }) => node)
}
