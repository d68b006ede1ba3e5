import type { Issue } from '../issue.ts'
import type { Layer } from '../layer.ts'
import type { Place } from './link-place.ts'
import type { Ref } from './link.ts'

interface Kinds {
  readonly kindOf: (file: string) => Layer['kind']
  /** Layer kinds, lowest precedence first. */
  readonly precedence: readonly Layer['kind'][]
}

/**
 * Issues for files that are listed in one place after a file whose kind lies above theirs.
 *
 * @see SPEC.md I10
 */
export function orderIssues(places: readonly Place[], { kindOf, precedence }: Kinds): readonly Issue[] {
  const issues: Issue[] = []
  let highest: Ranked | undefined
  for (const { ref, path } of places) {
    const kind = path === undefined ? '' : kindOf(path)
    const rank = precedence.indexOf(kind)
    if (rank === -1) continue
    if (highest && rank < highest.rank) issues.push(outOfOrder({ rank, kind, ref }, highest))
    else highest = { rank, kind, ref }
  }
  return issues
}

interface Ranked {
  readonly rank: number
  readonly kind: string
  readonly ref: Ref
}

function outOfOrder({ kind, ref }: Ranked, above: Ranked): Issue {
  return {
    code: 'include-order',
    severity: 'warning',
    path: [],
    message: `the ${kind} file ${ref.raw} comes after the ${above.kind} file ${above.ref.raw}, so it wins over it`,
    hint: `list it before ${above.ref.raw}: ${kind} lies beneath ${above.kind}`,
    origin: ref.origin,
    also: [above.ref.origin],
  }
}
