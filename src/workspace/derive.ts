import { compose } from '../core/compose/compose.ts'
import type { Composition, Stack } from '../core/compose/compose.ts'
import type { MapNode } from '../core/config-node.ts'
import type { Issue } from '../core/issue.ts'
import type { Path } from '../core/path.ts'
import type { Files, Source } from '../core/source.ts'
import { tallyOf } from '../core/compose/trace.ts'
import type { Tally } from '../core/compose/trace.ts'
import { joinIssues } from '../systems/judge/join-issues.ts'
import type { System } from '../systems/system.ts'
import { issueList } from './issue-list.ts'
import { rulesOf } from './rules.ts'
import type { FileRules, Rules } from './rules.ts'
import type { Session } from './session.ts'

/** All that follows from a session's texts and stack. Nothing of it is stored; it is worked out anew and shared where equal. */
export interface Derived {
  readonly system: System
  readonly options: FileRules
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
  const { files, stack } = session
  const rules = rulesOf(session)
  const ofFiles = known.get(files) ?? new WeakMap<Stack, Known>()
  known.set(files, ofFiles)
  const before = ofFiles.get(stack)
  if (before?.rules === rules) return before.derived
  const derived = deriveStack(files, stack, rules)
  ofFiles.set(stack, { rules, derived })
  return derived
}

interface Known {
  readonly rules: Rules
  readonly derived: Derived
}

/** For as long as anything holds the texts: a draft is tried in a session of its own beside the one on screen. */
const known = new WeakMap<Files, WeakMap<Stack, Known>>()

/** What follows from a stack of some files under some rules. */
export function deriveStack(files: Files, stack: Stack, rules: Rules): Derived {
  const { system, options } = rules
  const composition = compose(files, stack, options)
  return {
    system,
    options,
    composition,
    defaults: system.judge.defaults(system, composition.config),
    issues: issueList([...rules.issues, ...joinIssues(composition.issues, system.judge.issues(composition, system))]),
    tallies: tallyOf(composition),
    inactive: system.judge.inactive(system, composition.config),
  }
}
