import type { Timeline } from '../../systems/insight.ts'

/** What the marks of timelines mean, of those that are drawn. A picture without any has no legend. */
export function TimelineLegend({ timelines }: { readonly timelines: readonly Timeline[] }) {
  const found = (kind: 'gap' | 'overrun'): boolean => timelines.some(({ misfits }) => misfits.some((one) => one.kind === kind))
  const band = timelines.find((timeline) => timeline.band !== undefined)?.band
  const fading = timelines.find(({ fade, spans }) => fade !== undefined && spans.some((span) => (span.fade ?? 0) > 0))
  const noun = timelines[0]?.noun
  const marks = [
    { of: 'band', text: band },
    { of: 'fade', text: fading?.fade },
    { of: 'gap', text: found('gap') ? `No ${noun?.[0]} planned` : undefined },
    { of: 'overrun', text: found('overrun') ? 'Beyond the limit' : undefined },
  ].filter(({ text }) => text !== undefined)
  if (marks.length === 0) return null
  return (
    <div className="timeline-legend" aria-hidden="true">
      {marks.map(({ of, text }) => (
        <span key={of} data-of={of}>
          {text}
        </span>
      ))}
    </div>
  )
}
