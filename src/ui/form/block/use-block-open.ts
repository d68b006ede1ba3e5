import { useState } from 'react'
import { toPointer } from '../../../core/path.ts'
import type { Path } from '../../../core/path.ts'
import { derive } from '../../../workspace/derive.ts'
import { useSessionStore } from '../../session-context.tsx'
import { setUnfolded, useView } from '../../view.ts'
import { isTelling } from './block-facts.ts'
import { OPEN_LEVEL } from './block-level.ts'
import { formModel } from '../form-model.ts'
import { useIsSought } from '../use-shown-keys.ts'

interface Standing {
  readonly level: number
  readonly isBody: boolean
}

/**
 * Whether the block at `path` is open, and the way to open or close it. A body is open where its block is. What was done by hand holds in
 * every layer; a filter opens all that it lets through.
 */
export function useBlockOpen(path: Path, { level, isBody }: Standing): readonly [boolean, (isOpen: boolean) => void] {
  const store = useSessionStore()
  const byHand = useView(({ unfolded }) => unfolded.get(toPointer(path)))
  const isSought = useIsSought(path)
  // Asked once: an edit elsewhere must not open or close a block under somebody's eyes.
  const [atFirst] = useState(() => {
    const session = store.getState()
    return isBody || level <= OPEN_LEVEL || isTelling(formModel(derive(session), session), path)
  })
  return [isSought || (byHand ?? atFirst), (isOpen) => setUnfolded(path, isOpen)]
}
