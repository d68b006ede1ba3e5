import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { setCompare, useCompareState } from './compare-state.ts'
import type { CompareState } from './compare-state.ts'

const TABS = [
  { id: 'causes', label: 'Causes' },
  { id: 'tree', label: 'Tree' },
  { id: 'text', label: 'Text' },
  { id: 'table', label: 'Table' },
] as const

/** Id of the part of the screen that the tabs change. */
export const SHOWN = 'compare-shown'

/** Id of a tab: what it shows is called by it. */
export function tabId(view: CompareState['view']): string {
  return `compare-tab-${view}`
}

/** How the differences are shown. Arrows move from tab to tab. */
export function ViewTabs() {
  const chosen = useCompareState((state) => state.view)
  const list = useRef<HTMLDivElement>(null)
  const onKey = (event: KeyboardEvent): void => {
    const now = TABS.findIndex(({ id }) => id === chosen)
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1 }[event.key]
    const tab = next === undefined ? undefined : TABS.at(next % TABS.length)
    if (!tab) return
    event.preventDefault()
    setCompare({ view: tab.id })
    list.current?.querySelector<HTMLElement>(`#${tabId(tab.id)}`)?.focus()
  }
  return (
    <div className="segments compare-tabs" role="tablist" aria-label="Show differences as" ref={list} onKeyDown={onKey}>
      {TABS.map(({ id, label }) => (
        <button
          key={id}
          id={tabId(id)}
          type="button"
          role="tab"
          aria-selected={id === chosen}
          aria-controls={SHOWN}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => setCompare({ view: id })}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
