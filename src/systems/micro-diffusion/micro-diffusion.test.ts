import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import { leavesOf } from '../../core/config-node.ts'
import { formatPath } from '../../core/path.ts'
import { formatOrigin } from '../../core/source.ts'
import { composeTexts, line, plainOf, readFolder } from '../compose.testing.ts'
import type { StackOptions } from '../compose.testing.ts'
import { viewOf } from '../judge/config-view.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { withDefaults } from '../schema/with-defaults.ts'
import { fieldOf, fieldsOf } from '../schema/field.ts'
import type { Field } from '../schema/field.ts'
import { customize, readManifest } from '../manifest/manifest.ts'
import { narrow } from '../schema/narrow.ts'
import { loadSystem } from '../registry.ts'
import { noSystem } from '../no-system.ts'
import { isLogScale } from '../judge/scale-of.ts'
import { joinIssues } from '../judge/join-issues.ts'
import { validate } from '../judge/validate.ts'

const system = (await loadSystem('micro-diffusion')) ?? noSystem

/** Issues as lines, without the missing stages of a config that is not about them. */
function check(texts: Readonly<Record<string, string>>, options: StackOptions = {}): readonly string[] {
  return validate(composeTexts(texts, system, options), system)
    .filter(({ code }) => code !== 'missing-section')
    .map(line)
}

/** A field as the tables below write it: key, control, default, bounds, unit; `?` behind the control of what may be null. */
function row(field: Field): string {
  const { path, control, nullable, default: value, unit, options } = field
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = field
  const bounds = [
    minimum === undefined ? '' : `≥${minimum}`,
    exclusiveMinimum === undefined ? '' : `>${exclusiveMinimum}`,
    maximum === undefined ? '' : `≤${maximum}`,
    exclusiveMaximum === undefined ? '' : `<${exclusiveMaximum}`,
    options ? options.map((option) => String(option.value)).join('|') : '',
  ].filter(Boolean)
  const type = `${control}${nullable ? '?' : ''}`
  const cells = [path.at(-1), type, value === undefined ? '-' : JSON.stringify(value), bounds.join(' ') || '-', unit ?? '-']
  return cells.join(' ')
}

function fieldsIn(key: string): readonly Field[] {
  const section = system.sections.find((each) => each.key === key)
  return section ? fieldsOf(narrow(section.schema, undefined), [key]) : []
}

const isLater = ({ group }: Field): boolean => group === 'Later versions'

describe('V1 every field', () => {
  test('V1 the keys at the top', () => {
    const single = system.sections.filter(({ schema }) => schema.type !== 'object')
    expect(single.map(({ key, schema }) => row(fieldOf(schema, [key])))).toEqual([
      'experiment_name string "micro-diffusion" - -',
      'seed integer 42 ≥0 -',
      'data_dir string "data" - -',
      'output_dir string "outputs" - -',
      'cache_dir string "cache" - -',
      'device enum "cuda" cuda|cpu|auto -',
      'mixed_precision boolean true - -',
      'gradient_checkpointing boolean true - -',
    ])
  })

  test.each<[string, readonly string[]]>([
    [
      'model',
      [
        'd_model integer 768 >0 features',
        'n_layers integer 12 >0 layers',
        'n_heads integer 12 >0 heads',
        'd_ff integer 2048 >0 features',
        'vocab_size integer 25000 >0 tokens',
        'max_seq_len integer 512 >0 tokens',
        'mask_token_id integer 0 ≥0 -',
        'dropout number 0.1 ≥0 ≤1 -',
        'attention_dropout number 0.1 ≥0 ≤1 -',
        'activation enum "swiglu" swiglu|gelu|relu -',
        'norm_type enum "rmsnorm" layernorm|rmsnorm -',
        'norm_eps number 0.000001 >0 -',
        'pos_encoding enum "rope" rope|learned|sinusoidal -',
        'init_std number 0.02 >0 -',
        'use_bias boolean false - -',
      ],
    ],
    [
      'training',
      [
        'learning_rate number 0.0002 >0 -',
        'min_learning_rate number 0.00002 >0 -',
        'weight_decay number 0.1 ≥0 -',
        'beta1 number 0.9 ≥0 <1 -',
        'beta2 number 0.95 ≥0 <1 -',
        'eps number 1e-8 >0 -',
        'grad_clip_norm number 1 ≥0 -',
        'max_grad_norm number 1 ≥0 -',
        'warmup_steps integer 1000 ≥0 steps',
        'scheduler enum "cosine_with_restarts" cosine_with_restarts|cosine|linear|constant -',
        'batch_size integer 32 >0 samples',
        'gradient_accumulation_steps integer 1 >0 steps',
        'max_epochs integer 300 >0 epochs',
        'max_steps integer? null >0 steps',
        'patience integer 10 >0 epochs',
        'min_delta number 0.0001 ≥0 -',
        'eval_every integer 1000 >0 steps',
        'save_every integer 5000 >0 steps',
        'log_every integer 100 >0 steps',
        'val_split number 0.1 ≥0 <1 -',
        'val_batch_size integer? null >0 samples',
        'use_gradient_checkpointing boolean true - -',
        'use_mixed_precision boolean true - -',
        'dataloader_num_workers integer 4 ≥0 processes',
        'pin_memory boolean true - -',
        'label_smoothing number 0 ≥0 <1 -',
        'dropout_schedule enum "constant" constant|decay -',
      ],
    ],
    [
      'curriculum',
      [
        'stages list - - -',
        'lexical_weight number 0.3 ≥0 ≤1 -',
        'syntactic_weight number 0.3 ≥0 ≤1 -',
        'centrality_weight number 0.4 ≥0 ≤1 -',
        'easy_threshold number 33 >0 <100 %',
        'hard_threshold number 67 >0 <100 %',
        'n_clusters integer 8 >0 -',
        'embedding_model string "sentence-transformers/all-MiniLM-L6-v2" - -',
        'transition_epochs integer 5 ≥0 epochs',
        'reset_optimizer boolean true - -',
        'pseudo_data_max_samples integer 100 ≥0 samples',
        'pseudo_data_ratio number 0.25 >0 ≤1 -',
      ],
    ],
    [
      'generation',
      [
        'temperature number 0.8 ≥0.1 ≤2 -',
        'top_k integer? null >0 tokens',
        'top_p number? null >0 ≤1 -',
        'num_steps integer 50 >0 steps',
        'max_length integer 512 >0 tokens',
        'num_return_sequences integer 1 >0 texts',
        'confidence_schedule enum "linear" linear|exponential -',
        'style_strength number 1 ≥0 -',
        'interactive_mode boolean false - -',
      ],
    ],
    [
      'data',
      [
        'min_sentence_length integer 10 >0 characters',
        'max_sentence_length integer 512 >0 characters',
        'sentence_overlap integer 50 ≥0 -',
        'paragraph_max_sentences integer 10 >0 sentences',
        'idf_corpus_size integer 100000 >0 documents',
        'readability_metrics scalar-list ["flesch","coleman_liau","automated_readability"] - -',
        'complexity_weights object {} - -',
      ],
    ],
    [
      'hardware',
      [
        'max_vram_gb number 8 >0 GB',
        'memory_safety_margin number 0.1 ≥0 ≤1 -',
        'bytes_per_param integer 4 >0 bytes',
        'memory_multiplier number 3 >0 ×',
      ],
    ],
  ])('V1 of %s', (key, expected) => {
    expect(
      fieldsIn(key)
        .filter((field) => !isLater(field))
        .map(row),
    ).toEqual(expected)
  })

  test('V1 of a stage, all required, and of the complexity weights', () => {
    const stages = fieldsIn('curriculum').find(({ path }) => path.at(-1) === 'stages')
    expect([stages?.minItems, stages?.item?.fields?.map((field) => [row(field), field.required])]).toEqual([
      1,
      [
        ['name string - - -', true],
        ['epochs integer - >0 epochs', true],
        ['masking_rate_range range - - -', true],
        ['data_selection enum - easy|medium|hard|all -', true],
        ['format_type enum - sentences|pairs|paragraphs -', true],
      ],
    ])
    const weights = fieldsIn('data').find(({ path }) => path.at(-1) === 'complexity_weights')
    expect(weights?.fields?.map(row)).toEqual([
      'lexical number 0.3 ≥0 ≤1 -',
      'syntactic number 0.3 ≥0 ≤1 -',
      'centrality number 0.4 ≥0 ≤1 -',
    ])
  })

  test.each<[string, readonly string[]]>([
    [
      'training',
      [
        'adam_epsilon number 0.000001 >0 -',
        'scheduler_restart_period integer 1000 >0 steps',
        'scheduler_warmup_ratio number 0.1 ≥0 ≤1 -',
        'max_grad_accumulation_steps integer 8 >0 steps',
        'max_vram_gb number 8 >0 GB',
        'memory_safety_margin number 0.1 ≥0 ≤1 -',
        'bytes_per_param integer 4 >0 bytes',
        'memory_multiplier number 3 >0 ×',
        'loss_normalization_factor number 10 >0 -',
        'gradient_normalization_factor number 1 >0 -',
        'validation_masking_rate number 0.15 ≥0 ≤1 -',
        'validation_frequency integer 5 >0 epochs',
        'adaptation_window integer 10 >0 epochs',
        'min_epochs_per_stage integer 5 >0 epochs',
        'max_epochs_per_stage integer 200 >0 epochs',
        'performance_plateau_epochs integer 10 >0 epochs',
        'improvement_threshold number 0.01 ≥0 -',
        'loss_history_window integer 20 >0 steps',
        'metrics_window_size integer 100 >0 steps',
        'stage_transition_smoothing number 0.1 ≥0 ≤1 -',
        'vocab_expansion_threshold number 0.3 >0 <1 -',
        'difficulty_ema_alpha number 0.1 >0 <1 -',
      ],
    ],
    [
      'curriculum',
      [
        'sentences_per_paragraph integer 4 >0 sentences',
        'pair_separation_token string " [SEP] " - -',
        'pseudo_data_min_similarity number 0.7 >0 ≤1 -',
        'masking_span_length number 3 >0 tokens',
        'difficulty_temperature number 1 >0 -',
      ],
    ],
    [
      'generation',
      [
        'vocab_level integer 5 ≥1 ≤5 -',
        'auto_detect_vocab_level boolean true - -',
        'style_tokens scalar-list? - - -',
        'skip_special_tokens boolean true - -',
        'clean_up_tokenization_spaces boolean true - -',
      ],
    ],
  ])('V1 of later versions of %s: what they take is offered, and is no default', (key, expected) => {
    const later = fieldsIn(key).filter(isLater)
    expect(later.filter((field) => 'default' in field || field.required)).toEqual([])
    expect(later.map((field) => row({ ...field, default: field.suggestions?.[0] }))).toEqual(expected)
  })

  test('V1 each has a title, a sentence of help and a source', () => {
    const all = (fields: readonly Field[]): readonly Field[] =>
      fields.flatMap((field) => [field, ...all(field.fields ?? []), ...all(field.item?.fields ?? [])])
    const found = all(
      system.sections.flatMap(({ key, schema, title, help }) =>
        schema.type === 'object' ? fieldsIn(key) : [{ ...fieldOf(schema, [key]), title, help }],
      ),
    )
    expect(found.filter(({ title, help, source }) => !title || !help?.endsWith('.') || !source).map(({ path }) => path)).toEqual(
      [],
    )
    expect(found).toHaveLength(8 + 15 + 27 + 22 + 12 + 5 + 5 + 9 + 5 + 7 + 3 + 4)
  })

  test('V1 rates and epsilons are told apart by factors', () => {
    const { config } = composeTexts({ 'a.yaml': 'model: {}\ntraining: {}\n' }, system)
    const isLog = (path: string): boolean => isLogScale(system, config, path.split('.'))
    const keys = ['learning_rate', 'min_learning_rate', 'weight_decay', 'eps', 'min_delta', 'adam_epsilon'].map(
      (key) => `training.${key}`,
    )
    expect([...keys, 'model.norm_eps', 'model.init_std'].filter((path) => !isLog(path))).toEqual([])
    expect(['training.beta1', 'training.batch_size', 'model.dropout'].filter(isLog)).toEqual([])
  })
})

describe('P3 defaults', () => {
  const STAGES =
    'curriculum: {stages: [{name: a, epochs: 300, masking_rate_range: [0.1, 0.9], data_selection: all, format_type: pairs}]}\n'

  test('P3 of the top, of model and of training hold unwritten, since the loader builds them', () => {
    const { config } = composeTexts({ 'a.yaml': STAGES }, system)
    const defaults = defaultsOf(system, config)
    expect([...defaults.entries.keys()]).toEqual([
      'experiment_name',
      'seed',
      'data_dir',
      'output_dir',
      'cache_dir',
      'device',
      'mixed_precision',
      'gradient_checkpointing',
      'model',
      'training',
      'curriculum',
    ])
    const leaves = leavesOf(defaults).map(
      ({ path, node }) => `${formatPath(path)} ${JSON.stringify(plainOf(node))} ${formatOrigin(node)}`,
    )
    expect(leaves).toContain('seed 42 schema Micro-diffusion')
    expect(leaves).toContain('model.d_model 768 schema ModelConfig')
    expect(leaves).toHaveLength(8 + 15 + 27 + 11)
  })

  test('X6 the loader of the design document takes what they make, with no issue', () => {
    const { config } = composeTexts({ 'a.yaml': STAGES }, system)
    const filled = withDefaults(config, defaultsOf(system, config))
    const composition = { ...composeTexts({ 'a.yaml': STAGES }, system), config: filled }
    expect(validate(composition, system).map(line)).toEqual([])
  })
})

describe('V2 V4 what a section may not say, at the line that says it', () => {
  const stage = (change: string): string =>
    `curriculum:\n  stages:\n    - {name: a, epochs: 300, masking_rate_range: [0.1, 0.9], data_selection: all, format_type: pairs}\n`.replace(
      ...(change.split(' → ') as [string, string]),
    )
  test.each<[string, string, readonly string[]]>([
    ['a seed below 0', 'seed: -1', ['error out-of-range a.yaml:1:7 seed: the int -1 is out of range: expected at least 0']],
    [
      'no such device',
      'device: gpu',
      [
        'error not-allowed a.yaml:1:9 device: the text "gpu" is not known here: one of cuda, cpu, auto is wanted (did you mean cpu?)',
      ],
    ],
    [
      'a flag that is a word',
      'mixed_precision: fp16',
      ['error wrong-type a.yaml:1:18 mixed_precision: expected true or false, got the text "fp16"'],
    ],
    [
      'a key at the top that no class has',
      'experiment: x',
      [
        'error unknown-section a.yaml:1:1 experiment: Micro-diffusion has no section experiment: building ProjectConfig stops on it with a TypeError',
      ],
    ],
    [
      'a typo in the model',
      'model:\n  n_head: 12',
      [
        'error unknown-key a.yaml:2:3 model.n_head: ModelConfig has no key n_head: the real code stops on it (did you mean n_heads?)',
      ],
    ],
    [
      'layers that are none',
      'model: {n_layers: 0}',
      ['error out-of-range a.yaml:1:19 model.n_layers: the int 0 is out of range: expected above 0'],
    ],
    [
      'an activation that nobody wrote',
      'model: {activation: silu}',
      [
        'error not-allowed a.yaml:1:21 model.activation: the text "silu" is not known here: one of swiglu, gelu, relu is wanted (did you mean swiglu, gelu or relu?)',
      ],
    ],
    [
      'a rate that PyYAML reads as text',
      'training: {learning_rate: 2e-4}',
      [
        'error float-as-string a.yaml:1:27 training.learning_rate: PyYAML reads 2e-4 as str, OmegaConf and YAML 1.2 as float 0.0002, and a number is wanted (write 2.0e-4, or "2e-4")',
      ],
    ],
    [
      'all data for validation',
      'training: {val_split: 1.0}',
      ['error out-of-range a.yaml:1:23 training.val_split: the float 1.0 is out of range: expected at least 0, below 1'],
    ],
    ['null where it means something', 'training: {max_steps: null, val_batch_size: null}', []],
    [
      'a key of later versions',
      'training:\n  adam_epsilon: 1.0e-6',
      [
        'warning real-code a.yaml:2:3 training.adam_epsilon: only later versions of TrainingConfig have this key: earlier ones stop with a TypeError',
      ],
    ],
    [
      'a curriculum without stages',
      'curriculum: {n_clusters: 4}',
      ['error missing-key a.yaml:1:1 curriculum.stages: the key stages is missing (add stages: a list of maps)'],
    ],
    [
      'a curriculum of no stages',
      'curriculum: {stages: []}',
      ['error out-of-range a.yaml:1:22 curriculum.stages: an empty list is out of range: expected at least 1 item'],
    ],
    [
      'a stage without its data',
      stage(', data_selection: all → '),
      [
        'error missing-key a.yaml:3:7 curriculum.stages[0].data_selection: the key data_selection is missing (add data_selection: one of easy, medium, hard, all)',
      ],
    ],
    [
      'a masking above 1',
      stage('0.9 → 90'),
      [
        'error out-of-range a.yaml:3:56 curriculum.stages[0].masking_rate_range[1]: the int 90 is out of range: expected from 0 to 1',
      ],
    ],
    [
      'a masking of one number',
      stage('[0.1, 0.9] → 0.5'),
      ['error wrong-type a.yaml:3:50 curriculum.stages[0].masking_rate_range: expected a list of 2 numbers, got the float 0.5'],
    ],
    [
      'a format that is none',
      stage('pairs → pair'),
      [
        'error not-allowed a.yaml:3:96 curriculum.stages[0].format_type: the text "pair" is not known here: one of sentences, pairs, paragraphs is wanted (did you mean pairs?)',
      ],
    ],
    [
      'a threshold of 100',
      `${stage('x → x')}  hard_threshold: 100`,
      ['error out-of-range a.yaml:4:19 curriculum.hard_threshold: the int 100 is out of range: expected above 0, below 100'],
    ],
    [
      'a section that the first loader does not have',
      'generation: {temperature: 0.05}',
      [
        'error out-of-range a.yaml:1:27 generation.temperature: the float 0.05 is out of range: expected from 0.1 to 2',
        'warning real-code a.yaml:1:1 generation: only later versions of the loader know generation: earlier ones stop with a TypeError',
      ],
    ],
    [
      'sections that no loader has',
      'data: {sentence_overlap: -1}\nhardware: {bytes_per_param: 0.5}',
      [
        'error out-of-range a.yaml:1:26 data.sentence_overlap: the int -1 is out of range: expected at least 0',
        'warning real-code a.yaml:1:1 data: the real loader knows no key data: it stops with a TypeError',
        'error wrong-type a.yaml:2:29 hardware.bytes_per_param: expected an integer above 0, got the float 0.5',
        'warning real-code a.yaml:2:1 hardware: the real loader knows no key hardware: it stops with a TypeError',
      ],
    ],
  ])('V2 %s', (_title, text, expected) => {
    expect(check({ 'a.yaml': `${text}\n` })).toEqual(expected)
  })

  test('V4 no curriculum at all', () => {
    expect(validate(composeTexts({ 'a.yaml': 'seed: 1\n' }, system), system).map(line)).toEqual([
      'error missing-section a.yaml:1:1 curriculum: the section curriculum is missing: CurriculumConfig has no default for its stages, so loading the file stops with a TypeError',
    ])
  })
})

describe('the workspace cfgs/micro-diffusion', () => {
  const files = readFolder('cfgs/micro-diffusion')
  const { manifest, issues } = readManifest({ kind: 'file', path: 'strata.yaml', text: files['strata.yaml'] ?? '' })
  const own = customize(system, manifest)
  const tops = Object.keys(files).filter((path) => path.startsWith('experiments/'))
  const problems = (path: string): readonly string[] => {
    const composition = composeTexts(files, own, { stack: [path] })
    return joinIssues(composition.issues, validate(composition, own)).map(line)
  }

  test('its strata.yaml is understood, and says what the system says', () => {
    expect([issues, manifest.system, tops.length, own.layers]).toEqual([[], 'micro-diffusion', 8, system.layers])
  })

  test.each(tops)('%s has no problem but what the real loader refuses', (path) => {
    expect(problems(path).filter((text) => !text.startsWith('warning real-code'))).toEqual([])
  })

  test('V the whole example of the design document opens without an error', () => {
    const composition = composeTexts(files, own, { stack: ['experiments/one_file.yaml'] })
    expect(plainOf(composition.config)).toEqual({
      experiment_name: 'my-diffusion-model',
      data_dir: 'data',
      output_dir: 'outputs',
      device: 'cuda',
      mixed_precision: true,
      seed: 42,
      hardware: { max_vram_gb: 8, memory_safety_margin: 0.1, bytes_per_param: 4, memory_multiplier: 3 },
      model: { d_model: 768, n_layers: 12, n_heads: 12, d_ff: 2048, vocab_size: 25000, max_seq_len: 512, dropout: 0.1 },
      training: { learning_rate: 0.0002, batch_size: 32, max_epochs: 300, eval_every: 1000, save_every: 5000 },
      generation: { temperature: 0.8, num_steps: 50, max_length: 512, top_k: null, top_p: null, confidence_schedule: 'linear' },
      data: { min_sentence_length: 10, max_sentence_length: 512, sentence_overlap: 50, idf_corpus_size: 100000 },
      curriculum: {
        stages: [
          { name: 'foundation', epochs: 50, masking_rate_range: [0.75, 0.9], data_selection: 'easy', format_type: 'sentences' },
          { name: 'structural', epochs: 100, masking_rate_range: [0.4, 0.6], data_selection: 'medium', format_type: 'pairs' },
          { name: 'refinement', epochs: 150, masking_rate_range: [0.1, 0.3], data_selection: 'all', format_type: 'paragraphs' },
        ],
      },
    })
    expect(problems('experiments/one_file.yaml').map((text) => text.split(' ').slice(0, 4).join(' '))).toEqual([
      'warning real-code experiments/one_file.yaml:32:1 generation:',
      'warning real-code experiments/one_file.yaml:40:1 data:',
      'warning real-code experiments/one_file.yaml:10:1 hardware:',
    ])
  })

  const names = (folder: string): readonly string[] => Object.keys(files).filter((path) => path.startsWith(`${folder}/`))
  test.each(
    names('models').flatMap((model) =>
      names('training').flatMap((training) =>
        names('curricula').map((curriculum): [string, string, string] => [model, training, curriculum]),
      ),
    ),
  )('%s × %s × %s has no error, and warns only of epochs', (...stack) => {
    const composition = composeTexts(files, own, { stack })
    const found = joinIssues(composition.issues, validate(composition, own)).map(line)
    expect(found.filter((text) => !/^warning rule .* training\.max_epochs: the stages take/.test(text))).toEqual([])
  })

  test('sections have a line about them', () => {
    const { config } = composeTexts(files, own, { stack: ['experiments/books_creative.yaml'] })
    const view = viewOf(config, defaultsOf(own, config))
    expect(own.sections.flatMap(({ key, summary }) => (summary ? [`${key}: ${summary(view)}`] : []))).toEqual([
      'model: 12 layers of 768, 12 heads',
      'training: 300 epochs, batches of 32',
      'curriculum: 3 stages',
      'generation: 100 steps at temperature 1.0',
      'data: sentences of 10 to 512 characters',
      'hardware: 8.0 GB',
    ])
  })

  test('V4 a typo in any key of any section is found at its line, and its fix gives the file back', () => {
    const places = Object.entries(files).flatMap(([path, text]) =>
      /^(?:models|training|curricula|data)\//.test(path)
        ? [...text.matchAll(/^ +(?:- )?(\w{5,}): (?!$)/gm)].map((match) => ({
            path,
            key: match[1] ?? '',
            at: match.index + match[0].indexOf(match[1] ?? ''),
          }))
        : [],
    )
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(40), ({ path, key, at }, pick) => {
        const index = 1 + (pick % (key.length - 2))
        const typo = `${key.slice(0, index)}zq${key.slice(index)}`
        const text = files[path] ?? ''
        const broken = text.slice(0, at) + typo + text.slice(at + key.length)
        const found = validate(composeTexts({ ...files, [path]: broken }, own, { stack: [path] }), own)
        const issue = found.find(({ code }) => code === 'unknown-key')
        expect([issue?.path.at(-1), issue?.origin.source.path, issue?.origin.start]).toEqual([typo, path, at])
        expect(issue?.fixes?.map(({ edits }) => applyEdits(broken, edits))).toContain(text)
      }),
      { numRuns: 1000 },
    )
  })
})
