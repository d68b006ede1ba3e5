import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'

/** One item of a list that is reordered by dragging. */
export interface DraggedItem {
  readonly item: HTMLElement
  /** What is seen moving, and the part of it that takes hold. */
  readonly head: HTMLElement
  readonly grip: HTMLElement
  /** The same object for all items of a list: an item is dropped within its own. */
  readonly list: object
  readonly index: number
  /** Called while something is held over the item, with where it would go; undefined once it would stay. */
  readonly show: (edge: Edge | undefined) => void
  readonly drop: (from: number, to: number) => void
}

export type Edge = 'above' | 'below'

/** Makes an item one to drag and to drop on, until the returned function is called. Escape drops it where it was. */
export function dragItem({ item, head, grip, list, index, show, drop }: DraggedItem): () => void {
  const fromOf = (data: Record<string | symbol, unknown>): number => Number(data['index'])
  return combine(
    draggable({
      element: head,
      dragHandle: grip,
      getInitialData: () => ({ list, index }),
      onDragStart: () => item.setAttribute('data-dragged', ''),
      onDrop: () => item.removeAttribute('data-dragged'),
    }),
    dropTargetForElements({
      element: item,
      canDrop: ({ source }) => source.data['list'] === list,
      getData: ({ input }) => ({ edge: edgeAt(item, input.clientY) }),
      onDrag: ({ self, source }) => show(goalOf(fromOf(source.data), index, self.data['edge'] as Edge)?.edge),
      onDragLeave: () => show(undefined),
      onDrop: ({ self, source }) => {
        show(undefined)
        const from = fromOf(source.data)
        const goal = goalOf(from, index, self.data['edge'] as Edge)
        if (goal) drop(from, goal.to)
      },
    }),
  )
}

function edgeAt(item: HTMLElement, y: number): Edge {
  const { top, height } = item.getBoundingClientRect()
  return y < top + height / 2 ? 'above' : 'below'
}

/** Where an item goes that is dropped above or below another; undefined where it stands already. */
function goalOf(from: number, index: number, edge: Edge): { readonly edge: Edge; readonly to: number } | undefined {
  const before = edge === 'above' ? index : index + 1
  const to = before > from ? before - 1 : before
  return to === from ? undefined : { edge, to }
}
