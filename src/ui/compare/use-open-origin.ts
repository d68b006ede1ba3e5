import type { Origin } from '../../core/source.ts'
import { setTarget } from '../../workspace/commands.ts'
import { sourceAt } from '../../workspace/session.ts'
import { useDispatch, useSessionStore } from '../session-context.tsx'
import { revealText, setView } from '../view.ts'

/** Leads to the line of an origin, in Compose; does nothing for what is no text of the workspace. */
export function useOpenOrigin(): (origin: Origin) => void {
  const store = useSessionStore()
  const dispatch = useDispatch()
  return ({ source, start }) => {
    if (!sourceAt(store.getState(), source.path)) return
    dispatch((session) => setTarget(session, source.path))
    setView({ screen: 'compose' })
    revealText(source.path, start)
  }
}
