import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Meter, Timeline } from '../../systems/judge/insight.ts'
import { breakdownEnd, meterEnd, percent, ticksOf, timelineEnd } from './scale.ts'

function timeline(lengths: readonly (number | undefined)[], limit?: number): Timeline {
  let start = 0
  const spans = lengths.map((length, i) => {
    const span = { path: [i], name: `s${i}`, start, length, words: [] }
    start += length ?? 0
    return span
  })
  const end = limit === undefined ? {} : { limit: { at: limit, path: ['limit'] } }
  return {
    kind: 'timeline',
    unit: ['epoch', 'epochs'],
    first: 0,
    noun: ['stage', 'stages'],
    spans,
    facets: [],
    misfits: [],
    missing: [],
    ...end,
  }
}

test.each<[string, readonly Timeline[], number, readonly number[]]>([
  ['nothing', [], 0, [0]],
  ['no spans', [timeline([])], 0, [0]],
  ['a span of unknown length', [timeline([undefined])], 0, [0]],
  ['three spans', [timeline([50, 100, 150])], 300, [0, 50, 150, 300]],
  ['a limit beyond the spans', [timeline([50, 100], 400)], 400, [0, 50, 150, 400]],
  ['a limit within them', [timeline([50, 100], 100)], 150, [0, 50, 100, 150]],
  ['a number that would run into the last', [timeline([145, 5])], 150, [0, 150]],
  ['two on one scale', [timeline([100]), timeline([100, 200])], 300, [0, 100, 300]],
])('the scale of %s', (_title, timelines, end, ticks) => {
  expect([timelineEnd(timelines), ticksOf(timelines)]).toEqual([end, ticks])
})

test('numbers on a scale stay apart, however many spans there are', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(50), { maxLength: 60 }), { maxLength: 3 }), (lengths) => {
      const timelines = lengths.map((one) => timeline(one))
      const ticks = ticksOf(timelines)
      const end = timelineEnd(timelines)
      expect([ticks[0], ticks.at(-1)]).toEqual([0, end])
      for (const [i, tick] of ticks.entries()) if (i > 0) expect(tick - (ticks[i - 1] ?? 0)).toBeGreaterThanOrEqual(end * 0.1)
    }),
    { numRuns: 1000 },
  )
})

test('a place on a scale is never beyond its end', () => {
  expect([percent(50, 300), percent(400, 300), percent(-1, 300), percent(5, 0)]).toEqual(['16.6667%', '100%', '0%', '0%'])
})

test('bars of two configs have the longer one as their scale', () => {
  const parts = (...values: readonly (number | undefined)[]) => ({
    kind: 'breakdown' as const,
    format: 'count' as const,
    unit: ['parameter', 'parameters'] as const,
    parts: values.map((value) => ({ title: '', help: '', value })),
    missing: [],
  })
  expect([breakdownEnd([parts(1, 2), parts(5)]), breakdownEnd([parts(1, undefined)]), breakdownEnd([])]).toEqual([5, 1, 0])
  const of = (value: number | undefined) => ({ title: '', help: '', value })
  const meter = (amount: number, whole: number | undefined): Meter => ({
    kind: 'meter',
    format: 'bytes',
    amount: of(amount),
    limit: of(7),
    whole: of(whole),
    missing: [],
  })
  expect([meterEnd([meter(1, 8)]), meterEnd([meter(12, 8)]), meterEnd([meter(1, undefined)])]).toEqual([8, 12, 7])
})
