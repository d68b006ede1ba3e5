import { isEqualNode, nodeAt } from '../../../core/config-node.ts'
import type { ConfigNode, Leaf, MapNode } from '../../../core/config-node.ts'
import { countLeaves } from '../../../core/count-leaves.ts'
import { formatPath } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import type { Comparison } from '../../../workspace/compare/comparison.ts'
import { equalRow, pathKey } from './change-row.ts'
import type { ChangeRow } from './change-row.ts'
import type { Listing } from './change-listing.ts'

/** A key, and everything listed at it and beneath it. */
export interface TreeNode {
  readonly path: Path
  /** The last step of the path, as a person writes it. */
  readonly label: string
  /** What is said of the key itself; a list that has other items in another order has rows and branches. */
  readonly rows: readonly ChangeRow[]
  readonly branches: readonly TreeNode[]
  /** What is equal on both sides and stands directly beneath. */
  readonly equal: readonly EqualPart[]
  /** How many changes are listed here. */
  readonly differ: number
  /** How many keys are equal, here and beneath. */
  readonly equalKeys: number
  /** Whether only one side has this branch at all. */
  readonly isPart: boolean
  /** Where a side's model does not use the branch: `inactive in B`. */
  readonly note: string
}

/** A key that is equal on both sides, with all beneath it. */
export interface EqualPart {
  readonly label: string
  readonly keys: number
  /** The value, or the parts of a map. */
  readonly row?: ChangeRow
  readonly path: Path
  readonly parts: () => readonly EqualPart[]
}

/** The tree of the config as far as something is listed in it; the rest is in the equal parts. */
export function changeTree(comparison: Comparison, { rows, shows, isFiltered }: Listing, noteOf: NoteOf = noNote): TreeNode {
  const root: Draft = { path: [], rows: [], branches: new Map() }
  for (const row of rows) {
    let at = root
    for (const [i, segment] of row.path.entries()) {
      const id = pathKey([segment])
      const next: Draft = at.branches.get(id) ?? { path: row.path.slice(0, i + 1), rows: [], branches: new Map() }
      at.branches.set(id, next)
      at = next
    }
    at.rows.push(row)
  }
  const seesEqual = shows === 'changes' && !isFiltered
  return finish(root, { comparison: seesEqual ? comparison : undefined, noteOf })
}

/** What is to be said of a branch as such. */
export type NoteOf = (path: Path) => string

const noNote: NoteOf = () => ''

interface Draft {
  readonly path: Path
  readonly rows: ChangeRow[]
  readonly branches: Map<string, Draft>
}

interface Ground {
  /** Given where what is equal is shown too. */
  readonly comparison: Comparison | undefined
  readonly noteOf: NoteOf
}

function finish({ path, rows, branches }: Draft, ground: Ground): TreeNode {
  const { comparison, noteOf } = ground
  const nodes = Array.from(branches.values(), (branch) => finish(branch, ground))
  const isInList = path.some((step) => typeof step === 'number')
  const pair = comparison && !isInList ? pairAt(comparison, path) : undefined
  const differ = rows.length + nodes.reduce((sum, node) => sum + node.differ, 0)
  return {
    path,
    label: labelOf(path),
    rows,
    branches: nodes,
    equal: pair && nodes.length > 0 ? equalParts(path, pair) : [],
    differ,
    equalKeys: pair ? countEqual(pair.a, pair.b) : 0,
    note: differ > 1 && nodes.length > 0 ? noteOf(path) : '',
    isPart: differ > 1 && nodes.length > 0 && wholeIn(nodes)?.path.length === path.length,
  }
}

/** The part that all of the rows beneath stand in, where they have one. */
function wholeIn(nodes: readonly TreeNode[]): Leaf | undefined {
  const [first] = nodes
  const row = first?.rows[0]
  if (row) return row.changes[0]?.whole
  return first && wholeIn(first.branches)
}

function labelOf(path: Path): string {
  return formatPath(path.slice(-1))
}

/** How many keys of two maps are equal, to any depth. */
function countEqual(a: ConfigNode, b: ConfigNode): number {
  if (isEqualNode(a, b)) return countLeaves(b)
  if (a.kind !== 'map' || b.kind !== 'map') return 0
  let equal = 0
  for (const [id, { node }] of b.entries) {
    const inA = a.entries.get(id)?.node
    if (inA) equal += countEqual(inA, node)
  }
  return equal
}

/** The maps that both sides have at a path. */
interface Pair {
  readonly a: MapNode
  readonly b: MapNode
}

function pairAt({ a, b }: Comparison, path: Path): Pair | undefined {
  const [inA, inB] = [nodeAt(a.composition.config, path), nodeAt(b.composition.config, path)]
  return inA?.kind === 'map' && inB?.kind === 'map' ? { a: inA, b: inB } : undefined
}

function equalParts(path: Path, { a, b }: Pair): readonly EqualPart[] {
  return Array.from(b.entries, ([id, { node }]): EqualPart[] => {
    const inA = a.entries.get(id)?.node
    if (!inA || !isEqualNode(inA, node)) return []
    const inner = [...path, id]
    const place = { path: inner, label: labelOf(inner), keys: countLeaves(node) }
    if (node.kind === 'map' && inA.kind === 'map' && node.entries.size > 0) {
      return [{ ...place, parts: () => equalParts(inner, { a: inA, b: node }) }]
    }
    return [{ ...place, row: equalRow({ path: inner, a: inA, b: node }), parts: () => [] }]
  }).flat()
}
