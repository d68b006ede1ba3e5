import type { Change, ChangeKind, ChangeSide } from '../../../core/diff/change.ts'
import { pathOf } from '../../../core/diff/change.ts'
import type { Leaf } from '../../../core/config-node.ts'
import type { Path } from '../../../core/path.ts'
import type { RedundantDifference } from '../../../core/diff/redundant-differences.ts'

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

/** The part that a change that only one side has is listed under; undefined where it stands for itself. */
export type PartOf = (change: Change) => Leaf | undefined

/** The changes as rows: those of one kind that follow each other and stand in one part are one. */
export function rowsOfChanges(changes: readonly Change[], partOf: PartOf = ({ whole }) => whole): readonly ChangeRow[] {
  const runs: Run[] = []
  for (const change of changes) {
    const part = partOf(change)
    const last = runs.at(-1)
    if (part && last?.part?.node === part.node && last.kind === change.kind) last.changes.push(change)
    else runs.push({ part, kind: change.kind, changes: [change] })
  }
  return runs.flatMap(({ part, changes: run }) => {
    const rows = run.map(rowOf)
    return part && rows.length > 1 ? [partRow(part, rows)] : rows
  })
}

interface Run {
  readonly part: Leaf | undefined
  readonly kind: ChangeKind
  readonly changes: Change[]
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
