import { Range } from 'monaco-editor/editor'
import type { editor } from 'monaco-editor/editor'
import { editorPosition } from './line-ends.ts'
import type { BoundModel } from './bound-model.ts'

const FLASH = 1200

/** Puts the cursor at an offset of the text, in the middle of the editor, and marks the line for a moment. */
export function showPlace(view: editor.IStandaloneCodeEditor, bound: BoundModel, offset: number): void {
  bound.flush()
  const position = editorPosition(bound.source(), offset)
  view.setPosition(position)
  view.revealPositionInCenter(position, 1)
  view.focus()
  const range = new Range(position.lineNumber, 1, position.lineNumber, 1)
  const flash = view.createDecorationsCollection([{ range, options: { isWholeLine: true, className: 'text-flash' } }])
  setTimeout(() => flash.clear(), FLASH)
}
