import { useEffect } from 'react'
import { redo, undo } from '../../workspace/commands.ts'
import { useDispatch } from '../session-context.tsx'
import { setView, view } from '../view.ts'
import { focusNextRegion } from './focus-region.ts'
import type { Places } from './places.ts'

/** What a key does, for the listener and for the list of shortcuts. `mod` is Ctrl, or Command on a Mac. */
export interface Shortcut {
  readonly keys: string
  readonly says: string
}

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: 'mod+K', says: 'Search keys, files and actions' },
  { keys: 'mod+Shift+O', says: 'Outline of the config' },
  { keys: 'mod+Z', says: 'Undo' },
  { keys: 'mod+Shift+Z', says: 'Redo' },
  { keys: 'mod+S', says: 'Save to the folder' },
  { keys: 'mod+E', says: 'Export' },
  { keys: 'mod+1 / 2 / 3', says: 'Form, text, both' },
  { keys: 'mod+Shift+D', says: 'Compare, and back to Compose' },
  { keys: 'mod+J', says: 'Show or hide problems' },
  { keys: 'F7 / Shift+F7', says: 'Next or previous change (j and k too)' },
  { keys: '/', says: 'Filter the form, or the changes' },
  { keys: 'Alt+↑ / Alt+↓', says: 'Move an item of a list, from anywhere in it' },
  { keys: 'Alt+Enter', says: 'History of the row that is edited' },
  { keys: 'Alt+Backspace', says: 'Reset the row that is edited' },
  { keys: 'Alt+→ / Alt+←', says: 'Open the block at its head alone, and back one step' },
  { keys: 'F1', says: 'About the row that is edited' },
  { keys: '?', says: 'This list' },
  { keys: 'F6', says: 'Next region of the screen' },
]

/** Listens for the shortcuts of the whole screen. */
export function useShortcuts(places: Places): void {
  const dispatch = useDispatch()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = actionFor(event, dispatch, places)
      if (!action) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [dispatch, places])
}

type Dispatch = ReturnType<typeof useDispatch>

function actionFor(event: KeyboardEvent, dispatch: Dispatch, places: Places): (() => void) | undefined {
  if (event.defaultPrevented) return undefined
  if (event.key === 'F6') return () => focusNextRegion(event.shiftKey ? -1 : 1)
  if (!(event.ctrlKey || event.metaKey))
    return event.key === '?' && !isTyping(event) ? () => setView({ dialog: 'shortcuts' }) : undefined
  switch (event.key.toLowerCase()) {
    case 'k':
      return () => setView({ dialog: 'palette' })
    case 'e':
      return () => setView({ dialog: 'export' })
    case 'o':
      return event.shiftKey ? () => setView({ dialog: 'outline' }) : undefined
    case 'd':
      return event.shiftKey ? switchScreen : undefined
    case 'j':
      return () => setView({ bottomPanel: view.getState().bottomPanel ? undefined : 'problems' })
    case 's':
      return () => places.save()
    case 'z':
      return () => dispatch(event.shiftKey ? redo : undo)
    case 'y':
      return () => dispatch(redo)
    case '1':
      return () => setView({ screen: 'compose', mode: 'form' })
    case '2':
      return () => setView({ screen: 'compose', mode: 'text' })
    case '3':
      return () => setView({ screen: 'compose', mode: 'both' })
    default:
      return undefined
  }
}

function switchScreen(): void {
  view.setState(({ screen }) => ({ screen: screen === 'compose' ? 'compare' : 'compose' }))
}

function isTyping(event: KeyboardEvent): boolean {
  return (
    event.target instanceof HTMLElement &&
    event.target.matches('input, textarea, select, [contenteditable="true"], .monaco-editor *')
  )
}
