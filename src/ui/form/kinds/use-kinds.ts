import { nodeOf } from '../../../core/config-node.ts'
import { toPointer } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import type { Expansion } from '../../../systems/judge/named-value.ts'
import { derive } from '../../../workspace/derive.ts'
import { flushTyping } from '../../monaco/flush-typing.ts'
import { useSessionStore } from '../../session-context.tsx'
import { useFormScope, useFormState } from '../form-context.ts'
import { formModel } from '../form-model.ts'
import { NO_KIND_PICKED, pickKind, withDraft, withKind } from './kind-state.ts'
import type { KindSite, KindState } from './kind-state.ts'
import { kindOf } from './row-kinds.ts'
import type { RowKinds } from './row-kinds.ts'
import { isWhole, tryDraft } from '../control/try-draft.ts'
import type { RowEdit } from '../use-row-edit.ts'

/** What can be done with the kinds of a row. */
export interface KindChoice {
  readonly state: KindState
  readonly pick: (kind: number) => void
  /** Puts what a name stands for in its place: at once where all of it is known, else as a draft to be filled in. */
  readonly expand: (expansion: Expansion) => void
  /** Gives up what was picked and not written. */
  readonly cancel: () => void
  /** The row's edit, which ends the picking once a value is written. */
  readonly edit: RowEdit
}

export function useKinds(path: Path, kinds: RowKinds, edit: RowEdit): KindChoice {
  const store = useSessionStore()
  const { state: scope } = useFormScope()
  const state = useFormState((form) => form.kinds.get(toPointer(path)) ?? NO_KIND_PICKED)
  const stateNow = (): KindState => scope.getState().kinds.get(toPointer(path)) ?? NO_KIND_PICKED
  const keep = (next: KindState): void => scope.setState((form) => withKind(form.kinds, path, next))
  const siteNow = (): KindSite => ({ form: formModel(derive(store.getState()), store.getState()), path, kinds })
  const cancel = (): void => {
    edit.refuse(undefined)
    keep(withoutPick(stateNow()))
  }
  const pick = (kind: number): void => {
    // What waits for a pause in typing belongs to the kind that is left.
    flushTyping()
    const picked = pickKind(stateNow(), siteNow(), kind)
    const draft = picked.state.picked === undefined ? undefined : picked.state.drafts.get(picked.state.picked)
    const tried = draft && tryDraft(store.getState(), path, draft)
    if (tried && !tried.ok) edit.refuse(tried.reason)
    else if (picked.edits.length === 0 || edit.commit(picked.edits)) keep(picked.state)
  }
  const expand = ({ value }: Expansion): void => {
    const site = siteNow()
    const node = nodeOf(value, site.form.own.source)
    const kind = kindOf(kinds, node) ?? 0
    const next = pickKind(stateNow(), site, kind).state
    const tried = tryDraft(store.getState(), path, node)
    if (!tried.ok) edit.refuse(tried.reason)
    else if (!isWhole(tried.session, path)) keep(withDraft({ ...next, picked: kind }, kind, node))
    else if (edit.commit([{ kind: 'set', path, value: node }])) keep(withoutPick(next))
  }
  const commit: RowEdit['commit'] = (edits, step, beforehand) => {
    const isMade = edit.commit(edits, step, beforehand)
    if (isMade) cancel()
    return isMade
  }
  return { state, pick, expand, cancel, edit: { ...edit, commit } }
}

function withoutPick(state: KindState): KindState {
  const { picked: _, ...rest } = state
  return rest
}
