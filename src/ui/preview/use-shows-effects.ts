import { hasEffects } from '../../systems/judge/has-effects.ts'
import { useDerived } from '../session-context.tsx'
import { useView } from '../view.ts'

/** Whether the system works anything out of a config. */
export function useHasEffects(): boolean {
  return useDerived(({ system }) => hasEffects(system))
}

/** Whether that is what is shown of the result. */
export function useShowsEffects(): boolean {
  const isChosen = useView((state) => state.result === 'effects')
  return useHasEffects() && isChosen
}
