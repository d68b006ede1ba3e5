import { OVERRIDES } from '../core/compose.ts'
import type { Source } from '../core/source.ts'
import { sourceAt } from './session.ts'
import type { Session, Step, TextChange } from './session.ts'

/** A text to put in place of another; undefined removes the file. */
export interface NewText {
  readonly path: string
  readonly text: string | undefined
}

/**
 * The session with texts replaced, as one step of the history. Texts that are equal change nothing, so an echo of a change
 * dies here; a step without changes is not recorded.
 *
 * @see SPEC.md E5
 */
export function replaceTexts(
  session: Session,
  label: string,
  { texts, mark }: { readonly texts: readonly NewText[]; readonly mark?: string },
): Session {
  const changes = texts.map((text) => changeOf(session, text)).filter(({ before, after }) => before?.text !== after?.text)
  if (changes.length === 0) return session
  const step: Step = { label, changes, ...(mark === undefined ? {} : { mark }) }
  const next = applyChanges(session, changes, 'after')
  return { ...next, past: pushStep(session.past, step), future: [] }
}

function changeOf(session: Session, { path, text }: NewText): TextChange {
  const before = sourceAt(session, path)
  if (text === undefined) return { path, before, after: undefined }
  const kind = path === OVERRIDES ? 'overrides' : 'file'
  return { path, before, after: before?.text === text ? before : { kind, path, text } }
}

function pushStep(past: readonly Step[], step: Step): readonly Step[] {
  const last = past.at(-1)
  const [change] = step.changes
  const [earlier] = last?.changes ?? []
  const isSame = step.mark !== undefined && last?.mark === step.mark && step.changes.length === 1 && last.changes.length === 1
  if (!isSame || !change || !earlier || earlier.path !== change.path) return [...past, step]
  return [...past.slice(0, -1), { ...step, changes: [{ ...change, before: earlier.before }] }]
}

/** Takes the last step back, byte for byte. */
export function undo(session: Session): Session {
  const step = session.past.at(-1)
  if (!step) return session
  const before = applyChanges(session, step.changes, 'before')
  return { ...before, past: session.past.slice(0, -1), future: [...session.future, step] }
}

/** Does the step that was undone last again. */
export function redo(session: Session): Session {
  const step = session.future.at(-1)
  if (!step) return session
  const after = applyChanges(session, step.changes, 'after')
  return { ...after, past: [...session.past, { ...step, mark: '' }], future: session.future.slice(0, -1) }
}

function applyChanges(session: Session, changes: readonly TextChange[], side: 'before' | 'after'): Session {
  let { files, stack } = session
  for (const change of changes) {
    const source: Source | undefined = change[side]
    if (change.path === OVERRIDES) {
      if (source) stack = { ...stack, overrides: source }
      continue
    }
    const copy = new Map(files)
    if (source) copy.set(change.path, source)
    else copy.delete(change.path)
    files = copy
  }
  return { ...session, files, stack }
}

/** The session composing other files, lowest first; every layer is on, and the highest file is the target. */
export function openStack(session: Session, files: readonly string[]): Session {
  return { ...session, stack: { ...session.stack, files, off: new Set() }, target: files.at(-1) ?? OVERRIDES }
}

/** The session with a layer switched off, or on again. */
export function toggleLayer(session: Session, id: string): Session {
  const off = new Set(session.stack.off)
  if (!off.delete(id)) off.add(id)
  return { ...session, stack: { ...session.stack, off } }
}

/** The session with form edits written to another layer. */
export function setTarget(session: Session, target: string): Session {
  return session.target === target ? session : { ...session, target }
}

/** The session with its present texts taken as saved. */
export function markSaved(session: Session, paths: readonly string[]): Session {
  const saved = new Map(session.saved)
  for (const path of paths) {
    const source = session.files.get(path)
    if (source) saved.set(path, source)
    else saved.delete(path)
  }
  return { ...session, saved }
}
