import type { Path } from '../../core/path.ts'
import type { Insight } from '../../systems/judge/insight.ts'

/** A picture of one config, to be drawn by itself or above that of another. */
export interface DrawnSide<Shape extends Insight = Insight> {
  /** `A`, where there is another. */
  readonly letter?: string
  readonly insight: Shape
  /** Leads to the value at a path. */
  readonly open: (path: Path) => void
}

/** What is said of a side where it cannot be seen: with its letter, where there are several. */
export function saidOf(letter: string | undefined, text: string): string {
  return letter === undefined ? text : `${letter}: ${text}`
}
