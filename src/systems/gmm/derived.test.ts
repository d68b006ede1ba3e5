import { describe, expect, test } from 'vitest'
import { formatPath } from '../../core/path.ts'
import { composeTexts, readFolder } from '../compose.testing.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { derivedValuesOf } from '../judge/derived-values.ts'
import type { DerivedResult } from '../judge/derived-values.ts'
import { system } from './gmm.testing.ts'

function derived(text: string): Readonly<Record<string, DerivedResult>> {
  const { config } = composeTexts({ 'a.yaml': text }, system)
  return Object.fromEntries(derivedValuesOf(system, config, defaultsOf(system, config)).map((found) => [found.of.id, found]))
}

const stack = (text: string): string => `model: {transformer: {${text}}}`
const data = (text: string): string => `data: {${text}}`

describe('derived values, counted by hand', () => {
  test.each<[id: string, title: string, text: string, expected: string]>([
    ['effective-layers', 'the layers', stack('num_layers: 6'), '6'],
    ['effective-layers', 'by default', 'model: {}', '6'],
    ['effective-layers', 'a stack run through twice', stack('num_layers: 6, layer_repeat_mode: cycle, repeat_factor: 2'), '12'],
    ['effective-layers', 'each layer three times', stack('num_layers: 4, layer_repeat_mode: layerwise, repeat_factor: 3'), '12'],
    [
      'effective-layers',
      // 1·1 + 3·3 + 2·1
      'groups',
      stack('num_layers: 6, layer_repeat_mode: grouped, layer_groups: [1, 3, 2], group_repeat_factors: [1, 3, 1]'),
      '12',
    ],
    ['effective-layers', 'groups without factors', stack('layer_repeat_mode: grouped, layer_groups: [1, 3, 2]'), ''],
    [
      'effective-layers',
      'groups and too few factors',
      stack('layer_repeat_mode: grouped, layer_groups: [6, 1], group_repeat_factors: [1]'),
      '',
    ],
    ['effective-layers', 'a factor without a mode', stack('num_layers: 6, repeat_factor: 2'), '6'],
    ['effective-layers', 'a mode that nobody knows', stack('layer_repeat_mode: spiral'), ''],
    ['effective-layers', 'by the document', stack('num_layers: 6, layer_repetition: 2'), '≈ 12'],
    [
      'effective-layers',
      'a repeat mode comes before the document',
      stack('num_layers: 6, layer_repetition: 2, layer_repeat_mode: none'),
      '6',
    ],
    ['effective-layers', 'no model', 'data: {}', ''],
    // 256 ÷ 8
    ['head-size', 'by default', 'model: {}', '32'],
    ['head-size', 'left over', stack('hidden_dim: 100'), ''],
    ['effective-batch', 'by default', 'training: {}', '64'],
    ['effective-batch', 'gathered', 'training: {batch_size: 16, gradient_accumulation_steps: 4}', '64'],
    ['effective-batch', 'no training', 'model: {}', ''],
    // 32,768 ÷ 64, then 100 times that.
    ['steps-per-epoch', 'by default', 'training: {}', '512'],
    ['steps', 'by default', 'training: {}', '51.2 k'],
    // ⌈1000 ÷ 64⌉ = 16, ⌈16 ÷ 3⌉ = 6.
    ['steps-per-epoch', 'with a rest', 'training: {num_train_samples: 1000, gradient_accumulation_steps: 3}', '≈ 6'],
    ['steps', 'with a rest', 'training: {num_train_samples: 1000, gradient_accumulation_steps: 3, num_epochs: 2}', '≈ 12'],
    ['steps', 'epochs in words', 'training: {num_epochs: many}', ''],
    ['drawn-cluster_params', 'by default', 'data: {}', 'truncated_poisson, lam 5, min 3, max 7'],
    ['drawn-cluster_params', 'a name', data('cluster_params: few'), 'truncated_poisson, lam 2.5, min 2, max 4'],
    ['drawn-cluster_params', 'a number', data('cluster_params: 5'), 'always 5'],
    [
      'drawn-cluster_params',
      'a distribution',
      data('cluster_params: {type: choice, options: [3, 5], probs: [0.5, 0.5]}'),
      'choice, options 3/5, probs 0.5/0.5',
    ],
    ['drawn-cluster_params', 'a name that is no preset', data('cluster_params: some'), ''],
    ['drawn-cluster_params', 'a list', data('cluster_params: [1]'), ''],
    [
      'drawn-snr_db_params',
      'a name with all its numbers',
      data('snr_db_params: easy'),
      'truncated_normal, mean 14, std 1.5, min 12, max 17',
    ],
    [
      'drawn-snr_db_params',
      'a name with a number that nobody told',
      data('snr_db_params: difficult'),
      'truncated_normal, mean 5, min 3, max 7, std not known',
    ],
    ['drawn-sample_count_distribution', 'a fixed number', data('sample_count_distribution: fixed_large'), 'fixed, value 3000'],
  ])('%s: %s', (id, _title, text, expected) => {
    expect(derived(text)[id]?.text).toBe(expected)
  })

  test.each<[id: string, text: string, formula: string, inputs: readonly string[]]>([
    ['effective-layers', 'model: {}', 'num_layers', ['num_layers', 'layer_repeat_mode']],
    [
      'effective-layers',
      stack('layer_repeat_mode: cycle'),
      'num_layers × repeat_factor',
      ['num_layers', 'layer_repeat_mode', 'repeat_factor'],
    ],
    [
      'effective-layers',
      stack('layer_repeat_mode: grouped'),
      'the sum of layer_groups × group_repeat_factors, group by group',
      ['layer_repeat_mode', 'layer_groups', 'group_repeat_factors'],
    ],
    [
      'effective-layers',
      stack('layer_repetition: 2'),
      'num_layers × layer_repetition, as the design document has it; the last state of the code ignores layer_repetition',
      ['num_layers', 'layer_repetition'],
    ],
    ['effective-layers', stack('layer_repeat_mode: spiral'), 'not known for this repeat mode', ['layer_repeat_mode']],
    ['head-size', 'model: {}', 'hidden_dim ÷ num_heads', ['hidden_dim', 'num_heads']],
  ])('the formula of %s for %s', (id, text, formula, inputs) => {
    const found = derived(text)[id]
    expect([found?.formula, found?.inputs.map(formatPath)]).toEqual([formula, inputs.map((key) => `model.transformer.${key}`)])
  })

  test('the formula of what is drawn says whether a name stands there', () => {
    const formulas = ['data: {}', data('cluster_params: 5')].map((text) => derived(text)['drawn-cluster_params']?.formula)
    expect(formulas).toEqual(['the preset that data.cluster_params names', 'data.cluster_params'])
  })
})

test('the experiments that come with the app', () => {
  const files = readFolder('cfgs/gmm')
  const found = ['centers_plane', 'centers_space', 'centers_grouped', 'assignments_five', 'quick_check'].map((name) => {
    const { config } = composeTexts(files, system, { stack: [`experiments/${name}.yaml`] })
    return derivedValuesOf(system, config, defaultsOf(system, config)).map(({ text }) => text)
  })
  const plane = 'truncated_poisson, lam 5, min 3, max 7'
  const medium = 'truncated_lognormal, mean 6.9, min 500, max 1500, sigma not known'
  const moderate = 'truncated_normal, mean 9, min 7, max 12, std not known'
  expect(found).toEqual([
    ['6', '32', '64', '512', '51.2 k', plane, moderate, medium],
    [
      '6',
      '32',
      '64',
      '512',
      '51.2 k',
      'truncated_poisson, lam 8, min 5, max 15',
      'uniform, min 4, max 16',
      'choice, options 500/1000/2000, probs 0.5/0.3/0.2',
    ],
    ['12', '32', '64', '512', '51.2 k', plane, moderate, medium],
    ['≈ 12', '32', '64', '512', '51.2 k', 'always 5', 'truncated_normal, mean 14, std 1.5, min 12, max 17', 'fixed, value 1000'],
    ['2', '16', '16', '32', '64', plane, moderate, 'truncated_lognormal, mean 5.7, sigma 0.3, min 100, max 500'],
  ])
})
