import { endOf, lengthOf, wholeOf } from '../../systems/judge/insight.ts'
import type { Breakdown, Meter, Timeline } from '../../systems/judge/insight.ts'

/** Where the one scale of some timelines ends: at the last place that any of them speaks of. */
export function timelineEnd(timelines: readonly Timeline[]): number {
  return Math.max(0, ...timelines.flatMap((timeline) => [lengthOf(timeline), timeline.limit?.at ?? 0]))
}

/** The whole that some breakdowns are drawn on; of one that is not wholly known, what is. */
export function breakdownEnd(breakdowns: readonly Breakdown[]): number {
  const sums = breakdowns.map((one) => wholeOf(one).value ?? one.parts.reduce((sum, { value = 0 }) => sum + value, 0))
  return Math.max(0, ...sums)
}

/** All that some meters are drawn on: what there is, or more where more is taken. */
export function meterEnd(meters: readonly Meter[]): number {
  return Math.max(0, ...meters.flatMap(({ amount, limit, whole }) => [amount.value ?? 0, limit.value ?? 0, whole.value ?? 0]))
}

/** A place or a length on a scale, for CSS: never beyond its end. */
export function percent(value: number, end: number): string {
  const share = end > 0 ? Math.min(1, Math.max(0, value / end)) : 0
  return `${Number((share * 100).toFixed(4))}%`
}

/** Numbers nearer to each other than this share of the scale would run into one another. */
const LEAST_GAP = 0.1

/** The places to write numbers at: both ends, then where spans meet, as far as there is room. */
export function ticksOf(timelines: readonly Timeline[]): readonly number[] {
  const end = timelineEnd(timelines)
  const wanted = timelines.flatMap(({ spans, limit }) => [...(limit ? [limit.at] : []), ...spans.map(endOf)])
  const ticks = end > 0 ? [0, end] : [0]
  for (const place of wanted) {
    const isFree = place > 0 && place < end && ticks.every((tick) => Math.abs(tick - place) >= end * LEAST_GAP)
    if (isFree) ticks.push(place)
  }
  return ticks.toSorted((a, b) => a - b)
}
