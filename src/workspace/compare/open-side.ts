import { OVERRIDES } from '../../core/compose/compose.ts'
import { openStack, replaceTexts } from '../commands.ts'
import type { Session } from '../session.ts'
import type { Side } from './side.ts'

/**
 * The session composing what a side composes, its override lines in place of those typed: a step of the history where these
 * differ. Undefined for a text from outside the workspace.
 */
export function openSide(session: Session, { ref, name }: Pick<Side, 'ref' | 'name'>): Session | undefined {
  if (ref.kind === 'open') return session
  if (ref.kind === 'text') return undefined
  const { files, overrides, off } = ref.kind === 'file' ? { files: [ref.path], overrides: '', off: [] } : ref
  const open = (before: Session): Session => {
    const opened = openStack(before, files)
    return off.length === 0 ? opened : { ...opened, stack: { ...opened.stack, off: new Set(off) } }
  }
  if (session.stack.overrides.text === overrides) return open(session)
  return replaceTexts(session, `Open ${name}`, { texts: [{ path: OVERRIDES, text: overrides }], refocus: open })
}
