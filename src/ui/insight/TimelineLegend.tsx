import type { Timeline } from '../../systems/judge/insight.ts'

/** What the scale of timelines counts, and what the marks mean that are drawn. */
export function TimelineLegend({ timelines }: { readonly timelines: readonly Timeline[] }) {
  const found = (kind: 'gap' | 'overrun'): boolean => timelines.some(({ misfits }) => misfits.some((one) => one.kind === kind))
  const band = timelines.find((timeline) => timeline.band !== undefined)?.band
  const fading = timelines.find(({ fade, spans }) => fade !== undefined && spans.some((span) => (span.fade ?? 0) > 0))
  const [first] = timelines
  const marks = [
    { of: 'band', text: band },
    { of: 'fade', text: fading?.fade },
    { of: 'gap', text: found('gap') ? `No ${first?.noun[0]} planned` : undefined },
    { of: 'overrun', text: found('overrun') ? 'Beyond the limit' : undefined },
  ].filter(({ text }) => text !== undefined)
  return (
    <div className="timeline-legend" aria-hidden="true">
      <span>{first?.unit[1]} →</span>
      {marks.map(({ of, text }) => (
        <span key={of} data-of={of}>
          {text}
        </span>
      ))}
    </div>
  )
}
