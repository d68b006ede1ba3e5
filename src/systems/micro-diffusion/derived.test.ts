import { describe, expect, test } from 'vitest'
import { formatPath } from '../../core/path.ts'
import { composeTexts, readFolder } from '../compose.testing.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { derivedValuesOf } from '../judge/derived-values.ts'
import type { DerivedResult } from '../judge/derived-values.ts'
import { noSystem } from '../no-system.ts'
import { loadSystem } from '../registry.ts'

const system = (await loadSystem('micro-diffusion')) ?? noSystem

function derived(text: string): Readonly<Record<string, DerivedResult>> {
  const { config } = composeTexts({ 'a.yaml': text }, system)
  return Object.fromEntries(derivedValuesOf(system, config, defaultsOf(system, config)).map((found) => [found.of.id, found]))
}

const SMALL = 'model: {d_model: 1024, n_layers: 16, n_heads: 16, d_ff: 2816, vocab_size: 25000}'

describe('parameters, counted by hand', () => {
  test.each<[string, string, number | undefined]>([
    // 4·12·768² = 48·589,824; 3·12·768·2,048 = 36·1,572,864; 6·12·768; 25,000·768.
    ['called 125M', 'seed: 1', 28_311_552 + 56_623_104 + 55_296 + 19_200_000],
    // 4·16·1,024² = 64·1,048,576; 3·16·1,024·2,816 = 48·2,883,584; 6·16·1,024; 25,000·1,024.
    ['called 350M', SMALL, 67_108_864 + 138_412_032 + 98_304 + 25_600_000],
    // The custom model of the design document: 32·262,144; 24·786,432; 48·512; 20,000·512.
    ['a custom one', 'model: {d_model: 512, n_layers: 8, n_heads: 8, d_ff: 1536, vocab_size: 20000}', 37_527_552],
    ['whatever its parts are', 'model: {activation: relu, use_bias: true, pos_encoding: learned}', 104_189_952],
    ['without a width', 'model: {d_model: wide}', undefined],
    ['without a vocabulary', 'model: {vocab_size: 0}', undefined],
  ])('%s', (_title, text, expected) => {
    expect(derived(text)['parameters']?.value).toBe(expected)
  })

  test('the names 125M and 350M promise more than the formula gives: 83 % and 66 %', () => {
    const [tiny, small] = ['seed: 1', SMALL].map((text) => Number(derived(text)['parameters']?.value))
    expect([(tiny ?? 0) / 125e6, (small ?? 0) / 350e6].map((share) => share.toFixed(2))).toEqual(['0.83', '0.66'])
    // An output layer of its own, which the formula leaves out, would make the first of them what it is called.
    expect((((tiny ?? 0) + 19_200_000) / 125e6).toFixed(2)).toBe('0.99')
  })
})

const STAGES = `curriculum:
  stages:
    - {name: foundation, epochs: 50}
    - {name: structural, epochs: 100}
    - {name: refinement, epochs: 150}
`

describe('the others', () => {
  test.each<[string, string, string, string]>([
    // 19,200,000 ÷ 104,189,952 = 0.18428; 25,600,000 ÷ 231,219,200 = 0.11072.
    ['embedding-share', 'of the tiny model', 'seed: 1', '0.184'],
    ['embedding-share', 'of the small one', SMALL, '0.111'],
    ['embedding-share', 'of no model', 'model: {n_layers: none}', ''],
    ['head-size', 'by default', 'seed: 1', '64'],
    ['head-size', 'that is no whole number', 'model: {n_heads: 7}', ''],
    ['effective-batch', 'by default', 'seed: 1', '32'],
    ['effective-batch', 'gathered', 'training: {batch_size: 16, gradient_accumulation_steps: 4}', '64'],
    ['effective-batch', 'of nothing', 'training: {batch_size: 0}', ''],
    ['validation-batch', 'that of training', 'training: {batch_size: 24}', '24'],
    ['validation-batch', 'its own', 'training: {batch_size: 24, val_batch_size: 64}', '64'],
    ['validation-batch', 'in words', 'training: {val_batch_size: all}', ''],
    ['total-epochs', 'of three stages', STAGES, '300'],
    ['total-epochs', 'of no stages', 'curriculum: {stages: []}', ''],
    ['total-epochs', 'of a stage without any', 'curriculum: {stages: [{epochs: 3}, {name: b}]}', ''],
    // 104,189,952 · 4 · 3 + 32 · 512 · 4 = 1,250,279,424 + 65,536 = 1,250,344,960 bytes.
    ['estimated-memory', 'of the tiny model', 'seed: 1', '≈ 1.25 GB'],
    // 231,219,200 · 12 + 65,536 = 2,774,695,936.
    ['estimated-memory', 'of the small one', SMALL, '≈ 2.77 GB'],
    // 104,189,952 · 2 · 4 + 8 · 1,024 · 2 = 833,519,616 + 16,384.
    [
      'estimated-memory',
      'with nothing as it was',
      'model: {max_seq_len: 1024}\ntraining: {batch_size: 8}\nhardware: {bytes_per_param: 2, memory_multiplier: 4}',
      '≈ 834 MB',
    ],
    // 104,189,952 · 2 · 3 + 32 · 512 · 2 = 625,139,712 + 32,768.
    ['estimated-memory', 'where training says', 'training: {bytes_per_param: 2}', '≈ 625 MB'],
    ['estimated-memory', 'where both say', 'training: {bytes_per_param: 2}\nhardware: {bytes_per_param: 4}', '≈ 1.25 GB'],
    ['estimated-memory', 'in words', 'hardware: {bytes_per_param: half}', ''],
    ['usable-memory', 'assumed', 'seed: 1', '7.2 GB'],
    ['usable-memory', 'of a larger card', 'hardware: {max_vram_gb: 24, memory_safety_margin: 0.25}', '18 GB'],
    ['usable-memory', 'where training says', 'training: {max_vram_gb: 12}', '10.8 GB'],
    // 1,250,344,960 ÷ 7,200,000,000.
    ['memory-share', 'of the tiny model', 'seed: 1', '≈ 0.174'],
    ['memory-share', 'of a card that is all margin', 'hardware: {memory_safety_margin: 1.0}', ''],
  ])('%s %s', (id, _title, text, expected) => {
    expect(derived(text)[id]?.text).toBe(expected)
  })

  test('each says how it is worked out, and of which keys', () => {
    const found = derived('training: {max_vram_gb: 12}')
    expect(Object.values(found).filter(({ formula, inputs }) => formula === '' || inputs.length === 0)).toEqual([])
    expect(found['parameters']?.formula).toBe(
      '4 × n_layers × d_model² + 3 × n_layers × d_model × d_ff + 6 × n_layers × d_model + vocab_size × d_model',
    )
    expect(found['parameters']?.inputs.map(formatPath)).toEqual([
      'model.n_layers',
      'model.d_model',
      'model.d_ff',
      'model.vocab_size',
    ])
    expect(found['memory-share']?.inputs.map(formatPath)).toEqual([
      'model.n_layers',
      'model.d_model',
      'model.d_ff',
      'model.vocab_size',
      'model.max_seq_len',
      'training.batch_size',
      'hardware.bytes_per_param',
      'hardware.memory_multiplier',
      'training.max_vram_gb',
      'hardware.memory_safety_margin',
    ])
  })
})

test('the experiments that come with the app', () => {
  const files = readFolder('cfgs/micro-diffusion')
  const ids = ['parameters', 'embedding-share', 'effective-batch', 'total-epochs', 'estimated-memory', 'memory-share']
  const found = ['three_stage_tiny', 'three_stage_small', 'smoke_test', 'one_file'].map((name) => {
    const { config } = composeTexts(files, system, { stack: [`experiments/${name}.yaml`] })
    const values = derivedValuesOf(system, config, defaultsOf(system, config))
    return ids.map((id) => values.find(({ of }) => of.id === id)?.text)
  })
  expect(found).toEqual([
    ['104 M', '0.184', '64', '300', '≈ 1.25 GB', '≈ 0.174'],
    ['231 M', '0.111', '64', '300', '≈ 2.77 GB', '≈ 0.385'],
    // 16·36,864 + 12·98,304 + 24·192 + 2,000·192 = 589,824 + 1,179,648 + 4,608 + 384,000 = 2,158,080.
    // Of 12 bytes, and 8·128·4: 25,896,960 + 4,096.
    ['2.16 M', '0.178', '8', '5', '≈ 25.9 MB', '≈ 0.0036'],
    ['104 M', '0.184', '32', '300', '≈ 1.25 GB', '≈ 0.174'],
  ])
})
