import type { Node } from 'yaml'
import type { ConfigNode, ScalarNode } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import type { Issue, IssueCode, Severity } from '../issue.ts'
import type { Segment } from '../path.ts'
import type { Source, Span } from '../source.ts'

/** The state of one reading of a YAML text. */
export interface YamlReader {
  readonly source: Source
  readonly dialect: DialectId
  readonly issues: Issue[]
  /** Where the node being read stands; issues take a copy. */
  readonly path: Segment[]
  /** Values by anchor, the last definition of each. */
  readonly anchors: Map<string, ConfigNode>
  /** Anchors whose value is still being read: an alias to one would be a value inside itself. */
  readonly open: Set<string>
  /** How many values a node stands for with its aliases written out. */
  readonly sizes: Map<ConfigNode, number>
  /** How many values aliases have stood for so far. */
  aliased: number
  /** How many flow maps and lists are open. */
  flowDepth: number
  /** Whether the loader would refuse the text whole. */
  broken: boolean
  /** The offset in the source of one in the text that was composed, where the two differ. */
  originalOf?: (offset: number) => number
}

export function newReader(source: Source, dialect: DialectId): YamlReader {
  return {
    source,
    dialect,
    issues: [],
    path: [],
    anchors: new Map(),
    open: new Set(),
    sizes: new Map(),
    aliased: 0,
    flowDepth: 0,
    broken: false,
  }
}

/** What is wrong at a place; the path is the reader's unless given. */
export interface Finding {
  readonly code: IssueCode
  /** `error` where absent. */
  readonly severity?: Severity
  readonly message: string
  readonly hint?: string
  /** Text that would mend it in its place. */
  readonly replacement?: string
  readonly path?: readonly Segment[]
}

/** Adds an issue; one of severity error also marks the text as broken. */
export function report(reader: YamlReader, span: Span, finding: Finding): void {
  const { code, severity = 'error', message, hint, replacement, path = reader.path.slice() } = finding
  if (severity === 'error') reader.broken = true
  const { start, end } = span
  addIssue(reader, {
    code,
    severity,
    path,
    message,
    origin: { source: reader.source, start, end },
    ...(hint === undefined ? {} : { hint }),
    ...(replacement === undefined ? {} : { fixes: [fixBy(reader, span, replacement)] }),
  })
}

/** A text with more issues than this has one cause, or means harm. */
const MAX_ISSUES = 1000

/** Adds an issue, unless there are so many that one more helps nobody. */
export function addIssue({ issues }: YamlReader, issue: Issue): void {
  if (issues.length < MAX_ISSUES) issues.push(issue)
}

function fixBy({ source }: YamlReader, { start, end }: Span, text: string): NonNullable<Issue['fixes']>[number] {
  return { title: `Write ${text}`, file: source.path, edits: [{ start, end, text }] }
}

/** Where a node's value stands; an anchor or a tag before it is not part of it. */
export function spanOf({ originalOf }: YamlReader, { range }: Node): Span {
  if (!range) return { start: 0, end: 0 }
  return originalOf ? { start: originalOf(range[0]), end: originalOf(range[1]) } : { start: range[0], end: range[1] }
}

/** The null of a value that is absent, or that cannot be read. */
export function absent({ source }: YamlReader, { start, end }: Span): ScalarNode {
  return { kind: 'scalar', value: { kind: 'null' }, style: 'none', source, start, end }
}

/** Whether the dialect is read by PyYAML's own parser or the C one behind the same loader; YAML 1.2 knows neither's limits. */
export function isPython(dialect: DialectId): boolean {
  return dialect !== 'yaml12'
}
