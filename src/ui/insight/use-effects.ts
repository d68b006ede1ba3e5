import { useDeferredValue, useMemo } from 'react'
import { derivedValuesOf } from '../../systems/derived-values.ts'
import type { DerivedResult } from '../../systems/derived-values.ts'
import { hasEffects, insightsOf } from '../../systems/insights-of.ts'
import type { InsightResult } from '../../systems/insights-of.ts'
import { useDerived } from '../session-context.tsx'
import { useView } from '../view.ts'

/** Whether the system works anything out of a config. */
export function useHasEffects(): boolean {
  return useDerived(({ system }) => hasEffects(system))
}

/** Whether they are what is shown of the result. */
export function useShowsEffects(): boolean {
  const isChosen = useView((state) => state.result === 'effects')
  return useHasEffects() && isChosen
}

/** The derived values of what is composed. They follow a key press after it is painted. */
export function useDerivedValues(): readonly DerivedResult[] {
  const { system, config, defaults } = useResolved()
  return useMemo(() => derivedValuesOf(system, config, defaults), [system, config, defaults])
}

/** The pictures of what is composed. They follow a key press after it is painted. */
export function useInsights(): readonly InsightResult[] {
  const { system, config, defaults } = useResolved()
  return useMemo(() => insightsOf(system, config, defaults), [system, config, defaults])
}

function useResolved() {
  return useDeferredValue(useDerived(({ system, composition, defaults }) => ({ system, config: composition.config, defaults })))
}
