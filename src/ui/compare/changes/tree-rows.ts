import { pathKey, partRow } from './change-row.ts'
import type { ChangeRow } from './change-row.ts'
import type { EqualPart, TreeNode } from './change-tree.ts'
import type { Folds, ListItem } from './list-item.ts'

/** One line of the tree: a branch, a change, or what is equal beneath a branch. */
export type TreeItem = TreeBranch | TreeLine | TreeEqual

export interface TreeBranch extends ListItem {
  readonly kind: 'branch'
  readonly label: string
  readonly differ: number
  readonly equal: number
  readonly note: string
  /** Where only one side has the branch: its row. */
  readonly part?: ChangeRow
}

export interface TreeLine extends ListItem {
  readonly kind: 'row'
  readonly label: string
  readonly row: ChangeRow
}

export interface TreeEqual extends ListItem {
  readonly kind: 'equal'
  readonly keys: number
  /** The names of what is equal, some of them. */
  readonly names: string
}

/** The lines of the tree, without those that a folded line hides. */
export function treeItems(root: TreeNode, folds: Folds): readonly TreeItem[] {
  return linesBeneath(root, [], folds)
}

function linesBeneath(node: TreeNode, within: readonly string[], folds: Folds): readonly TreeItem[] {
  const level = within.length + 1
  return [
    ...node.rows.map((row): TreeLine => ({ kind: 'row', id: row.id, level, within, step: 1, label: node.label, row })),
    ...node.branches.flatMap((branch) => linesOf(branch, within, folds)),
    ...equalLines(node, within, folds),
  ]
}

function linesOf(node: TreeNode, within: readonly string[], folds: Folds): readonly TreeItem[] {
  if (node.branches.length === 0) return linesBeneath(node, within, folds)
  const id = `branch ${pathKey(node.path)}`
  const part = node.isPart ? partOf(node) : undefined
  const isClosed = part !== undefined || node.note !== ''
  const isFolded = isClosed ? !folds.opened.has(id) : folds.folded.has(id)
  const branch: TreeBranch = {
    kind: 'branch',
    id,
    level: within.length + 1,
    within,
    step: isClosed && isFolded ? node.differ : 0,
    fold: { isFolded, by: isClosed ? 'opened' : 'folded' },
    label: node.label,
    differ: node.differ,
    equal: node.equalKeys,
    note: node.note,
    ...(part ? { part } : {}),
  }
  return isFolded ? [branch] : [branch, ...linesBeneath(node, [...within, id], folds)]
}

function partOf(node: TreeNode): ChangeRow | undefined {
  const rows = rowsIn(node)
  const whole = rows[0]?.changes[0]?.whole
  return whole && partRow(whole, rows)
}

function rowsIn({ rows, branches }: TreeNode): readonly ChangeRow[] {
  return [...rows, ...branches.flatMap(rowsIn)]
}

function equalLines({ path, equal }: TreeNode, within: readonly string[], folds: Folds): readonly TreeItem[] {
  if (equal.length === 0) return []
  const id = `same ${pathKey(path)}`
  const isFolded = !folds.opened.has(id)
  const keys = equal.reduce((sum, part) => sum + part.keys, 0)
  const line: TreeEqual = {
    kind: 'equal',
    id,
    level: within.length + 1,
    within,
    step: 0,
    fold: { isFolded, by: 'opened' },
    keys,
    names: namesOf(equal),
  }
  return isFolded ? [line] : [line, ...equal.flatMap((part) => partLines(part, [...within, id], folds))]
}

function partLines(part: EqualPart, within: readonly string[], folds: Folds): readonly TreeItem[] {
  const { label, row, path } = part
  const level = within.length + 1
  if (row) return [{ kind: 'row', id: row.id, level, within, step: 0, label, row }]
  const id = `same ${pathKey(path)}`
  const isFolded = !folds.opened.has(id)
  const branch: TreeBranch = {
    kind: 'branch',
    id,
    level,
    within,
    step: 0,
    fold: { isFolded, by: 'opened' },
    label,
    differ: 0,
    equal: part.keys,
    note: '',
  }
  return isFolded ? [branch] : [branch, ...part.parts().flatMap((inner) => partLines(inner, [...within, id], folds))]
}

const NAMES = 4

function namesOf(parts: readonly EqualPart[]): string {
  const names = parts.slice(0, NAMES).map(({ label }) => label)
  return parts.length > NAMES ? `${names.join(', ')} and ${parts.length - NAMES} more` : names.join(', ')
}
