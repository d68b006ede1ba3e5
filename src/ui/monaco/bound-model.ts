import { editor, Uri } from 'monaco-editor/editor'
import type { Source } from '../../core/source.ts'
import { rulesOf } from '../../workspace/rules.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import { sourceAt } from '../../workspace/session.ts'
import { languageOf } from './languages.ts'
import { editorText } from './line-ends.ts'
import { bindText } from './text-binding.ts'
import type { TextBinding } from './text-binding.ts'

/** A text in the editor, kept the same as the session's. */
export interface BoundModel extends Omit<TextBinding, 'close'> {
  readonly store: SessionStore
  readonly path: string
  readonly model: editor.ITextModel
}

/** A use of a bound model; the model goes with its last use. */
export interface ModelUse {
  readonly bound: BoundModel
  readonly release: () => void
}

interface Opened {
  readonly bound: BoundModel
  readonly close: () => void
  uses: number
}

const opened = new Map<editor.ITextModel, Opened>()

/** A use of the bound model of a path, which is opened if it is not; undefined where the session has no such text. */
export function openModel(store: SessionStore, path: string): ModelUse | undefined {
  const source = sourceAt(store.getState(), path)
  if (!source) return undefined
  const known = editor.getModel(uriOf(store, path))
  const entry = (known && opened.get(known)) ?? open(store, source)
  entry.uses += 1
  return { bound: entry.bound, release: once(() => release(entry)) }
}

/** What a model is bound to; undefined for a model that is not ours. */
export function boundOf(model: editor.ITextModel | null): BoundModel | undefined {
  return model ? opened.get(model)?.bound : undefined
}

/** The address of a text in the editor. Two stores may have files of one path. */
export function uriOf(store: SessionStore, path: string): Uri {
  const number = numbers.get(store) ?? (lastNumber += 1)
  numbers.set(store, number)
  return Uri.from({ scheme: SCHEME, authority: String(number), path: `/${path}` })
}

/** The path of a text in the editor. */
export function pathOf(uri: Uri): string {
  return uri.path.slice(1)
}

export const SCHEME = 'strata'

const numbers = new WeakMap<SessionStore, number>()
let lastNumber = 0

function open(store: SessionStore, source: Source): Opened {
  const { path } = source
  const { dialect } = rulesOf(store.getState()).options
  const model = editor.createModel(editorText(source.text), languageOf(path, dialect), uriOf(store, path))
  model.setEOL(editor.EndOfLineSequence.LF)
  model.updateOptions({
    tabSize: 2,
    insertSpaces: true,
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  })
  const { close, ...binding } = bindText(store, model, source)
  const entry: Opened = {
    bound: { store, path, model, ...binding },
    close: () => {
      close()
      opened.delete(model)
      model.dispose()
    },
    uses: 0,
  }
  opened.set(model, entry)
  return entry
}

function release(entry: Opened): void {
  entry.uses -= 1
  if (entry.uses === 0) entry.close()
}

/** A function that does something the first time it is called. */
export function once(run: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) run()
    isDone = true
  }
}
