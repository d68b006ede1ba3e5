import { nodeOf } from '../core/config-node.ts'
import { applyEdits, setAt } from '../core/edit.ts'
import { folderOf, joinPath, relativePath } from '../core/file-path.ts'
import type { Layer } from '../core/layer.ts'
import type { LinkOptions } from '../core/link-files.ts'
import type { Linker } from '../core/links/link.ts'
import { parse } from '../core/parse.ts'
import type { Path } from '../core/path.ts'
import type { Origin } from '../core/source.ts'
import { replaceTexts, setTarget } from './commands.ts'
import { focusOf, focusOn, withoutFiles } from './focus.ts'
import type { Attempt, Session } from './session.ts'

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
 * The session with another file in a layer's place: in the stack, where the stack names it, else in the line that includes it,
 * which is edited as a step of the history.
 */
export function swapLayer(session: Session, layer: Layer, swap: Swap): Attempt {
  const link = layer.chain.at(-1)
  const targeted = session.target === layer.id ? setTarget(session, swap.path) : session
  if (!link) return { session: swapInStack(targeted, layer.path, swap.path) }
  const source = session.files.get(link.source.path)
  if (source !== link.source) return { refusal: `${link.source.path} has changed in the meantime` }
  if (linkerOf(link, swap)?.gather) return { refusal: `what ${link.source.path} names is chosen in its text` }
  const { at, text } = respelled(link, swap)
  const result = setAt({ source, dialect: swap.options.dialect }, at, nodeOf(text, source))
  if (!result.ok) return { refusal: result.reason }
  const label = `Include ${swap.path} instead of ${layer.path}`
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

interface Respelling {
  /** Where in the including file the path stands. */
  readonly at: Path
  readonly text: string
}

function linkerOf({ source }: Origin, { options }: Pick<Swap, 'options'>): Linker | undefined {
  return options.linkers.find(({ governs }) => governs(source.path))
}

/** The new path as the including file would spell it: relative to itself, or to the runner's working directory. */
function respelled(link: Origin, { path, options }: Swap): Respelling {
  const { source } = link
  const linker = linkerOf(link, { options })
  if (!linker) throw new Error(`${source.path} links no files`)
  const { root } = parse(source, options.dialect)
  const list = root.entries.get(linker.keys.refs)?.node
  const index = list?.kind === 'list' ? list.items.findIndex((item) => item === link) : -1
  const at = index === -1 ? [linker.keys.refs] : [linker.keys.refs, index]
  const isRelative = linker.read(root).base === 'file'
  return { at, text: isRelative ? relativePath(folderOf(source.path), path) : joinPath(options.mountedAt, path) }
}
