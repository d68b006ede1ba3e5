import { useRef } from 'react'
import type { KeyboardEvent } from 'react'

interface Props<Id extends string> {
  /** What the tabs choose, for assistive technology. */
  readonly label: string
  readonly tabs: readonly { readonly id: Id; readonly label: string }[]
  readonly chosen: Id
  readonly pick: (id: Id) => void
  /** Id of the part of the screen that the tabs change; that of a tab is `<panel>-<tab>`. */
  readonly panel: string
}

/** Views of one thing, of which one is shown. Arrows move from tab to tab. */
export function Tabs<Id extends string>({ label, tabs, chosen, pick, panel }: Props<Id>) {
  const list = useRef<HTMLDivElement>(null)
  const onKey = (event: KeyboardEvent): void => {
    const now = tabs.findIndex(({ id }) => id === chosen)
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1 }[event.key]
    const tab = next === undefined ? undefined : tabs.at(next % tabs.length)
    if (!tab) return
    event.preventDefault()
    pick(tab.id)
    list.current?.querySelector<HTMLElement>(`#${tabId(panel, tab.id)}`)?.focus()
  }
  return (
    <div className="segments" role="tablist" aria-label={label} ref={list} onKeyDown={onKey}>
      {tabs.map(({ id, label }) => (
        <button
          key={id}
          id={tabId(panel, id)}
          type="button"
          role="tab"
          aria-selected={id === chosen}
          aria-controls={panel}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => pick(id)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}

/** Id of a tab: what it shows is called by it. */
export function tabId(panel: string, tab: string): string {
  return `${panel}-${tab}`
}
