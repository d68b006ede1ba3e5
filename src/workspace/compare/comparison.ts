import { pathOf } from '../../core/diff/change.ts'
import type { Change } from '../../core/diff/change.ts'
import type { CauseGroup } from '../../core/diff/cause.ts'
import { diff } from '../../core/diff/diff.ts'
import type { Diff, DiffOptions } from '../../core/diff/diff.ts'
import { findCauses } from '../../core/diff/find-causes.ts'
import { isBeneathPattern } from '../../core/diff/path-pattern.ts'
import type { Side } from './side.ts'

/** Two sides, what differs between them, and why. */
export interface Comparison {
  readonly a: Side
  readonly b: Side
  readonly diff: Diff
  /** The changes that are not ignored, in the order of the diff. */
  readonly changes: readonly Change[]
  /** Those whose path fits a pattern of the ignore list (D5). */
  readonly ignored: readonly Change[]
  /** The changes that are not ignored, by their causes; those of lower layers first. */
  readonly groups: readonly CauseGroup[]
}

export interface CompareOptions extends DiffOptions {
  /** Path patterns; a pattern ignores all that lies beneath it. */
  readonly ignore: readonly string[]
}

/** Compares two sides. What is ignored has causes too, and takes no part in the groups. */
export function compareSides(a: Side, b: Side, options: CompareOptions): Comparison {
  const whole = diff(a.composition.config, b.composition.config, options)
  const ignored = new Set(whole.changes.filter((change) => isIgnored(change, options)))
  const counted = (changes: readonly Change[]): readonly Change[] => changes.filter((change) => !ignored.has(change))
  const groups = findCauses(a.composition, b.composition, whole.changes).map((group) => ({
    ...group,
    changes: counted(group.changes),
    shared: counted(group.shared),
    hidden: group.hidden.filter((change) => !isIgnored(change, options)),
  }))
  return {
    a,
    b,
    diff: whole,
    changes: counted(whole.changes),
    ignored: [...ignored],
    groups: groups.filter(({ changes }) => changes.length > 0),
  }
}

function isIgnored(change: Change, { ignore }: CompareOptions): boolean {
  return ignore.some((pattern) => isBeneathPattern(pathOf(change), pattern))
}
