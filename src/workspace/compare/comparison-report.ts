import type { DiffReport } from '../../core/export/diff-report.ts'
import type { Path } from '../../core/path.ts'
import { redundantDifferences } from '../../core/diff/redundant-differences.ts'
import type { Comparison } from './comparison.ts'
import type { Side } from './side.ts'

export interface ReportScope {
  /** Whether to list what is ignored, and equal values that are written in two places. */
  readonly all: boolean
  /** Whether the numbers at a path are told apart by their powers of ten. */
  readonly isLog: (path: Path) => boolean
}

/** A comparison as it leaves as Markdown, as JSON or at a terminal. What is ignored is always counted. */
export function reportOf(comparison: Comparison, { all, isLog }: ReportScope): DiffReport {
  const { a, b, changes, ignored, groups, diff } = comparison
  return {
    a: nameAndState(a),
    b: nameAndState(b),
    changes,
    ignored: ignored.length,
    equal: diff.equal,
    groups,
    lists: diff.lists,
    isLog,
    ...(all ? { further: { ignored, redundant: redundantDifferences(a.composition.config, b.composition.config) } } : {}),
  }
}

function nameAndState({ name, state }: Side): Pick<Side, 'name' | 'state'> {
  return { name, state }
}
