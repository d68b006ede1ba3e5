import { editor } from 'monaco-editor/editor'
import { setTarget } from '../../workspace/commands.ts'
import { dispatch } from '../../workspace/session-store.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import { sourceAt } from '../../workspace/session.ts'
import { revealText } from '../view.ts'
import { boundOf, pathOf, SCHEME } from './bound-model.ts'
import { GO_TO } from './describe-key.ts'
import { fileOffset } from './line-ends.ts'

/** Lets links of hovers and definitions in other files lead there: the file becomes the target, and the editor shows the place. */
export function registerGoTo(): void {
  editor.registerCommand(GO_TO, (_accessor, path: string, offset: number) => {
    const bound = boundOf(focusedEditor()?.getModel() ?? null)
    if (bound) goTo(bound.store, path, offset)
  })
  editor.registerEditorOpener({
    openCodeEditor: (from, resource, place) => {
      const bound = boundOf(from.getModel())
      if (!bound || resource.scheme !== SCHEME || resource.toString() === from.getModel()?.uri.toString()) return false
      const source = sourceAt(bound.store.getState(), pathOf(resource))
      if (!source) return false
      const { lineNumber, column } =
        place && 'startLineNumber' in place ? startOf(place) : (place ?? { lineNumber: 1, column: 1 })
      goTo(bound.store, source.path, fileOffset(source, { lineNumber, column }))
      return true
    },
  })
}

function goTo(store: SessionStore, path: string, offset: number): void {
  if (!sourceAt(store.getState(), path)) return
  dispatch(store, (session) => setTarget(session, path))
  revealText(path, offset)
}

function startOf(range: { readonly startLineNumber: number; readonly startColumn: number }): {
  lineNumber: number
  column: number
} {
  return { lineNumber: range.startLineNumber, column: range.startColumn }
}

/** The editor that has, or just had, the keyboard: a hover takes it away. */
function focusedEditor(): editor.ICodeEditor | undefined {
  const all = editor.getEditors()
  return all.find((one) => one.hasWidgetFocus()) ?? all.find((one) => boundOf(one.getModel()))
}
