import { useState } from 'react'
import type { Path } from '../../core/path.ts'
import { toPointer } from '../../core/path.ts'
import { derive } from '../../workspace/derive.ts'
import { dispatch } from '../../workspace/session-store.ts'
import type { Session } from '../../workspace/session.ts'
import { useSessionStore } from '../session-context.tsx'
import { keepRow, useFormScope } from './form-context.ts'
import { editTarget } from './form-edit.ts'
import type { FormEdit, StepName } from './form-edit.ts'
import { formModel } from './form-model.ts'
import type { FormModel } from './form-model.ts'
import { blocksToRestore } from './block/restore-blocks.ts'
import { staleKeys } from './block/stale-keys.ts'

/** How a row writes to the target layer, and why its last edit was refused. */
export interface RowEdit {
  /** Makes the edits as one step, `beforehand` called with the session they leave; gives back whether they were made. */
  readonly commit: (edits: readonly FormEdit[], step?: StepName, beforehand?: (after: Session) => void) => boolean
  readonly refusal: string | undefined
  readonly refuse: (reason: string | undefined) => void
}

export function useRowEdit(path: Path): RowEdit {
  const store = useSessionStore()
  const { state } = useFormScope()
  const [refusal, refuse] = useState<string>()
  const commit: RowEdit['commit'] = (edits, step, beforehand) => {
    const before = store.getState()
    const asked = editTarget(before, edits, step)
    const restored = asked.ok ? blocksToRestore(before, asked.session, path) : []
    const result = restored.length > 0 ? editTarget(before, [...edits, ...restored], step) : asked
    refuse(result.ok ? undefined : result.reason)
    if (!result.ok) return false
    keepRow(state, path)
    const keys = staleKeys(formOf(before), formOf(result.session), path.slice(0, -1))
    beforehand?.(result.session)
    dispatch(store, () => result.session)
    const { switched } = state.getState()
    if (keys.length > 0) state.setState({ switched: { row: toPointer(path), keys } })
    else if (switched?.row === toPointer(path)) state.setState({ switched: undefined })
    return true
  }
  return { commit, refusal, refuse }
}

function formOf(session: Session): FormModel {
  return formModel(derive(session), session)
}
