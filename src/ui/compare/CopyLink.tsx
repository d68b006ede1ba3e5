import { useEffect, useState } from 'react'
import { addressWith } from '../../io/address.ts'
import { copyText } from '../../io/save-file.ts'
import { encodeLink, lastingSides } from '../../workspace/compare/compare-link.ts'
import type { Encoded } from '../../workspace/compare/compare-link.ts'
import { isUnsaved } from '../../workspace/session.ts'
import type { Session } from '../../workspace/session.ts'
import { isSavedRef, resolveSide } from '../../workspace/compare/side.ts'
import { Icon } from '../look/Icon.tsx'
import { useSessionStore } from '../session-context.tsx'
import { notify } from '../shell/notices.ts'
import { compareState } from './compare-state.ts'
import type { CompareState } from './compare-state.ts'

/** The comparison on screen as a link, or why there is none. */
export function linkOf(session: Session, state: CompareState): Encoded {
  return encodeLink({ ...state, workspace: session.name, sides: lastingSides(session, state.sides) })
}

/** How long a button says that it has done it. */
const SAID = 1600

/** Copies a link that leads to this very comparison. */
export function CopyLink() {
  const store = useSessionStore()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), SAID)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async (): Promise<void> => {
    const session = store.getState()
    const state = compareState.getState()
    const link = linkOf(session, state)
    if ('refusal' in link) {
      notify({ id: 'link', text: `There is no link to this: ${link.refusal}.`, actions: [] })
      return
    }
    setCopied(await copyText(addressWith(link.hash)))
    const unsaved = unsavedIn(session, state)
    if (unsaved.length > 0) {
      const text = `The link leads to paths, and not to texts: unsaved edits of ${unsaved.join(', ')} are not in it.`
      notify({ id: 'link', text, actions: [] })
    }
  }
  return (
    <button
      type="button"
      className="button is-quiet is-icon compare-link"
      aria-label="Copy link"
      title={isCopied ? 'Copied' : 'Copy a link to this comparison'}
      onClick={() => void copy()}
    >
      {isCopied ? '✓' : <Icon name="link" />}
      <span className="hidden-text" role="status">
        {isCopied ? 'Link copied' : ''}
      </span>
    </button>
  )
}

/** Files that a side takes with edits that are in this browser alone. */
function unsavedIn(session: Session, { sides }: CompareState): readonly string[] {
  const live = sides.filter((ref) => !isSavedRef(ref))
  const paths = live.flatMap((ref) => resolveSide(session, ref).composition.layers.map(({ path }) => path))
  return [...new Set(paths)].filter((path) => isUnsaved(session, path))
}
