import { useEffect } from 'react'

/** Steps from change to change: F7 and Shift+F7 anywhere, j and k wherever nothing is typed. */
export function useStepKeys(step: (by: 1 | -1) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const by = stepOf(event)
      if (by === undefined || event.defaultPrevented) return
      event.preventDefault()
      step(by)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [step])
}

function stepOf({ key, shiftKey, ctrlKey, metaKey, altKey, target }: KeyboardEvent): 1 | -1 | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  if (key === 'F7') return shiftKey ? -1 : 1
  const isTyping =
    target instanceof HTMLElement &&
    target.matches('input, textarea, select, [contenteditable="true"], .monaco-editor *, [role="menu"] *')
  if (isTyping || shiftKey) return undefined
  return key === 'j' ? 1 : key === 'k' ? -1 : undefined
}
