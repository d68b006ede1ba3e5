import { useEffect, useEffectEvent } from 'react'
import type { RefObject } from 'react'

/** Closes what floats as soon as anything outside of it is pressed or scrolled, or the window changes. */
export function useOutside(inside: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void {
  const onEvent = useEffectEvent((event: Event) => {
    if (!(event.target instanceof Node && inside.current?.contains(event.target))) close()
  })
  useEffect(() => {
    if (!isOpen) return
    const events = ['pointerdown', 'scroll', 'resize'] as const
    for (const event of events) addEventListener(event, onEvent, true)
    return () => {
      for (const event of events) removeEventListener(event, onEvent, true)
    }
  }, [isOpen])
}
