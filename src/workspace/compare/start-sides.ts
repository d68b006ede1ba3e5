import { derive } from '../derive.ts'
import { experimentsOf } from '../experiments.ts'
import { isUnsaved } from '../session.ts'
import type { Session } from '../session.ts'
import type { SideRef } from './side.ts'

/**
 * What is compared before anybody has picked: what is open in Compose as B, and as A the same as it was last saved where it
 * has unsaved edits, else the first other experiment. One alone where there is no other, and none where nothing is open.
 */
export function startSides(session: Session): readonly SideRef[] {
  const { files, stack } = session
  const experiments = experimentsOf(files, derive(session).options)
  if (stack.files.length === 0) return experiments.slice(0, 2).map((path) => ({ kind: 'file', path }))
  const open: SideRef = { kind: 'open' }
  if (hasUnsavedEdits(session)) return [{ kind: 'open', isSaved: true }, open]
  const isOpen = (path: string): boolean => stack.files.length === 1 && path === stack.files[0]
  const other = experiments.find((path) => !isOpen(path))
  return other === undefined ? [open] : [{ kind: 'file', path: other }, open]
}

/** Whether any file of what is open has a text that is not the saved one. */
export function hasUnsavedEdits(session: Session): boolean {
  return derive(session).composition.layers.some(({ path }) => isUnsaved(session, path))
}
