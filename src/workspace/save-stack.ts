import { compose, OVERRIDES } from '../core/compose.ts'
import type { Composition } from '../core/compose.ts'
import { isEqualNode, leavesOf, nodeAt } from '../core/config-node.ts'
import type { MapNode } from '../core/config-node.ts'
import { applyEdits } from '../core/apply-edits.ts'
import { setAt } from '../core/edit.ts'
import type { DialectId } from '../core/dialect.ts'
import { includes } from '../core/links/includes.ts'
import { parseOverrides } from '../core/overrides.ts'
import type { Override } from '../core/overrides.ts'
import { formatPath } from '../core/path.ts'
import type { Path } from '../core/path.ts'
import { formatOrigin } from '../core/source.ts'
import type { Source } from '../core/source.ts'
import { MANIFEST } from '../systems/manifest.ts'
import { openStack, replaceTexts } from './commands.ts'
import { composeFile, experimentPath, includesText } from './experiment-file.ts'
import { rulesOf } from './rules.ts'
import type { Attempt, Session } from './session.ts'

/**
 * The session with its ad hoc stack saved as a new experiment that includes the stack's files, with the override lines as its
 * own keys and their comments on top, and the experiment open. One step of the history.
 *
 * Refused where a file cannot say what the stack says: the experiment is composed before it is handed out.
 */
export function saveStackAsExperiment(session: Session, name: string): Attempt {
  const rules = rulesOf(session)
  const composition = compose(session.files, session.stack, rules.options)
  const path = experimentPath(name, rules)
  if (path === undefined) return { refusal: 'a name is letters, digits, - _ and . only' }
  const refusal = session.files.has(path) || path === MANIFEST ? `${path} is there already` : whyNot(composition)
  if (refusal !== undefined) return { refusal }
  const source = experimentText(path, composition)
  if ('refusal' in source) return source
  const lost = differenceTo(composition.config, composeFile(session, source, rules))
  if (lost) return { refusal: `a file over this stack cannot give ${formatPath(lost)} as the overrides do` }
  const texts = [source, { path: OVERRIDES, text: '' }]
  const refocus = (next: Session): Session => openStack(next, [path])
  return { session: replaceTexts(session, `Save the stack as ${path}`, { texts, refocus }) }
}

/** Why no file can say what the stack says, as far as can be told beforehand. */
function whyNot({ stack, dialect, layers }: Composition): string | undefined {
  if (stack.files.length === 0) return 'the stack holds no files to include'
  const off = layers.find(({ state }) => state === 'off')
  if (off) return `${off.path} is switched off; switch it on or take it out of the stack first`
  const { overrides, issues } = parseOverrides(stack.overrides, dialect)
  const unread = issues.find(({ severity }) => severity === 'error')
  if (unread) return `${formatOrigin(unread.origin)} cannot be read: ${unread.message}`
  return overrides.map(whyNoKey).find((reason) => reason !== undefined)
}

function whyNoKey({ kind, path }: Override): string | undefined {
  if (kind === 'delete') return `a file cannot delete ${formatPath(path)}; remove that override first`
  if (path[0] === includes.keys.refs) return `${path[0]} names files at the top of a file; remove that override first`
  const index = path.findIndex((segment) => typeof segment === 'number')
  return index === -1 ? undefined : `a file replaces a list whole; write all of ${formatPath(path.slice(0, index))} first`
}

function experimentText(path: string, { stack, dialect, layers }: Composition): Source | { readonly refusal: string } {
  let text = `${commentsOf(stack.overrides, dialect)}${includesText(path, stack.files)}`
  for (const [key, { node }] of layers.at(-1)?.own.entries ?? []) {
    const result = setAt({ source: { kind: 'file', path, text }, dialect }, [key], node)
    if (!result.ok) return { refusal: result.reason }
    text = applyEdits(text, result.edits)
  }
  return { kind: 'file', path, text }
}

/** The comments among the override lines, as lines of their own; those behind a value are named after its key. */
function commentsOf(source: Source, dialect: DialectId): string {
  const alone = [...source.text.matchAll(/^[ \t]*(#.*)$/gm)].map(({ index, 1: text = '' }) => ({ index, text }))
  const behind = parseOverrides(source, dialect).overrides.flatMap((override) => {
    const rest = override.kind === 'delete' ? '' : source.text.slice(override.value.end, override.at.end).trim()
    const text = `# ${formatPath(override.path)}: ${rest.slice(1).trim()}`
    return rest.startsWith('#') ? [{ index: override.at.start, text }] : []
  })
  const comments = [...alone, ...behind].toSorted((a, b) => a.index - b.index)
  return comments.map(({ text }) => `${text}\n`).join('')
}

/** The first value that two configs do not share. */
function differenceTo(a: MapNode, b: MapNode): Path | undefined {
  const isShared = (path: Path): boolean => {
    const [ours, theirs] = [nodeAt(a, path), nodeAt(b, path)]
    return ours !== undefined && theirs !== undefined && isEqualNode(ours, theirs)
  }
  return [...leavesOf(a), ...leavesOf(b)].map(({ path }) => path).find((path) => !isShared(path))
}
