import type { Issue, IssueCode } from '../../core/issue.ts'
import { derive } from '../../workspace/derive.ts'
import type { Look } from './look-at.ts'

/**
 * The issues to show in a text: those of the composition that it takes part in. A file outside of it is seen by itself, and is not
 * blamed for what other layers would give it.
 */
export function issuesOfText({ session, path, isMember, seen }: Look): readonly Issue[] {
  const here = ({ origin }: Issue): boolean => origin.source.path === path
  if (isMember || seen.options.isDescription(path)) return derive(session).issues.filter(here)
  return seen.issues.filter((issue) => here(issue) && !NEEDS_OTHERS.has(issue.code))
}

const NEEDS_OTHERS: ReadonlySet<IssueCode> = new Set([
  'missing-key',
  'missing-section',
  'interpolation-missing',
  'unknown-variant',
])
