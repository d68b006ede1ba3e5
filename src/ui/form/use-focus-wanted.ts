import { useEffect } from 'react'
import type { RefObject } from 'react'
import { startsWith } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { useView } from '../view.ts'

let handled = 0

/**
 * What an element answers for: the key at its path and all `within` its value, the `exact` key alone, or that key as the `head` of a
 * block, whose name then has the focus. In the choice beside it the next key would pick another type.
 */
type Reach = 'within' | 'exact' | 'head'

/** Scrolls to the element and focuses its first control when the view asks for the key at `path`. */
export function useFocusWanted(path: Path, root: RefObject<HTMLElement | null>, reach: Reach = 'within'): void {
  const isExact = reach !== 'within'
  const wanted = useView(({ focusField }) => (focusField && isMeant(focusField.path, path, isExact) ? focusField.at : 0))
  useEffect(() => {
    if (wanted === 0 || wanted <= handled || !root.current) return
    handled = wanted
    root.current.scrollIntoView({ block: 'center' })
    const head = root.current.querySelector<HTMLElement>(':is(.form-fold, .form-block-title[tabindex])')
    const control = reach === 'head' ? head : controlIn(root.current)
    ;(control ?? root.current).focus({ preventScroll: true })
  }, [wanted, root, reach])
}

/** Whether the view asks for something at or beneath `path` that has not come into sight yet. */
export function useIsWanted(path: Path): boolean {
  return useWanted(path) > 0
}

/** The number of what the view asks for at or beneath `path`; 0 where that is nothing, or has come into sight already. */
export function useWanted(path: Path): number {
  return useView(({ focusField }) =>
    focusField && focusField.at > handled && startsWith(focusField.path, path) ? focusField.at : 0,
  )
}

/** The control of a row: the one that its label names, else the first that takes a value. */
export function controlIn(row: HTMLElement | null): HTMLElement | null {
  const first = '.form-control :is(input, select, textarea)'
  return row?.querySelector<HTMLElement>(`${first}[id]`) ?? row?.querySelector<HTMLElement>(first) ?? null
}

function isMeant(wanted: Path, path: Path, isExact: boolean): boolean {
  return startsWith(wanted, path) && (!isExact || wanted.length === path.length)
}
