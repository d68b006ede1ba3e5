import { compose, OVERRIDES } from '../../core/compose/compose.ts'
import type { Composition } from '../../core/compose/compose.ts'
import { isEqualNode, leavesOf, nodeAt } from '../../core/config-node.ts'
import type { MapNode } from '../../core/config-node.ts'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import { setAt } from '../../core/edit/edit.ts'
import type { DialectId } from '../../core/scalar/dialect.ts'
import { includes } from '../../core/links/includes.ts'
import { parseOverrides } from '../../core/read/overrides.ts'
import type { Override } from '../../core/read/overrides.ts'
import { formatPath } from '../../core/path.ts'
import type { Path, Segment } from '../../core/path.ts'
import { formatOrigin } from '../../core/source.ts'
import type { Source } from '../../core/source.ts'
import { MANIFEST } from '../../systems/manifest/manifest.ts'
import { openStack, replaceTexts } from '../commands.ts'
import { composeFile, experimentPath, linksText, namedFiles } from '../experiment-file.ts'
import { rulesOf } from '../rules.ts'
import type { Rules } from '../rules.ts'
import type { Attempt, Session } from '../session.ts'

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
  const wanted = { path, composition, session, rules }
  const named = experimentText(wanted, namedFiles(session.stack.files, rules.options))
  const source = 'refusal' in named ? experimentText(wanted, NONE) : named
  if ('refusal' in source) return source
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

interface Wanted {
  readonly path: string
  readonly composition: Composition
  readonly session: Session
  readonly rules: Rules
}

const NONE: ReadonlyMap<string, string> = new Map()

/** The experiment, with some of its files named by path keys: these alone may then be otherwise than in the stack. */
function experimentText(
  { path, composition, session, rules }: Wanted,
  named: ReadonlyMap<string, string>,
): Source | { readonly refusal: string } {
  const { stack, dialect, layers, config } = composition
  const links = linksText(path, { files: stack.files, named, mountedAt: rules.options.mountedAt })
  let text = `${commentsOf(stack.overrides, dialect)}${links}`
  for (const [key, { node }] of layers.at(-1)?.own.entries ?? []) {
    const result = setAt({ source: { kind: 'file', path, text }, dialect }, [key], node)
    if (!result.ok) return { refusal: result.reason }
    text = applyEdits(text, result.edits)
  }
  const source: Source = { kind: 'file', path, text }
  const keys = new Set<Segment | undefined>(named.values())
  const lost = differences(config, composeFile(session, source, rules)).find(([key]) => !keys.has(key))
  return lost ? { refusal: `a file over this stack cannot give ${formatPath(lost)} as the overrides do` } : source
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

/** The paths of values that two configs do not share. */
function differences(a: MapNode, b: MapNode): readonly Path[] {
  const isShared = (path: Path): boolean => {
    const [ours, theirs] = [nodeAt(a, path), nodeAt(b, path)]
    return ours !== undefined && theirs !== undefined && isEqualNode(ours, theirs)
  }
  return [...leavesOf(a), ...leavesOf(b)].map(({ path }) => path).filter((path) => !isShared(path))
}
