import type { ConfigView, Rule, Violation } from '../../system.ts'
import { placesIn } from '../places.ts'

/** As deep as anything that was ever built is nested, and some more. */
const DEEPEST = 4

/** How deep pretransforms may stand in one another. */
export const nestingRules: readonly Rule[] = [
  { id: 'nesting', says: `Pretransforms stand at most ${DEEPEST} deep in one another.`, check: nesting },
]

function nesting(view: ConfigView): readonly Violation[] {
  const { pretransforms } = placesIn(view)
  const deepest = Math.max(...pretransforms.map(({ depth }) => depth + 1))
  return pretransforms
    .filter(({ depth }) => depth === DEEPEST)
    .map(({ path }) => ({
      path,
      severity: 'warning',
      message: `pretransforms stand ${deepest} deep in one another (${view.where(path)}): each is a model of its own that is built and run`,
      hint: 'one pretransform within another is the most that a model needs',
    }))
}
