import { editor, KeyCode, KeyMod } from 'monaco-editor/editor'
import { redo, undo } from '../../workspace/commands.ts'
import { dispatch } from '../../workspace/session-store.ts'
import type { Session } from '../../workspace/session.ts'
import { boundOf } from './bound-model.ts'

/**
 * Undo and redo of every editor go to the one history of the session, and keys that belong to the whole screen go through to it.
 *
 * @see SPEC.md E5
 */
export function bindKeys(): void {
  editor.addCommand({ id: 'strata.undo', run: () => step(undo) })
  editor.addCommand({ id: 'strata.redo', run: () => step(redo) })
  const when = 'editorTextFocus'
  editor.addKeybindingRules([
    { keybinding: KeyMod.CtrlCmd | KeyCode.KeyZ, command: 'strata.undo', when },
    { keybinding: KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, command: 'strata.redo', when },
    { keybinding: KeyMod.CtrlCmd | KeyCode.KeyY, command: 'strata.redo', when },
    ...SCREEN_KEYS.map((key) => ({ keybinding: KeyMod.CtrlCmd | key, command: null })),
    { keybinding: KeyCode.F1, command: null },
    // Monaco has it behind Ctrl+K, which is the screen's.
    { keybinding: KeyMod.CtrlCmd | KeyCode.KeyI, command: 'editor.action.showHover', when },
  ])
}

/** Ctrl with these is the screen's: search, export, save, problems, form, text, both. */
const SCREEN_KEYS = [KeyCode.KeyK, KeyCode.KeyE, KeyCode.KeyS, KeyCode.KeyJ, KeyCode.Digit1, KeyCode.Digit2, KeyCode.Digit3]

function step(command: (session: Session) => Session): void {
  const focused = editor.getEditors().find((one) => one.hasTextFocus())
  const bound = boundOf(focused?.getModel() ?? null)
  if (!focused || !bound) return
  bound.flush()
  const before = bound.model.getVersionId()
  let place: { readonly lineNumber: number; readonly column: number } | undefined
  const watching = bound.model.onDidChangeContent(({ changes }) => {
    const [change] = changes
    if (change) place = bound.model.getPositionAt(change.rangeOffset + change.text.length)
  })
  dispatch(bound.store, command)
  watching.dispose()
  if (!place || bound.model.getVersionId() === before) return
  focused.setPosition(place)
  focused.revealPositionInCenterIfOutsideViewport(place)
}
