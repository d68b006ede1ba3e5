import { OVERRIDES } from '../core/compose/compose.ts'
import type { Focus, Session } from './session.ts'

/** What a session composes of its files, and where its form edits go. */
export function focusOf({ stack, target }: Session): Focus {
  return { files: stack.files, off: stack.off, target }
}

/** The session with another focus. */
export function focusOn(session: Session, { files, off, target }: Focus): Session {
  return { ...session, stack: { ...session.stack, files, off }, target }
}

export function isEqualFocus(a: Focus, b: Focus): boolean {
  return a.files === b.files && a.off === b.off && a.target === b.target
}

/** The session with some files out of its stack. Where one of them was the target, the highest file that is left is. */
export function withoutFiles(session: Session, gone: readonly string[]): Session {
  if (gone.length === 0) return session
  const { stack, target } = session
  const isGone = (id: string): boolean => gone.includes(pathOfLayer(id))
  const files = stack.files.filter((path) => !gone.includes(path))
  const off = new Set([...stack.off].filter((id) => !isGone(id)))
  return focusOn(session, {
    files: files.length < stack.files.length ? files : stack.files,
    off: off.size < stack.off.size ? off : stack.off,
    target: isGone(target) ? (files.at(-1) ?? OVERRIDES) : target,
  })
}

/** The path in a layer's id: a file that takes part twice has its place behind it. */
function pathOfLayer(id: string): string {
  return id.replace(/#\d+$/, '')
}
