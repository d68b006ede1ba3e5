import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { isEqualNode } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import type { Path } from '../../../core/path.ts'
import { toPointer } from '../../../core/path.ts'
import type { Field } from '../../../systems/schema/field.ts'
import { replaceTexts, undo } from '../../../workspace/commands.ts'
import { derive } from '../../../workspace/derive.ts'
import { dispatch } from '../../../workspace/session-store.ts'
import type { Session } from '../../../workspace/session.ts'
import { whenFlushed } from '../../monaco/flush-typing.ts'
import { guessCost, paceOf } from '../../monaco/typing-pace.ts'
import type { Pace } from '../../monaco/typing-pace.ts'
import { useSessionStore } from '../../session-context.tsx'
import { readDraft } from './draft-value.ts'
import type { Draft } from './draft-value.ts'
import type { FormEdit } from '../form-edit.ts'
import { formModel } from '../form-model.ts'
import { rowFacts } from '../row/row-facts.ts'
import type { RowEdit } from '../use-row-edit.ts'
import { valueText } from '../value-text.ts'

interface Options {
  readonly path: Path
  readonly field: Field
  /** The text of the value written here; `''` where there is none. */
  readonly text: string
  readonly edit: RowEdit
  /** Whether every draft that means something is committed while typing goes on. */
  readonly isLive: boolean
}

/** Text that a person types into a row. */
export interface DraftInput {
  readonly value: string
  /** Whether the text is not what the layer holds. */
  readonly isDraft: boolean
  readonly type: (text: string) => void
  /** The field is left: commits what the text means, or says why not. */
  readonly leave: () => void
  /** Puts a text in place as if it had been typed and finished. */
  readonly put: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** What has been typed since the field was last as the layer has it. */
interface Typing {
  /** The layer's text before the first key. */
  readonly before: string
  /** What this field made of it last. */
  readonly after: string
}

/**
 * A text field's draft: what is typed stays as it is typed, and is committed once it means something. Clearing commits when the
 * field is left, as a reset. Escape takes the typing back. A change from elsewhere (undo, the text) replaces the draft.
 */
export function useDraft({ path, field, text, edit, isLive }: Options): DraftInput {
  const store = useSessionStore()
  const [draft, setDraft] = useState<DraftText>()
  const live = draft?.known === text ? draft : undefined
  const typing = useRef<Typing>(undefined)
  // All that is typed from entering the field to leaving it is one step of the history.
  const visit = useRef<string>(undefined)
  const work = useRef<() => void>(undefined)
  const pace = useRef<Pace>(undefined)

  const layerText = (): string => formOf(store.getState()).source?.text ?? ''

  const begin = (): void => {
    visit.current ??= newVisit(path)
    if (!live) typing.current = { before: layerText(), after: layerText() }
  }

  const commit = (typed: string, isDone: boolean): boolean => {
    const form = formOf(store.getState())
    const read = readDraft(typed, { field, dialect: form.options.dialect, isDone })
    if (read.kind === 'partial' && isDone) edit.refuse(read.reason)
    if (read.kind === 'partial' || (read.kind === 'empty' && !isDone)) return false
    const { own } = rowFacts(form, path)
    if (isWritten(read, own, isDone)) {
      edit.refuse(undefined)
      return true
    }
    const step = visit.current === undefined ? {} : { mark: visit.current }
    return edit.commit([editOf(path, read)], step, (after) => {
      const now = formOf(after)
      const { own: written } = rowFacts(now, path)
      typing.current = { before: typing.current?.before ?? layerText(), after: now.source?.text ?? '' }
      setDraft({ typed, known: written ? valueText(written) : '' })
    })
  }

  const type = (typed: string): void => {
    begin()
    setDraft({ typed, known: text })
    work.current = () => commit(typed, false)
    pace.current ??= paceOf(() => work.current?.(), { guess: guessCost(layerText().length), isHalf: () => false })
    if (isLive) pace.current.ask()
  }

  const finish = (typed: string | undefined): void => {
    pace.current?.stop()
    if (typed !== undefined && commit(typed, true)) setDraft(undefined)
  }

  const put = (typed: string): void => {
    begin()
    finish(typed)
  }

  const cancel = (): void => {
    pace.current?.stop()
    edit.refuse(undefined)
    setDraft(undefined)
    const { before, after } = typing.current ?? {}
    if (before === undefined || before === after || layerText() !== after) return
    const mark = visit.current ?? ''
    const last = store.getState().past.at(-1)
    const isWhole = last?.mark === mark && last.changes[0]?.before?.text === before
    const back = { texts: [{ path: formOf(store.getState()).path, text: before }], mark }
    dispatch(store, (session) => (isWhole ? undo(session) : replaceTexts(session, 'Take typing back', back)))
  }

  const leave = (): void => {
    finish(live?.typed)
    visit.current = undefined
  }

  const flush = useRef<() => void>(undefined)
  useEffect(() => {
    flush.current = () => {
      if (isLive) pace.current?.flush()
      else if (live) commit(live.typed, true)
    }
  })
  useEffect(() => whenFlushed(() => flush.current?.()), [])
  // In the layout phase: after it a draft that is given up with this field listens no longer.
  useLayoutEffect(() => () => flush.current?.(), [])

  const onKeyDown = (event: KeyboardEvent): void => {
    // Before the focus moves: what stands next may come or go with the value.
    const isLeaving = event.key === 'Tab' || (event.key === 'Enter' && !event.altKey)
    if (isLeaving && !event.nativeEvent.isComposing) finish(live?.typed)
    else if (event.key === 'Escape' && (live || edit.refusal !== undefined)) {
      event.stopPropagation()
      cancel()
    } else if (event.ctrlKey || event.metaKey) flush.current?.()
  }

  const value = live?.typed ?? text
  return { value, isDraft: value !== text, type, leave, put, onKeyDown }
}

/** The typed text, and what the field showed of the layer when it last read or wrote it: another text means another hand. */
interface DraftText {
  readonly typed: string
  readonly known: string
}

let visits = 0

function newVisit(path: Path): string {
  visits += 1
  return `form ${toPointer(path)} ${visits}`
}

function formOf(session: Session) {
  return formModel(derive(session), session)
}

/** Whether the layer holds already what was typed; once done, as it was typed. */
function isWritten(read: Exclude<Draft, { kind: 'partial' }>, own: ConfigNode | undefined, isDone: boolean): boolean {
  if (read.kind === 'empty' || !own) return read.kind === 'empty' && !own
  const isRespelled = isDone && read.spelling !== undefined && read.spelling !== valueText(own)
  return isEqualNode(own, read.node) && !isRespelled
}

function editOf(path: Path, read: Exclude<Draft, { kind: 'partial' }>): FormEdit {
  if (read.kind === 'empty') return { kind: 'unset', path }
  const { node, spelling } = read
  return { kind: 'set', path, value: node, ...(spelling === undefined ? {} : { spelling }) }
}
