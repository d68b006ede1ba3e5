import { Tabs } from '../look/Tabs.tsx'
import { setCompare, useCompareState } from './compare-state.ts'

const TABS = [
  { id: 'causes', label: 'Causes' },
  { id: 'tree', label: 'Tree' },
  { id: 'text', label: 'Text' },
  { id: 'table', label: 'Table' },
] as const

/** Id of the part of the screen that the tabs change. */
export const SHOWN = 'compare-shown'

/** How the differences are shown. */
export function ViewTabs() {
  const chosen = useCompareState((state) => state.view)
  return <Tabs label="Show differences as" tabs={TABS} chosen={chosen} pick={(view) => setCompare({ view })} panel={SHOWN} />
}
