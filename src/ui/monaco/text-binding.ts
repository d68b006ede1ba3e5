import { Range } from 'monaco-editor/editor'
import type { editor } from 'monaco-editor/editor'
import type { Source } from '../../core/source.ts'
import { replaceTexts } from '../../workspace/commands.ts'
import { dispatch } from '../../workspace/session-store.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import { sourceAt } from '../../workspace/session.ts'
import type { Session } from '../../workspace/session.ts'
import { whenFlushed } from './flush-typing.ts'
import { lexLine, startOfText } from './lex-line.ts'
import { editorText, withChanges } from './line-ends.ts'
import { middleDifference, shifted, withDifference } from '../../core/diff/middle-difference.ts'
import { guessCost, paceOf } from './typing-pace.ts'
import type { Pace } from './typing-pace.ts'
import { nextRun, noRun } from './typing-run.ts'
import type { TypingRun } from './typing-run.ts'

/** Keeps a model and a text of the session the same. */
export interface TextBinding {
  /** The text as the editor has it, typing that the session does not know yet included. */
  readonly source: () => Source
  /** Brings typing into the session at once. */
  readonly flush: () => void
  /** Flushes, and lets go of both. */
  readonly close: () => void
}

/** Binds `model` to the session's text at the path of `source`, which the model shows already. */
export function bindText(store: SessionStore, model: editor.ITextModel, source: Source): TextBinding {
  const run = { ...noRun, number: lastRun }
  const binding: Binding = { store, model, agreed: source, current: source, run, typed: [], isHalf: false }
  const pace = paceOf(() => send(binding), { guess: guessCost(source.text.length), isHalf: () => binding.isHalf })
  const typing = model.onDidChangeContent((event) => {
    take(binding, event)
    pace.ask()
  })
  const stopListening = store.subscribe((session) => receive(binding, session, pace))
  const stopFlushing = whenFlushed(pace.flush)
  const close = (): void => {
    pace.flush()
    pace.stop()
    stopFlushing()
    stopListening()
    typing.dispose()
  }
  return { source: () => binding.current, flush: pace.flush, close }
}

interface Binding {
  readonly store: SessionStore
  readonly model: editor.ITextModel
  /** The session's text that the model was last made to agree with. */
  agreed: Source
  current: Source
  run: TypingRun
  /** The text at the end of each run that the session does not know yet. */
  typed: readonly TypedText[]
  /** Whether the line typed in last holds a word that is no key yet. */
  isHalf: boolean
}

interface TypedText {
  readonly text: string
  readonly mark: string
}

/** The run numbered last, whichever text it was in: a number never names two runs of a text that was closed and opened again. */
let lastRun = 0

/** Maps what happened in the model onto the file's own text. */
function take(binding: Binding, { changes }: editor.IModelContentChangedEvent): void {
  const first = changes.at(-1)
  if (!first) return
  const { rangeOffset: start, rangeLength, text, range } = first
  binding.isHalf = text.length === 1 && isHalfKey(binding.model.getLineContent(range.startLineNumber))
  binding.run = nextRun(binding.run, { start, end: start + rangeLength, text }, performance.now())
  lastRun = Math.max(lastRun, binding.run.number)
  binding.current = { ...binding.current, text: withChanges(binding.current, changes) }
  const mark = markOf(binding)
  const earlier = binding.typed.at(-1)?.mark === mark ? binding.typed.slice(0, -1) : binding.typed
  binding.typed = [...earlier, { text: binding.current.text, mark }]
}

/** A word alone on a line takes the whole layer out of the config; the next letters will most often make a key of it. */
function isHalfKey(line: string): boolean {
  const { pieces } = lexLine(line, startOfText)
  return pieces.length === 1 && pieces[0]?.kind === 'plain'
}

function markOf({ current, run }: Binding): string {
  return `typing:${current.path}:${run.number}`
}

/** Each run becomes a step of the history, all of them in one change of the session. */
function send(binding: Binding): void {
  const { store, typed } = binding
  const { path } = binding.current
  binding.typed = []
  if (typed.length === 0 || !sourceAt(store.getState(), path)) return
  dispatch(store, (session) =>
    typed.reduce((now, { text, mark }) => replaceTexts(now, `Edit ${path}`, { texts: [{ path, text }], mark }), session),
  )
}

/** What the session says now. Our own typing comes back as a text that the model has already, and changes nothing. */
function receive(binding: Binding, session: Session, pace: Pace): void {
  const next = sourceAt(session, binding.current.path)
  if (!next || next === binding.agreed) return
  const text = withTyping(binding, next)
  const isNews = text !== binding.current.text
  binding.agreed = next
  if (isNews) showText(binding.model, editorText(text))
  binding.current = text === next.text ? next : { ...next, text }
  binding.typed = text === next.text ? [] : [{ text, mark: markOf(binding) }]
  if (isNews) binding.run = { ...binding.run, at: -1 }
  if (text === next.text) pace.stop()
}

/** The session's new text with the typing in it that the session does not have; where both touch one place, what was typed. */
function withTyping({ agreed, current }: Binding, next: Source): string {
  const typed = middleDifference(agreed.text, current.text)
  const change = middleDifference(agreed.text, next.text)
  if (!typed || current.text === next.text) return next.text
  if (!change) return current.text
  const moved = shifted(typed, change)
  return moved ? withDifference(next.text, moved) : current.text
}

/** Replaces only what differs, so that cursors, folds and the place on screen stay. */
function showText(model: editor.ITextModel, text: string): void {
  const difference = middleDifference(model.getValue(), text)
  if (!difference) return
  const from = model.getPositionAt(difference.start)
  const to = model.getPositionAt(difference.end)
  model.pushEditOperations([], [{ range: Range.fromPositions(from, to), text: difference.text }], () => null)
}
