import { join, relative } from 'node:path'
import { jsonPlace } from '../core/export/export-json.ts'
import type { Issue, Severity } from '../core/issue.ts'
import { formatPath, toPointer } from '../core/path.ts'
import { printJson } from '../core/print/print-json.ts'
import { findExperiments } from './find-experiments.ts'
import { issueLine, oneLine, reportIssues } from './issue-lines.ts'
import { jsonValue } from '../core/read/json-node.ts'
import { readStack } from './open-stack.ts'
import type { RuleOptions } from './root-rules.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { count, textTable } from './text-table.ts'
import { UsageError } from './usage-error.ts'

/** The options of `strata check`. */
export interface CheckOptions extends RuleOptions {
  readonly json?: boolean
}

/** An experiment that was checked. */
interface Checked {
  /** The workspace as seen from the folder that the command runs in. */
  readonly workspace: string
  readonly experiment: string
  readonly issues: readonly Issue[]
}

/** Checks every experiment below some folders, and the files that are named themselves; each issue is reported once. */
export async function runCheck(paths: readonly string[], options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const checked = await checkAll(paths, options, terminal)
  if (checked.length === 0) throw new UsageError(`there are no experiments in ${paths.join(', ')}`)
  const issues = [...new Map(checked.flatMap((one) => one.issues).map((issue) => [issueLine(issue), issue])).values()]
  const exitCode = reportIssues(issues, terminal)
  terminal.out(options.json === true ? printJson(jsonValue(checked.map(toRecord))) : toText(checked))
  terminal.err(`checked ${count(checked.length, 'experiment')}: ${tally(issues)}\n`)
  return exitCode
}

async function checkAll(paths: readonly string[], options: RuleOptions, terminal: Terminal): Promise<readonly Checked[]> {
  const checked = new Map<string, Checked>()
  for (const path of paths) {
    for (const { root, rules, files, paths: experiments } of await findExperiments(path, options, terminal)) {
      for (const experiment of experiments) {
        const { issues } = readStack({ root, paths: [experiment] }, { rules, files, overrides: '' })
        checked.set(join(root, experiment), { workspace: relative(terminal.cwd, root) || '.', experiment, issues })
      }
    }
  }
  return [...checked.values()]
}

function toText(checked: readonly Checked[]): string {
  const isAlone = checked.every(({ workspace }) => workspace === checked[0]?.workspace)
  const rows = checked.map(({ workspace, experiment, issues }) => {
    return [hasError(issues) ? 'wrong' : 'ok', isAlone ? experiment : join(workspace, experiment), tally(issues)].map(oneLine)
  })
  return textTable(rows)
    .map((line) => `${line}\n`)
    .join('')
}

function toRecord({ workspace, experiment, issues }: Checked): object {
  return { workspace, experiment, ok: !hasError(issues), issues: issues.map(issueRecord) }
}

function issueRecord({ severity, code, origin, path, message, hint, also = [] }: Issue): object {
  const where = { ...jsonPlace(origin), path: formatPath(path), pointer: toPointer(path) }
  return { severity, code, ...where, message, ...(hint === undefined ? {} : { hint }), also: also.map(jsonPlace) }
}

/** "1 error, 2 warnings"; infos are no problem. */
function tally(issues: readonly Issue[]): string {
  const problems: readonly Severity[] = ['error', 'warning']
  const counted = problems.map((severity) => [severity, issues.filter((issue) => issue.severity === severity).length] as const)
  const some = counted.filter(([, number]) => number > 0)
  return some.length === 0 ? 'no problems' : some.map(([severity, number]) => count(number, severity)).join(', ')
}

function hasError(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error')
}
