import { useEffectEvent, useLayoutEffect } from 'react'
import type { RefObject } from 'react'

interface Floating {
  readonly popover: RefObject<HTMLElement | null>
  /** What opened it. */
  readonly trigger: RefObject<HTMLElement | null>
  readonly isOpen: boolean
  readonly close: () => void
}

/**
 * Shows a popover below what opened it: over everything, so that no pane cuts it off, and moved so that all of it is in the window.
 * While anything scrolls it stays there, and closes once what opened it is out of sight.
 */
export function useShownBelow({ popover, trigger, isOpen, close }: Floating): void {
  const follow = useEffectEvent((event: Event) => {
    const { current: list } = popover
    if (!list || !trigger.current || (event.target instanceof Node && list.contains(event.target))) return
    if (isInSight(trigger.current)) place(list, trigger.current)
    else close()
  })
  useLayoutEffect(() => {
    if (!isOpen || !popover.current || !trigger.current) return
    popover.current.showPopover()
    place(popover.current, trigger.current)
    for (const event of ['scroll', 'resize']) addEventListener(event, follow, true)
    return () => {
      for (const event of ['scroll', 'resize']) removeEventListener(event, follow, true)
    }
  }, [popover, trigger, isOpen])
}

const MARGIN = 8

function place(popover: HTMLElement, trigger: HTMLElement): void {
  const { left, bottom } = trigger.getBoundingClientRect()
  const { width, height } = popover.getBoundingClientRect()
  popover.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`
  popover.style.top = `${Math.max(MARGIN, Math.min(bottom + 4, innerHeight - height - MARGIN))}px`
}

/** Whether no scroller around an element has moved it out of what it shows. */
function isInSight(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  for (let around = element.parentElement; around; around = around.parentElement) {
    const box = around.getBoundingClientRect()
    if (getComputedStyle(around).overflowY !== 'visible' && (bottom <= box.top || top >= box.bottom)) return false
  }
  return bottom > 0 && top < innerHeight
}
