import { applyEdits } from '../core/edit/apply-edits.ts'
import type { Fix } from '../core/issue.ts'
import { OVERRIDES, overridesSource } from '../core/compose/compose.ts'
import { withText } from '../core/source.ts'
import type { Source } from '../core/source.ts'
import { applyChanges } from './apply-changes.ts'
import { focusOf, focusOn, isEqualFocus } from './focus.ts'
import { sourceAt } from './session.ts'
import type { Session, Step, TextChange } from './session.ts'

/** A text to put in place of another; undefined removes the file. A {@link Source} is one too. */
export interface NewText extends Pick<Partial<Source>, 'badUtf8At'> {
  readonly path: string
  readonly text: string | undefined
}

/** Texts to replace in one step of the history. */
export interface Replacement {
  readonly texts: readonly NewText[]
  /** See {@link Step}. */
  readonly mark?: string
  /** What the step opens once the texts are in place. */
  readonly refocus?: (session: Session) => Session
}

/**
 * The session with texts replaced, as one step of the history. Texts that are equal change nothing, so an echo of a change
 * dies here; a step without changes is not recorded. Files that are removed leave the stack.
 *
 * @see SPEC.md E5
 */
export function replaceTexts(session: Session, label: string, { texts, mark = '', refocus = same }: Replacement): Session {
  const byPath = new Map(texts.map((text) => [text.path, text]))
  const changes = [...byPath.values()].map((text) => changeOf(session, text)).filter(({ before, after }) => before !== after)
  if (changes.length === 0) return session
  const next = refocus(applyChanges(session, changes, 'after'))
  const before = focusOf(session)
  const after = focusOf(next)
  const step: Step = { label, changes, mark, ...(isEqualFocus(before, after) ? {} : { focus: { before, after } }) }
  return { ...next, past: pushStep(session.past, step), future: [] }
}

function same(session: Session): Session {
  return session
}

function changeOf(session: Session, { path, text, badUtf8At }: NewText): TextChange {
  const before = sourceAt(session, path)
  // The overrides layer is always there: taken away, it is empty.
  const wanted = path === OVERRIDES ? (text ?? '') : text
  if (before?.text === wanted) return { path, before, after: before }
  if (wanted === undefined) return { path, before, after: undefined }
  if (path === OVERRIDES) return { path, before, after: overridesSource(wanted) }
  if (before && badUtf8At === undefined) return { path, before, after: withText(before, wanted) }
  return { path, before, after: { kind: 'file', path, text: wanted, ...(badUtf8At === undefined ? {} : { badUtf8At }) } }
}

function pushStep(past: readonly Step[], step: Step): readonly Step[] {
  const last = past.at(-1)
  const change = last && joinedChange(last, step)
  if (!change) return [...past, step]
  const others = past.slice(0, -1)
  return change.before?.text === change.after?.text ? others : [...others, { ...step, changes: [change] }]
}

/** The one change that two steps of typing add up to; undefined where they are no such steps. */
function joinedChange(last: Step, step: Step): TextChange | undefined {
  const [earlier, ...otherEarlier] = last.changes
  const [change, ...others] = step.changes
  if (!step.mark || step.mark !== last.mark || step.focus || last.focus) return undefined
  if (!earlier || !change || earlier.path !== change.path || otherEarlier.length > 0 || others.length > 0) return undefined
  return { ...change, before: earlier.before }
}

/** Takes the last step back, byte for byte. */
export function undo(session: Session): Session {
  const step = session.past.at(-1)
  if (!step) return session
  const before = applyChanges(session, step.changes, 'before')
  const past = sealed(session.past.slice(0, -1))
  const focused = step.focus ? focusOn(before, step.focus.before) : before
  return { ...focused, past, future: [...session.future, step] }
}

/** Does the step that was undone last again. */
export function redo(session: Session): Session {
  const step = session.future.at(-1)
  if (!step) return session
  const after = applyChanges(session, step.changes, 'after')
  const past = sealed([...session.past, step])
  const focused = step.focus ? focusOn(after, step.focus.after) : after
  return { ...focused, past, future: session.future.slice(0, -1) }
}

/** Steps of which the last is joined by no other. */
function sealed(steps: readonly Step[]): readonly Step[] {
  const last = steps.at(-1)
  return last?.mark ? [...steps.slice(0, -1), { ...last, mark: '' }] : steps
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

/** The session with a fix made in its file, as one step of the history; the same session where the file is gone. */
export function applyFix(session: Session, { title, file, edits }: Fix): Session {
  const source = sourceAt(session, file)
  return source ? replaceTexts(session, title, { texts: [{ path: file, text: applyEdits(source.text, edits) }] }) : session
}
