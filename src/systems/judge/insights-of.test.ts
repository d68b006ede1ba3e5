import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyConfig } from '../../core/config-node.testing.ts'
import { yaml } from '../compose.testing.ts'
import { viewOf } from './config-view.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { amountText, bandText, gistOf, placeText, rangeText, shareText, spanText } from './insight-text.ts'
import { endOf, lengthOf, wholeOf } from './insight.ts'
import type { Breakdown, Insight, Meter, Quantity, Timeline } from './insight.ts'
import { insightsOf } from './insights-of.ts'
import { noSystem } from '../no-system.ts'
import { loadSystems } from '../registry.ts'
import type { InsightDefinition, System } from '../system.ts'

const NOTHING = yaml('')

function systemWith(...insights: readonly Partial<InsightDefinition>[]): System {
  return { ...noSystem, insights: insights.map((more) => ({ id: 'a', title: 'A', help: '', compute: () => undefined, ...more })) }
}

function quantity(title: string, value: number | undefined, more: Partial<Quantity> = {}): Quantity {
  return { title, value, help: '', formula: '', ...more }
}

function breakdown(...parts: readonly Quantity[]): Breakdown {
  return { kind: 'breakdown', format: 'count', unit: ['parameter', 'parameters'], parts, missing: [] }
}

function meter(amount: number | undefined, limit: number | undefined): Meter {
  const [taken, most, whole] = [quantity('Taken', amount), quantity('Most', limit), quantity('All', limit)]
  return { kind: 'meter', format: 'bytes', amount: taken, limit: most, whole, missing: [] }
}

function timeline(...lengths: readonly (number | undefined)[]): Timeline {
  let start = 0
  const spans = lengths.map((length, i) => {
    const span = { path: [i], name: `p${i}`, start, length, words: [] }
    start += length ?? 0
    return span
  })
  return {
    kind: 'timeline',
    unit: ['pass', 'passes'],
    first: 0,
    noun: ['group', 'groups'],
    spans,
    facets: [],
    misfits: [],
    missing: [],
  }
}

test('pictures come in the order of the system; what there is nothing of is left out', () => {
  const drawn = breakdown(quantity('All', 1))
  const system = systemWith(
    { id: 'none' },
    { id: 'first', compute: () => drawn },
    { id: 'last', compute: ({ get }) => breakdown(quantity('Batch', Number(get(['batch'])))) },
  )
  const found = insightsOf(system, yaml('batch: 8'), NOTHING)
  expect(found.map(({ of, insight }) => [of.id, gistOf(insight)])).toEqual([
    ['first', '1 parameters: all 100 %'],
    ['last', '8 parameters: batch 100 %'],
  ])
})

test('V8 a picture that throws is a mistake of the system: it is thrown on under its name', () => {
  const fail = (): never => {
    throw new Error('odd')
  }
  expect(() => insightsOf(systemWith({ id: 'broken', compute: fail }), NOTHING, NOTHING)).toThrow('the picture broken: odd')
})

test('a system without pictures has none, and is not asked', () => {
  expect(insightsOf(noSystem, yaml('batch: 8'), NOTHING)).toEqual([])
})

test.each<[string, Insight, string]>([
  ['no spans', timeline(), 'no groups'],
  ['a span of one', timeline(1), '1 group over 1 pass'],
  ['spans without a band', timeline(2, 1000), '2 groups over 1,002 passes'],
  ['a span of unknown length', timeline(2, undefined), '2 groups over at least 2 passes'],
  ['no parts', breakdown(), 'parameters not known'],
  ['parts of nothing', breakdown(quantity('A', 0), quantity('B', 0)), '0 parameters: A 0, B 0'],
  [
    'more parts than can be said',
    breakdown(...[5, 4, 3, 2, 1].map((value) => quantity(`P${value}`, value))),
    '15 parameters: P5 33 %, P4 27 %, P3 20 %, P2 13 %, 1 more',
  ],
  ['an estimate', breakdown(quantity('A', 1, { isEstimate: true }), quantity('B', 3)), '≈ 4 parameters: B 75 %, A 25 %'],
  ['a part that is not known', breakdown(quantity('A', 1), quantity('B', undefined)), 'parameters, not all known: A 1'],
  ['below the limit', meter(500, 1000), '500 B of 1 kB, 50 %'],
  ['at the limit', meter(1000, 1000), '1 kB of 1 kB, 100 %'],
  ['over it', meter(1500, 1000), '1.5 kB, 500 B over the 1 kB that may be used'],
  ['nothing of nothing', meter(0, 0), '0 B of 0 B'],
  ['neither', meter(undefined, undefined), 'not known'],
  ['no limit', meter(500, undefined), '500 B of not known'],
])('the gist of %s', (_title, insight, gist) => {
  expect(gistOf(insight)).toBe(gist)
})

test.each<[share: number, text: string]>([
  [0, '0 %'],
  [0.00053, '0.053 %'],
  [0.0526, '5.3 %'],
  [0.5435, '54 %'],
  [0.9949, '99 %'],
  [0.9999, '100 %'],
  [1, '100 %'],
  [1.234, '123 %'],
])('the share %d is %s', (share, text) => {
  expect(shareText(share)).toBe(text)
})

test('a band, a range and an amount are written as people write them', () => {
  const line = timeline(50, 1, undefined)
  expect([bandText([0.75, 0.9]), bandText([0.125, 0.125]), bandText([0, 1])]).toEqual(['75–90 %', '12.5 %', '0–100 %'])
  expect(line.spans.map((span) => rangeText(span, { first: 0 }))).toEqual(['0–49', '50', '?'])
  expect(line.spans.map((span) => rangeText(span, { first: 1 }))).toEqual(['1–50', '51', '?'])
  expect([amountText({ value: 104_189_952 }, 'count'), amountText({ value: undefined }, 'bytes')]).toEqual(['104 M', 'not known'])
  expect(amountText({ value: 1_250_344_960, isEstimate: true }, 'bytes')).toBe('≈ 1.25 GB')
})

test.each<[at: number, text: string]>([
  [0, 'p0'],
  [49, 'p0'],
  [50, 'p1, in transition from p0'],
  [52, 'p1'],
  [59, 'p1'],
  [60, 'p3, share 20–40 %, easy'],
  [61, 'after the last group'],
])('at %d there is %s', (at, text) => {
  const { spans, ...line } = timeline(50, 10, 0, 1)
  const [a, b, c, d] = spans
  if (!a || !b || !c || !d) throw new Error('four spans were asked for')
  const drawn: Timeline = {
    ...line,
    band: 'Share',
    facets: ['Data', 'Format'],
    spans: [a, { ...b, fade: 2 }, c, { ...d, band: [0.2, 0.4], words: ['easy', undefined] }],
  }
  expect(placeText(drawn, at)).toBe(text)
  expect(spanText(drawn.spans[3] ?? a, drawn)).toBe('pass 60, share 20–40 %, easy')
})

test('where a length is not known, a place beyond what is known is not known either', () => {
  expect([placeText(timeline(5, undefined), 4), placeText(timeline(5, undefined), 5)]).toEqual(['p0', 'not known'])
  expect(placeText(timeline(), 0)).toBe('no groups')
  const unknown = timeline(undefined)
  expect(unknown.spans.map((span) => spanText(span, unknown))).toEqual(['an unknown number of passes'])
})

test('the spans of a timeline make its length, and the parts of a breakdown its whole', () => {
  const counts = fc.array(fc.option(fc.nat(10_000), { nil: undefined }), { maxLength: 10 })
  fc.assert(
    fc.property(counts, (values) => {
      const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0)
      const line = timeline(...values)
      expect(lengthOf(line)).toBe(sum)
      expect(line.spans.map(endOf).at(-1) ?? 0).toBe(sum)
      const whole = wholeOf(breakdown(...values.map((value, i) => quantity(`p${i}`, value)))).value
      expect(whole).toBe(values.includes(undefined) ? undefined : sum)
    }),
    { numRuns: 1000 },
  )
})

test('numbers that nobody can draw are not known', () => {
  const parts = [Number.NaN, Number.POSITIVE_INFINITY, -1, 0].map((value, i) => quantity(`P${i}`, value))
  const system = systemWith({ compute: () => breakdown(...parts) }, { compute: () => meter(Number.NaN, -1) })
  const [first, second] = insightsOf(system, NOTHING, NOTHING).map(({ insight }) => insight)
  expect(first?.kind === 'breakdown' && first.parts.map(({ value }) => value)).toEqual([undefined, undefined, undefined, 0])
  expect(second?.kind === 'meter' && [second.amount.value, second.limit.value]).toEqual([undefined, undefined])
})

test('V8 no config whatsoever makes a picture of a built-in system throw, or be unreadable', async () => {
  const systems = await loadSystems()
  const odd = fc.constantFrom(
    'x',
    '-3',
    '.nan',
    '.inf',
    '1.0e+300',
    '99999999999999999999',
    'null',
    '[1]',
    '{a: 1}',
    '[]',
    '0',
    '4',
  )
  const key = fc.constantFrom(
    'd_model',
    'n_layers',
    'd_ff',
    'vocab_size',
    'hidden_size',
    'num_blocks',
    'embedding_dim',
    'slstm_at',
  )
  const block = fc
    .array(fc.tuple(key, odd), { maxLength: 7 })
    .map((pairs) => `{${pairs.map((pair) => pair.join(': ')).join(', ')}}`)
  const stage = fc.tuple(odd, odd, odd).map(([a, b, c]) => `{name: ${a}, epochs: ${b}, masking_rate_range: [${a}, ${c}]}`)
  const text = fc
    .tuple(
      fc.constantFrom('TrafficLSTM', 'TrafficXLSTM', '3'),
      block,
      fc.array(stage, { maxLength: 4 }),
      fc.array(odd, { minLength: 6 }),
    )
    .map(([name, of, stages, [a, b, c, d, e, f]]) =>
      [
        `model: {name: ${name}, lstm: ${of}, xlstm: ${of}, d_model: ${a}, d_ff: ${b}, transformer: {layer_repeat_mode: ${c}}}`,
        `curriculum: {stages: [${stages.join(', ')}], transition_epochs: ${d}}`,
        `training: {max_epochs: ${e}, batch_size: ${f}}`,
        `hardware: {max_vram_gb: ${a}, memory_safety_margin: ${b}, bytes_per_param: ${c}, memory_multiplier: ${d}}`,
      ].join('\n'),
    )
  fc.assert(
    fc.property(fc.oneof(anyConfig(), text.map(yaml)), fc.constantFrom(...systems), (config, system) => {
      const view = viewOf(config, defaultsOf(system, config))
      for (const { compute } of system.insights ?? []) expect(() => compute(view)).not.toThrow()
      for (const { insight } of insightsOf(system, config, defaultsOf(system, config))) {
        expect(gistOf(insight)).not.toMatch(/NaN|Infinity|undefined/)
        expect(numbersOf(insight).filter((value) => !(Number.isFinite(value) && value >= 0))).toEqual([])
      }
    }),
    { numRuns: 1000 },
  )
})

function numbersOf(insight: Insight): readonly number[] {
  if (insight.kind === 'timeline') {
    return [
      ...insight.spans.flatMap(({ start, length = 0, band = [0, 0], fade = 0 }) => [start, length, ...band, fade]),
      ...insight.misfits.flatMap(({ start, end }) => [start, end]),
      insight.limit?.at ?? 0,
    ]
  }
  const quantities = insight.kind === 'breakdown' ? insight.parts : [insight.amount, insight.limit, insight.whole]
  return quantities.map(({ value = 0 }) => value)
}
