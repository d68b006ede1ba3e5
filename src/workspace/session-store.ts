import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Session } from './session.ts'

/** The one place the session is kept. Everything on screen reads it; every change is a pure update of it. */
export type SessionStore = StoreApi<Session>

export function createSessionStore(session: Session): SessionStore {
  return createStore<Session>(() => session)
}

/** Replaces the session by what `change` makes of it. */
export function dispatch(store: SessionStore, change: (session: Session) => Session): void {
  store.setState((session) => change(session), true)
}
