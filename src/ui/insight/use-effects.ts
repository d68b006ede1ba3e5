import { useDeferredValue, useMemo } from 'react'
import { viewOf } from '../../systems/judge/config-view.ts'
import { derivedValuesOf } from '../../systems/judge/derived-values.ts'
import type { DerivedResult } from '../../systems/judge/derived-values.ts'
import { insightsOf } from '../../systems/judge/insights-of.ts'
import type { InsightResult } from '../../systems/judge/insights-of.ts'
import type { ConfigView } from '../../systems/system.ts'
import { useDerived } from '../session-context.tsx'

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

/** What is composed, as values are worked out of it. They follow a key press after it is painted. */
export function useResolvedView(): ConfigView {
  const { config, defaults } = useResolved()
  return useMemo(() => viewOf(config, defaults), [config, defaults])
}

function useResolved() {
  return useDeferredValue(useDerived(({ system, composition, defaults }) => ({ system, config: composition.config, defaults })))
}
