import type { ConfigNode, Entry, MapNode } from '../config-node.ts'
import { collectionIn } from './edit-layout.ts'
import type { Collection, Page, Slot } from './edit-layout.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'
import { positionAt } from '../source.ts'

/** One step of a path through the text: the part of a collection that it leads to. */
export interface Step {
  readonly collection: Collection
  readonly index: number
}

/** How far a path leads: the steps that are in the text, the value they end at, and what of the path is not there. */
export interface Located {
  readonly steps: readonly Step[]
  readonly slot: Slot
  readonly node: ConfigNode
  readonly rest: Path
}

/** Why an edit is not made, as one clause. */
export interface Refusal {
  readonly reason: string
}

export function refuse(reason: string): Refusal {
  return { reason }
}

/**
 * Where a path leads in the text. What is missing is `rest`: keys in a map, or beneath a null. A path through a scalar, to an
 * item that is not there, or into text that stands elsewhere (an alias, a merge key) is refused.
 */
export function locate(page: Page, root: MapNode, path: Path): Located | Refusal {
  let at: Located = { steps: [], slot: page.root, node: root, rest: path }
  while (at.rest.length > 0) {
    const next = stepInto(at, path)
    if ('reason' in next) return next
    if (next === at) return at
    at = next
  }
  return at
}

/** The same place where the next segment is missing. */
function stepInto(at: Located, path: Path): Located | Refusal {
  const { node, rest } = at
  const [segment] = rest
  const here = formatPath(path.slice(0, path.length - rest.length))
  if (node.via?.kind === 'alias')
    return refuse(`${here} is an alias of ${whereOf(node)}: change it there, or set ${here} as a whole`)
  if (node.kind === 'scalar') return node.value.kind === 'null' ? at : refuse(`${here} is a single value and holds no keys`)
  if (node.kind === 'list') {
    if (typeof segment !== 'number') return refuse(`${here} is a list and has items, not keys`)
    const item = node.items[segment]
    if (!item) return refuse(`${here} is a list of ${node.items.length} and has no item ${segment}`)
    return enter(at, item, (collection) => (collection.parts.length === node.items.length ? segment : -1)) ?? asText(here)
  }
  if (typeof segment !== 'string') return refuse(`${here || 'the file'} is a map and has keys, not items`)
  const entry = node.entries.get(segment)
  if (!entry) return at
  if (entry.node.via?.kind === 'merge-key') return mergedKey(at, entry, path)
  return enter(at, entry.node, ({ parts }) => parts.findIndex(({ key }) => key?.start === entry.keySpan.start)) ?? asText(here)
}

/** The next place; undefined where the text shows no part of its own for it. */
function enter(at: Located, node: ConfigNode, find: (collection: Collection) => number): Located | undefined {
  const collection = collectionIn(at.slot)
  const index = collection ? find(collection) : -1
  const part = collection?.parts[index]
  if (!collection || !part) return undefined
  return { steps: [...at.steps, { collection, index }], slot: part.slot, node, rest: at.rest.slice(1) }
}

function asText(here: string): Refusal {
  return refuse(`${here || 'the file'} is written in a way that only text edits can change`)
}

/** A key that a merge key brings can be written anew beside it, but nothing inside it can. */
function mergedKey(at: Located, entry: Entry, path: Path): Located | Refusal {
  if (at.rest.length === 1) return at
  const whole = formatPath(path.slice(0, path.length - at.rest.length + 1))
  return refuse(`${whole} comes by the merge key << from ${whereOf(entry.node)}: change it there, or set ${whole} as a whole`)
}

/** The line at which a value is written. */
export function whereOf(node: ConfigNode): string {
  return `line ${positionAt(node.source, node.start).line}`
}
