import type { Layer } from '../../core/layer.ts'
import { useDerived, useSession } from '../session-context.tsx'

/** The layer that is edited, if it is a preset: there is nothing to edit then. */
export function useTargetPreset(): Layer | undefined {
  const target = useSession((session) => session.target)
  return useDerived(({ composition }) => composition.layers.find(({ id, source }) => id === target && source.kind === 'preset'))
}
