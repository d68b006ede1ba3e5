import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { spanText } from '../../systems/judge/insight-text.ts'
import type { Timeline } from '../../systems/judge/insight.ts'
import { saidOf } from './drawn-side.ts'
import type { DrawnSide } from './drawn-side.ts'
import { percent } from './scale.ts'

interface Props {
  readonly side: DrawnSide<Timeline>
  readonly end: number
}

/** The spans as buttons that lead to what they are made of. One of them takes part in tabbing, arrows go from one to the next. */
export function TimelineSpans({ side: { insight, letter, open }, end }: Props) {
  const { spans, noun } = insight
  const [active, setActive] = useState(0)
  const bar = useRef<HTMLDivElement>(null)
  const onKey = (event: KeyboardEvent): void => {
    const next = { ArrowRight: active + 1, ArrowLeft: active - 1, Home: 0, End: spans.length - 1 }[event.key]
    if (next === undefined || next < 0 || next >= spans.length) return
    event.preventDefault()
    setActive(next)
    const button = bar.current?.children[next]
    if (button instanceof HTMLElement) button.focus()
  }
  const hasRoom = spans.some(({ length = 0 }) => length >= end * LEAST_NAMED)
  const name = saidOf(letter, noun[1])
  return (
    <div className="timeline-spans" role="toolbar" aria-label={name} data-named={hasRoom} ref={bar} onKeyDown={onKey}>
      {spans.map((span, i) => (
        <button
          key={JSON.stringify(span.path)}
          type="button"
          className="timeline-button"
          style={{ left: percent(span.start, end), width: percent(span.length ?? 0, end) }}
          data-unknown={span.length === undefined}
          tabIndex={i === Math.min(active, spans.length - 1) ? 0 : -1}
          aria-label={`${span.name}: ${spanText(span, insight)}`}
          title={`${span.name}\n${spanText(span, insight)}`}
          onFocus={() => setActive(i)}
          onClick={() => open(span.path)}
        >
          <span className="timeline-label" aria-hidden="true">
            <b>{span.name}</b>
            {span.words.map((word, w) => (
              <span key={insight.facets[w]}>{word ?? '?'}</span>
            ))}
          </span>
        </button>
      ))}
    </div>
  )
}

/** Where no span has this share of the scale, no name would have room. */
const LEAST_NAMED = 0.08
