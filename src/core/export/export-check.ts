import { isEqualNode, leavesOf, nodeAt } from '../config-node.ts'
import type { ConfigNode, Leaf, MapNode } from '../config-node.ts'
import { DIALECT_NAMES, DIALECTS } from '../scalar/dialect.ts'
import type { DialectId } from '../scalar/dialect.ts'
import type { Issue } from '../issue.ts'
import { parse } from '../read/parse.ts'
import { formatPath } from '../path.ts'
import type { Path } from '../path.ts'
import { sharedKey } from './shared-key.ts'
import { isPortable } from '../scalar/print-scalar.ts'
import { printValue } from '../print/print.ts'
import { pythonType } from '../value.ts'

/** A text fit to leave, with what readers other than the workspace's take differently; or why it may not leave. */
export type Exported =
  | { readonly ok: true; readonly text: string; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly reason: string }

/** The export with more to say of it. */
export function withIssues(exported: Exported, issues: readonly Issue[]): Exported {
  return exported.ok && issues.length > 0 ? { ...exported, issues: [...exported.issues, ...issues] } : exported
}

/**
 * The printed text of a config once every dialect has read it back. It may leave when the workspace's own dialect reads the
 * config; where another reads something else (a date, an OmegaConf expression), an issue says what, at the value's origin.
 *
 * @see SPEC.md X1
 */
export function checkYaml(text: string, config: MapNode, own: DialectId): Exported {
  const issues: Issue[] = []
  const leaves = leavesOf(config)
  const odd = new Map<Leaf, readonly string[]>()
  for (const dialect of DIALECTS) {
    const { root, broken, issues: found } = parse({ kind: 'file', path: 'resolved_config.yaml', text }, dialect)
    const differing = broken ? [] : differingLeaves(leaves, root, (text) => isDoubtful(text, dialect, own))
    const refusal = found.find(({ severity }) => severity === 'error')?.message ?? 'it reads differently'
    if (dialect === own && (broken || differing.length > 0)) return { ok: false, reason: refuse(dialect, refusal, differing) }
    if (broken) issues.push(issueAt([], config, `${DIALECT_NAMES[dialect]} refuses the file: ${refusal}`))
    for (const leaf of differing) {
      const says = `${DIALECT_NAMES[dialect]} ${whatOf(nodeAt(root, leaf.path), leaf.node)}`
      odd.set(leaf, [...(odd.get(leaf) ?? []), says])
    }
  }
  for (const [{ path, node }, says] of odd) {
    issues.push(issueAt(path, node, `${shown(node)} is not the same to all readers: ${says.join(', ')}`))
  }
  return { ok: true, text, issues }
}

/**
 * The JSON text of a config once Python's `json` has read it back. JSON has fewer types than YAML, so what it cannot hold (a
 * date, a key that is no text) is an issue, not a refusal; but two keys that become one would lose a value.
 *
 * @see SPEC.md X4
 */
export function checkJson(text: string, config: MapNode): Exported {
  const { root, broken, issues } = parse({ kind: 'file', path: 'resolved_config.json', text }, 'pyyaml')
  if (broken) return { ok: false, reason: `JSON cannot hold it: ${issues[0]?.message ?? 'it reads differently'}` }
  const shared = sharedKey(config)
  if (shared !== undefined) return { ok: false, reason: `JSON cannot hold it: ${shared}` }
  const differing = differingLeaves(leavesOf(config), root, () => false)
  return { ok: true, text, issues: differing.map(({ path, node }) => issueAt(path, node, jsonLoss(path, node, root))) }
}

function jsonLoss(path: Path, node: ConfigNode, root: MapNode): string {
  const read = nodeAt(root, path)
  if (!read) return `JSON has text keys only: ${formatPath(path)} becomes text`
  return `${shown(node)} has no form in JSON: it becomes ${shown(read)}`
}

function refuse(dialect: DialectId, refusal: string, [first]: readonly Leaf[]): string {
  const name = DIALECT_NAMES[dialect]
  return first
    ? `${name} would not read ${formatPath(first.path)} as ${shown(first.node)}`
    : `${name} refuses the file: ${refusal}`
}

/** Leaves that `read` lacks or has otherwise, and those with a text that reads well here but not in Python. */
function differingLeaves(leaves: readonly Leaf[], read: MapNode, isDoubtful: (text: string) => boolean): readonly Leaf[] {
  return leaves.filter(({ path, node }) => {
    const other = nodeAt(read, path)
    return !other || !isEqualNode(node, other) || hasText(node, isDoubtful)
  })
}

/** OmegaConf's C reader refuses half a character; where OmegaConf is not the workspace's dialect, its expressions are mere text. */
function isDoubtful(text: string, dialect: DialectId, own: DialectId): boolean {
  if (dialect !== 'omegaconf') return false
  return !isPortable({ kind: 'str', value: text }) || (own !== 'omegaconf' && isExpression(text))
}

function hasText(node: ConfigNode, test: (text: string) => boolean): boolean {
  if (node.kind === 'list') return node.items.some((item) => hasText(item, test))
  if (node.kind === 'map') return [...node.entries.values()].some((entry) => hasText(entry.node, test))
  return node.value.kind === 'str' && test(node.value.value)
}

/** What OmegaConf works out or takes for a missing value, however it is quoted. */
function isExpression(text: string): boolean {
  return text.includes('${') || text === '???'
}

function whatOf(read: ConfigNode | undefined, meant: ConfigNode): string {
  if (!read) return 'has no such key'
  if (!isEqualNode(read, meant)) return read.kind === 'scalar' ? `reads ${pythonType(read.value)}` : 'reads something else'
  return hasText(meant, isExpression) ? 'takes it for an expression' : 'may refuse the text'
}

function issueAt(path: Path, node: ConfigNode, message: string): Issue {
  const hint = 'check it if another program reads the file'
  return { code: 'export-differs', severity: 'warning', path, message, hint, origin: node }
}

function shown(node: ConfigNode): string {
  const text = printValue(node)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
