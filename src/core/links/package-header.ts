import type { Issue } from '../issue.ts'
import type { Source } from '../source.ts'

/** The `# @package` line at the head of a file. */
export interface PackageHeader {
  /** The package; undefined where the file says none, or `_group_`, which is what holds without a line. */
  readonly package: string | undefined
  readonly issues: readonly Issue[]
}

/**
 * The package that the head of a file gives: its first lines that read `# @key value`. Any other line ends the head, a comment
 * too.
 *
 * @see SPEC.md L11
 */
export function readPackageHeader(source: Source): PackageHeader {
  const known = headers.get(source)
  if (known) return known
  const header = readLines(source)
  headers.set(source, header)
  return header
}

const headers = new WeakMap<Source, PackageHeader>()

interface Line {
  readonly text: string
  readonly start: number
}

function readLines(source: Source): PackageHeader {
  const lines = commentLines(source.text)
  const end = lines.findIndex(({ text }) => !HEAD.test(text))
  const head = end === -1 ? lines : lines.slice(0, end)
  const issues: Issue[] = []
  let found: string | undefined
  for (const line of head) {
    const [key, value, more] = line.text
      .replace(/^#+/, '')
      .trim()
      .split(' ')
      .filter((word) => word !== '')
    if (value === undefined || more !== undefined) issues.push(misshapen(source, line))
    else if (key === '@package') found = value
    if (key === '@package' && value !== undefined && DEPRECATED.test(value)) issues.push(deprecated(source, line, value))
  }
  const late = lines.slice(head.length).find(({ text }) => /^#+\s*@package\s/.test(text))
  if (late) issues.push(unread(source, late))
  return { package: found === '_group_' ? undefined : found, issues }
}

const HEAD = /^#\s*@/
const DEPRECATED = /_group_|_name_/

/** The comments before the first other line, blank lines left out. */
function commentLines(text: string): readonly Line[] {
  const lines: Line[] = []
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const line = match[0].trim()
    if (line === '') continue
    // A byte order mark is no white space to Python.
    if (!line.startsWith('#') || match[0].startsWith('\uFEFF')) break
    lines.push({ text: line, start: match.index + match[0].indexOf(line) })
  }
  return lines
}

function misshapen(source: Source, line: Line): Issue {
  const message = `Hydra expects one word behind the key in ${line.text}, and stops`
  return issueAt(source, line, { severity: 'error', message, hint: 'write # @package name' })
}

function deprecated(source: Source, line: Line, value: string): Issue {
  const message = `${value} is taken literally from version_base 1.2 on: the config then stands under a key of that name`
  const hint = value === '_group_' ? 'remove the line: the group is what holds without it' : 'write the package itself'
  return issueAt(source, line, { severity: 'warning', message, hint })
}

function unread(source: Source, line: Line): Issue {
  const message = 'another comment stands before this line, so Hydra does not read it'
  return issueAt(source, line, { severity: 'warning', message, hint: 'move it to the top of the file' })
}

function issueAt(source: Source, { text, start }: Line, said: Pick<Issue, 'severity' | 'message' | 'hint'>): Issue {
  return { code: 'defaults-package', path: [], origin: { source, start, end: start + text.length }, ...said }
}
