import { editor } from 'monaco-editor/editor'
import type { SessionStore } from '../../workspace/session-store.ts'
import { view as screen } from '../view.ts'
import { once, openModel } from './bound-model.ts'
import type { BoundModel } from './bound-model.ts'
import { editorOptions, optionsOfText } from './editor-options.ts'
import { showFindings } from './findings.ts'
import { flushTyping } from './flush-typing.ts'
import { returnModels } from './lent-models.ts'
import { showPlace } from './open-place.ts'
import { takeCursor } from './plain-cursor.ts'
import { prepareMonaco } from './prepare-monaco.ts'

/** An editor on the page, which shows one text after another. */
export interface MountedEditor {
  /** Shows the text at a path, where it was left last, until the returned function is called. */
  readonly show: (store: SessionStore, path: string) => () => void
  readonly dispose: () => void
}

/** Makes an editor in `host`. */
export function mountEditor(host: HTMLElement): MountedEditor {
  prepareMonaco()
  const view = editor.create(host, { ...editorOptions(), model: null })
  const blurring = view.onDidBlurEditorText(flushTyping)
  // A key of the screen, as for saving, must find all that was typed.
  const pressing = view.onKeyDown(({ ctrlKey, metaKey }) => {
    if (ctrlKey || metaKey) flushTyping()
  })
  addEventListener('pagehide', flushTyping)
  let close = (): void => undefined
  return {
    show: (store, path) => {
      close = once(showText(view, store, path))
      return close
    },
    dispose: () => {
      close()
      removeEventListener('pagehide', flushTyping)
      blurring.dispose()
      pressing.dispose()
      view.dispose()
    },
  }
}

/** Where each text was left: cursor, folds, place on screen. */
const left = new WeakMap<SessionStore, Map<string, editor.ICodeEditorViewState>>()

function showText(view: editor.IStandaloneCodeEditor, store: SessionStore, path: string): () => void {
  const use = openModel(store, path)
  if (!use) return () => undefined
  const { bound, release } = use
  const places = left.get(store) ?? new Map<string, editor.ICodeEditorViewState>()
  left.set(store, places)
  view.updateOptions(optionsOfText(bound.source()))
  view.setModel(bound.model)
  view.restoreViewState(places.get(path) ?? null)
  const cursor = takeCursor(path)
  if (cursor !== undefined) {
    view.setPosition(bound.model.getPositionAt(cursor))
    view.focus()
  }
  const stopFindings = showFindings(view, bound)
  const stopKeeping = keepPlaceOnScreen(view)
  const stopRevealing = followReveal(view, bound)
  return () => {
    stopRevealing()
    stopKeeping()
    stopFindings()
    bound.flush()
    const state = view.saveViewState()
    if (state) places.set(path, state)
    view.setModel(null)
    release()
    returnModels()
  }
}

/** The reveal that was followed last: the same one is not followed again when the editor comes back. */
let followed = 0

function followReveal(view: editor.IStandaloneCodeEditor, bound: BoundModel): () => void {
  const follow = (): void => {
    const { reveal } = screen.getState()
    if (!reveal || reveal.file !== bound.path || reveal.at <= followed) return
    followed = reveal.at
    showPlace(view, bound, reveal.offset)
  }
  follow()
  return screen.subscribe(follow)
}

/** Keeps the same lines on screen when others change the text above them. */
function keepPlaceOnScreen(view: editor.IStandaloneCodeEditor): () => void {
  const watching = view.onDidChangeModelContent(({ changes }) => {
    const top = view.getVisibleRanges()[0]?.startLineNumber ?? 1
    if (view.hasTextFocus() || top === 1) return
    const above = changes.filter(({ range }) => range.endLineNumber < top)
    const added = above.reduce(
      (sum, { range, text }) => sum + text.split('\n').length - 1 - (range.endLineNumber - range.startLineNumber),
      0,
    )
    if (added !== 0) view.setScrollTop(view.getScrollTop() + added * view.getOption(editor.EditorOption.lineHeight))
  })
  return () => watching.dispose()
}
