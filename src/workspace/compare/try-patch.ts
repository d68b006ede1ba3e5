import { compose, OVERRIDES } from '../../core/compose/compose.ts'
import { isEqualNode } from '../../core/config-node.ts'
import { withOverrideLines } from '../../core/diff/patch.ts'
import { openStack, replaceTexts } from '../commands.ts'
import { rulesOf } from '../rules.ts'
import type { Attempt, Session } from '../session.ts'
import type { Side } from './side.ts'

/**
 * The session with a side open and override lines put behind its own, as one step of the history. Refused where opening the
 * side in the session would not give what was compared.
 *
 * @see SPEC.md D7
 */
export function tryPatch(session: Session, { composition, files, name, ref }: Side, lines: string): Attempt {
  const { options } = rulesOf(session)
  if (ref.kind === 'text') return { refusal: `${name} is no file of the workspace` }
  if (composition.stack.files.length === 0) return { refusal: `${name} holds no files` }
  const stack = withOverrideLines(composition.stack, lines)
  const [wanted, opened] = [files, session.files].map((from) => compose(from, stack, options).config)
  if (!wanted || !opened || !isEqualNode(wanted, opened))
    return { refusal: `the files of ${name} have changed since they were saved` }
  const open = (next: Session): Session => {
    const focused = openStack(next, stack.files)
    return { ...focused, stack: { ...focused.stack, off: stack.off }, target: OVERRIDES }
  }
  const texts = [{ path: OVERRIDES, text: stack.overrides.text }]
  const changed = replaceTexts(session, `Try the patch on ${name}`, { texts, refocus: open })
  return { session: changed === session ? open(session) : changed }
}
