import { compose, OVERRIDES, overridesSource } from '../core/compose.ts'
import type { Composition } from '../core/compose.ts'
import { isEqualNode, leavesOf, nodeAt } from '../core/config-node.ts'
import type { MapNode } from '../core/config-node.ts'
import { applyEdits, setAt } from '../core/edit.ts'
import { folderOf, joinPath } from '../core/file-path.ts'
import type { DialectId } from '../core/dialect.ts'
import { includes } from '../core/links/includes.ts'
import { parseOverrides } from '../core/overrides.ts'
import type { Override } from '../core/overrides.ts'
import { formatPath } from '../core/path.ts'
import type { Path } from '../core/path.ts'
import { printScalar } from '../core/print-scalar.ts'
import { formatOrigin } from '../core/source.ts'
import type { Source } from '../core/source.ts'
import { MANIFEST } from '../systems/manifest.ts'
import { openStack, replaceTexts } from './commands.ts'
import { rulesOf } from './rules.ts'
import type { Rules } from './rules.ts'
import { relativePath } from '../core/file-path.ts'
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

function experimentPath(name: string, rules: Rules): string | undefined {
  const file = name.trim().replace(/\.ya?ml$/, '')
  return /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(file) ? joinPath(experimentFolder(rules), `${file}.yaml`) : undefined
}

/** Of the highest kind's folders the first in which a file may include others. */
function experimentFolder({ system, options }: Rules): string {
  const folders = system.layers.at(-1)?.folders ?? []
  const isIncluding = (folder: string): boolean =>
    options.linkers.find(({ governs }) => governs(joinPath(folder, 'x.yaml'))) === includes
  return folders.find(isIncluding) ?? folders[0] ?? ''
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
  const folder = folderOf(path)
  const paths = stack.files.map((file) => `  - ${printScalar({ kind: 'str', value: relativePath(folder, file) })}\n`)
  let text = `${commentsOf(stack.overrides, dialect)}includes:\n${paths.join('')}`
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

function composeFile({ files }: Session, source: Source, { options }: Rules): MapNode {
  const stack = { files: [source.path], overrides: overridesSource(''), off: new Set<string>() }
  return compose(new Map(files).set(source.path, source), stack, options).config
}

/** The first value that two configs do not share. */
function differenceTo(a: MapNode, b: MapNode): Path | undefined {
  const isShared = (path: Path): boolean => {
    const [ours, theirs] = [nodeAt(a, path), nodeAt(b, path)]
    return ours !== undefined && theirs !== undefined && isEqualNode(ours, theirs)
  }
  return [...leavesOf(a), ...leavesOf(b)].map(({ path }) => path).find((path) => !isShared(path))
}
