import { useEffect } from 'react'
import type { RefObject } from 'react'
import { startsWith } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { useView } from '../view.ts'

let handled = 0

/** Scrolls to the element and focuses its first control when the view asks for the key at `path`, or for one inside its value. */
export function useFocusWanted(path: Path, root: RefObject<HTMLElement | null>, isExact = false): void {
  const wanted = useView(({ focusField }) => (focusField && isMeant(focusField.path, path, isExact) ? focusField.at : 0))
  useEffect(() => {
    if (wanted === 0 || wanted <= handled || !root.current) return
    handled = wanted
    root.current.scrollIntoView({ block: 'center' })
    // Of a block its name has the focus: in the choice beside it the next key would pick another.
    const head = root.current.querySelector<HTMLElement>(':is(.form-fold, .form-block-title[tabindex])')
    ;(head ?? controlIn(root.current) ?? root.current).focus({ preventScroll: true })
  }, [wanted, root])
}

/** Whether the view asks for something at or beneath `path` that has not come into sight yet. */
export function useIsWanted(path: Path): boolean {
  return useView(({ focusField }) => focusField !== undefined && focusField.at > handled && startsWith(focusField.path, path))
}

/** The control of a row: the one that its label names, else the first that takes a value. */
export function controlIn(row: HTMLElement | null): HTMLElement | null {
  const first = '.form-control :is(input, select, textarea)'
  return row?.querySelector<HTMLElement>(`${first}[id]`) ?? row?.querySelector<HTMLElement>(first) ?? null
}

function isMeant(wanted: Path, path: Path, isExact: boolean): boolean {
  return startsWith(wanted, path) && (!isExact || wanted.length === path.length)
}
