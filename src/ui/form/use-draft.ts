import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { isEqualNode } from '../../core/config-node.ts'
import type { Path } from '../../core/path.ts'
import { toPointer } from '../../core/path.ts'
import type { Field } from '../../systems/field.ts'
import { replaceTexts, undo } from '../../workspace/commands.ts'
import { derive } from '../../workspace/derive.ts'
import { dispatch } from '../../workspace/session-store.ts'
import { whenFlushed } from '../monaco/flush-typing.ts'
import { guessCost, paceOf } from '../monaco/typing-pace.ts'
import type { Pace } from '../monaco/typing-pace.ts'
import { useSessionStore } from '../session-context.tsx'
import { readDraft } from './draft-value.ts'
import { formModel } from './form-model.ts'
import { rowFacts } from './row-facts.ts'
import type { RowEdit } from './use-row-edit.ts'
import { valueText } from './value-text.ts'

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

let visits = 0

/**
 * A text field's draft: what is typed stays as it is typed, and is committed once it means something. Clearing commits when the
 * field is left, as a reset. Escape takes the typing back. A change from elsewhere (undo, the text) replaces the draft.
 */
export function useDraft({ path, field, text, edit, isLive }: Options): DraftInput {
  const store = useSessionStore()
  const [draft, setDraft] = useState<string>()
  // What the field showed of the layer when it last read or wrote it: another text means that someone else has changed it.
  const known = useRef(text)
  const typing = useRef<Typing>(undefined)
  // All that is typed from entering the field to leaving it is one step of the history.
  const visit = useRef<string>(undefined)
  const isStale = draft !== undefined && known.current !== text
  const latest = useRef<() => void>(undefined)
  const pace = useRef<Pace>(undefined)

  const target = () => formModel(derive(store.getState()), store.getState())
  const layerText = (): string => target().source?.text ?? ''

  const begin = (): void => {
    if (visit.current === undefined) {
      visits += 1
      visit.current = `form ${toPointer(path)} ${visits}`
    }
    if (draft !== undefined && !isStale) return
    typing.current = { before: layerText(), after: layerText() }
    known.current = text
  }

  const commit = (typed: string, isDone: boolean): boolean => {
    const { options, own } = target()
    const read = readDraft(typed, { field, dialect: options.dialect, isDone })
    if (read.kind === 'partial') {
      if (isDone) edit.refuse(read.reason)
      return false
    }
    if (read.kind === 'empty' && !isDone) return false
    const here = rowFacts(target(), path).own
    if (read.kind === 'empty' ? !here : here && isEqualNode(here, read.node) && !isRespelled(read)) {
      edit.refuse(undefined)
      return true
    }
    const mark = visit.current ?? ''
    const wasMade = edit.commit(
      [read.kind === 'empty' ? { kind: 'unset', path } : { ...read, kind: 'set', path, value: read.node }],
      { mark },
    )
    const now = rowFacts(target(), path).own
    known.current = now ? valueText(now) : ''
    if (typing.current && own !== target().own) typing.current = { ...typing.current, after: layerText() }
    return wasMade

    function isRespelled({ spelling }: typeof read & { kind: 'value' }): boolean {
      return isDone && spelling !== undefined && here !== undefined && valueText(here) !== spelling
    }
  }

  const type = (next: string): void => {
    begin()
    setDraft(next)
    latest.current = () => commit(next, false)
    pace.current ??= paceOf(() => latest.current?.(), guessCost(layerText().length))
    if (isLive) pace.current.ask()
  }

  const finish = (typed = isStale ? undefined : draft): void => {
    pace.current?.stop()
    if (typed === undefined) return
    if (commit(typed, true)) setDraft(undefined)
  }

  const put = (next: string): void => {
    begin()
    finish(next)
  }

  const cancel = (): void => {
    pace.current?.stop()
    edit.refuse(undefined)
    setDraft(undefined)
    const { before, after } = typing.current ?? {}
    if (before === undefined || before === after || layerText() !== after) return
    const mark = visit.current ?? ''
    const [change] = store.getState().past.at(-1)?.changes ?? []
    const isWhole = store.getState().past.at(-1)?.mark === mark && change?.before?.text === before
    const back = { texts: [{ path: target().path, text: before }], mark }
    dispatch(store, (session) => (isWhole ? undo(session) : replaceTexts(session, 'Take typing back', back)))
  }

  const leave = (): void => {
    finish()
    visit.current = undefined
  }

  const flush = useRef<() => void>(undefined)
  useEffect(() => {
    flush.current = () => {
      if (isLive) pace.current?.flush()
      else if (draft !== undefined && !isStale) commit(draft, true)
    }
  })
  useEffect(() => whenFlushed(() => flush.current?.()), [])
  useEffect(() => () => flush.current?.(), [])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish()
    else if (event.key === 'Escape' && (draft !== undefined || edit.refusal !== undefined)) {
      event.stopPropagation()
      cancel()
    } else if (event.ctrlKey || event.metaKey) flush.current?.()
  }

  const value = draft === undefined || isStale ? text : draft
  return { value, isDraft: value !== text, type, leave, put, onKeyDown }
}
