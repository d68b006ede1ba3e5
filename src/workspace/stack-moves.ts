import { applyEdits } from '../core/edit.ts'
import { folderOf, joinPath, normalizePath } from '../core/file-path.ts'
import type { Layer } from '../core/layer.ts'
import type { LinkOptions } from '../core/link-files.ts'
import { openStack, replaceTexts } from './commands.ts'
import type { Session } from './session.ts'

/** The session with a file of its stack one place higher (`1`) or lower (`-1`); the same session where there is no such place. */
export function moveInStack(session: Session, path: string, by: 1 | -1): Session {
  const { files } = session.stack
  const from = files.indexOf(path)
  const other = files[from + by]
  if (from === -1 || other === undefined) return session
  return restacked(session, files.with(from, other).with(from + by, path))
}

/** The session with a file taken out of its stack. */
export function removeFromStack(session: Session, path: string): Session {
  return restacked(
    session,
    session.stack.files.filter((file) => file !== path),
  )
}

function restacked(session: Session, files: readonly string[]): Session {
  const next = openStack(session, files)
  return files.includes(session.target) ? { ...next, target: session.target } : next
}

/**
 * The session with another file in a layer's place: in the stack, where the stack names it, else in the line that includes it,
 * which is edited as a step of the history.
 */
export function swapLayer(
  session: Session,
  layer: Layer,
  swap: { readonly path: string; readonly options: LinkOptions },
): Session {
  const link = layer.chain.at(-1)
  if (!link) {
    return restacked(
      session,
      session.stack.files.map((file) => (file === layer.path ? swap.path : file)),
    )
  }
  const source = session.files.get(link.source.path)
  if (!source) return session
  const written = source.text.slice(link.start, link.end)
  const quote = /^["']/.exec(written)?.[0] ?? ''
  const raw = quote === '' ? written : written.slice(1, -1)
  const text = `${quote}${respelled(raw, { from: source.path, layer, ...swap })}${quote}`
  const edited = applyEdits(source.text, [{ start: link.start, end: link.end, text }])
  return replaceTexts(session, `Include ${swap.path} instead of ${layer.path}`, { texts: [{ path: source.path, text: edited }] })
}

interface Respelling {
  readonly from: string
  readonly layer: Layer
  readonly path: string
  readonly options: LinkOptions
}

/** The new path as the old was spelled: relative to the including file, or to the runner's working directory. */
function respelled(raw: string, { from, layer, path, options }: Respelling): string {
  const folder = folderOf(from)
  const isRelative = normalizePath(joinPath(folder, raw)) === layer.path
  return isRelative ? relativePath(folder, path) : joinPath(options.mountedAt, path)
}

/** A workspace path as a file in `folder` writes it. */
export function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/')
  const to = path.split('/')
  let shared = 0
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
}
