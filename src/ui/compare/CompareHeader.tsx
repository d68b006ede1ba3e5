import { Icon } from '../look/Icon.tsx'
import { CopyLink } from './CopyLink.tsx'
import { pickSide, swapSides } from './sides/pick-sides.ts'
import { SidePicker } from './sides/SidePicker.tsx'
import { SideSlot } from './sides/SideSlot.tsx'
import { columnLetter, removeColumn } from './table/table-columns.ts'
import { useSides } from './use-comparison.ts'
import { ViewTabs } from './ViewTabs.tsx'

/** What is compared with what, and how it is shown. */
export function CompareHeader() {
  const sides = useSides()
  return (
    <header className="compare-head">
      <h2 className="hidden-text">What differs</h2>
      <div className="compare-sides" role="group" aria-label="Sides" data-region="sides">
        <SideSlot index={0} side={sides[0]} />
        <button
          type="button"
          className="button is-quiet is-icon"
          aria-label="Swap A and B"
          title="Swap A and B"
          disabled={sides.length < 2}
          onClick={swapSides}
        >
          <Icon name="swap" />
        </button>
        <SideSlot index={1} side={sides[1]} />
        {sides.slice(2).map((side, i) => (
          <span key={columnLetter(i + 2)} className="compare-further">
            <SideSlot index={i + 2} side={side} />
            <button
              type="button"
              className="button is-quiet is-icon is-small"
              aria-label={`Remove ${columnLetter(i + 2)}`}
              title={`Remove column ${columnLetter(i + 2)}`}
              onClick={() => removeColumn(i + 2)}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
        {sides.length >= 2 && (
          <SidePicker
            name="Add a column"
            className="button is-small compare-add"
            button="+ column"
            pick={(ref) => pickSide(sides.length, ref)}
          />
        )}
      </div>
      <CopyLink />
      <ViewTabs />
    </header>
  )
}
