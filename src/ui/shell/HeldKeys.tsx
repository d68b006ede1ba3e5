import { useLayoutEffect } from 'react'
import { closeDialog } from './Dialog.tsx'

/**
 * Stands for a dialog that is being fetched: what is typed meanwhile goes to nothing that lies beneath, and to the dialog once that has
 * the focus. Escape gives it up.
 */
export function HeldKeys() {
  useLayoutEffect(() => {
    let held: string[] = []
    const hold = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.key === 'Escape') {
        held = []
        closeDialog()
      } else if (event.key === 'Backspace') held.pop()
      else if (event.key.length === 1) held.push(event.key)
    }
    addEventListener('keydown', hold, true)
    return () => {
      removeEventListener('keydown', hold, true)
      // The dialog takes the focus as soon as it is there, after this.
      queueMicrotask(() => held.forEach(type))
    }
  }, [])
  return null
}

/** Does to what has the focus what pressing a key with a character does. */
function type(key: string): void {
  const { activeElement: focused } = document
  const isTaken = !focused?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  if (isTaken || !(focused instanceof HTMLInputElement)) return
  focused.setRangeText(key, focused.selectionStart ?? 0, focused.selectionEnd ?? 0, 'end')
  focused.dispatchEvent(new InputEvent('input', { data: key, inputType: 'insertText', bubbles: true }))
}
