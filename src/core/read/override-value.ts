import type { ConfigNode, Entry } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import type { Fix, Issue } from '../issue.ts'
import { readYaml } from './read-yaml.ts'
import type { Origin, Source } from '../source.ts'

/** The value of an override. */
export interface OverrideValue {
  /** Undefined where the text cannot be read. */
  readonly value: ConfigNode | undefined
  readonly issues: readonly Issue[]
}

/**
 * The value that a stretch of a source spells: YAML, read as the dialect reads it; nothing at all is null. Its places, and
 * those of its issues, are in the whole source.
 *
 * @see SPEC.md O3
 */
export function readOverrideValue(at: Origin, dialect: DialectId): OverrideValue {
  const { source, start, end } = at
  // Behind a space no --- and no %YAML starts a line.
  const part: Source = { ...source, text: ` ${source.text.slice(start, end)}` }
  const shift: Shift = { source, by: start - 1 }
  const { root, issues, broken } = readYaml(part, dialect)
  const moved = issues.map((issue) => moveIssue(issue, shift))
  if (broken) return { value: undefined, issues: moved }
  const value: ConfigNode = root ? moveNode(root, shift) : { kind: 'scalar', value: { kind: 'null' }, style: 'none', ...at }
  return { value, issues: moved }
}

interface Shift {
  readonly source: Source
  readonly by: number
}

function moveNode(node: ConfigNode, shift: Shift): ConfigNode {
  const { shadowed, via } = node
  const place = {
    ...moveOrigin(node, shift),
    ...(shadowed ? { shadowed: moveNode(shadowed, shift) } : {}),
    ...(via ? { via: { ...via, ...moveOrigin(via, shift) } } : {}),
  }
  if (node.kind === 'scalar') return { ...node, ...place }
  if (node.kind === 'list') return { ...node, ...place, items: node.items.map((item) => moveNode(item, shift)) }
  const entries = new Map<string, Entry>()
  for (const [id, { key, keySpan, node: value }] of node.entries) {
    const { start, end } = keySpan
    entries.set(id, { key, keySpan: { start: start + shift.by, end: end + shift.by }, node: moveNode(value, shift) })
  }
  return { ...node, ...place, entries }
}

function moveOrigin({ start, end }: Origin, { source, by }: Shift): Origin {
  return { source, start: start + by, end: end + by }
}

function moveIssue(issue: Issue, shift: Shift): Issue {
  return {
    ...issue,
    origin: moveOrigin(issue.origin, shift),
    ...(issue.also ? { also: issue.also.map((origin) => moveOrigin(origin, shift)) } : {}),
    ...(issue.fixes ? { fixes: issue.fixes.map((fix) => moveFix(fix, shift.by)) } : {}),
  }
}

function moveFix(fix: Fix, by: number): Fix {
  return { ...fix, edits: fix.edits.map(({ start, end, text }) => ({ start: start + by, end: end + by, text })) }
}
