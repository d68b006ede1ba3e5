import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { bandText, countText } from '../judge/insight-text.ts'
import { endOf } from '../judge/insight.ts'
import type { Misfit, Limit, Noun, Span } from '../judge/insight.ts'

const EPOCH: Noun = ['epoch', 'epochs']

/** Epochs of training without a stage, or stages without training. Nothing where the length of a stage is not known. */
export function limitMisfits(spans: readonly Span[], limit: Limit | undefined): readonly Misfit[] {
  const last = spans.at(-1)
  if (!last || !limit || spans.some(({ length }) => length === undefined) || endOf(last) === limit.at) return []
  const total = endOf(last)
  const { at, path } = limit
  const name = `${formatPath(path)} is ${at}`
  if (total > at) {
    const text = `${name}: the last ${countText(total - at, EPOCH)} of the stages are beyond it`
    return [{ kind: 'overrun', start: at, end: total, text, path }]
  }
  const text = `${name}, the stages end at ${total}: for ${countText(at - total, EPOCH)} more ${last.name} goes on`
  return [{ kind: 'gap', start: total, end: at, text, path }]
}

/** Where the masking of a stage does not join that of the one before: it jumps, or a part of it is done again. */
export function bandMisfits(spans: readonly Span[]): readonly Misfit[] {
  return spans.flatMap((span, i): readonly Misfit[] => {
    const before = spans[i - 1]
    if (!before?.band || !span.band) return []
    const between = [before.band, span.band].toSorted(([a], [b]) => a - b)
    const [lower, upper] = between
    if (!lower || !upper) return []
    const [top, bottom] = [Math.min(lower[1], upper[1]), upper[0]]
    const at = { start: span.start, end: span.start, path: [...span.path, 'masking_rate_range'] }
    if (top < bottom) {
      const [from, to] = span.band[0] > before.band[1] ? [top, bottom] : [bottom, top]
      const text = `masking jumps from ${bandText([from, from])} to ${bandText([to, to])} between ${before.name} and ${span.name}`
      return [{ kind: 'jump', text, ...at }]
    }
    if (top === bottom) return []
    return [{ kind: 'overlap', text: `${before.name} and ${span.name} share the masking ${bandText([bottom, top])}`, ...at }]
  })
}

/** Transitions that outlast the stage that they lead to. */
export function fadeMisfits(spans: readonly Span[], path: Path): readonly Misfit[] {
  return spans.flatMap(({ name, start, length, fade = 0 }): readonly Misfit[] => {
    if (length === undefined || fade <= length) return []
    const text = `the transition to ${name} takes ${countText(fade, EPOCH)}, the stage itself ${countText(length, EPOCH)}`
    return [{ kind: 'overlap', start, end: start + fade, text, path }]
  })
}
