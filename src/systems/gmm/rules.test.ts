import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import { formatOrigin } from '../../core/source.ts'
import { composeTexts } from '../compose.testing.ts'
import { validate } from '../judge/validate.ts'
import { check, system } from './gmm.testing.ts'

const stack = (text: string): string => `model: {transformer: {${text}}}\n`
const data = (text: string): string => `data: {${text}}\n`
const loss = (text: string): string => `training: {loss: {${text}}}\n`
const metrics = (text: string): string => `validation: {metrics: {metrics: [${text}]}}\n`

describe('V5 rules across keys name both origins', () => {
  const rows: readonly (readonly [rule: string, title: string, text: string, issues: readonly string[]])[] = [
    [
      'heads',
      'heads divide the width',
      stack('hidden_dim: 100'),
      [
        'error rule a.yaml:1:35 model.transformer.hidden_dim: hidden_dim 100 (a.yaml:1) cannot be shared by 8 heads (schema default): 4 are left over (96 would do)',
      ],
    ],
    ['heads', 'or are all of it', stack('hidden_dim: 16, num_heads: 16'), []],
    [
      'repeat-mode',
      'a repeat mode that is none',
      stack('layer_repeat_mode: cycles'),
      [
        'warning rule a.yaml:1:42 model.transformer.layer_repeat_mode: no repeat mode is called cycles: the class takes any text, and knows none, cycle, layerwise, grouped (did you mean cycle?)',
      ],
    ],
    [
      'layer-groups',
      'grouped needs both lists',
      stack('layer_repeat_mode: grouped, layer_groups: [6]'),
      [
        'error rule a.yaml:1:42 model.transformer.layer_repeat_mode: layer_repeat_mode is grouped (a.yaml:1), but group_repeat_factors is not set (set group_repeat_factors, one number for each group)',
      ],
    ],
    [
      'layer-groups',
      'grouped without either',
      stack('layer_repeat_mode: grouped'),
      [
        'error rule a.yaml:1:42 model.transformer.layer_repeat_mode: layer_repeat_mode is grouped (a.yaml:1), but layer_groups and group_repeat_factors are not set (set layer_groups and group_repeat_factors, one number for each group)',
      ],
    ],
    [
      'layer-groups',
      'as many factors as groups',
      stack('layer_repeat_mode: grouped, layer_groups: [2, 4], group_repeat_factors: [3]'),
      [
        'error rule a.yaml:1:95 model.transformer.group_repeat_factors: layer_groups has 2 (a.yaml:1), but group_repeat_factors has 1 (a.yaml:1): each group has one factor',
      ],
    ],
    [
      'layer-groups',
      'the groups are all layers',
      stack('layer_repeat_mode: grouped, layer_groups: [2, 3], group_repeat_factors: [3, 1]'),
      [
        'error rule a.yaml:1:65 model.transformer.layer_groups: layer_groups add up to 5 (a.yaml:1), but num_layers is 6 (schema default)',
      ],
    ],
    [
      'layer-groups',
      'and then all is well',
      stack('layer_repeat_mode: grouped, layer_groups: [2, 4], group_repeat_factors: [3, 1]'),
      [],
    ],
    ['layer-groups', 'other modes need no lists', stack('layer_repeat_mode: cycle, repeat_factor: 2'), []],
    [
      'idle-repeat',
      'a factor without a mode',
      stack('repeat_factor: 3'),
      [
        'warning rule a.yaml:1:38 model.transformer.repeat_factor: repeat_factor 3 (a.yaml:1) has no effect: layer_repeat_mode is "none" (schema default) (set layer_repeat_mode to cycle or layerwise)',
      ],
    ],
    [
      'dimensions',
      'data and model are of one mind',
      'model: {bias: true}\ndata:\n  dim: 3\n',
      [
        'error rule a.yaml:3:8 data.dim: data.dim is 3 (a.yaml:3), but model.input_dim is 2 (schema default): they are one number',
      ],
    ],
    [
      'dimensions',
      'whichever of them is set',
      'model: {input_dim: 3}\ndata: {random_seed: 1}\n',
      [
        'error rule a.yaml:1:20 model.input_dim: data.dim is 2 (schema default), but model.input_dim is 3 (a.yaml:1): they are one number',
      ],
    ],
    [
      'dimensions',
      'the document’s key too',
      'model: {transformer: {input_dim: 3}}\n',
      [
        'warning real-code a.yaml:1:23 model.transformer.input_dim: TransformerConfig has no field input_dim: the real code ignores it silently; model.input_dim counts',
        'error rule a.yaml:1:34 model.transformer.input_dim: model.transformer.input_dim is 3 (a.yaml:1), but model.input_dim is 2 (schema default): they are one number',
      ],
    ],
    [
      'decay-steps',
      'steps need a length',
      'training:\n  scheduler: {scheduler_type: step}\n',
      [
        'error rule a.yaml:2:31 training.scheduler.scheduler_type: scheduler_type is step (a.yaml:2), but decay_steps is not set: the class refuses it (set training.scheduler.decay_steps)',
      ],
    ],
    [
      'decay-steps',
      'null is none',
      'training:\n  scheduler: {scheduler_type: exponential, decay_steps: null}\n',
      [
        'error rule a.yaml:2:31 training.scheduler.scheduler_type: scheduler_type is exponential (a.yaml:2), but decay_steps is not set: the class refuses it (set training.scheduler.decay_steps)',
      ],
    ],
    ['decay-steps', 'with one', 'training: {scheduler: {scheduler_type: step, decay_steps: 100}}\n', []],
    ['decay-steps', 'cosine needs none', 'training: {scheduler: {scheduler_type: cosine}}\n', []],
    [
      'extended-loss',
      'a loss in one word overwrites',
      loss('loss_type: wasserstein_sinkhorn_jax, wasserstein_algorithm: exact, wasserstein_backend: jax'),
      [
        'warning rule a.yaml:1:79 training.loss.wasserstein_algorithm: wasserstein_algorithm is exact (a.yaml:1), but loss_type is wasserstein_sinkhorn_jax (a.yaml:1), which overwrites it with sinkhorn',
      ],
    ],
    ['extended-loss', 'what no layer sets is overwritten in peace', loss('loss_type: wasserstein_sinkhorn_jax'), []],
    [
      'extended-loss',
      'a word that is none',
      loss('loss_type: wasserstein_fast_jax'),
      [
        'warning rule a.yaml:1:30 training.loss.loss_type: wasserstein_fast_jax is not wasserstein_<algorithm>_<backend>: algorithms are exact, sinkhorn, backends auto, jax, pot, scipy',
      ],
    ],
    [
      'metric-names',
      'a name on the list that the check refuses',
      metrics('mse, assignment_accuracy'),
      [
        'error rule a.yaml:1:39 validation.metrics.metrics[1]: assignment_accuracy is on the list of metrics, but the real check looks for assignment, which is not: the class refuses it (known are mse, wasserstein, energy, nmi, ari)',
      ],
    ],
    [
      'metric-names',
      'a name that nobody knows',
      metrics('f1_macro'),
      [
        'error rule a.yaml:1:34 validation.metrics.metrics[0]: no metric is called f1: the class refuses it (known are mse, wasserstein, energy, nmi, ari)',
      ],
    ],
    ['metric-names', 'a variant behind an underscore', metrics('wasserstein_sinkhorn, ari'), []],
    [
      'preset-name',
      'a name that is no preset stays text',
      data('cluster_params: modrate'),
      [
        'warning rule a.yaml:1:24 data.cluster_params: no preset of cluster_params is called modrate: the real code leaves the name as text; known are few, moderate, many (did you mean moderate?)',
      ],
    ],
    [
      'preset-name',
      'names belong to their key',
      data('snr_db_params: few'),
      [
        'warning rule a.yaml:1:23 data.snr_db_params: no preset of snr_db_params is called few: the real code leaves the name as text; known are easy, moderate, difficult',
      ],
    ],
    [
      'preset-name',
      'not even a key that every object has',
      data('cluster_params: constructor'),
      [
        'warning rule a.yaml:1:24 data.cluster_params: no preset of cluster_params is called constructor: the real code leaves the name as text; known are few, moderate, many',
      ],
    ],
    [
      'preset-name',
      'names, numbers and distributions',
      data('cluster_params: few, snr_db_params: 9.5, sample_count_distribution: {type: fixed, n: 100}'),
      [],
    ],
    [
      'fixed-value',
      'fixed says which number',
      data('cluster_params: {type: fixed}'),
      ['error rule a.yaml:1:24 data.cluster_params: data.cluster_params is fixed (a.yaml:1), but no value is set'],
    ],
    [
      'bounds',
      'the least is below the greatest',
      data('snr_db_params: {type: uniform, min: 9.0, max: 9.0}'),
      [
        'error rule a.yaml:1:44 data.snr_db_params.min: min is 9.0 (a.yaml:1), and max is 9.0 (a.yaml:1): the least is to be below the greatest',
      ],
    ],
    ['bounds', 'of counts they may be one', data('cluster_params: {type: truncated_poisson, lam: 3, min: 3, max: 3}'), []],
    [
      'bounds',
      'but not crossed',
      data('cluster_params: {type: poisson, lam: 3, min: 4, max: 3}'),
      [
        'error rule a.yaml:1:53 data.cluster_params.min: min is 4 (a.yaml:1), and max is 3 (a.yaml:1): the least is to be at most the greatest',
      ],
    ],
    [
      'probabilities',
      'one for each option, and 1 in all',
      data('cluster_params: {type: choice, options: [3, 5], probs: [0.5, 0.3, 0.3]}'),
      [
        'error rule a.yaml:1:63 data.cluster_params.probs: probs has 3 (a.yaml:1), but options has 2 (a.yaml:1)',
        'error rule a.yaml:1:63 data.cluster_params.probs: probs add up to 1.1, not 1 (a.yaml:1)',
      ],
    ],
    [
      'probabilities',
      'within what floats are',
      data('cluster_params: {type: choice, options: [1, 2, 3], probs: [0.7, 0.2, 0.1]}'),
      [],
    ],
    [
      'vary-clusters',
      'what is set back',
      data('vary_clusters_in_batch: true'),
      [
        'warning rule a.yaml:1:32 data.vary_clusters_in_batch: vary_clusters_in_batch is true (a.yaml:1), but the class sets it to false: it is deprecated (take it out)',
      ],
    ],
  ]

  test.each(rows)('V5 %s: %s', (_rule, _title, text, issues) => {
    expect(check({ 'a.yaml': text })).toEqual(issues)
  })

  test('V5 every rule is broken by some row above', () => {
    const broken = new Set(rows.flatMap(([rule, , , issues]) => (issues.length > 0 ? [rule] : [])))
    expect([...broken].toSorted()).toEqual(system.rules.map(({ id }) => id).toSorted())
  })

  test.each<[string, string, readonly string[]]>([
    ['the nearest width', stack('hidden_dim: 103'), [stack('hidden_dim: 104')]],
    ['a width that nobody wrote', stack('num_heads: 7'), []],
    ['the data', 'model: {input_dim: 3}\ndata: {dim: 2}\n', ['model: {input_dim: 3}\ndata: {dim: 3}\n']],
    ['the model, where the data is silent', 'model: {input_dim: 3}\ndata: {}\n', ['model: {input_dim: 2}\ndata: {}\n']],
  ])('V5 a fix mends %s', (_title, text, mended) => {
    const issues = validate(composeTexts({ 'a.yaml': text }, system), system).filter(({ code }) => code === 'rule')
    expect(issues.flatMap(({ fixes = [] }) => fixes.map(({ edits }) => applyEdits(text, edits)))).toEqual(mended)
  })

  test('V5 the other keys that take part are origins too', () => {
    const texts = { 'models/m.yaml': 'model: {input_dim: 3}\n', 'data/d.yaml': 'data:\n  dim: 4\n' }
    const issue = validate(composeTexts(texts, system), system).find(({ code }) => code === 'rule')
    expect([issue?.origin, ...(issue?.also ?? [])].map((origin) => origin && formatOrigin(origin))).toEqual([
      'data/d.yaml:2:8',
      'models/m.yaml:1:20',
    ])
  })

  test('V5 no rule breaks on values of the wrong type', () => {
    const value = fc.constantFrom(
      '1',
      '0',
      '-3',
      '2.5',
      'x',
      'null',
      '[]',
      '[x]',
      '[1, 2]',
      '{}',
      'true',
      '.nan',
      'grouped',
      '{type: choice}',
    )
    const keys = [
      'model.transformer.hidden_dim',
      'model.transformer.num_heads',
      'model.transformer.layer_repeat_mode',
      'model.transformer.layer_groups',
      'model.transformer.group_repeat_factors',
      'model.transformer',
      'model.input_dim',
      'data',
      'data.dim',
      'data.cluster_params',
      'data.cluster_params.probs',
      'data.cluster_params.min',
      'training.loss.loss_type',
      'training.scheduler.scheduler_type',
      'validation.metrics.metrics',
    ]
    const lines = fc.uniqueArray(fc.tuple(fc.constantFrom(...keys), value), { maxLength: 6, selector: ([key]) => key })
    fc.assert(
      fc.property(lines, (sets) => {
        const overrides = sets.map(([key, of]) => `++${key}=${of}`).join('\n')
        for (const found of check({ 'a.yaml': 'model: {}\n' }, { overrides })) expect(found).not.toMatch(/undefined|NaN|\[object/)
      }),
      { numRuns: 1000 },
    )
  })
})
