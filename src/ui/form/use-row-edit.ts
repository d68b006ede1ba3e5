import { useState } from 'react'
import type { Path } from '../../core/path.ts'
import { startsWith, toPointer } from '../../core/path.ts'
import { derive } from '../../workspace/derive.ts'
import { dispatch } from '../../workspace/session-store.ts'
import type { Session } from '../../workspace/session.ts'
import { useSessionStore } from '../session-context.tsx'
import { keepRow, useFormScope } from './form-context.ts'
import { editTarget } from './form-edit.ts'
import type { FormEdit, StepName } from './form-edit.ts'
import { formModel } from './form-model.ts'

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
    const result = editTarget(before, edits, step)
    refuse(result.ok ? undefined : result.reason)
    if (!result.ok) return false
    keepRow(state, path)
    const switched = hasNewInactive(before, result.session, path) ? toPointer(path) : undefined
    beforehand?.(result.session)
    dispatch(store, () => result.session)
    if (switched !== undefined) state.setState({ switched })
    return true
  }
  return { commit, refusal, refuse }
}

/** Whether the edit made the config stop using a block beside the row: the row picks a variant. */
function hasNewInactive(before: Session, after: Session, path: Path): boolean {
  const known = new Set(inactiveBeside(before, path))
  return inactiveBeside(after, path).some((pointer) => !known.has(pointer))
}

function inactiveBeside(session: Session, path: Path): readonly string[] {
  const { inactive } = formModel(derive(session), session).seen
  return inactive.filter((other) => other.length === path.length && startsWith(other, path.slice(0, -1))).map(toPointer)
}
