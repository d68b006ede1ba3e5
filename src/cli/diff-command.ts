import { diffJson } from '../core/export/diff-json.ts'
import { diffMarkdown } from '../core/export/diff-markdown.ts'
import { isPathError, parsePath } from '../core/path.ts'
import type { Path } from '../core/path.ts'
import { isLogScale } from '../systems/judge/scale-of.ts'
import { compareOptionsFor } from '../workspace/compare/compare-options.ts'
import { compareSides } from '../workspace/compare/comparison.ts'
import type { CompareOptions } from '../workspace/compare/comparison.ts'
import { reportOf } from '../workspace/compare/comparison-report.ts'
import { printPatch } from './diff-patch.ts'
import { openSides } from './diff-sides.ts'
import type { DiffRequest, OpenedSide } from './diff-sides.ts'
import { diffText } from './diff-text.ts'
import { issueLine } from './issue-lines.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** The options of `strata diff`. */
export interface DiffOptions extends Omit<DiffRequest, 'files'> {
  readonly format: 'text' | 'json' | 'markdown' | 'patch'
  readonly ignore?: readonly string[]
  readonly all?: boolean
}

/**
 * Prints what differs between two files, and why. A side that cannot be read whole is said on stderr, and compared as far as it
 * can be; it never counts as equal.
 */
export async function runDiff(files: readonly [string, string], options: DiffOptions, terminal: Terminal): Promise<ExitCode> {
  const { ignore = [], all = false, format } = options
  checkPatterns(ignore)
  const [a, b] = await openSides({ ...options, files }, terminal)
  const rules = compareRules([a, b], ignore)
  const comparison = compareSides(a.side, b.side, rules)
  const errors = new Set([...a.errors, ...b.errors].map(issueLine))
  for (const line of errors) terminal.err(`${line}\n`)
  const isLog = (path: Path): boolean => isLogScale(b.rules.system, b.side.composition.config, path)
  const report = reportOf(comparison, { all, isLog })
  if (format === 'json') terminal.out(diffJson(report))
  else if (format === 'markdown') terminal.out(diffMarkdown(report))
  else if (format === 'text') terminal.out(diffText(report, terminal))
  else printPatch(comparison, { ...rules, options: a.rules.options }, terminal)
  return comparison.changes.length > 0 || errors.size > 0 ? 1 : 0
}

/** What the workspaces of both say of comparing, and what the command line adds. */
function compareRules(sides: readonly OpenedSide[], ignore: readonly string[]): CompareOptions {
  const options = sides.map(({ rules }) => compareOptionsFor(rules.compare))
  return {
    ignore: [...new Set([...options.flatMap((each) => each.ignore), ...ignore])],
    matchBy: (path) => options.map((each) => each.matchBy?.(path)).find((match) => match !== undefined),
  }
}

function checkPatterns(patterns: readonly string[]): void {
  for (const pattern of patterns) {
    const path = parsePath(pattern)
    if (isPathError(path)) throw new UsageError(`--ignore ${pattern}: ${path.error} at character ${path.offset + 1}`)
    if (path.length === 0) throw new UsageError('--ignore takes a key, as in --ignore training.seed')
  }
}
