import type { editor } from 'monaco-editor/editor'
import { editorRange } from './line-ends.ts'
import type { EditorRange } from './line-ends.ts'
import type { LineNote } from './line-notes.ts'
import type { Source } from '../../core/source.ts'

/** How notes look in the editor: the value pale or struck out, a thin mark before the line, the words behind it. */
export function noteDecorations(
  model: editor.ITextModel,
  source: Source,
  notes: readonly LineNote[],
): readonly editor.IModelDeltaDecoration[] {
  return notes.flatMap(({ kind, span, text }) => {
    const range = editorRange(source, span)
    const after = { content: `\u2002${text}`, inlineClassName: 'text-note' }
    return [
      { range, options: { inlineClassName: `text-value is-${kind}`, linesDecorationsClassName: `text-mark is-${kind}` } },
      { range: endOfFirstLine(model, range), options: { after, showIfCollapsed: true } },
    ]
  })
}

/** Behind the value, before a comment; behind the first line of a value that takes several. */
function endOfFirstLine(model: editor.ITextModel, range: EditorRange): EditorRange {
  const { startLineNumber, endLineNumber, endColumn } = range
  const isShort = startLineNumber === endLineNumber
  const column = isShort ? endColumn : model.getLineMaxColumn(Math.min(startLineNumber, model.getLineCount()))
  return { startLineNumber, startColumn: column, endLineNumber: startLineNumber, endColumn: column }
}
