import { useCallback } from 'react'
import { Icon } from '../../look/Icon.tsx'
import { compareState, setCompare, useCompareState } from '../compare-state.ts'
import { stepFrom, stepsAt } from '../changes/list-item.ts'
import type { ListItem } from '../changes/list-item.ts'
import { useStepKeys } from '../changes/use-step-keys.ts'

/** Previous and next change, and where that is among them all. */
export function StepButtons({ items }: { readonly items: readonly ListItem[] }) {
  const selected = useCompareState((state) => state.selected)
  const { at, of } = stepsAt(items, selected)
  useStepKeys(useCallback((by) => step(items, by), [items]))
  return (
    <div className="compare-steps" role="group" aria-label="Go through the changes">
      <button
        type="button"
        className="button is-quiet is-small is-icon"
        aria-label="Previous change"
        title="Previous change (k or Shift+F7)"
        disabled={of === 0}
        onClick={() => step(items, -1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        className="button is-quiet is-small is-icon"
        aria-label="Next change"
        title="Next change (j or F7)"
        disabled={of === 0}
        onClick={() => step(items, 1)}
      >
        <Icon name="down" />
      </button>
      <span className="compare-at" role="status">
        {at === undefined ? '' : `${at.toLocaleString('en')} of ${of.toLocaleString('en')}`}
      </span>
    </div>
  )
}

/** Goes to the next or the previous change, and opens what it stands in. */
function step(items: readonly ListItem[], by: 1 | -1): void {
  const { selected, folded } = compareState.getState()
  const next = stepFrom(items, selected, by)
  if (next) setCompare({ selected: next.id, folded: new Set([...folded].filter((id) => !next.within.includes(id))) })
}
