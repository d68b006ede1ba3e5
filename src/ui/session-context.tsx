import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { derive } from '../workspace/derive.ts'
import type { Derived } from '../workspace/derive.ts'
import { dispatch } from '../workspace/session-store.ts'
import type { SessionStore } from '../workspace/session-store.ts'
import type { Session } from '../workspace/session.ts'

export const SessionContext = createContext<SessionStore | undefined>(undefined)

export function useSessionStore(): SessionStore {
  const store = useContext(SessionContext)
  if (!store) throw new Error('no session around this component')
  return store
}

/** A part of the session; the component renders again when the part changes (compared one level deep). */
export function useSession<T>(select: (session: Session) => T): T {
  return useStore(useSessionStore(), useShallow(select))
}

/** A part of what follows from the session; the component renders again when the part changes (compared one level deep). */
export function useDerived<T>(select: (derived: Derived, session: Session) => T): T {
  return useStore(
    useSessionStore(),
    useShallow((session: Session) => select(derive(session), session)),
  )
}

/** Replaces the session by what a command makes of it. */
export function useDispatch(): (change: (session: Session) => Session) => void {
  const store = useSessionStore()
  return (change) => dispatch(store, change)
}
