import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useOutside } from './use-outside.ts'
import { useShownBelow } from './use-shown-below.ts'
import './menu.css'

/** One line of a menu; `isChosen` marks the present choice among several. */
export interface MenuItem {
  readonly id: string
  readonly label: ReactNode
  readonly note?: ReactNode
  readonly isChosen?: boolean
  readonly isDisabled?: boolean
  /** Items of one group stand under its name. */
  readonly group?: string
  readonly run: () => void
}

interface Props {
  /** Name of the button for assistive technology, where its content does not say it. */
  readonly name?: string
  readonly className?: string
  readonly button: ReactNode
  readonly items: readonly MenuItem[]
  /** Shown above the items. */
  readonly lead?: ReactNode
}

/** A button that opens a list of actions: arrows move, Enter runs, Escape and a click outside close. */
export function Menu({ name, className, button, items, lead }: Props) {
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  useShownBelow({ popover: list, trigger, isOpen, close: () => setOpen(false) })
  useLayoutEffect(() => {
    if (!isOpen || !list.current) return
    const chosen =
      list.current.querySelector<HTMLElement>('[aria-checked="true"]') ??
      list.current.querySelector<HTMLElement>('[role^="menuitem"]:not(:disabled)')
    ;(chosen ?? list.current).focus()
  }, [isOpen])
  useOutside(root, isOpen, () => setOpen(false))
  const close = (): void => {
    setOpen(false)
    trigger.current?.focus()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    } else if (event.key === 'Tab') {
      setOpen(false)
    } else {
      moveFocus(event, list.current)
    }
  }
  return (
    <div className="menu" ref={root}>
      <button
        ref={trigger}
        type="button"
        className={className ?? 'button'}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={name}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {button}
      </button>
      {isOpen && (
        <div className="menu-list" id={id} role="menu" popover="manual" ref={list} tabIndex={-1} onKeyDown={onKey}>
          {lead}
          {items.map((item, i) => (
            <Line key={item.id} item={item} head={item.group !== items[i - 1]?.group ? item.group : undefined} close={close} />
          ))}
        </div>
      )}
    </div>
  )
}

function Line({ item, head, close }: { readonly item: MenuItem; readonly head: string | undefined; readonly close: () => void }) {
  return (
    <>
      {head !== undefined && (
        <div className="menu-head" role="presentation">
          {head}
        </div>
      )}
      <button
        type="button"
        className="menu-item"
        role={item.isChosen === undefined ? 'menuitem' : 'menuitemradio'}
        aria-checked={item.isChosen}
        disabled={item.isDisabled}
        tabIndex={-1}
        onClick={() => {
          close()
          item.run()
        }}
      >
        <span className="menu-label">{item.label}</span>
        {item.note !== undefined && <span className="menu-note">{item.note}</span>}
      </button>
    </>
  )
}

function moveFocus(event: KeyboardEvent, list: HTMLElement | null): void {
  const items = [...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? [])]
  const now = items.indexOf(document.activeElement as HTMLElement)
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key]
  if (next !== undefined) {
    event.preventDefault()
    items.at(next % items.length)?.focus()
  } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
    const match = [...items.slice(now + 1), ...items].find((item) =>
      item.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase()),
    )
    match?.focus()
  }
}
