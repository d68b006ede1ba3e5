import { useEffect } from 'react'
import type { RefObject } from 'react'
import { controlIn } from './use-focus-wanted.ts'

/**
 * Keeps the focus in the form: where a change takes away what has it, such as the button that mended a value, it goes to the row or
 * the block that this stood in.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const form = root.current
    if (!form) return
    let around: readonly Element[] = []
    const remember = ({ target }: FocusEvent): void => {
      around = elementsAround(target as Element, form)
    }
    const observer = new MutationObserver(() => {
      if (around.length === 0 || around[0]?.isConnected || document.activeElement !== document.body) return
      const control = around.filter((element) => element.isConnected).map(controlWithin)
      control.find((found) => found !== null)?.focus({ preventScroll: true })
    })
    form.addEventListener('focusin', remember)
    observer.observe(form, { childList: true, subtree: true })
    return () => {
      form.removeEventListener('focusin', remember)
      observer.disconnect()
    }
  }, [root])
}

/** An element and all that it stands in, innermost first. */
function elementsAround(element: Element, form: Element): readonly Element[] {
  const around: Element[] = []
  for (let at: Element | null = element; at && at !== form; at = at.parentElement) around.push(at)
  return around
}

function controlWithin(element: Element): HTMLElement | null {
  return controlIn(element as HTMLElement) ?? element.querySelector<HTMLElement>('button:not([tabindex="-1"])')
}
