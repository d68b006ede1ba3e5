import { editor } from 'monaco-editor/editor'
import type { BoundModel } from './bound-model.ts'
import { markFixes } from './fix-marks.ts'
import { languageOf } from './languages.ts'
import { notesOf } from './line-notes.ts'
import { lookAt } from './look-at.ts'
import type { Look } from './look-at.ts'
import { showIssues } from './markers.ts'
import { noteDecorations } from './note-decorations.ts'
import { issuesOfText } from './text-issues.ts'

/** While somebody types, so many milliseconds pass before half a word is called wrong. */
const PATIENCE = 300

/** Keeps what is known of a text on show in its editor: underlined issues, values without effect. Stops when the function is called. */
export function showFindings(view: editor.IStandaloneCodeEditor, bound: BoundModel): () => void {
  const notes = view.createDecorationsCollection()
  const fixes = markFixes(view)
  let shown: Look['seen'] | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = (): void => {
    const look = lookAt(bound.store.getState(), bound.path)
    if (look.seen === shown) return
    shown = look.seen
    editor.setModelLanguage(bound.model, languageOf(bound.path, look.seen.options.dialect))
    const issues = issuesOfText(look)
    showIssues(bound, issues)
    fixes.show(issues)
    // A text that cannot be read has no values; what was said of them stays until it can.
    if (look.layer?.state !== 'broken') notes.set([...noteDecorations(bound.model, bound.source(), notesOf(look))])
  }
  const ask = (): void => {
    clearTimeout(timer)
    timer = setTimeout(show, view.hasTextFocus() ? PATIENCE : 0)
  }
  show()
  const stopListening = bound.store.subscribe(ask)
  return () => {
    stopListening()
    clearTimeout(timer)
    notes.clear()
    fixes.dispose()
  }
}
