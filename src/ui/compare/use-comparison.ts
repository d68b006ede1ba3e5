import { useMemo } from 'react'
import { compareOptionsOf } from '../../workspace/compare/compare-options.ts'
import { compareSides } from '../../workspace/compare/comparison.ts'
import type { Comparison } from '../../workspace/compare/comparison.ts'
import { resolveSide } from '../../workspace/compare/side.ts'
import type { Side } from '../../workspace/compare/side.ts'
import { useSession } from '../session-context.tsx'
import { useCompareState } from './compare-state.ts'

/** What A and B differ in, worked out anew only when one of them, or what counts, changes; undefined until both are picked. */
export function useComparison(): Comparison | undefined {
  const [a, b] = useSides()
  const { options } = useSession((session) => ({ options: compareOptionsOf(session) }))
  return useMemo(() => (a && b ? compareSides(a, b, options) : undefined), [a, b, options])
}

/** Every side that is picked, resolved: the first is the baseline. */
export function useSides(): readonly Side[] {
  const refs = useCompareState((state) => state.sides)
  return useSession((session) => refs.map((ref) => resolveSide(session, ref)))
}
