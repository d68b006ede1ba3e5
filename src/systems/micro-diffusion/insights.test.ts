import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPath } from '../../core/path.ts'
import { composeTexts, readFolder, yaml } from '../compose.testing.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { derivedValuesOf } from '../judge/derived-values.ts'
import { bandText, gistOf, rangeText } from '../judge/insight-text.ts'
import { lengthOf, wholeOf } from '../judge/insight.ts'
import type { Breakdown, Insight, Meter, Timeline } from '../judge/insight.ts'
import { insightsOf } from '../judge/insights-of.ts'
import { noSystem } from '../no-system.ts'
import { loadSystem } from '../registry.ts'

const system = (await loadSystem('micro-diffusion')) ?? noSystem

interface Drawn {
  readonly curriculum: Timeline
  readonly parameters: Breakdown
  readonly memory: Meter
}

function drawn(text: string): Drawn {
  const config = yaml(text)
  const found = insightsOf(system, config, defaultsOf(system, config))
  return Object.fromEntries(found.map(({ of, insight }): [string, Insight] => [of.id, insight])) as unknown as Drawn
}

/** Stages as YAML: `50 75-90 easy`. */
function curriculum(stages: readonly string[], more = ''): string {
  const items = stages.map((stage, i) => {
    const [epochs, band = '', data] = stage.split(' ')
    const [low, high] = band.split('-').map((percent) => Number(percent) / 100)
    return `    - {name: s${i + 1}, epochs: ${epochs}, masking_rate_range: [${low}, ${high}], data_selection: ${data}, format_type: pairs}\n`
  })
  return `curriculum:\n  transition_epochs: 0\n  stages:\n${items.join('')}${more}`
}

const THREE = ['50 75-90 easy', '100 40-60 medium', '150 10-30 all']

describe('the curriculum', () => {
  test('each stage is a span with its masking, its words and how hard its data is', () => {
    expect(drawn(curriculum(THREE)).curriculum.spans).toEqual([
      {
        path: ['curriculum', 'stages', 0],
        name: 's1',
        start: 0,
        length: 50,
        band: [0.75, 0.9],
        words: ['easy', 'pairs'],
        shade: 0.25,
      },
      {
        path: ['curriculum', 'stages', 1],
        name: 's2',
        start: 50,
        length: 100,
        band: [0.4, 0.6],
        words: ['medium', 'pairs'],
        shade: 0.5,
      },
      {
        path: ['curriculum', 'stages', 2],
        name: 's3',
        start: 150,
        length: 150,
        band: [0.1, 0.3],
        words: ['all', 'pairs'],
        shade: 1,
      },
    ])
  })

  test.each<[string, string, string, readonly string[]]>([
    ['no section', 'seed: 1', 'no stages', ['curriculum.stages is not set']],
    ['an empty list', 'curriculum: {stages: []}', 'no stages', ['curriculum.stages is [], which is not a list of stages']],
    [
      'a name in its place',
      'curriculum: {stages: three}',
      'no stages',
      ['curriculum.stages is three, which is not a list of stages'],
    ],
    ['three stages', curriculum(THREE), '3 stages over 300 epochs, masking 75–90 % to 10–30 %', []],
    ['one stage', curriculum(['1 10-90 all']), '1 stage over 1 epoch, masking 10–90 %', []],
    [
      'a stage without epochs',
      'curriculum: {stages: [{name: a, masking_rate_range: [0.5, 0.5]}, {name: b, epochs: 7, masking_rate_range: [0.1, 0.125]}]}',
      '2 stages over at least 7 epochs, masking 50 % to 10–12.5 %',
      ['curriculum.stages[0].epochs is not set'],
    ],
    [
      'a stage of no epochs',
      curriculum(['0 75-90 easy', '5 10-30 all']),
      '2 stages over at least 5 epochs, masking 75–90 % to 10–30 %',
      ['curriculum.stages[0].epochs is 0, which is not a whole number above 0'],
    ],
    [
      'masking the wrong way round',
      curriculum(['5 90-75 easy']),
      '1 stage over 5 epochs',
      ['curriculum.stages[0].masking_rate_range is [0.9, 0.75], which is not a lowest and a highest share between 0 and 1'],
    ],
    [
      'a stage that is no map',
      'curriculum: {stages: [7]}',
      '1 stage over at least 0 epochs',
      ['curriculum.stages[0].epochs is not set', 'curriculum.stages[0].masking_rate_range is not set'],
    ],
  ])('%s', (_title, text, gist, missing) => {
    const { curriculum } = drawn(text)
    expect([gistOf(curriculum), curriculum.missing.map(({ text }) => text)]).toEqual([gist, missing])
  })

  test.each<[string, string, readonly string[]]>([
    [
      'three stages that do not join',
      curriculum(THREE, 'training: {max_epochs: 300}'),
      [
        'jump 50–50 masking jumps from 75 % to 60 % between s1 and s2',
        'jump 150–150 masking jumps from 40 % to 30 % between s2 and s3',
      ],
    ],
    ['upwards', curriculum(['1 10-20 all', '1 50-60 all']), ['jump 1–1 masking jumps from 20 % to 50 % between s1 and s2']],
    ['stages that meet', curriculum(['1 50-90 all', '1 10-50 all']), []],
    ['stages that share', curriculum(['1 40-90 all', '1 10-50 all']), ['overlap 1–1 s1 and s2 share the masking 40–50 %']],
    ['one within the other', curriculum(['1 10-90 all', '1 40-50 all']), ['overlap 1–1 s1 and s2 share the masking 40–50 %']],
    [
      'training that goes on',
      curriculum(['5 10-90 all'], 'training: {max_epochs: 6}'),
      ['gap 5–6 training.max_epochs is 6, the stages end at 5: for 1 epoch more s1 goes on'],
    ],
    [
      'training that ends before them',
      curriculum(['5 10-90 all'], 'training: {max_epochs: 2}'),
      ['overrun 2–5 training.max_epochs is 2: the last 3 epochs of the stages are beyond it'],
    ],
    ['a larger default, which nobody wrote', curriculum(['5 10-90 all']), []],
    [
      'a smaller default',
      curriculum(['301 10-90 all']),
      ['overrun 300–301 training.max_epochs is 300: the last 1 epoch of the stages are beyond it'],
    ],
    ['training of no number of epochs', curriculum(['5 10-90 all'], 'training: {max_epochs: many}'), []],
    [
      'an unknown length, which gives no end to hold against',
      'curriculum: {transition_epochs: 0, stages: [{name: a}]}\ntraining: {max_epochs: 2}',
      [],
    ],
    [
      'a transition longer than its stage',
      curriculum(['9 50-90 all', '3 10-50 all']).replace('transition_epochs: 0', 'transition_epochs: 5'),
      ['overlap 9–14 the transition to s2 takes 5 epochs, the stage itself 3 epochs'],
    ],
  ])('%s', (_title, text, misfits) => {
    const found = drawn(text).curriculum.misfits
    expect(found.map(({ kind, start, end, text }) => `${kind} ${start}–${end} ${text}`)).toEqual(misfits)
  })

  test('a transition is a part of each stage but the first', () => {
    const { spans } = drawn(curriculum(THREE).replace('transition_epochs: 0', 'transition_epochs: 5')).curriculum
    expect(spans.map(({ fade }) => fade)).toEqual([undefined, 5, 5])
  })

  test('the spans cover the sum of the epochs, each beginning where the one before it ends', () => {
    const stage = fc.record({ epochs: fc.integer({ min: -3, max: 400 }), low: fc.double({ min: -0.5, max: 1.5, noNaN: true }) })
    fc.assert(
      fc.property(fc.array(stage, { maxLength: 12 }), fc.integer({ min: -10, max: 2000 }), (stages, most) => {
        const items = stages.map(({ epochs, low }) => ({ name: 'a', epochs, masking_rate_range: [low, 0.9] }))
        const { curriculum } = drawn(JSON.stringify({ curriculum: { stages: items }, training: { max_epochs: most } }))
        const sum = stages.reduce((total, { epochs }) => total + Math.max(0, epochs), 0)
        expect(lengthOf(curriculum)).toBe(sum)
        expect(curriculum.spans.length).toBe(stages.length)
        let end = 0
        for (const { start, length = 0 } of curriculum.spans) {
          expect(start).toBe(end)
          end += length
        }
        for (const { start, end } of curriculum.misfits) expect(start).toBeLessThanOrEqual(end)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('parameters by part', () => {
  test.each<[string, string, readonly (number | undefined)[], string]>([
    // 28,311,552 + 56,623,104 + 55,296 + 19,200,000 = 104,189,952: 27.17, 54.35, 0.05 and 18.43 %.
    [
      'of the tiny model',
      'seed: 1',
      [28_311_552, 56_623_104, 55_296, 19_200_000],
      '104 M parameters: feed-forward 54 %, attention 27 %, embedding 18 %, norms 0.053 %',
    ],
    [
      'of a custom one',
      'model: {d_model: 512, n_layers: 8, n_heads: 8, d_ff: 1536, vocab_size: 20000}',
      [8_388_608, 18_874_368, 24_576, 10_240_000],
      '37.5 M parameters: feed-forward 50 %, embedding 27 %, attention 22 %, norms 0.065 %',
    ],
    [
      'without a vocabulary',
      'model: {vocab_size: 0}',
      [28_311_552, 56_623_104, 55_296, undefined],
      'parameters, not all known: feed-forward 56.6 M, attention 28.3 M, norms 55.3 k',
    ],
    ['without a width', 'model: {d_model: wide}', [undefined, undefined, undefined, undefined], 'parameters not known'],
  ])('%s', (_title, text, counts, gist) => {
    const { parameters } = drawn(text)
    expect([parameters.parts.map(({ value }) => value), gistOf(parameters)]).toEqual([counts, gist])
  })

  test('a size that cannot be counted with is named', () => {
    expect(
      drawn('model: {d_ff: -1, vocab_size: 0}').parameters.missing.map(({ path, text }) => [formatPath(path), text]),
    ).toEqual([
      ['model.d_ff', 'model.d_ff is -1, which is not a whole number above 0'],
      ['model.vocab_size', 'model.vocab_size is 0, which is not a whole number above 0'],
    ])
  })

  test('the parts are the parameters', () => {
    const size = fc.integer({ min: -1, max: 5000 })
    fc.assert(
      fc.property(fc.record({ d_model: size, n_layers: size, d_ff: size, vocab_size: size }), (model) => {
        const config = yaml(JSON.stringify({ model }))
        const [parameters] = derivedValuesOf(system, config, defaultsOf(system, config))
        expect(wholeOf(drawn(JSON.stringify({ model })).parameters).value).toBe(parameters?.value)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('memory against its limit', () => {
  test.each<[string, string, readonly (number | undefined)[], string]>([
    // 104,189,952 · 4 · 3 + 32 · 512 · 4; 8 GB less a tenth.
    ['assumed', 'seed: 1', [1_250_344_960, 7_200_000_000, 8_000_000_000], '≈ 1.25 GB of 7.2 GB, 17 %'],
    // 1,250,344,960 − 0.5 · 10⁹ · 0.5 = 1,000,344,960.
    [
      'too much',
      'hardware: {max_vram_gb: 0.5, memory_safety_margin: 0.5}',
      [1_250_344_960, 250_000_000, 500_000_000],
      '≈ 1.25 GB, 1 GB over the 250 MB that may be used',
    ],
    [
      'all margin',
      'hardware: {memory_safety_margin: 1}',
      [1_250_344_960, 0, 8_000_000_000],
      '≈ 1.25 GB, 1.25 GB over the 0 B that may be used',
    ],
    ['no batch', 'training: {batch_size: none}', [undefined, 7_200_000_000, 8_000_000_000], 'not known of 7.2 GB'],
    ['no card', 'hardware: {max_vram_gb: -8}', [1_250_344_960, undefined, undefined], '≈ 1.25 GB of not known'],
  ])('%s', (_title, text, values, gist) => {
    const { memory } = drawn(text)
    expect([[memory.amount, memory.limit, memory.whole].map(({ value }) => value), gistOf(memory)]).toEqual([values, gist])
  })

  test('what cannot be counted with is named where it stands', () => {
    const { memory } = drawn('training: {batch_size: none, max_vram_gb: -8}\nhardware: {memory_safety_margin: 2}')
    expect(memory.missing.map(({ text }) => text)).toEqual([
      'training.batch_size is "none", which is not a whole number above 0',
      'training.max_vram_gb is -8, which is not a number above 0',
      'hardware.memory_safety_margin is 2, which is not a share between 0 and 1',
    ])
  })
})

test('the experiments that come with the app', () => {
  const files = readFolder('cfgs/micro-diffusion')
  const told = ['three_stage_tiny', 'smoke_test', 'presets_debug'].map((name) => {
    const { config } = composeTexts(files, system, { stack: [`experiments/${name}.yaml`] })
    const [timeline] = insightsOf(system, config, defaultsOf(system, config)).map(({ insight }) => insight)
    if (timeline?.kind !== 'timeline') return []
    return timeline.spans.map((span) => `${span.name} ${rangeText(span, timeline)} ${span.band ? bandText(span.band) : ''}`)
  })
  expect(told).toEqual([
    ['foundation 0–49 75–90 %', 'structural 50–149 40–60 %', 'refinement 150–299 10–30 %'],
    ['debug_foundation 0–1 75–90 %', 'debug_refinement 2–4 10–30 %'],
    ['debug_foundation 0–1 75–90 %', 'debug_refinement 2–4 10–30 %'],
  ])
})
