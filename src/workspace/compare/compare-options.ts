import { matchesPattern } from '../../core/diff/path-pattern.ts'
import type { Path } from '../../core/path.ts'
import type { CompareRules, ListRule } from '../../systems/manifest/manifest-compare.ts'
import { patternOfPath } from '../change-pattern.ts'
import type { CompareOptions } from './comparison.ts'
import { rulesOf } from '../rules.ts'
import type { Session } from '../session.ts'

/** How a session's workspace wants things compared. The same object while its `strata.yaml` says the same. */
export function compareOptionsOf(session: Pick<Session, 'files' | 'guessed'>): CompareOptions {
  return compareOptionsFor(rulesOf(session).compare)
}

/** How what a manifest says of comparing is done. */
export function compareOptionsFor(compare: CompareRules): CompareOptions {
  const options = remembered.get(compare) ?? optionsOf(compare)
  remembered.set(compare, options)
  return options
}

const remembered = new WeakMap<CompareRules, CompareOptions>()

function optionsOf({ ignore, match }: CompareRules): CompareOptions {
  return { ignore, matchBy: (path) => ruleFor(match, path)?.match }
}

/** The rule of a session's workspace by which the items of the list at a path are matched; undefined where that is found out. */
export function listRuleFor(session: Pick<Session, 'files' | 'guessed'>, path: Path): ListRule | undefined {
  return ruleFor(rulesOf(session).compare.match, path)
}

/** The rule for the very list, else the first whose pattern fits: a list can be set apart from a wider rule above. */
function ruleFor(rules: readonly ListRule[], path: Path): ListRule | undefined {
  const own = patternOfPath(path)
  return rules.find(({ pattern }) => pattern === own) ?? rules.find(({ pattern }) => matchesPattern(path, pattern))
}
