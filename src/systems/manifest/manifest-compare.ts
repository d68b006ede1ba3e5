import type { MapNode } from '../../core/config-node.ts'
import type { Issue } from '../../core/issue.ts'
import type { MatchBy } from '../../core/diff/list-match.ts'
import { isPathError, parsePath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { keyText } from '../../core/value.ts'
import { keyIssue, valueIssue } from './manifest-issues.ts'
import { Misfit, readText } from './manifest-node.ts'

/** What a workspace leaves out when it compares, and how it matches the items of lists. */
export interface CompareRules {
  /** Path patterns; each also stands for all that lies beneath (D5). */
  readonly ignore: readonly string[]
  /** How the items of the lists that a pattern fits are matched (D2). */
  readonly match: readonly ListRule[]
}

export interface ListRule {
  readonly pattern: string
  readonly match: MatchBy
}

/** The rules of a workspace that says nothing of comparing. */
export const NO_COMPARE_RULES: CompareRules = { ignore: [], match: [] }

/** Where `strata.yaml` holds what is left out of comparisons. */
export const IGNORE: Path = ['compare', 'ignore']

/** Where `strata.yaml` holds how lists are matched. */
export const MATCH: Path = ['compare', 'match']

/** Reads the key `compare` of a manifest. What does not fit costs only itself: one pattern, one rule. */
export function readCompare(root: MapNode): { readonly compare: CompareRules; readonly issues: readonly Issue[] } {
  const node = root.entries.get('compare')?.node
  if (!node) return { compare: NO_COMPARE_RULES, issues: [] }
  if (node.kind !== 'map') return { compare: NO_COMPARE_RULES, issues: [misfit(['compare'], root)] }
  const issues = [...node.entries.keys()]
    .filter((key) => !KNOWN.includes(key))
    .map((key) => keyIssue(['compare', key], `compare has no key ${keyText(key)}`, { root, known: KNOWN }))
  return { compare: { ignore: readIgnore(node, root, issues), match: readMatch(node, root, issues) }, issues }
}

const KNOWN = ['ignore', 'match']

/** What each key holds. */
const MESSAGES: Readonly<Record<string, string>> = {
  compare: 'compare is a map of ignore and match',
  ignore: 'compare.ignore is a list of path patterns: training.seed, model.*.dropout, **.path',
  match: 'compare.match is a map from path patterns to the key that items are known by, or content, or position',
}

function readIgnore(compare: MapNode, root: MapNode, issues: Issue[]): readonly string[] {
  const node = compare.entries.get('ignore')?.node
  if (!node) return []
  if (node.kind !== 'list') {
    issues.push(misfit(IGNORE, root))
    return []
  }
  return node.items.flatMap((item, i) => {
    const pattern = readText(item)
    const issue = pattern instanceof Misfit ? misfit([...IGNORE, i], root) : patternIssue(pattern, [...IGNORE, i], root)
    if (!issue && !(pattern instanceof Misfit)) return [pattern]
    if (issue) issues.push(issue)
    return []
  })
}

function readMatch(compare: MapNode, root: MapNode, issues: Issue[]): readonly ListRule[] {
  const node = compare.entries.get('match')?.node
  if (!node) return []
  if (node.kind !== 'map') {
    issues.push(misfit(MATCH, root))
    return []
  }
  return [...node.entries].flatMap(([id, entry]) => {
    const path = [...MATCH, id]
    const pattern = keyText(id)
    const word = readText(entry.node)
    const issue = word instanceof Misfit || word === '' ? misfit(path, root) : patternIssue(pattern, path, root)
    if (issue) issues.push(issue)
    return issue || word instanceof Misfit ? [] : [{ pattern, match: matchOf(word) }]
  })
}

function misfit(path: Path, root: MapNode): Issue {
  return valueIssue({ code: 'wrong-type', path, message: MESSAGES[String(path[1] ?? path[0])] ?? '' }, root)
}

function patternIssue(pattern: string, path: Path, root: MapNode): Issue | undefined {
  const parsed = parsePath(pattern)
  if (!isPathError(parsed) && parsed.length > 0) return undefined
  const why = isPathError(parsed) ? `${parsed.error} at its character ${parsed.offset + 1}` : 'it is empty'
  return valueIssue({ code: 'manifest', path, message: `${JSON.stringify(pattern)} is no path pattern: ${why}` }, root)
}

function matchOf(word: string): MatchBy {
  return word === 'content' || word === 'position' ? { by: word } : { by: 'key', key: word }
}

/** How `compare.match` writes a way to match; undefined for a key that is called as one of the other ways. */
export function matchWord(match: MatchBy): string | undefined {
  if (match.by !== 'key') return match.by
  return match.key === '' || matchOf(match.key).by !== 'key' ? undefined : match.key
}
