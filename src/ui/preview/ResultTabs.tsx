import { useHasEffects, useShowsEffects } from './use-shows-effects.ts'
import { Tabs } from '../look/Tabs.tsx'
import { setView } from '../view.ts'

/** Id of the part of the screen that the tabs change. */
export const RESULT = 'result-shown'

const TABS = [
  { id: 'resolved', label: 'Resolved' },
  { id: 'effects', label: 'What it does' },
] as const

/** The resolved config, or what it does; a heading alone where the system works nothing out. */
export function ResultTabs() {
  const chosen = useShowsEffects() ? 'effects' : 'resolved'
  if (!useHasEffects()) return <h2 className="pane-title">Resolved</h2>
  return <Tabs label="Show of the result" tabs={TABS} chosen={chosen} pick={(result) => setView({ result })} panel={RESULT} />
}
