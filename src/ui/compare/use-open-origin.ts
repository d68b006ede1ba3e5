import type { Origin } from '../../core/source.ts'
import { setTarget } from '../../workspace/commands.ts'
import type { Side } from '../../workspace/compare/side.ts'
import { useDispatch, useSessionStore } from '../session-context.tsx'
import { revealText } from '../view.ts'
import { openPlace } from './origin-place.ts'

/** Leads to the line of a side's origin, in Compose; does nothing for what is no text of the workspace. */
export function useOpenOrigin(): (side: Side, origin: Origin) => void {
  const store = useSessionStore()
  const dispatch = useDispatch()
  return (side, origin) => {
    const place = openPlace(store.getState(), side, origin)
    if (!place) return
    dispatch((session) => setTarget(session, place.path))
    revealText(place.path, place.offset)
  }
}
