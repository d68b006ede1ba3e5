import type { Attempt, Session } from '../../../workspace/session.ts'
import { useDispatch, useSessionStore } from '../../session-context.tsx'
import { notify } from '../../shell/notices.ts'

/** Does what may be refused, and says why where it is; tells whether it was done. */
export function useAttempt(): (attempt: (session: Session) => Attempt) => boolean {
  const store = useSessionStore()
  const dispatch = useDispatch()
  return (attempt) => {
    const result = attempt(store.getState())
    if ('refusal' in result) {
      notify({ id: 'refusal', text: `That did not work: ${result.refusal}.`, actions: [] })
      return false
    }
    dispatch(() => result.session)
    return true
  }
}
