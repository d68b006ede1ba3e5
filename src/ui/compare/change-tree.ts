import { keyOf } from '../../core/changed-keys.ts'
import type { Change } from '../../core/change.ts'
import { nodeAt } from '../../core/config-node.ts'
import type { Leaf } from '../../core/config-node.ts'
import { countLeaves } from '../../core/count-leaves.ts'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import type { Comparison } from '../../workspace/comparison.ts'
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
export function changeTree(comparison: Comparison, { rows, shows, isFiltered }: Listing): TreeNode {
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
  return finish(root, { comparison, differing: seesEqual ? differingKeys(comparison.diff.changes) : undefined })
}

interface Draft {
  readonly path: Path
  readonly rows: ChangeRow[]
  readonly branches: Map<string, Draft>
}

interface Ground {
  readonly comparison: Comparison
  /** How many keys of B differ at and beneath each key; undefined where what is equal is not shown. */
  readonly differing: ReadonlyMap<string, number> | undefined
}

function finish({ path, rows, branches }: Draft, ground: Ground): TreeNode {
  const nodes = Array.from(branches.values(), (branch) => finish(branch, ground))
  const { differing, comparison } = ground
  const all = differing && nodeAt(comparison.b.composition.config, path)
  const isMap = all?.kind === 'map' && !path.some((step) => typeof step === 'number')
  const differ = rows.length + nodes.reduce((sum, node) => sum + node.differ, 0)
  return {
    path,
    label: labelOf(path),
    rows,
    branches: nodes,
    equal: isMap && nodes.length > 0 ? equalParts(path, ground) : [],
    differ,
    equalKeys: isMap ? countLeaves(all) - (differing?.get(pathKey(path)) ?? 0) : 0,
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

/** What differs counts at each of the keys that it stands in; a list is one key. */
function differingKeys(changes: readonly Change[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  for (const { b } of changes) {
    if (!b.node) continue
    const key = keyOf(b.path)
    const id = pathKey(key)
    if (seen.has(id)) continue
    seen.add(id)
    const keys = key.length < b.path.length ? 1 : countLeaves(b.node)
    for (let depth = 0; depth <= key.length; depth += 1) {
      const prefix = pathKey(key.slice(0, depth))
      counts.set(prefix, (counts.get(prefix) ?? 0) + keys)
    }
  }
  return counts
}

function equalParts(path: Path, ground: Ground): readonly EqualPart[] {
  const { a, b } = ground.comparison
  const map = nodeAt(b.composition.config, path)
  if (map?.kind !== 'map') return []
  return Array.from(map.entries, ([id, { node }]) => ({ inner: [...path, id], node })).flatMap(({ inner, node }) => {
    const inA = nodeAt(a.composition.config, inner)
    if (!inA || ground.differing?.has(pathKey(inner)) === true) return []
    const isFilledMap = node.kind === 'map' && node.entries.size > 0
    return [
      {
        path: inner,
        label: labelOf(inner),
        keys: countLeaves(node),
        ...(isFilledMap ? {} : { row: equalRow({ path: inner, a: inA, b: node }) }),
        parts: () => (isFilledMap ? equalParts(inner, ground) : []),
      },
    ]
  })
}
