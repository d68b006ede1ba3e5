import { render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { createSessionStore } from '../../workspace/session-store.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import { sourceAt } from '../../workspace/session.ts'
import '../look/base.css'
import '../look/tokens.css'
import { SessionContext } from '../session-context.tsx'
import { setView } from '../view.ts'
import { sessionOf } from './form-session.testing.ts'
import type { Opened } from './form-session.testing.ts'
import { LayerForm } from './LayerForm.tsx'

/** A form on screen, with its store. */
export interface OpenForm {
  readonly store: SessionStore
  /** The text of the target layer now. */
  readonly text: () => string
}

/** Opens files and draws the form of the target layer, the top of the stack unless another is named. */
export async function openForm(opened: Opened): Promise<OpenForm> {
  const store = await openStore(opened)
  setView({ filter: '', selected: undefined, focusField: undefined, mode: 'form', unfolded: new Map(), alone: undefined })
  document.documentElement.dataset['theme'] = 'light'
  render(around(store, <LayerForm />))
  return { store, text: () => sourceAt(store.getState(), store.getState().target)?.text ?? '' }
}

export async function openStore(opened: Opened): Promise<SessionStore> {
  return createSessionStore(await sessionOf(opened))
}

/** A component with a session and a screen around it. */
export function around(store: SessionStore, element: ReactElement): ReactElement {
  return (
    <SessionContext value={store}>
      <div style={{ width: 720, height: 760 }}>{element}</div>
    </SessionContext>
  )
}
