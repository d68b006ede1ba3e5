import { useEffect, useEffectEvent, useState } from 'react'
import type { RefObject } from 'react'
import type { DraggedItem, Edge } from './drag-items.ts'

interface Options extends Pick<DraggedItem, 'list' | 'index' | 'drop'> {
  readonly item: RefObject<HTMLElement | null>
}

/** Lets an item be dragged by its grip; gives back where something that is held over it would go. */
export function useItemDrag({ item, list, index, drop }: Options): Edge | undefined {
  const [edge, show] = useState<Edge>()
  const onDrop = useEffectEvent(drop)
  useEffect(() => {
    let stop: (() => void) | undefined
    let isGone = false
    const start = async (): Promise<void> => {
      const { dragItem } = await import('./drag-items.ts')
      const element = item.current
      const [head, grip] = ['.form-item-head', '.form-item-grip'].map((part) => element?.querySelector<HTMLElement>(part))
      if (!isGone && element && head && grip) stop = dragItem({ item: element, head, grip, list, index, show, drop: onDrop })
    }
    void start()
    return () => {
      isGone = true
      stop?.()
    }
  }, [item, list, index])
  return edge
}
