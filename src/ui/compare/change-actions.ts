import { copyText } from '../../io/save-file.ts'
import type { Path } from '../../core/path.ts'
import { openStack } from '../../workspace/commands.ts'
import type { Session } from '../../workspace/session.ts'
import type { Side } from '../../workspace/side.ts'
import { notify } from '../shell/notices.ts'
import { setView } from '../view.ts'

/** Copies a text; says so only where that is not allowed. */
export function copyAndSay(text: string, what: string): void {
  const say = (isCopied: boolean): void => {
    if (!isCopied) notify({ id: 'copy', text: `The browser did not allow copying ${what}.`, actions: [] })
  }
  void copyText(text).then(say)
}

/** What Compose has to open to show a side; undefined for a text from outside the workspace. */
export function openSide(session: Session, { ref }: Side): Session | undefined {
  switch (ref.kind) {
    case 'open':
      return session
    case 'file':
      return openStack(session, [ref.path])
    case 'stack': {
      const opened = openStack(session, ref.files)
      const { overrides } = opened.stack
      return { ...opened, stack: { ...opened.stack, overrides: { ...overrides, text: ref.overrides }, off: new Set(ref.off) } }
    }
    case 'text':
      return undefined
  }
}

/** Shows the history of a key in Compose. */
export function showHistory(path: Path): void {
  setView({ screen: 'compose', selected: path })
}
