import type { Issue } from '../core/issue.ts'
import { formatPath } from '../core/path.ts'
import { formatOrigin } from '../core/source.ts'
import type { ExitCode, Terminal } from './terminal.ts'

/**
 * The issue on one line: `severity code file:line:col path message`, with `-` for the path of an issue that concerns a whole
 * file, and the hint in brackets at the end.
 */
export function issueLine({ severity, code, origin, path, message, hint }: Issue): string {
  const where = path.length === 0 ? '-' : formatPath(path)
  return oneLine(`${severity} ${code} ${formatOrigin(origin)} ${where} ${message}${hint === undefined ? '' : ` (${hint})`}`)
}

/** Writes issues to standard error, one a line, and gives the exit code that they call for. */
export function reportIssues(issues: readonly Issue[], terminal: Terminal): ExitCode {
  for (const issue of issues) terminal.err(`${issueLine(issue)}\n`)
  return issues.some(({ severity }) => severity === 'error') ? 1 : 0
}

/** The text without characters that would end its line, control the terminal or turn text around. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, ' ')
}
