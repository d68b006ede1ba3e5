import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import { formatOrigin } from '../../core/source.ts'
import { composeTexts, line } from '../compose.testing.ts'
import type { StackOptions } from '../compose.testing.ts'
import { noSystem } from '../no-system.ts'
import { loadSystem } from '../registry.ts'
import { validate } from '../judge/validate.ts'

const system = (await loadSystem('micro-diffusion')) ?? noSystem

/** What rules say of some files, as lines. */
function broken(texts: Readonly<Record<string, string>>, options: StackOptions = {}): readonly string[] {
  return validate(composeTexts(texts, system, options), system)
    .filter(({ code }) => code === 'rule')
    .map(line)
}

/** A curriculum of stages in short: `a 10 0.1 0.9` is name, epochs and masking. */
function stages(...shorts: readonly string[]): string {
  const lines = shorts.map((short) => {
    const [name, epochs, low, high] = short.split(' ')
    return `    - {name: ${name}, epochs: ${epochs}, masking_rate_range: [${low}, ${high}], data_selection: all, format_type: pairs}\n`
  })
  return `curriculum:\n  stages:\n${lines.join('')}`
}

describe('V5 rules across keys name every origin', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'heads divide the width',
      { 'models/a.yaml': 'model:\n  d_model: 768\n', 'experiments/x.yaml': 'model:\n  n_heads: 10\n' },
      [
        'error rule models/a.yaml:2:12 model.d_model: d_model 768 (models/a.yaml:2) cannot be shared by 10 heads (experiments/x.yaml:2): 8 are left over (770 would do)',
      ],
    ],
    [
      'heads divide the width of the default',
      { 'a.yaml': 'model: {n_heads: 7}\n' },
      [
        'error rule a.yaml:1:18 model.n_heads: d_model 768 (schema default) cannot be shared by 7 heads (a.yaml:1): 5 are left over (770 would do)',
      ],
    ],
    [
      'fewer features than heads',
      { 'a.yaml': 'model: {d_model: 8, n_heads: 12, vocab_size: 10}\n' },
      [
        'error rule a.yaml:1:18 model.d_model: d_model 8 (a.yaml:1) cannot be shared by 12 heads (a.yaml:1): 8 are left over (12 would do)',
      ],
    ],
    ['heads that divide it', { 'a.yaml': 'model: {d_model: 770, n_heads: 7}\n' }, []],
    // 50,000 · 768 = 38,400,000 of 84,989,952 + 38,400,000.
    [
      'a large vocabulary',
      { 'a.yaml': 'model: {vocab_size: 50000}\n' },
      [
        'warning rule a.yaml:1:21 model.vocab_size: the embedding is 0.311 of all parameters, above 0.2: vocab_size 50000 (a.yaml:1), d_model 768 (schema default), n_layers 12 (schema default), d_ff 2048 (schema default) (a smaller vocabulary or a larger model lowers it)',
      ],
    ],
    // 84,989,952 of the rest are four fifths, so the last that fits is 21,247,488 / 768 = 27,666.0.
    ['a vocabulary of a fifth', { 'a.yaml': 'model: {vocab_size: 27666}\n' }, []],
    [
      'one token more',
      { 'a.yaml': 'model: {vocab_size: 27667}\n' },
      [
        'warning rule a.yaml:1:21 model.vocab_size: the embedding is 0.2 of all parameters, above 0.2: vocab_size 27667 (a.yaml:1), d_model 768 (schema default), n_layers 12 (schema default), d_ff 2048 (schema default) (a smaller vocabulary or a larger model lowers it)',
      ],
    ],
    // 104,189,952 · 4 · 3 + 32 · 512 · 4 bytes = 1.25 GB, of 1 GB less a tenth.
    [
      'a small card',
      { 'machines/m.yaml': 'hardware: {max_vram_gb: 1.0}\n' },
      [
        'warning rule machines/m.yaml:1:25 hardware.max_vram_gb: training is estimated to take 1.25 GB of memory, and 900 MB may be used: max_vram_gb 1.0 (machines/m.yaml:1), memory_safety_margin 0.1 (schema default), n_layers 12 (schema default), d_model 768 (schema default), d_ff 2048 (schema default), vocab_size 25000 (schema default), max_seq_len 512 (schema default), batch_size 32 (schema default), bytes_per_param 4 (schema default), memory_multiplier 3.0 (schema default) (a smaller batch with more accumulation, or fewer bytes per parameter, takes less)',
      ],
    ],
    ['half precision on it', { 'a.yaml': 'hardware: {max_vram_gb: 1.0, bytes_per_param: 2}\n' }, []],
    ['the margin of it', { 'a.yaml': 'hardware: {max_vram_gb: 1.26, memory_safety_margin: 0.0}\n' }, []],
    [
      'a masking upside down',
      { 'curricula/c.yaml': stages('a 100 0.1 0.3', 'b 200 0.9 0.75') },
      [
        'error rule curricula/c.yaml:4:51 curriculum.stages[1].masking_rate_range[0]: the stage b masks at least 0.9 (curricula/c.yaml:4) and at most 0.75 (curricula/c.yaml:4) (write the lower share first)',
      ],
    ],
    ['a masking of one rate, and of any', { 'a.yaml': stages('a 100 0.5 0.5', 'b 200 0 1') }, []],
    [
      'two stages of one name',
      { 'a.yaml': stages('a 100 0.1 0.3', 'b 100 0.1 0.3', 'a 100 0.1 0.3') },
      [
        'warning rule a.yaml:5:14 curriculum.stages[2].name: a stage is called a already (a.yaml:3), and asking for the name gives that one (give each stage a name of its own)',
      ],
    ],
    [
      'stages longer than the training',
      { 'training/t.yaml': 'training:\n  max_epochs: 100\n', 'curricula/c.yaml': stages('a 50 0.1 0.3', 'b 100 0.1 0.3') },
      [
        'warning rule training/t.yaml:2:15 training.max_epochs: the stages take 150 epochs (curricula/c.yaml:3), but training.max_epochs is 100 (training/t.yaml:2): the later validate() puts 150 in its place (set training.max_epochs to 150)',
      ],
    ],
    [
      'stages shorter than the training',
      { 'a.yaml': `training: {max_epochs: 100}\n${stages('a 50 0.1 0.3')}` },
      [
        'warning rule a.yaml:1:24 training.max_epochs: the stages take 50 epochs (a.yaml:4), but training.max_epochs is 100 (a.yaml:1): the later validate() puts 50 in its place (set training.max_epochs to 50)',
      ],
    ],
    ['as long as the training', { 'a.yaml': `training: {max_epochs: 50}\n${stages('a 50 0.1 0.3')}` }, []],
    ['shorter than a default that nobody wrote', { 'a.yaml': stages('a 50 0.1 0.3') }, []],
    [
      'longer than the default',
      { 'a.yaml': stages('a 500 0.1 0.3') },
      [
        'warning rule a.yaml:3:5 curriculum.stages: the stages take 500 epochs (a.yaml:3), but training.max_epochs is 300 (schema default): the later validate() puts 500 in its place (set training.max_epochs to 500)',
      ],
    ],
    [
      'easy above hard',
      { 'curricula/c.yaml': 'curriculum:\n  easy_threshold: 80\n' },
      [
        'error rule curricula/c.yaml:2:19 curriculum.easy_threshold: a sample would be easy and hard at once: easy_threshold 80 (curricula/c.yaml:2), hard_threshold 67.0 (schema default) (easy_threshold has to be the lower one)',
      ],
    ],
    [
      'easy where hard is',
      { 'a.yaml': 'curriculum: {easy_threshold: 50, hard_threshold: 50.0}\n' },
      [
        'error rule a.yaml:1:30 curriculum.easy_threshold: a sample would be easy and hard at once: easy_threshold 50 (a.yaml:1), hard_threshold 50.0 (a.yaml:1) (easy_threshold has to be the lower one)',
      ],
    ],
    ['easy below hard', { 'a.yaml': 'curriculum: {easy_threshold: 49.9, hard_threshold: 50}\n' }, []],
    [
      'weights add up to 1',
      { 'curricula/c.yaml': 'curriculum:\n  lexical_weight: 0.5\n' },
      [
        'error rule curricula/c.yaml:2:19 curriculum.lexical_weight: the weights add up to 1.2, not 1: lexical_weight 0.5 (curricula/c.yaml:2), syntactic_weight 0.3 (schema default), centrality_weight 0.4 (schema default)',
      ],
    ],
    ['within 1e-6', { 'a.yaml': 'curriculum: {lexical_weight: 0.3000005}\n' }, []],
    [
      'beyond 1e-6',
      { 'a.yaml': 'curriculum: {lexical_weight: 0.300002}\n' },
      [
        'error rule a.yaml:1:30 curriculum.lexical_weight: the weights add up to 1.000002, not 1: lexical_weight 0.300002 (a.yaml:1), syntactic_weight 0.3 (schema default), centrality_weight 0.4 (schema default)',
      ],
    ],
    [
      'complexity weights do too',
      { 'a.yaml': 'data: {complexity_weights: {syntactic: 0.4, lexical: 0.3, centrality: 0.4}}\n' },
      [
        'error rule a.yaml:1:54 data.complexity_weights.lexical: the weights add up to 1.1, not 1: lexical 0.3 (a.yaml:1), syntactic 0.4 (a.yaml:1), centrality 0.4 (a.yaml:1)',
      ],
    ],
    [
      'complexity weights that do',
      { 'a.yaml': 'data: {complexity_weights: {syntactic: 0.4, lexical: 0.2, centrality: 0.4}}\n' },
      [],
    ],
  ])('V5 %s', (_title, texts, expected) => {
    expect(broken(texts)).toEqual(expected)
  })

  test('V5 the other keys that take part are origins too', () => {
    const texts = { 'models/a.yaml': 'model: {d_model: 768}\n', 'experiments/x.yaml': 'model: {n_heads: 10}\n' }
    const issue = validate(composeTexts(texts, system), system).find(({ code }) => code === 'rule')
    expect([issue?.origin, ...(issue?.also ?? [])].map((origin) => origin && formatOrigin(origin))).toEqual([
      'models/a.yaml:1:18',
      'experiments/x.yaml:1:18',
    ])
  })
})

test.each<[string, string, readonly (readonly [title: string, text: string])[]]>([
  ['the nearest width', 'model: {d_model: 760, n_heads: 12}\n', [['Write 756', 'model: {d_model: 756, n_heads: 12}\n']]],
  ['a width that nobody wrote', 'model: {n_heads: 7}\n', []],
  ['a masking', stages('a 300 0.95 0.15'), [['Write [0.15, 0.95]', stages('a 300 0.15 0.95')]]],
  [
    'a masking in lines of its own',
    'curriculum:\n  stages:\n    - masking_rate_range:\n        - 0.9 # most\n        - 0.2\n',
    [['Write [0.2, 0.9]', 'curriculum:\n  stages:\n    - masking_rate_range:\n        - 0.2 # most\n        - 0.9\n']],
  ],
  [
    'epochs',
    `training: {max_epochs: 100}\n${stages('a 50 0.1 0.3')}`,
    [['Write 50', `training: {max_epochs: 50}\n${stages('a 50 0.1 0.3')}`]],
  ],
  ['epochs that nobody wrote', stages('a 500 0.1 0.3'), []],
  [
    'two names',
    'mixed_precision: false\ntraining: {use_mixed_precision: true}\n',
    [['Write true', 'mixed_precision: true\ntraining: {use_mixed_precision: true}\n']],
  ],
])('V5 a fix mends %s', (_title, text, expected) => {
  const issues = validate(composeTexts({ 'a.yaml': text }, system), system).filter(({ code }) => code === 'rule')
  const fixes = issues.flatMap(({ fixes: of = [] }) => of)
  expect(fixes.map(({ title, edits }) => [title, applyEdits(text, edits)])).toEqual(expected)
})

describe('V5 one setting under two names', () => {
  test.each<[string, string, readonly string[]]>([
    ['both unwritten', 'seed: 1\n', []],
    ['both alike', 'mixed_precision: false\ntraining: {use_mixed_precision: false}\n', []],
    ['one written as the other is anyway', 'mixed_precision: true\ntraining: {max_grad_norm: 1.0}\n', []],
    [
      'precision at the top',
      'mixed_precision: false\n',
      [
        'warning rule a.yaml:1:18 mixed_precision: mixed_precision is false (a.yaml:1), but training.use_mixed_precision is true (schema default): two names of one setting (write false at training.use_mixed_precision too, or set both otherwise)',
      ],
    ],
    [
      'checkpointing of the training',
      'training:\n  use_gradient_checkpointing: false\n',
      [
        'warning rule a.yaml:2:31 training.use_gradient_checkpointing: training.use_gradient_checkpointing is false (a.yaml:2), but gradient_checkpointing is true (schema default): two names of one setting (write false at gradient_checkpointing too, or set both otherwise)',
      ],
    ],
    [
      'the norm of the gradient',
      'training:\n  grad_clip_norm: 1.0\n  max_grad_norm: 0.5\n',
      [
        'warning rule a.yaml:2:19 training.grad_clip_norm: training.grad_clip_norm is 1.0 (a.yaml:2), but training.max_grad_norm is 0.5 (a.yaml:3): two names of one setting (write 1.0 at training.max_grad_norm too, or set both otherwise)',
      ],
    ],
    [
      'a weight of the data that is not that of the curriculum',
      'curriculum: {lexical_weight: 0.3}\ndata: {complexity_weights: {lexical: 0.4, syntactic: 0.3, centrality: 0.3}}\n',
      [
        'warning rule a.yaml:1:30 curriculum.lexical_weight: curriculum.lexical_weight is 0.3 (a.yaml:1), but data.complexity_weights.lexical is 0.4 (a.yaml:2): two names of one setting (write 0.3 at data.complexity_weights.lexical too, or set both otherwise)',
        'warning rule a.yaml:2:71 data.complexity_weights.centrality: data.complexity_weights.centrality is 0.3 (a.yaml:2), but curriculum.centrality_weight is 0.4 (schema default): two names of one setting (write 0.3 at curriculum.centrality_weight too, or set both otherwise)',
      ],
    ],
    ['weights of the data alone', 'data: {complexity_weights: {lexical: 0.4, syntactic: 0.3, centrality: 0.3}}\n', []],
    ['the card, where training alone says', 'hardware: {bytes_per_param: 2}\ntraining: {max_vram_gb: 24.0}\n', []],
    [
      'the card, where both do',
      'hardware: {max_vram_gb: 8.0}\ntraining: {max_vram_gb: 24.0}\n',
      [
        'warning rule a.yaml:1:25 hardware.max_vram_gb: hardware.max_vram_gb is 8.0 (a.yaml:1), but training.max_vram_gb is 24.0 (a.yaml:2): two names of one setting (write 8.0 at training.max_vram_gb too, or set both otherwise)',
      ],
    ],
  ])('V5 %s', (_title, text, expected) => {
    expect(broken({ 'a.yaml': text })).toEqual(expected)
  })
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
    '[[1, 0]]',
    '{}',
    '[{name: 1}]',
    'true',
    '.nan',
    '9e999',
  )
  const sections = ['model', 'training', 'curriculum', 'data', 'hardware', 'mixed_precision']
  const keys = [
    'model.d_model',
    'model.n_heads',
    'model.vocab_size',
    'model.max_seq_len',
    'training.batch_size',
    'training.max_epochs',
    'training.use_mixed_precision',
    'training.max_vram_gb',
    'curriculum.stages',
    'curriculum.easy_threshold',
    'curriculum.lexical_weight',
    'data.complexity_weights',
    'data.complexity_weights.lexical',
    'hardware.max_vram_gb',
  ]
  const sets = fc.uniqueArray(fc.tuple(fc.constantFrom(...sections, ...keys), value), { maxLength: 6, selector: ([key]) => key })
  fc.assert(
    fc.property(sets, (lines) => {
      const overrides = lines.map(([key, of]) => `++${key}=${of}`).join('\n')
      for (const found of broken({ 'a.yaml': stages('a 1 0.1 0.9') }, { overrides }))
        expect(found).not.toMatch(/undefined|NaN|\[object/)
    }),
    { numRuns: 1000 },
  )
})

test('V5 ids are all different', () => {
  const ids = system.rules.map(({ id }) => id)
  expect([ids.length, new Set(ids).size]).toEqual([10, 10])
})
