import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { Range } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { Comparison } from '../../../workspace/compare/comparison.ts'
import { ChangeColumns } from './ChangeColumns.tsx'
import { compareState, setCompare, useCompareState } from '../compare-state.ts'
import { placesOf, toggleFold } from './list-item.ts'
import type { ListItem } from './list-item.ts'

interface Props<Item extends ListItem> {
  /** What the list is called. */
  readonly name: string
  readonly comparison: Comparison
  readonly items: readonly Item[]
  /** How high a line is before it is measured. */
  readonly heightOf: (item: Item) => number
  readonly labelOf: (item: Item) => string
  readonly children: (item: Item, isActive: boolean) => ReactNode
  /** Whether a line without a fold shows its details; undefined where it has none. */
  readonly isOpen: (item: Item) => boolean | undefined
  readonly actions: ListActions<Item>
}

/** What keys do with the line that the keyboard is at. */
export interface ListActions<Item extends ListItem> {
  readonly toggleDetails: (item: Item) => void
  readonly ignore: (item: Item) => void
  readonly copy: (item: Item) => void
}

const HEAD = 26

/**
 * Lines of changes, only those in sight drawn. Arrows move and fold, Enter opens details, i ignores, c copies. Controls in a line
 * are in the order of Tab only in the line that the keyboard is at.
 */
export function ChangeList<Item extends ListItem>(props: Props<Item>) {
  const { name, comparison, items, heightOf, labelOf, children, isOpen } = props
  const selected = useCompareState((state) => state.selected)
  const active = Math.max(
    0,
    items.findIndex(({ id }) => id === selected),
  )
  const places = useMemo(() => placesOf(items), [items])
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: items.length,
    estimateSize: (index) => sizeOf(items[index], heightOf),
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 12,
    getScrollElement: () => scroller.current,
    scrollMargin: HEAD,
    paddingEnd: 14,
    scrollPaddingStart: HEAD,
    scrollPaddingEnd: 8,
    // The line that the keyboard is at stays on the page: it is named as the active one.
    rangeExtractor: (range) => withActive(range, active),
  })
  useEffect(() => {
    if (items[active]?.id === selected) virtual.scrollToIndex(active, { align: 'auto' })
  }, [virtual, items, active, selected])
  const onKey = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / 44) - 1)
    const action = keyAction(event, { ...props, active, page })
    if (!action) return
    event.preventDefault()
    action()
  }
  return (
    <div
      className="changes-scroll"
      ref={scroller}
      role="tree"
      aria-label={name}
      tabIndex={0}
      aria-activedescendant={`change-${active}`}
      onKeyDown={onKey}
    >
      <ChangeColumns comparison={comparison} />
      <div className="changes-all" style={{ height: virtual.getTotalSize() }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index]
          if (!item) return null
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              id={`change-${index}`}
              className="changes-item"
              style={{ transform: `translateY(${start - HEAD}px)` }}
              role="treeitem"
              aria-level={item.level}
              aria-setsize={places[index]?.of}
              aria-posinset={places[index]?.at}
              aria-expanded={item.fold ? !item.fold.isFolded : isOpen(item)}
              aria-selected={item.id === selected}
              aria-label={labelOf(item)}
              data-active={index === active}
              onClick={() => setCompare({ selected: item.id })}
            >
              {children(item, index === active)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function sizeOf<Item extends ListItem>(item: Item | undefined, heightOf: (item: Item) => number): number {
  return item ? heightOf(item) : 0
}

function withActive(range: Range, active: number): number[] {
  const inSight = defaultRangeExtractor(range)
  return inSight.includes(active) || active >= range.count ? inSight : [...inSight, active].toSorted((x, y) => x - y)
}

interface Place<Item extends ListItem> extends Props<Item> {
  readonly active: number
  readonly page: number
}

function keyAction<Item extends ListItem>(event: KeyboardEvent, place: Place<Item>): (() => void) | undefined {
  // A control in a line has its keys for itself, and Escape leads back to the lines.
  if (event.target !== event.currentTarget) {
    const list = event.currentTarget as HTMLElement
    return event.key === 'Escape' ? () => list.focus() : undefined
  }
  const { items, active, page, actions } = place
  const item = items[active]
  if (!item) return undefined
  if (event.ctrlKey || event.metaKey) return event.key === 'c' ? () => actions.copy(item) : undefined
  if (event.altKey) return undefined
  const move = (to: number) => (): void => {
    const { id } = items[Math.max(0, Math.min(items.length - 1, to))] ?? item
    setCompare({ selected: id })
  }
  switch (event.key) {
    case 'ArrowDown':
      return move(active + 1)
    case 'ArrowUp':
      return move(active - 1)
    case 'PageDown':
      return move(active + page)
    case 'PageUp':
      return move(active - page)
    case 'Home':
      return move(0)
    case 'End':
      return move(items.length - 1)
    case 'ArrowLeft':
      return item.fold?.isFolded === false ? () => turn(item) : move(items.findIndex(({ id }) => id === item.within.at(-1)))
    case 'ArrowRight':
      return item.fold?.isFolded === true ? () => turn(item) : undefined
    case 'Enter':
    case ' ':
      return item.fold ? () => turn(item) : () => actions.toggleDetails(item)
    case 'i':
      return () => {
        // The row goes: its neighbour is next.
        const isRow = ({ step }: Item): boolean => step > 0
        const next = items.slice(active + 1).find(isRow) ?? items.slice(0, active).findLast(isRow)
        actions.ignore(item)
        if (next && isRow(item)) setCompare({ selected: next.id })
      }
    case 'c':
      return () => actions.copy(item)
    default:
      return undefined
  }
}

/** Folds or opens a line. */
export function turn(item: ListItem): void {
  setCompare({ ...toggleFold(compareState.getState(), item), selected: item.id })
}
