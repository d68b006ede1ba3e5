import { useEffect } from 'react'
import type { SessionStore } from '../workspace/session-store.ts'
import { SessionContext } from './session-context.tsx'
import { Dialogs } from './shell/Dialogs.tsx'
import { Notices } from './shell/Notices.tsx'
import { Screens } from './shell/Screens.tsx'
import { StatusBar } from './shell/StatusBar.tsx'
import { TopBar } from './shell/TopBar.tsx'
import type { Places } from './shell/places.ts'
import { useShortcuts } from './shell/shortcuts.ts'
import { useTheme } from './shell/theme.ts'
import './look/tokens.css'
import './look/base.css'
import './shell/shell.css'

interface Props {
  readonly store: SessionStore
  /** Where workspaces come from and go to. */
  readonly places: Places
}

/** The whole screen of one open workspace. */
export function App({ store, places }: Props) {
  useTheme()
  return (
    <SessionContext value={store}>
      <Shortcuts places={places} />
      <div className="shell">
        <TopBar places={places} />
        <Notices />
        <Screens places={places} />
        <StatusBar />
      </div>
      <Dialogs places={places} />
    </SessionContext>
  )
}

function Shortcuts({ places }: { readonly places: Places }) {
  useShortcuts(places)
  useEffect(() => {
    document.documentElement.dataset['ready'] = 'true'
  }, [])
  return null
}
