import { useState } from 'react'
import { copyText, saveFile } from '../../../io/save-file.ts'
import type { PatchWay } from '../../../workspace/compare/comparison-patch.ts'
import { savePatch } from '../../../workspace/compare/save-patch.ts'
import type { Attempt, Session } from '../../../workspace/session.ts'
import { tryPatch } from '../../../workspace/compare/try-patch.ts'
import { useDispatch, useSession, useSessionStore } from '../../session-context.tsx'
import { closeDialog } from '../../shell/Dialog.tsx'
import { notify } from '../../shell/notices.ts'
import { setView } from '../../view.ts'
import type { PatchDraft, PatchForm } from './patch-draft.ts'

interface Props {
  /** Undefined where nothing differs. */
  readonly draft: PatchDraft | undefined
  readonly form: PatchForm
  readonly way: PatchWay
  /** Name of the experiment to save. */
  readonly saveAs: string
  /** Takes the name back: it is taken now. */
  readonly forget: () => void
}

/** What can be done with a patch, and what was done. */
export function PatchActions({ draft, form, way, saveAs, forget }: Props) {
  const typed = useSession(({ stack }) => stack.overrides.text.trim())
  const [done, setDone] = useState('')
  const attempt = useAttempting(setDone)
  const text = draft?.patch?.text
  const file = draft?.file ?? ''
  const copy = async (copied: string): Promise<void> => {
    setDone((await copyText(copied)) ? 'Copied.' : 'The browser did not allow copying.')
  }
  const download = async (content: string): Promise<void> => {
    setDone((await saveFile({ name: file, content })) === 'cancelled' ? '' : `Downloaded ${file}.`)
  }
  const save = (): void => {
    if (!attempt((session) => savePatch(session, saveAs, way))) return
    forget()
    setDone(`Saved ${file} in the workspace.`)
  }
  const tryLines = (lines: string): void => {
    if (!attempt((session) => tryPatch(session, way.from, lines))) return
    if (typed !== '' && typed !== way.from.composition.stack.overrides.text.trim()) notify(REPLACED)
    setView({ screen: 'compose', dialog: undefined })
  }
  return (
    <div className="dialog-actions">
      <span className="patch-done" role="status">
        {done}
      </span>
      <button type="button" className="button" onClick={closeDialog}>
        Close
      </button>
      <button type="button" className="button" disabled={text === undefined} onClick={() => void copy(text ?? '')}>
        Copy
      </button>
      <button type="button" className="button" disabled={text === undefined} onClick={() => void download(text ?? '')}>
        Download
      </button>
      {form === 'lines' && (
        <button type="button" className="button is-main" disabled={text === undefined} onClick={() => tryLines(text ?? '')}>
          Try it in Compose
        </button>
      )}
      {form === 'experiment' && (
        <button type="button" className="button is-main" disabled={text === undefined} onClick={save}>
          Save to the workspace
        </button>
      )}
    </div>
  )
}

const REPLACED = {
  id: 'patch',
  text: 'The override lines that stood here made room for the patch; undo brings them back.',
  actions: [],
}

/** Does what may be refused, and says why where it is; whether it was done. */
function useAttempting(say: (text: string) => void): (change: (session: Session) => Attempt) => boolean {
  const store = useSessionStore()
  const dispatch = useDispatch()
  return (change) => {
    const result = change(store.getState())
    if ('refusal' in result) say(`Not done: ${result.refusal}.`)
    else dispatch(() => result.session)
    return !('refusal' in result)
  }
}
