import { useEffect, useEffectEvent } from 'react'
import type { RefObject } from 'react'

/** Closes what floats as soon as anything outside of it is pressed. */
export function useOutside(inside: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void {
  const onPress = useEffectEvent((event: Event) => {
    if (!(event.target instanceof Node && inside.current?.contains(event.target))) close()
  })
  useEffect(() => {
    if (!isOpen) return
    addEventListener('pointerdown', onPress, true)
    return () => removeEventListener('pointerdown', onPress, true)
  }, [isOpen])
}
