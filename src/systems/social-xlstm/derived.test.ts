import { describe, expect, test } from 'vitest'
import { composeTexts, readFolder } from '../compose.testing.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { derivedValuesOf } from '../judge/derived-values.ts'
import type { DerivedResult } from '../judge/derived-values.ts'
import { formatPath } from '../../core/path.ts'
import { loadSystem } from '../registry.ts'
import { noSystem } from '../no-system.ts'

const system = (await loadSystem('social-xlstm')) ?? noSystem

function derived(text: string): Readonly<Record<string, DerivedResult>> {
  const { config } = composeTexts({ 'a.yaml': text }, system)
  return Object.fromEntries(derivedValuesOf(system, config, defaultsOf(system, config)).map((found) => [found.of.id, found]))
}

const LSTM = 'model: {name: TrafficLSTM, lstm: {input_size: 3, hidden_size: 128, num_layers: 2, output_size: 3}}'
const XLSTM =
  'model: {name: TrafficXLSTM, xlstm: {input_size: 3, embedding_dim: 128, num_blocks: 6, slstm_at: [1, 3], output_size: 3}}'

describe('parameters, counted by hand', () => {
  test.each<[string, string, number | undefined]>([
    // nn.LSTM(3, 128, 2) has 200,192: 4·128·(3+128)+8·128 = 68,096 and 4·128·(128+128)+8·128 = 132,096.
    // Then 128·128+128 = 16,512, 128·64+64 = 8,256, 64·3+3 = 195.
    ['the LSTM of the design document', LSTM, 68_096 + 132_096 + 16_512 + 8_256 + 195],
    ['an LSTM of schema defaults', 'model: {name: TrafficLSTM, lstm: {}}', 225_155],
    // h = 2: 4·2·(1+2)+16 = 40; 2·2+2 = 6, 2·1+1 = 3, 1·1+1 = 2.
    ['a small one', 'model: {name: TrafficLSTM, lstm: {input_size: 1, hidden_size: 2, num_layers: 1, output_size: 1}}', 51],
    // Twice 40, then twice 4·2·(4+2)+16 = 64; 4·2+2 = 10, 3, 2.
    [
      'in both directions',
      'model: {name: TrafficLSTM, lstm: {input_size: 1, hidden_size: 2, num_layers: 2, output_size: 1, bidirectional: true}}',
      80 + 128 + 10 + 3 + 2,
    ],
    // One more layer of 4·1 → 1: 5.
    [
      'several detectors',
      'model: {name: TrafficLSTM, lstm: {input_size: 1, hidden_size: 2, num_layers: 1, output_size: 1, multi_vd_mode: true, num_vds: 4}}',
      51 + 5,
    ],
    ['several, but not how many', 'model: {name: TrafficLSTM, lstm: {multi_vd_mode: true}}', undefined],
    ['a hidden size of 0', 'model: {name: TrafficLSTM, lstm: {hidden_size: 0}}', undefined],
    ['a hidden size in words', 'model: {name: TrafficLSTM, lstm: {hidden_size: "128"}}', undefined],
    // What the documentation of the real class says of these very values.
    ['the xLSTM of the design document', XLSTM, 654_883],
    // u = 64, f = 64, d = 4: mLSTM 3·4·64+43·64+4+8 = 3,532; norm 4; 1·4+4 = 8; 4·1+1 = 5.
    [
      'one mLSTM block',
      'model: {name: TrafficXLSTM, xlstm: {input_size: 1, embedding_dim: 4, num_blocks: 1, slstm_at: [], output_size: 1}}',
      3_532 + 4 + 8 + 5,
    ],
    // sLSTM 2·16+3·4·64+12·4 = 848.
    [
      'one sLSTM block, named twice',
      'model: {name: TrafficXLSTM, xlstm: {input_size: 1, embedding_dim: 4, num_blocks: 1, slstm_at: [0, 0], output_size: 1}}',
      848 + 4 + 8 + 5,
    ],
    ['an sLSTM block that is not there', XLSTM.replace('[1, 3]', '[1, 6]'), undefined],
    ['a width that four heads cannot share', XLSTM.replace('128', '126'), undefined],
    ['the xLSTM without an output size', XLSTM.replace(', output_size: 3', ''), undefined],
    // nn.TransformerEncoderLayer(128, 8, 512) has 198,272.
    ['a transformer', 'model: {name: Transformer, transformer: {}}', 512 + 4 * 198_272 + 387],
    ['no model', 'training: {}', undefined],
    ['a model that nobody knows', 'model: {name: Oracle}', undefined],
  ])('%s', (_title, text, count) => {
    expect(derived(text)['parameters']?.value).toBe(count)
  })

  test('only the transformer is an estimate, and its formula says so', () => {
    const found = [LSTM, XLSTM, 'model: {name: Transformer, transformer: {}}'].map((text) => derived(text)['parameters'])
    expect(found.map((each) => [each?.isEstimate, each?.text])).toEqual([
      [false, '225 k'],
      [false, '655 k'],
      [true, '≈ 794 k'],
    ])
    expect(found[2]?.formula).toMatch(/^an estimate/)
  })

  test('the keys that they are made of are those of the chosen block', () => {
    expect(derived(XLSTM)['parameters']?.inputs.map(formatPath)).toEqual([
      'model.name',
      'model.xlstm.input_size',
      'model.xlstm.embedding_dim',
      'model.xlstm.num_blocks',
      'model.xlstm.output_size',
      'model.xlstm.slstm_at',
    ])
  })
})

describe('the others', () => {
  test.each<[string, string, string, string]>([
    ['effective-input-size', 'input_size alone', LSTM, '3'],
    ['effective-input-size', 'times the detectors', `${LSTM}\nvd: {mode: multi, count: 5}`, '15'],
    ['effective-input-size', 'a count in words', `${LSTM}\nvd: {count: five}`, ''],
    ['effective-batch', 'of training', 'training: {batch_size: 64}\ndata: {loader: {batch_size: 8}}', '64'],
    ['effective-batch', 'of the loader', 'training: {}\ndata: {loader: {batch_size: 8}}', '8'],
    ['effective-batch', 'by default', 'training: {}', '32'],
    ['effective-batch', 'gathered', 'training: {batch_size: 64}\ntrainer: {accumulate_grad_batches: 4}', '256'],
    ['effective-batch', 'of nothing', 'model: {}', ''],
    ['effective-batch', 'below 0', 'training: {batch_size: -64}', ''],
    ['optimizer-steps', 'not known', 'training: {epochs: 100}', ''],
    ['optimizer-steps', 'of short epochs', 'training: {epochs: 2, limit_batches: 5}', '10'],
    ['optimizer-steps', 'gathered', 'training: {epochs: 2, limit_batches: 5}\ntrainer: {accumulate_grad_batches: 4}', '4'],
    // 225,155 parameters of 4 bytes: 900,620.
    ['training-memory', 'no optimiser', LSTM, ''],
    ['training-memory', 'Adam', `${LSTM}\noptimizer: {name: Adam}`, '≈ 3.6 MB'],
    ['training-memory', 'a name that is taken for Adam', `${LSTM}\noptimizer: {name: Lion}`, '≈ 3.6 MB'],
    ['training-memory', 'SGD', `${LSTM}\noptimizer: {name: sgd, momentum: 0}`, '≈ 1.8 MB'],
    ['training-memory', 'SGD with momentum', `${LSTM}\noptimizer: {name: SGD, momentum: 0.9}`, '≈ 2.7 MB'],
    ['training-memory', 'mixed precision', `${LSTM}\noptimizer: {}\ntrainer: {precision: 16-mixed}`, '≈ 3.6 MB'],
    ['training-memory', 'half precision', `${LSTM}\noptimizer: {}\ntrainer: {precision: bf16-true}`, '≈ 1.8 MB'],
    ['training-memory', 'a precision that nobody knows', `${LSTM}\noptimizer: {}\ntrainer: {precision: constructor}`, ''],
  ])('%s: %s', (id, _title, text, expected) => {
    expect(derived(text)[id]?.text).toBe(expected)
  })

  test('the formula names the key that decides', () => {
    expect(derived('data: {loader: {batch_size: 8}}')['effective-batch']?.formula).toMatch(/^data\.loader\.batch_size ×/)
    expect(derived('training: {}')['effective-batch']?.formula).toMatch(/^training\.batch_size ×/)
  })
})

test('the experiments that come with the app', () => {
  const files = readFolder('cfgs/social-xlstm')
  const found = ['lstm_single_baseline', 'xlstm_multi_vd_experiment', 'transformer_comparison'].map((name) => {
    const { config } = composeTexts(files, system, { stack: [`experiments/${name}.yaml`] })
    return derivedValuesOf(system, config, defaultsOf(system, config)).map(({ text }) => text)
  })
  expect(found).toEqual([
    ['225 k', '3', '64', '', ''],
    // 15·128+128, six mLSTM blocks of 109,448, two sLSTM blocks of 108,032, a norm of 128, 128·3+3.
    ['875 k', '15', '32', '', ''],
    ['≈ 796 k', '15', '32', '', ''],
  ])
})
