import { nodeOf } from '../../core/config-node.ts'
import { setOverride } from '../../core/edit/edit-overrides.ts'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import { setAt } from '../../core/edit/edit.ts'
import type { EditResult, Target } from '../../core/edit/edit.ts'
import { folderOf, joinPath, relativePath } from '../../core/file-path.ts'
import type { Layer } from '../../core/layer.ts'
import type { LinkOptions } from '../../core/links/link-files.ts'
import type { Linker } from '../../core/links/link.ts'
import { parse } from '../../core/read/parse.ts'
import type { Origin, Source } from '../../core/source.ts'
import { replaceTexts, setTarget } from '../commands.ts'
import { focusOf, focusOn, withoutFiles } from '../focus.ts'
import { sourceAt } from '../session.ts'
import type { Attempt, Session } from '../session.ts'

/** The session with a file of its stack one place higher (`1`) or lower (`-1`); the same session where there is no such place. */
export function moveInStack(session: Session, path: string, by: 1 | -1): Session {
  const { files } = session.stack
  const from = files.indexOf(path)
  const other = files[from + by]
  if (from === -1 || other === undefined) return session
  return focusOn(session, { ...focusOf(session), files: files.with(from, other).with(from + by, path) })
}

/** The session with a file taken out of its stack. */
export function removeFromStack(session: Session, path: string): Session {
  return session.stack.files.includes(path) ? withoutFiles(session, [path]) : session
}

/** The file to take part instead of another. */
export interface Swap {
  readonly path: string
  readonly options: LinkOptions
}

/**
 * The session with another file in a layer's place: in the stack, where the stack names it, else in the line that includes or
 * mounts it, which is edited as a step of the history.
 */
export function swapLayer(session: Session, layer: Layer, swap: Swap): Attempt {
  const link = layer.chain.at(-1)
  const targeted = session.target === layer.id ? setTarget(session, swap.path) : session
  if (!link) return { session: swapInStack(targeted, layer.path, swap.path) }
  const source = sourceAt(session, link.source.path)
  if (source !== link.source) return { refusal: `${link.source.path} has changed in the meantime` }
  const target: Target = { source, dialect: swap.options.dialect }
  const result = layer.mountKey === undefined ? respellLink(target, layer, swap) : respellMount(target, layer.mountKey, swap)
  if (!result.ok) return { refusal: result.reason }
  const label = `${layer.mountKey === undefined ? 'Include' : 'Mount'} ${swap.path} instead of ${layer.path}`
  const texts = [{ path: source.path, text: applyEdits(source.text, result.edits) }]
  const refocus = (next: Session): Session => setTarget(next, targeted.target)
  return { session: replaceTexts(session, label, { texts, refocus }) }
}

/** A file that is in the stack already comes to stand in the other's place. */
function swapInStack(session: Session, path: string, other: string): Session {
  const { files } = session.stack
  const swapped = files.filter((file) => file !== other).map((file) => (file === path ? other : file))
  const off = new Set([...session.stack.off].filter((id) => id !== path))
  return focusOn(session, { ...focusOf(session), files: swapped, off })
}

function linkerOf({ path }: Source, { options }: Pick<Swap, 'options'>): Linker | undefined {
  return options.linkers.find(({ governs }) => governs(path))
}

function respellLink(target: Target, { path: from, chain }: Layer, swap: Swap): EditResult {
  const link = chain.at(-1)
  const linker = linkerOf(target.source, swap)
  if (!link) throw new Error(`nothing names ${from}`)
  if (target.source.kind === 'overrides') return { ok: false, reason: 'an override line chooses it: change that line' }
  if (!linker?.rename) return respellInclude(target, link, swap)
  const renaming = linker.rename(parse(target.source, swap.options.dialect).root, link, { from, to: swap.path })
  return 'reason' in renaming
    ? { ok: false, reason: renaming.reason }
    : setAt(target, renaming.at, nodeOf(renaming.text, target.source))
}

/** The edit of the path in the list of a file that includes another. */
function respellInclude(target: Target, link: Origin, { path, options }: Swap): EditResult {
  const { source } = target
  const linker = linkerOf(source, { options })
  if (!linker) throw new Error(`${source.path} links no files`)
  const { root } = parse(source, options.dialect)
  const list = root.entries.get(linker.keys.refs)?.node
  const index = list?.kind === 'list' ? list.items.findIndex((item) => item === link) : -1
  const at = index === -1 ? [linker.keys.refs] : [linker.keys.refs, index]
  const isRelative = linker.read(root).base === 'file'
  const text = isRelative ? relativePath(folderOf(source.path), path) : joinPath(options.mountedAt, path)
  return setAt(target, at, nodeOf(text, source))
}

/** The edit of the path key that mounts a file: of a file's own config, or of the override line. */
function respellMount(target: Target, key: string, { path, options }: Swap): EditResult {
  const { source } = target
  const value = nodeOf(joinPath(options.mountedAt, path), source)
  if (source.kind === 'overrides') return setOverride(target, [key], { value, isNew: false })
  const within = linkerOf(source, { options })?.keys.own
  return setAt(target, within === undefined ? [key] : [within, key], value)
}
