import type { SideRef } from '../../workspace/compare/side.ts'
import { resetCompare, setCompare } from '../compare/compare-state.ts'
import { setView } from '../view.ts'

/** Compares what is open in Compose, as B, with something else; with what lies near where nothing is said. */
export function compareOpenWith(ref?: SideRef): void {
  resetCompare()
  if (ref) setCompare({ sides: [ref, { kind: 'open' }] })
  setView({ screen: 'compare' })
}
