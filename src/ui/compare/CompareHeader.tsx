import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { Side } from '../../workspace/side.ts'
import { Icon } from '../look/Icon.tsx'
import { setCompare, useCompareState } from './compare-state.ts'
import type { CompareState } from './compare-state.ts'
import { pickSide, swapSides } from './pick-sides.ts'
import { SidePicker } from './SidePicker.tsx'
import { columnLetter } from './table-columns.ts'
import { useSides } from './use-comparison.ts'

/** What is compared with what, and how it is shown. */
export function CompareHeader() {
  const sides = useSides()
  return (
    <header className="compare-head">
      <div className="compare-sides" role="group" aria-label="Sides">
        <SideSlot index={0} side={sides[0]} />
        <button
          type="button"
          className="button is-quiet is-icon"
          aria-label="Swap A and B"
          title="Swap A and B"
          disabled={sides.length < 2}
          onClick={swapSides}
        >
          <Icon name="swap" />
        </button>
        <SideSlot index={1} side={sides[1]} />
        {sides.slice(2).map((side, i) => (
          <SideSlot key={`${columnLetter(i + 2)}`} index={i + 2} side={side} />
        ))}
        {sides.length >= 2 && (
          <SidePicker
            name="Add a column"
            className="button is-small compare-add"
            button="+ column"
            pick={(ref) => pickSide(sides.length, ref)}
          />
        )}
      </div>
      <ViewTabs />
    </header>
  )
}

const BADGES = { ok: undefined, partial: 'incomplete', unreadable: 'cannot be read' } as const

function SideSlot({ index, side }: { readonly index: number; readonly side: Side | undefined }) {
  const letter = columnLetter(index)
  const badge = side && BADGES[side.state]
  return (
    <SidePicker
      name={`${letter}: ${side ? side.name : 'nothing picked'}${badge === undefined ? '' : `, ${badge}`}`}
      className="button compare-slot"
      chosen={side?.ref}
      button={
        <>
          <b className="compare-letter">{letter}</b>
          <span className="compare-name">{side?.name ?? 'Pick a side'}</span>
          {badge !== undefined && (
            <span className="compare-badge">
              <Icon name={side?.state === 'unreadable' ? 'error' : 'warning'} /> {badge}
            </span>
          )}
          <Icon name="down" />
        </>
      }
      pick={(ref) => pickSide(index, ref)}
    />
  )
}

const TABS = [
  { id: 'causes', label: 'Causes' },
  { id: 'tree', label: 'Tree' },
  { id: 'text', label: 'Text' },
  { id: 'table', label: 'Table' },
] as const

/** Id of the part of the screen that a tab shows. */
export const SHOWN = 'compare-shown'

/** Id of a tab, which names what it shows. */
export function tabId(tab: CompareState['tab']): string {
  return `compare-tab-${tab}`
}

function ViewTabs() {
  const chosen = useCompareState((state) => state.tab)
  const list = useRef<HTMLDivElement>(null)
  const onKey = (event: KeyboardEvent): void => {
    const now = TABS.findIndex(({ id }) => id === chosen)
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1 }[event.key]
    const tab = next === undefined ? undefined : TABS.at(next % TABS.length)
    if (!tab) return
    event.preventDefault()
    setCompare({ tab: tab.id })
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
          onClick={() => setCompare({ tab: id })}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
