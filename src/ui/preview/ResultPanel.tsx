import type { ReactNode } from 'react'
import { useHasEffects, useShowsEffects } from './use-shows-effects.ts'
import { tabId } from '../look/Tabs.tsx'
import { RESULT } from './ResultTabs.tsx'

/** What the tabs of the result change; no more than a frame where there are none. */
export function ResultPanel({ children }: { readonly children: ReactNode }) {
  const hasTabs = useHasEffects()
  const chosen = useShowsEffects() ? 'effects' : 'resolved'
  return (
    <div
      className="result-shown"
      {...(hasTabs ? { id: RESULT, role: 'tabpanel', 'aria-labelledby': tabId(RESULT, chosen) } : {})}
    >
      {children}
    </div>
  )
}
