import { editor, Range } from 'monaco-editor/editor'
import { editorOptions } from './editor-options.ts'
import { middleDifference } from '../../core/diff/middle-difference.ts'
import { prepareMonaco } from './prepare-monaco.ts'
import { token } from './theme.ts'

/** One of two texts that are shown side by side, and what stands behind its lines. */
export interface DiffText {
  /** For assistive technology: `Resolved text of xlstm`. */
  readonly label: string
  /** The editor's language of the text. */
  readonly language: string
  readonly text: string
  /** What to say behind each line, from the first; it takes no part in the comparison. */
  readonly notes: readonly (string | undefined)[]
}

export interface DiffView {
  readonly isInline: boolean
  readonly isFolded: boolean
}

/** Two texts on the page, with their differences marked. */
export interface MountedDiff {
  readonly show: (original: DiffText, modified: DiffText) => void
  readonly setView: (view: DiffView) => void
  readonly dispose: () => void
}

export interface DiffEvents {
  /** A line's number was clicked, or the line with Ctrl; lines count from 0. */
  readonly onLine: (side: 'original' | 'modified', line: number) => void
  /** How many differences there are, once they are known. */
  readonly onCount: (differences: number) => void
}

/** Makes a view of two texts in `host`. */
export function mountDiff(host: HTMLElement, events: DiffEvents): MountedDiff {
  prepareMonaco()
  const view = editor.createDiffEditor(host, diffOptions())
  const sides = {
    original: showSide(view.getOriginalEditor(), (line) => events.onLine('original', line)),
    modified: showSide(view.getModifiedEditor(), (line) => events.onLine('modified', line)),
  }
  const counting = view.onDidUpdateDiff(() => events.onCount(view.getLineChanges()?.length ?? 0))
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'F7' || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    view.goToDiff(event.shiftKey ? 'previous' : 'next')
    view.getModifiedEditor().focus()
  }
  document.addEventListener('keydown', onKey, true)
  return {
    show: (original, modified) => {
      // Not before there are texts: two empty ones would be told to be the same.
      if (!view.getModel()) view.setModel({ original: modelOf(original), modified: modelOf(modified) })
      sides.original.show(original)
      sides.modified.show(modified)
    },
    setView: ({ isInline, isFolded }) => {
      view.updateOptions({ renderSideBySide: !isInline, hideUnchangedRegions: { ...FOLDS, enabled: isFolded } })
    },
    dispose: () => {
      document.removeEventListener('keydown', onKey, true)
      counting.dispose()
      sides.original.dispose()
      sides.modified.dispose()
      const models = view.getModel()
      view.dispose()
      models?.original.dispose()
      models?.modified.dispose()
    },
  }
}

const FOLDS = { contextLineCount: 3, minimumLineCount: 4, revealLineCount: 20 }

function diffOptions(): editor.IStandaloneDiffEditorConstructionOptions {
  return {
    ...editorOptions(),
    diffAlgorithm: 'advanced',
    diffWordWrap: 'off',
    fontFamily: token('--mono'),
    folding: false,
    glyphMargin: false,
    hideUnchangedRegions: { ...FOLDS, enabled: true },
    ignoreTrimWhitespace: false,
    lineDecorationsWidth: 22,
    lineNumbersMinChars: 4,
    originalEditable: false,
    readOnly: true,
    domReadOnly: true,
    renderFinalNewline: 'off',
    renderGutterMenu: false,
    renderLineHighlightOnlyWhenFocus: true,
    renderMarginRevertIcon: false,
    renderOverviewRuler: false,
    renderSideBySideInlineBreakpoint: 520,
  }
}

function modelOf({ text, language }: DiffText): editor.ITextModel {
  const model = editor.createModel(text, language)
  model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } })
  return model
}

interface ShownSide {
  readonly show: (shown: DiffText) => void
  readonly dispose: () => void
}

function showSide(side: editor.IStandaloneCodeEditor, onLine: (line: number) => void): ShownSide {
  const notes = side.createDecorationsCollection()
  let label = ''
  // The diff editor takes the name off whenever its own options change.
  const name = (): void => {
    if (side.getOption(editor.EditorOption.ariaLabel) !== label) side.updateOptions({ ariaLabel: label })
  }
  const naming = side.onDidChangeConfiguration(name)
  const clicking = side.onMouseDown(({ event, target }) => {
    const isNumber = target.type === editor.MouseTargetType.GUTTER_LINE_NUMBERS
    const isText = target.type === editor.MouseTargetType.CONTENT_TEXT && (event.ctrlKey || event.metaKey)
    if (target.position && event.leftButton && (isNumber || isText)) onLine(target.position.lineNumber - 1)
  })
  return {
    show: (shown) => {
      const model = side.getModel()
      if (!model) return
      label = shown.label
      name()
      editor.setModelLanguage(model, shown.language)
      replaceText(model, shown.text)
      notes.set(noteDecorations(model, shown.notes))
    },
    dispose: () => {
      clicking.dispose()
      naming.dispose()
      notes.clear()
    },
  }
}

/** Only what differs is replaced, so that the place on screen stays. */
function replaceText(model: editor.ITextModel, text: string): void {
  const difference = middleDifference(model.getValue(), text)
  if (!difference) return
  const range = Range.fromPositions(model.getPositionAt(difference.start), model.getPositionAt(difference.end))
  model.applyEdits([{ range, text: difference.text }])
}

function noteDecorations(model: editor.ITextModel, notes: DiffText['notes']): editor.IModelDeltaDecoration[] {
  return notes.flatMap((note, index) => {
    if (note === undefined || index >= model.getLineCount()) return []
    const column = model.getLineMaxColumn(index + 1)
    const after = { content: `\u2003${note}`, inlineClassName: 'diff-note' }
    return [{ range: new Range(index + 1, column, index + 1, column), options: { after, showIfCollapsed: true } }]
  })
}
