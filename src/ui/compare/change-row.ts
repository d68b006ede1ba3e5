import type { Change, ChangeKind, ChangeSide } from '../../core/change.ts'
import { pathOf } from '../../core/change.ts'
import type { Leaf } from '../../core/config-node.ts'
import type { Path } from '../../core/path.ts'
import type { RedundantDifference } from '../../core/redundant-differences.ts'

/** One line of the lists: a change, a part that only one side has, or an equal value that two places write. */
export interface ChangeRow {
  readonly id: string
  readonly kind: ChangeKind | 'equal'
  readonly path: Path
  readonly a: ChangeSide
  readonly b: ChangeSide
  /** What it counts for; nothing is different about an equal value. */
  readonly changes: readonly Change[]
  /** Of a part that only one side has: its keys. */
  readonly rows: readonly ChangeRow[]
}

/** A name for a change that stays while its values are edited. */
export function changeKey({ kind, a, b }: Change): string {
  return `${kind} ${pathKey(a.path)} ${pathKey(b.path)}`
}

/** A path as a key of sets and maps. */
export function pathKey(path: Path): string {
  return JSON.stringify(path)
}

/** The changes as rows: those that follow each other and stand in one part that only one side has are one. */
export function rowsOfChanges(changes: readonly Change[]): readonly ChangeRow[] {
  const rows: ChangeRow[] = []
  let start = 0
  while (start < changes.length) {
    const { whole } = changes[start] ?? {}
    let end = start + 1
    while (whole && changes[end]?.whole === whole) end += 1
    const run = changes.slice(start, end).map(rowOf)
    rows.push(...(whole && run.length > 1 ? [partRow(whole, run)] : run))
    start = end
  }
  return rows
}

export function rowOf(change: Change): ChangeRow {
  const { kind, a, b } = change
  return { id: changeKey(change), kind, path: pathOf(change), a, b, changes: [change], rows: [] }
}

export function equalRow({ path, a, b }: RedundantDifference): ChangeRow {
  return { id: `equal ${pathKey(path)}`, kind: 'equal', path, a: { path, node: a }, b: { path, node: b }, changes: [], rows: [] }
}

/** One row for all that is listed of a part that only one side has. */
export function partRow(whole: Leaf, rows: readonly ChangeRow[]): ChangeRow {
  const [first] = rows
  const isAdded = first?.kind === 'added'
  const [has, lacks] = isAdded ? [first.b, first.a] : [first?.a, first?.b]
  const deeper = (has?.path.length ?? 0) - whole.path.length
  const missing: ChangeSide = { path: (lacks?.path ?? []).slice(0, -deeper) }
  return {
    id: `part ${pathKey(whole.path)}`,
    kind: isAdded ? 'added' : 'removed',
    path: whole.path,
    a: isAdded ? missing : whole,
    b: isAdded ? whole : missing,
    changes: rows.flatMap(({ changes }) => changes),
    rows,
  }
}
