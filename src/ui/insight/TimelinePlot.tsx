import type { CSSProperties, PointerEvent } from 'react'
import { gistOf } from '../../systems/judge/insight-text.ts'
import type { Span, Timeline } from '../../systems/judge/insight.ts'
import { saidOf } from './drawn-side.ts'
import type { DrawnSide } from './drawn-side.ts'
import { percent } from './scale.ts'
import { TimelineSpans } from './TimelineSpans.tsx'

interface Props {
  readonly side: DrawnSide<Timeline>
  /** Where the scale ends. */
  readonly end: number
  /** The place that is asked about. */
  readonly at: number | undefined
  /** Tells which place a pointer is at, and that it has left. */
  readonly point: (at: number | undefined) => void
}

/** One timeline, drawn; its spans are buttons over the picture. */
export function TimelinePlot({ side, end, at, point }: Props) {
  const { letter, insight } = side
  if (insight.spans.length === 0) return null
  const onMove = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const place = Math.floor(((event.clientX - left) / width) * end)
    point(end > 0 && place >= 0 && place < end ? place : undefined)
  }
  return (
    <div className="timeline">
      <Gutter letter={letter} hasBand={insight.band !== undefined} />
      <div className="timeline-field" onPointerMove={onMove} onPointerLeave={() => point(undefined)}>
        <div className="timeline-picture" role="img" aria-label={saidOf(letter, gistOf(insight))}>
          {insight.spans.map((span) => (
            <Band key={keyOf(span)} span={span} end={end} hasBand={insight.band !== undefined} />
          ))}
          <Zones timeline={insight} end={end} />
          {at !== undefined && at < end && <span className="timeline-at" style={{ left: percent(at + 0.5, end) }} />}
        </div>
        <TimelineSpans side={side} end={end} />
      </div>
    </div>
  )
}

export function keyOf(span: Span): string {
  return JSON.stringify(span.path) + span.start
}

function Gutter({ letter, hasBand }: { readonly letter: string | undefined; readonly hasBand: boolean }) {
  if (letter === undefined && !hasBand) return null
  return (
    <div className="timeline-gutter" aria-hidden="true">
      {letter !== undefined && <b className="insight-letter">{letter}</b>}
      {hasBand && (
        <>
          <span style={{ bottom: '100%' }}>100 %</span>
          <span style={{ bottom: '50%' }}>50 %</span>
          <span style={{ bottom: '0' }}>0 %</span>
        </>
      )}
    </div>
  )
}

interface BandProps {
  readonly span: Span
  readonly end: number
  readonly hasBand: boolean
}

function Band({ span, end, hasBand }: BandProps) {
  const { start, length = 0, band, shade = 0.5, fade = 0 } = span
  const [low, high] = band ?? (hasBand ? [0, 0] : [0, 1])
  const style: CSSProperties & Record<'--shade', number> = {
    bottom: percent(low, 1),
    height: percent(high - low, 1),
    '--shade': shade,
  }
  return (
    <span
      className="timeline-span"
      style={{ left: percent(start, end), width: percent(length, end) }}
      data-unknown={span.length === undefined}
    >
      {(band ?? !hasBand) && <span className="timeline-band" style={style} />}
      {fade > 0 && length > 0 && <span className="timeline-fade" style={{ width: percent(fade, length) }} />}
    </span>
  )
}

/** The limit, and what lies between it and the last span: planned beyond it, or not planned at all. */
function Zones({ timeline: { limit, misfits }, end }: { readonly timeline: Timeline; readonly end: number }) {
  return (
    <>
      {misfits.map(
        ({ kind, start, end: to }) =>
          (kind === 'gap' || kind === 'overrun') && (
            <span
              key={kind}
              className="timeline-zone"
              data-kind={kind}
              style={{ left: percent(start, end), width: percent(to - start, end) }}
            />
          ),
      )}
      {limit && (
        <span className="timeline-limit" style={{ left: percent(limit.at, end) }} data-left={limit.at > end / 2}>
          <span>
            {String(limit.path.at(-1))} {limit.at}
          </span>
        </span>
      )}
    </>
  )
}
