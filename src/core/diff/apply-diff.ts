import type { Change } from './change.ts'
import type { ConfigNode, Entry, ListNode, MapNode } from '../config-node.ts'
import type { Path, Segment } from '../path.ts'
import { keyOfId } from '../value.ts'

/**
 * A with the changes made: a config equal to B, if they are all that diff found between A and B. What it proves is that a diff
 * leaves nothing out.
 *
 * @see SPEC.md D3
 */
export function applyDiff(a: MapNode, changes: readonly Change[]): MapNode {
  const root = emptyEdit()
  for (const change of changes) addChange(root, change)
  const result = edited(a, root)
  if (result?.kind !== 'map') throw new TypeError('a config is a map')
  return result
}

/** What happens to a value of A, and beneath it. */
interface Edit {
  /** The value that takes its place; `'gone'` if none does. */
  result?: ConfigNode | 'gone'
  readonly beneath: Map<Segment, Edit>
  /** Items that stand elsewhere in B: their index in A and in B. */
  readonly moved: Map<number, number>
  /** Items that A lacks, by their index in B. */
  readonly added: Map<number, ConfigNode>
}

function emptyEdit(): Edit {
  return { beneath: new Map(), moved: new Map(), added: new Map() }
}

function addChange(root: Edit, { kind, a, b, whole }: Change): void {
  // A change within an added or removed map stands for all of that map. Its place is as deep in A as in B.
  const path = whole ? a.path.slice(0, whole.path.length) : a.path
  const [fromA, inB] = [path.at(-1), b.path.at(-1)]
  if (kind === 'moved') {
    if (typeof fromA === 'number' && typeof inB === 'number') editAt(root, path.slice(0, -1)).moved.set(fromA, inB)
  } else if (kind === 'added' && typeof fromA === 'number') {
    if (whole) editAt(root, path.slice(0, -1)).added.set(fromA, whole.node)
  } else {
    editAt(root, path).result = kind === 'removed' ? 'gone' : (whole?.node ?? b.node ?? 'gone')
  }
}

function editAt(root: Edit, path: Path): Edit {
  let edit = root
  for (const segment of path) {
    const next = edit.beneath.get(segment) ?? emptyEdit()
    edit.beneath.set(segment, next)
    edit = next
  }
  return edit
}

/** Undefined for what is gone. */
function edited(node: ConfigNode | undefined, edit: Edit): ConfigNode | undefined {
  if (edit.result) return edit.result === 'gone' ? undefined : edit.result
  if (node?.kind === 'map') return editedMap(node, edit)
  return node?.kind === 'list' ? editedList(node, edit) : node
}

function editedMap(map: MapNode, edit: Edit): MapNode {
  const entries = new Map<string, Entry>(map.entries)
  for (const [id, beneath] of edit.beneath) {
    if (typeof id !== 'string') continue
    const entry = entries.get(id)
    const node = edited(entry?.node, beneath)
    if (node) entries.set(id, { ...(entry ?? { key: keyOfId(id), keySpan: { start: node.start, end: node.start } }), node })
    else entries.delete(id)
  }
  return { ...map, entries }
}

/** Moved and added items take the places that they have in B, the others what is left, in order. */
function editedList(list: ListNode, { beneath, moved, added }: Edit): ListNode {
  const placed = new Map(added)
  const others: ConfigNode[] = []
  for (const [i, item] of list.items.entries()) {
    const within = beneath.get(i)
    const node = within ? edited(item, within) : item
    const place = moved.get(i)
    if (node && place === undefined) others.push(node)
    else if (node && place !== undefined) placed.set(place, node)
  }
  const items: ConfigNode[] = []
  for (const other of others) {
    fillPlaces(items, placed)
    items.push(other)
  }
  fillPlaces(items, placed)
  return { ...list, items }
}

function fillPlaces(items: ConfigNode[], placed: ReadonlyMap<number, ConfigNode>): void {
  for (let item = placed.get(items.length); item; item = placed.get(items.length)) items.push(item)
}
