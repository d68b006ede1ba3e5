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
import { blocksToRestore } from './restore-blocks.ts'

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
    const blocks = newlyInactive(before, result.session, path)
    beforehand?.(result.session)
    dispatch(store, () => result.session)
    const { switched } = state.getState()
    if (blocks.length > 0) state.setState({ switched: { row: toPointer(path), blocks } })
    else if (switched?.row === toPointer(path)) state.setState({ switched: undefined })
    return true
  }
  return { commit, refusal, refuse }
}

/** The blocks beside a row that the edit left without use: the row picks a variant. */
function newlyInactive(before: Session, after: Session, path: Path): readonly Path[] {
  const known = new Set(inactiveBeside(before, path).map(toPointer))
  return inactiveBeside(after, path).filter((block) => !known.has(toPointer(block)))
}

function inactiveBeside(session: Session, path: Path): readonly Path[] {
  const { inactive } = formModel(derive(session), session).seen
  return inactive.filter((other) => other.length === path.length && startsWith(other, path.slice(0, -1)))
}
