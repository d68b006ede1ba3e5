import type { SideRef } from '../../../workspace/compare/side.ts'
import { compareState, setCompare } from '../compare-state.ts'

/** Puts something else in a side's place; past the last side, a further one. */
export function pickSide(index: number, ref: SideRef): void {
  const { sides, view } = compareState.getState()
  const at = Math.min(index, sides.length)
  const next = [...sides.slice(0, at), ref, ...sides.slice(at + 1)]
  // Two sides show everywhere, more of them in the table alone.
  setCompare({ sides: next, selected: undefined, view: at >= 2 && at === sides.length ? 'table' : view })
}

/** A becomes B, and B becomes A. */
export function swapSides(): void {
  const [a, b, ...others] = compareState.getState().sides
  if (a && b) setCompare({ sides: [b, a, ...others], selected: undefined })
}
