import { useId } from 'react'
import { placeText } from '../../systems/judge/insight-text.ts'
import type { Timeline } from '../../systems/judge/insight.ts'
import type { DrawnSide } from './drawn-side.ts'

interface Props {
  readonly sides: readonly DrawnSide<Timeline>[]
  /** The place that is asked about: typed, or under the pointer. */
  readonly at: number | undefined
  readonly typed: string
  readonly type: (text: string) => void
}

/** What holds at a place of the timelines: `Epoch 120: structural, masking 40–60 %, medium, pairs`. */
export function PlaceChooser({ sides, at, typed, type }: Props) {
  const id = useId()
  const [only] = sides
  const unit = only?.insight.unit[0] ?? ''
  const first = only?.insight.first ?? 0
  return (
    <div className="timeline-place">
      <label htmlFor={id}>{unit.charAt(0).toUpperCase() + unit.slice(1)}</label>
      <input
        id={id}
        className="control timeline-number"
        type="number"
        min={first}
        value={at === undefined ? typed : at + first}
        onChange={(event) => type(event.target.value)}
      />
      <output htmlFor={id} className="timeline-there">
        {at === undefined
          ? `Type a number to see what holds there.`
          : sides.map(({ letter, insight }) => (
              <span key={letter ?? ''}>
                {letter !== undefined && <b className="insight-letter">{letter}</b>}
                {placeText(insight, at)}
              </span>
            ))}
      </output>
    </div>
  )
}
