import { useState } from 'react'
import { countText } from '../../systems/judge/insight-text.ts'
import { lengthOf } from '../../systems/judge/insight.ts'
import type { Timeline } from '../../systems/judge/insight.ts'
import type { InsightDefinition } from '../../systems/system.ts'
import type { DrawnSide } from './drawn-side.ts'
import { Figure } from './Figure.tsx'
import { Misfits } from './Misfits.tsx'
import { MissingKeys } from './MissingKeys.tsx'
import { PlaceChooser } from './PlaceChooser.tsx'
import { ticksOf, percent, timelineEnd } from './scale.ts'
import { TimelineLegend } from './TimelineLegend.tsx'
import { TimelinePlot } from './TimelinePlot.tsx'
import { TimelineTable } from './TimelineTable.tsx'
import './timeline.css'

interface Props {
  readonly of: InsightDefinition
  readonly sides: readonly DrawnSide<Timeline>[]
}

/** Timelines on one scale: bands with their names beneath, what does not join, and what holds at a place; or all of it as tables. */
export function TimelineFigure({ of, sides }: Props) {
  const [isTable, setTable] = useState(false)
  const [only] = sides.map(({ insight }) => insight)
  const first = only?.first ?? 0
  const [typed, setTyped] = useState(String(first))
  const [pointed, setPointed] = useState<number>()
  const timelines = sides.map(({ insight }) => insight)
  const end = timelineEnd(timelines)
  const at = pointed ?? placeOf(typed, first)
  const hasSpans = timelines.some(({ spans }) => spans.length > 0)
  return (
    <Figure
      title={of.title}
      help={of.help}
      aside={
        hasSpans && (
          <>
            {only && timelines.length === 1 && <span className="insight-number">{countText(lengthOf(only), only.unit)}</span>}
            <button type="button" className="chip" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
              Show as table
            </button>
          </>
        )
      }
    >
      <div
        className="timelines"
        hidden={isTable}
        data-band={timelines.some(({ band }) => band !== undefined)}
        data-letters={sides.some(({ letter }) => letter !== undefined)}
      >
        {sides.map((side) => (
          <TimelinePlot key={side.letter ?? ''} side={side} end={end} at={at} point={setPointed} />
        ))}
        {hasSpans && <Axis timelines={timelines} />}
        {hasSpans && <TimelineLegend timelines={timelines} />}
      </div>
      {sides.map((side) => (
        <TimelineTable key={side.letter ?? ''} side={side} title={of.title} isShown={isTable} />
      ))}
      {hasSpans && <PlaceChooser sides={sides} at={at} typed={typed} type={setTyped} />}
      {sides.map((side) => (
        <Notes key={side.letter ?? ''} side={side} />
      ))}
    </Figure>
  )
}

/** The place that a person typed, counted from 0; undefined where it is none. */
function placeOf(typed: string, first: number): number | undefined {
  const place = /^\d+$/.test(typed.trim()) ? Number(typed) - first : -1
  return place >= 0 ? place : undefined
}

function Notes({ side }: { readonly side: DrawnSide<Timeline> }) {
  return (
    <>
      <Misfits side={side} />
      <MissingKeys side={side} />
    </>
  )
}

function Axis({ timelines }: { readonly timelines: readonly Timeline[] }) {
  const end = timelineEnd(timelines)
  return (
    <div className="timeline-axis" aria-hidden="true">
      {ticksOf(timelines).map((tick) => (
        <span key={tick} style={{ left: percent(tick, end) }} data-end={tick === 0 ? 'first' : tick === end ? 'last' : undefined}>
          {tick}
        </span>
      ))}
    </div>
  )
}
