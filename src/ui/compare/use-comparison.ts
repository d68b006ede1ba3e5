import { useDeferredValue, useMemo } from 'react'
import { compareOptionsOf } from '../../workspace/compare-options.ts'
import { compareSides } from '../../workspace/comparison.ts'
import type { Comparison } from '../../workspace/comparison.ts'
import { resolveSide } from '../../workspace/side.ts'
import type { Side, SideRef } from '../../workspace/side.ts'
import type { Session } from '../../workspace/session.ts'
import { useSession } from '../session-context.tsx'
import { useCompareState } from './compare-state.ts'

/** What A and B differ in, worked out anew whenever a text of either changes; undefined until both are picked. */
export function useComparison(): Comparison | undefined {
  const session = useDeferredValue(useWholeSession())
  const [a, b] = useCompareState((state) => state.sides)
  return useMemo(() => (a && b ? compare(session, a, b) : undefined), [session, a, b])
}

/** Every side that is picked, resolved: the first is the baseline. */
export function useSides(): readonly Side[] {
  const session = useDeferredValue(useWholeSession())
  const refs = useCompareState((state) => state.sides)
  return useMemo(() => refs.map((ref) => resolveSide(session, ref)), [session, refs])
}

function useWholeSession(): Session {
  return useSession<Session>((session) => session)
}

function compare(session: Session, a: SideRef, b: SideRef): Comparison {
  return compareSides(resolveSide(session, a), resolveSide(session, b), compareOptionsOf(session))
}
