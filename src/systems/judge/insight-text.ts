import { derivedText } from './derived-values.ts'
import { endOf, lengthOf, wholeOf } from './insight.ts'
import type { Amount, Breakdown, Insight, Meter, Noun, Quantity, Span, Timeline } from './insight.ts'

/** A picture in one clause: `3 stages over 300 epochs, masking 75–90 % to 10–30 %`. What a screen reader calls it. */
export function gistOf(insight: Insight): string {
  switch (insight.kind) {
    case 'timeline':
      return timelineGist(insight)
    case 'breakdown':
      return breakdownGist(insight)
    case 'meter':
      return meterGist(insight)
  }
}

function timelineGist(timeline: Timeline): string {
  const { spans, noun, unit, band } = timeline
  if (spans.length === 0) return `no ${noun[1]}`
  const least = spans.some(({ length }) => length === undefined) ? 'at least ' : ''
  const text = `${countText(spans.length, noun)} over ${least}${countText(lengthOf(timeline), unit)}`
  const bands = spans.flatMap((span) => (span.band ? [bandText(span.band)] : []))
  const [first, last] = [bands[0], bands.at(-1)]
  if (band === undefined || first === undefined || last === undefined) return text
  return `${text}, ${lowered(band)} ${first}${first === last ? '' : ` to ${last}`}`
}

/** Parts named in a gist; the others are counted. */
const NAMED = 4

function breakdownGist(breakdown: Breakdown): string {
  const { parts, format, unit } = breakdown
  const whole = wholeOf(breakdown)
  const known = parts.filter(({ value }) => value !== undefined).toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
  if (known.length === 0) return `${unit[1]} not known`
  const named = known.slice(0, NAMED).map((part) => `${lowered(part.title)} ${partText(part, whole, format)}`)
  const others = known.length > NAMED ? [`${known.length - NAMED} more`] : []
  const total = whole.value === undefined ? `${unit[1]}, not all known` : `${amountText(whole, format)} ${unit[1]}`
  return `${total}: ${[...named, ...others].join(', ')}`
}

function partText(part: Quantity, { value: whole }: Amount, format: Breakdown['format']): string {
  const isShare = whole !== undefined && whole > 0 && part.value !== undefined
  return isShare ? shareText(part.value / whole) : amountText(part, format)
}

function meterGist({ amount, limit, format }: Meter): string {
  const [taken, most] = [amountText(amount, format), amountText(limit, format)]
  if (amount.value === undefined && limit.value === undefined) return 'not known'
  if (amount.value === undefined || limit.value === undefined) return `${taken} of ${most}`
  const over = amount.value - limit.value
  if (over > 0) return `${taken}, ${derivedText(over, { format })} over the ${most} that may be used`
  return `${taken} of ${most}${limit.value > 0 ? `, ${shareText(amount.value / limit.value)}` : ''}`
}

/** An amount for people: `≈ 1.25 GB`, `not known`. */
export function amountText({ value, isEstimate }: Amount, format: Breakdown['format']): string {
  if (value === undefined) return 'not known'
  return `${isEstimate === true ? '≈ ' : ''}${derivedText(value, { format })}`
}

/** A share of a whole in per cent: `54 %`, `5.3 %`, `0.05 %`. */
export function shareText(share: number): string {
  const percent = share * 100
  const digits = percent >= 99.5 ? 3 : 2
  return `${Number(percent.toPrecision(digits))} %`
}

/** A band as written: `75–90 %`, `12.5 %` where both ends are the same. */
export function bandText([low, high]: NonNullable<Span['band']>): string {
  const [from, to] = [low, high].map((share) => String(Number((share * 100).toFixed(1))))
  return from === to ? `${from} %` : `${from}–${to} %`
}

/** What a span covers, both ends counted: `50–149`, `7` where it is one, `?` where its length is not known. */
export function rangeText(span: Span, { first }: Pick<Timeline, 'first'>): string {
  if (span.length === undefined) return '?'
  const [from, to] = [span.start + first, endOf(span) - 1 + first]
  return to <= from ? String(from) : `${from}–${to}`
}

/** A span in words: `epochs 50–149, masking 40–60 %, medium, pairs`. What the config does not say is left out. */
export function spanText(span: Span, timeline: Timeline): string {
  const { unit, band } = timeline
  const isOne = span.length === 1
  const parts = [
    span.length === undefined ? `an unknown number of ${unit[1]}` : `${isOne ? unit[0] : unit[1]} ${rangeText(span, timeline)}`,
    ...describe(span, band),
  ]
  return parts.join(', ')
}

/** What holds at a place of a timeline, counted from 0: `structural, masking 40–60 %, medium, pairs`; beyond the last span, that it is over. */
export function placeText(timeline: Timeline, at: number): string {
  const { spans, noun, band } = timeline
  const index = spans.findIndex((span) => span.start <= at && at < endOf(span))
  const span = spans[index]
  if (spans.length === 0) return `no ${noun[1]}`
  if (!span) return spans.every(({ length }) => length !== undefined) ? `after the last ${noun[0]}` : 'not known'
  const before = at < span.start + (span.fade ?? 0) ? spans[index - 1] : undefined
  return [span.name, ...describe(span, band), ...(before ? [`in transition from ${before.name}`] : [])].join(', ')
}

function describe({ band, words }: Span, title: string | undefined): readonly string[] {
  return [
    ...(title !== undefined && band ? [`${lowered(title)} ${bandText(band)}`] : []),
    ...words.filter((word) => word !== undefined),
  ]
}

/** A count with its noun: `1 epoch`, `3 epochs`. */
export function countText(n: number, [one, many]: Noun): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`
}

/** A title within a sentence: `Feed-forward` begins small, `LSTM layers` does not. */
function lowered(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title
}
