import fc from 'fast-check'
import { expect, test } from 'vitest'
import { yaml } from '../compose.testing.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { derivedValuesOf } from '../judge/derived-values.ts'
import { gistOf } from '../judge/insight-text.ts'
import { wholeOf } from '../judge/insight.ts'
import type { Breakdown } from '../judge/insight.ts'
import { insightsOf } from '../judge/insights-of.ts'
import { noSystem } from '../no-system.ts'
import { loadSystem } from '../registry.ts'

const system = (await loadSystem('social-xlstm')) ?? noSystem

function parametersOf(text: string): Breakdown | undefined {
  const config = yaml(text)
  const [found] = insightsOf(system, config, defaultsOf(system, config)).map(({ insight }) => insight)
  return found?.kind === 'breakdown' ? found : undefined
}

const LSTM =
  'model: {name: TrafficLSTM, lstm: {input_size: 1, hidden_size: 2, num_layers: 2, output_size: 1, bidirectional: true}}'
const XLSTM =
  'model: {name: TrafficXLSTM, xlstm: {input_size: 1, embedding_dim: 4, num_blocks: 3, slstm_at: [1], output_size: 1}}'

test.each<[title: string, text: string, parts: readonly string[], gist: string]>([
  [
    // Twice 40, then twice 4·2·(4+2)+16 = 64; 4·2+2 = 10, 2·1+1 = 3, 1·1+1 = 2. See derived.test.ts.
    'an LSTM in both directions',
    LSTM,
    ['LSTM layers 208', 'Output layers 15'],
    '223 parameters: LSTM layers 93 %, output layers 6.7 %',
  ],
  [
    // 4·1 → 1: 5.
    'an LSTM over detectors',
    'model: {name: TrafficLSTM, lstm: {input_size: 1, hidden_size: 2, num_layers: 1, output_size: 1, multi_vd_mode: true, num_vds: 4}}',
    ['LSTM layers 40', 'Output layers 11', 'Layer over detectors 5'],
    '56 parameters: LSTM layers 71 %, output layers 20 %, layer over detectors 8.9 %',
  ],
  [
    // 1·4+4; two of 3,532; 848; 4; 4·1+1.
    'an xLSTM',
    XLSTM,
    ['Input layer 8', 'mLSTM blocks 7064', 'sLSTM blocks 848', 'Norm 4', 'Output layer 5'],
    '7929 parameters: mLSTM blocks 89 %, sLSTM blocks 11 %, input layer 0.1 %, output layer 0.063 %, 1 more',
  ],
  [
    // 3·128+128; four layers of 4·(128²+128), 128·512+512 + 512·128+128, 4·128; 128·3+3. The sum is that of derived.test.ts.
    'a transformer, which is an estimate',
    'model: {name: Transformer, transformer: {}}',
    ['Input layer 512', 'Attention 264192', 'Feed-forward 526848', 'Norms 2048', 'Output layer 387'],
    '≈ 794 k parameters: feed-forward 66 %, attention 33 %, norms 0.26 %, input layer 0.064 %, 1 more',
  ],
])('%s, counted by hand', (_title, text, parts, gist) => {
  const drawn = parametersOf(text)
  expect(drawn?.parts.map(({ title, value }) => `${title} ${value}`)).toEqual(parts)
  expect(drawn && gistOf(drawn)).toBe(gist)
})

test.each<[title: string, text: string, missing: readonly string[] | undefined]>([
  [
    'sizes that are none',
    'model: {name: TrafficLSTM, lstm: {hidden_size: 0, num_layers: two}}',
    [
      'model.lstm.hidden_size is 0, which is not a whole number above 0',
      'model.lstm.num_layers is two, which is not a whole number above 0',
    ],
  ],
  ['sizes that go with nothing', XLSTM.replace('[1]', '[7]'), ['no network can be built of what model.xlstm says']],
  ['a model that nobody knows', 'model: {name: Oracle}', undefined],
  ['no model', 'training: {}', undefined],
])('%s', (_title, text, missing) => {
  expect(parametersOf(text)?.missing.map(({ text }) => text)).toEqual(missing)
})

test('the parts are the parameters', () => {
  const size = fc.integer({ min: 0, max: 40 })
  const block = fc.record({
    input_size: size,
    output_size: size,
    hidden_size: size,
    num_layers: size,
    bidirectional: fc.boolean(),
    embedding_dim: size.map((n) => n * 4),
    num_blocks: size,
    slstm_at: fc.array(size, { maxLength: 3 }),
    d_model: size,
    n_layers: size,
    d_ff: size,
  })
  fc.assert(
    fc.property(block, fc.constantFrom('TrafficLSTM', 'TrafficXLSTM', 'Transformer'), (of, name) => {
      const text = JSON.stringify({ model: { name, lstm: of, xlstm: of, transformer: of } })
      const config = yaml(text)
      const [parameters] = derivedValuesOf(system, config, defaultsOf(system, config))
      const drawn = parametersOf(text)
      expect(drawn && drawn.parts.length > 0 ? wholeOf(drawn).value : undefined).toBe(parameters?.value)
    }),
    { numRuns: 1000 },
  )
})
