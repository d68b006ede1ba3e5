import type { StoreApi } from 'zustand/vanilla'
import { toPointer } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import { setTarget } from '../../../workspace/commands.ts'
import { createSessionStore, dispatch } from '../../../workspace/session-store.ts'
import type { SessionStore } from '../../../workspace/session-store.ts'
import type { Session } from '../../../workspace/session.ts'
import type { FormState } from '../form-context.ts'
import { editTarget } from '../form-edit.ts'
import { NO_KIND_PICKED, withDraft, withKind } from '../kinds/kind-state.ts'
import { draftIn, isWhole, tryDraft } from './try-draft.ts'

/** A value being put together: what is on screen, the form's own state, and the row and kind that it is of. */
export interface DraftSite {
  readonly real: SessionStore
  readonly state: StoreApi<FormState>
  readonly path: Path
  readonly kind: number
}

/** A session in which the draft is written, and what keeps it in step until the returned function is called. */
export interface OpenDraft {
  readonly store: SessionStore
  readonly follow: () => () => void
}

/**
 * Opens a draft beside the real session: what is done to it is remembered with the form, what is done elsewhere comes in. Once it is
 * whole it is written to the real session as one step.
 */
export function openDraft(site: DraftSite): OpenDraft {
  const { real } = site
  const store = createSessionStore(triedIn(site, real.getState()) ?? real.getState())
  let isComingIn = false
  const takeIn = (session: Session): void => {
    const tried = triedIn(site, session)
    isComingIn = true
    if (tried) dispatch(store, () => tried)
    isComingIn = false
  }
  const handOn = (session: Session): void => {
    if (isComingIn) return
    if (session.target !== real.getState().target) dispatch(real, (now) => setTarget(now, session.target))
    else if (isWhole(session, site.path)) write(site, session)
    else remember(site, session)
  }
  const follow = (): (() => void) => {
    const stops = [real.subscribe(takeIn), store.subscribe(handOn)]
    return () => stops.forEach((stop) => stop())
  }
  return { store, follow }
}

function triedIn({ state, path, kind }: DraftSite, session: Session): Session | undefined {
  const draft = state.getState().kinds.get(toPointer(path))?.drafts.get(kind)
  const tried = draft && tryDraft(session, path, draft)
  return tried?.ok ? tried.session : undefined
}

function remember({ state, path, kind }: DraftSite, session: Session): void {
  const draft = draftIn(session, path)
  state.setState(({ kinds }) => {
    const before = kinds.get(toPointer(path)) ?? NO_KIND_PICKED
    return withKind(kinds, path, withDraft(before, kind, draft))
  })
}

function write({ real, state, path, kind }: DraftSite, session: Session): void {
  const written = editTarget(real.getState(), [{ kind: 'set', path, value: draftIn(session, path) }])
  if (!written.ok) return
  state.setState(({ kinds }) => {
    const { picked: _, ...rest } = kinds.get(toPointer(path)) ?? NO_KIND_PICKED
    return withKind(kinds, path, withDraft(rest, kind, undefined))
  })
  dispatch(real, () => written.session)
}
