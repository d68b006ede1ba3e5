import { compose } from '../core/compose.ts'
import type { Composition } from '../core/compose.ts'
import type { MapNode } from '../core/config-node.ts'
import type { Issue } from '../core/issue.ts'
import type { LinkOptions } from '../core/link-files.ts'
import type { Path } from '../core/path.ts'
import type { Source } from '../core/source.ts'
import { tallyOf } from '../core/trace.ts'
import type { Tally } from '../core/trace.ts'
import { defaultsOf } from '../systems/defaults.ts'
import type { System } from '../systems/system.ts'
import { inactiveBlocks, joinIssues, validate } from '../systems/validate.ts'
import { rulesOf } from './rules.ts'
import type { Session } from './session.ts'

/** All that follows from a session's texts and stack. Nothing of it is stored; it is worked out anew and shared where equal. */
export interface Derived {
  readonly system: System
  readonly options: LinkOptions
  readonly composition: Composition
  /** Schema defaults of the sections and the model that the config has. */
  readonly defaults: MapNode
  /** Everything wrong with this stack and with strata.yaml, errors first, then by file and line. */
  readonly issues: readonly Issue[]
  readonly tallies: ReadonlyMap<Source, Tally>
  /** Blocks that the chosen model does not use (V7). */
  readonly inactive: readonly Path[]
}

/** What follows from a session; the same object for the same texts and stack. */
export function derive(session: Session): Derived {
  if (last && last.files === session.files && last.stack === session.stack && last.guessed === session.guessed)
    return last.derived
  const derived = work(session)
  last = { files: session.files, guessed: session.guessed, stack: session.stack, derived }
  return derived
}

let last: (Pick<Session, 'files' | 'guessed' | 'stack'> & { readonly derived: Derived }) | undefined

function work(session: Session): Derived {
  const { files, stack } = session
  const { system, options, issues: ruleIssues } = rulesOf(session)
  const composition = compose(files, stack, options)
  const issues = [...ruleIssues, ...joinIssues(composition.issues, validate(composition, system))]
  return {
    system,
    options,
    composition,
    defaults: defaultsOf(system, composition.config),
    issues: issues.toSorted(bySeverityThenPlace),
    tallies: tallyOf(composition),
    inactive: inactiveBlocks(system, composition.config),
  }
}

const RANK = { error: 0, warning: 1, info: 2 }

function bySeverityThenPlace(a: Issue, b: Issue): number {
  return (
    RANK[a.severity] - RANK[b.severity] ||
    a.origin.source.path.localeCompare(b.origin.source.path) ||
    a.origin.start - b.origin.start
  )
}
