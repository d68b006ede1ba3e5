import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import { nodeAt } from '../../core/config-node.ts'
import { formatPath } from '../../core/path.ts'
import { formatOrigin } from '../../core/source.ts'
import { composeTexts, line, plainOf, readFolder } from '../compose.testing.ts'
import type { StackOptions } from '../compose.testing.ts'
import { viewOf } from '../judge/config-view.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { fieldsOf } from '../schema/field.ts'
import type { Field } from '../schema/field.ts'
import { customize, readManifest } from '../manifest/manifest.ts'
import { narrow } from '../schema/narrow.ts'
import { loadSystem } from '../registry.ts'
import type { System } from '../system.ts'
import { joinIssues } from '../judge/join-issues.ts'
import { inactiveBlocks } from '../judge/inactive.ts'
import { validate } from '../judge/validate.ts'
import { modelKinds } from './social-xlstm.ts'

const system = await known('social-xlstm')

async function known(id: string): Promise<System> {
  const found = await loadSystem(id)
  if (!found) throw new Error(`no system ${id}`)
  return found
}

/** Issues as lines, without the long list of what the real data loader would need as well. */
function check(texts: Readonly<Record<string, string>>, options: StackOptions = {}): readonly string[] {
  const composition = composeTexts(texts, system, options)
  return validate(composition, system)
    .map(line)
    .filter((row) => !row.includes('has no default for what it reads from data'))
}

const BLOCKS: Readonly<Record<string, string>> = {
  TrafficLSTM: 'lstm: {}',
  TrafficXLSTM:
    'xlstm: {input_size: 3, embedding_dim: 128, num_blocks: 6, slstm_at: [1, 3], slstm_backend: vanilla, mlstm_backend: vanilla, ' +
    'context_length: 256, dropout: 0.1, sequence_length: 12, prediction_length: 1, output_size: 3}',
  Transformer: 'transformer: {}',
}

function modelText(name: string): string {
  return `model:\n  name: ${name}\n  ${BLOCKS[name]}\n`
}

/** A field as the table below writes it: key, type, default, bounds, unit. */
function row({ path, control, default: value, minimum, exclusiveMinimum, maximum, unit, options }: Field): string {
  const bounds = [
    minimum === undefined ? '' : `≥${minimum}`,
    exclusiveMinimum === undefined ? '' : `>${exclusiveMinimum}`,
    maximum === undefined ? '' : `≤${maximum}`,
    options ? options.map((option) => String(option.value)).join('|') : '',
  ].filter(Boolean)
  return [path.at(-1), control, value === undefined ? '-' : JSON.stringify(value), bounds.join(' ') || '-', unit ?? '-'].join(' ')
}

function fieldsOfModel(name: string): readonly Field[] {
  const section = system.sections.find(({ key }) => key === 'model')
  const node = composeTexts({ 'a.yaml': modelText(name) }, system).config.entries.get('model')?.node
  return section ? fieldsOf(narrow(section.schema, node), ['model']) : []
}

describe('V1 every field of the model kinds', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'TrafficLSTM',
      'lstm',
      [
        'input_size integer 3 >0 features',
        'hidden_size integer 128 >0 units',
        'num_layers integer 2 >0 layers',
        'output_size integer 3 >0 features',
        'sequence_length integer 12 >0 steps',
        'prediction_length integer 1 >0 steps',
        'dropout number 0.2 ≥0 ≤1 -',
        'batch_first boolean true - -',
        'bidirectional boolean false - -',
        'multi_vd_mode boolean false - -',
        'num_vds integer null >0 detectors',
        'device enum - cuda|cpu -',
      ],
    ],
    [
      'TrafficXLSTM',
      'xlstm',
      [
        'input_size integer - >0 features',
        'embedding_dim integer - >0 units',
        'hidden_size integer - >0 units',
        'num_blocks integer - >0 blocks',
        'slstm_at scalar-list - - -',
        'slstm_backend string - - -',
        'mlstm_backend string - - -',
        'context_length integer - >0 steps',
        'dropout number - ≥0 ≤1 -',
        'sequence_length integer - >0 steps',
        'prediction_length integer - >0 steps',
        'output_size integer - >0 features',
        'batch_first boolean - - -',
        'multi_vd_mode boolean null - -',
        'num_vds integer null >0 detectors',
      ],
    ],
    [
      'Transformer',
      'transformer',
      [
        'input_size integer 3 >0 features',
        'd_model integer 128 >0 units',
        'n_heads integer 8 >0 heads',
        'n_layers integer 4 >0 layers',
        'd_ff integer 512 >0 units',
        'activation enum "gelu" gelu|relu -',
        'dropout number 0.1 ≥0 ≤1 -',
        'output_size integer 3 >0 features',
        'sequence_length integer 12 >0 steps',
        'prediction_length integer 1 >0 steps',
        'batch_first boolean true - -',
      ],
    ],
  ])('V1 %s', (name, key, expected) => {
    const [tag, block, ...others] = fieldsOfModel(name)
    expect([tag?.path, tag?.options?.map(({ value }) => value), block?.path, others]).toEqual([
      ['model', 'name'],
      ['TrafficLSTM', 'TrafficXLSTM', 'Transformer'],
      ['model', key],
      [],
    ])
    expect(block?.fields?.map(row)).toEqual(expected)
  })

  test('V1 every field of every section has a title, a sentence of help and a source', () => {
    const all = (fields: readonly Field[]): readonly Field[] => fields.flatMap((field) => [field, ...all(field.fields ?? [])])
    const models = modelKinds.flatMap(({ name }) => fieldsOfModel(name))
    const sections = system.sections.flatMap(({ key, schema }) =>
      key === 'model' ? [] : fieldsOf(narrow(schema, undefined), [key]),
    )
    const poor = all([...models, ...sections]).filter(({ title, help, source }) => !title || !help?.endsWith('.') || !source)
    expect(poor.map(({ path }) => path.join('.'))).toEqual([])
    expect(all([...models, ...sections]).length).toBeGreaterThan(130)
  })

  test.each(modelKinds.map(({ name }) => name))('V1 %s alone has nothing wrong', (name) => {
    expect(check({ 'models/a.yaml': modelText(name) })).toEqual([])
  })
})

describe('V2 to V4 what a model block may not say', () => {
  const xlstm = (change: (text: string) => string): readonly string[] =>
    check({ 'models/a.yaml': change(modelText('TrafficXLSTM')) })

  test.each<[string, (text: string) => string, readonly string[]]>([
    [
      'an unknown model lists the known ones',
      (text) => text.replace('TrafficXLSTM', 'TrafficXLTSM'),
      [
        'error unknown-variant models/a.yaml:2:9 model.name: name TrafficXLTSM is not known: known are TrafficXLSTM, TrafficLSTM, Transformer (did you mean TrafficXLSTM?)',
      ],
    ],
    [
      'a typo in the block',
      (text) => text.replace('slstm_at', 'sltm_at'),
      [
        'error missing-key models/a.yaml:3:3 model.xlstm.slstm_at: the key slstm_at is missing (add slstm_at: a list of integers)',
        'error unknown-key models/a.yaml:3:61 model.xlstm.sltm_at: TrafficXLSTM has no key sltm_at: the real code stops on it (did you mean slstm_at?)',
      ],
    ],
    [
      'a key beside the block',
      (text) => text.replace('name:', 'nane: x\n  name:'),
      ['warning unknown-key models/a.yaml:2:3 model.nane: Model has no key nane: the real code ignores it silently'],
    ],
    [
      'what the real class refuses',
      (text) => text.replace('input_size: 3', 'input_size: 3, hidden_size: 128, batch_first: true'),
      [
        'warning real-code models/a.yaml:3:26 model.xlstm.hidden_size: TrafficXLSTMConfig has no parameter hidden_size: building it stops with a TypeError',
        'warning real-code models/a.yaml:3:44 model.xlstm.batch_first: TrafficXLSTMConfig has no parameter batch_first: building it stops with a TypeError',
      ],
    ],
    [
      'what the real class requires',
      (text) => text.replace(', output_size: 3', ''),
      [
        'warning real-code models/a.yaml:3:3 model.xlstm: output_size is not set: TrafficXLSTMConfig has no default for it, building it stops with a TypeError (set output_size)',
      ],
    ],
    [
      'no model at all',
      () => 'experiment: {name: x}\n',
      [
        'error missing-section models/a.yaml:1:1 model: the section model is missing: the manager reads model.name to choose a class, and stops without it',
      ],
    ],
  ])('V %s', (_title, change, expected) => {
    expect(xlstm(change).filter((found) => !found.includes(' guard '))).toEqual(expected)
  })

  test('V2 a Zod 3 block has the same words', () => {
    const text = 'model:\n  name: Transformer\n  transformer: {n_heads: 0, d_modle: 8, dropout: x}\n'
    expect(check({ 'models/a.yaml': text })).toEqual([
      'error out-of-range models/a.yaml:3:26 model.transformer.n_heads: the int 0 is out of range: expected above 0',
      'error wrong-type models/a.yaml:3:50 model.transformer.dropout: expected a number from 0 to 1, got the text "x"',
      'error unknown-key models/a.yaml:3:29 model.transformer.d_modle: Transformer has no key d_modle: the real code stops on it (did you mean d_model?)',
    ])
  })
})

describe('V4 the other sections are as strict as the code that reads them', () => {
  const lstm = modelText('TrafficLSTM')
  test.each<[string, string, readonly string[]]>([
    ['trainer: an unknown argument stops pl.Trainer', 'trainer: {max_epoch: 3}', ['error unknown-key trainer.max_epoch']],
    [
      'trainer: what the script hands on by mistake',
      'trainer: {learning_rate: 0.1, enable_gradient_checkpointing: true}',
      ['warning real-code trainer.learning_rate', 'warning real-code trainer.enable_gradient_checkpointing'],
    ],
    [
      'trainer: arguments of callbacks are open',
      'trainer: {callbacks: {model_checkpoint: {monitor: val_loss, save_top_k: 3}}}',
      [],
    ],
    ['trainer: devices in any form', 'trainer: {devices: [0, 1], precision: 16-mixed, fast_dev_run: true}', []],
    ['optimizer: unknown', 'optimizer: {learning_rate: 0.1}', ['error unknown-key optimizer.learning_rate']],
    ['optimizer: a beta of 1', 'optimizer: {betas: [0.9, 1.0]}', ['error out-of-range optimizer.betas[1]']],
    ['data: unknown', 'data: {strid: 3}', ['warning unknown-key data.strid']],
    ['data: normalize is no word', 'data: {normalize: standard}', ['error wrong-type data.normalize']],
    ['data: ids without quotes', 'data: {selected_vdids: [400201]}', ['error wrong-type data.selected_vdids[0]']],
    ['data: what nobody reads', 'data: {loader: {shuffle: true}}', ['warning real-code data.loader.shuffle']],
    ['training: unknown', 'training: {epoch: 3}', ['warning unknown-key training.epoch']],
    ['experiment: anything', 'experiment: {name: x, ticket: 12, nested: {a: 1}}', []],
    ['social_pooling: enabled is required', 'social_pooling: {radius: 50.0}', ['error missing-key social_pooling.enabled']],
    [
      'social_pooling: legacy where nothing is said',
      'social_pooling: {enabled: true, radius: 0}',
      ['error out-of-range social_pooling.radius'],
    ],
    ['social_pooling: fields of the other type are inactive', 'social_pooling: {enabled: true, knn_k: 3}', []],
    ['social_pooling: unknown to both', 'social_pooling: {enabled: true, knn: 3}', ['error unknown-key social_pooling.knn']],
    [
      'social_pooling: no such type',
      'social_pooling: {enabled: true, type: attention}',
      ['error unknown-variant social_pooling.type'],
    ],
    ['a section that nobody reads', 'trainig: {epochs: 3}', ['warning unknown-section trainig']],
  ])('V4 %s', (_title, text, expected) => {
    const composition = composeTexts({ 'models/a.yaml': lstm, 'experiments/x.yaml': text }, system)
    const found = validate(composition, system).filter(({ message }) => !message.includes('has no default for what it reads'))
    expect(found.map(({ severity, code, path }) => `${severity} ${code} ${formatPath(path)}`)).toEqual(expected)
  })
})

describe('V5 rules across keys name both origins', () => {
  const xlstmFile = modelText('TrafficXLSTM')
  const rules: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
    [
      'slstm_at below num_blocks',
      { 'models/a.yaml': xlstmFile, 'experiments/x.yaml': 'model:\n  xlstm:\n    num_blocks: 4\n    slstm_at: [1, 5]\n' },
      [
        'error rule experiments/x.yaml:4:19 model.xlstm.slstm_at[1]: block 5 does not exist: num_blocks is 4 (experiments/x.yaml:3) (blocks are counted from 0, the last is 3)',
      ],
    ],
    [
      'several detectors need num_vds',
      { 'models/a.yaml': modelText('TrafficLSTM'), 'data/d.yaml': 'data:\n  multi_vd_mode: true\n' },
      [
        'error rule data/d.yaml:2:18 data.multi_vd_mode: multi_vd_mode is true (data/d.yaml:2), but data.num_vds is not set (set data.num_vds to the number of detectors)',
      ],
    ],
    [
      'one detector is not several',
      { 'models/a.yaml': modelText('TrafficLSTM'), 'data/d.yaml': 'data:\n  multi_vd_mode: true\n  num_vds: 1\n' },
      [
        'error rule data/d.yaml:3:12 data.num_vds: num_vds is 1 (data/d.yaml:3), but multi_vd_mode is true (data/d.yaml:2): several detectors are at least 2',
      ],
    ],
    [
      'several detectors are not one',
      { 'models/a.yaml': modelText('TrafficLSTM'), 'data/d.yaml': 'data:\n  num_vds: 3\n' },
      [
        'error rule data/d.yaml:2:12 data.num_vds: num_vds is 3 (data/d.yaml:2), but multi_vd_mode is false (schema default): a single detector is 1',
      ],
    ],
    [
      'a block with several detectors needs its own number',
      { 'models/a.yaml': modelText('TrafficLSTM').replace('{}', '{multi_vd_mode: true}') },
      [
        'error rule models/a.yaml:3:25 model.lstm.multi_vd_mode: multi_vd_mode is true (models/a.yaml:3), but num_vds is not set: the class refuses it (set model.lstm.num_vds)',
      ],
    ],
    [
      'input_size is features times detectors',
      { 'models/a.yaml': xlstmFile, 'data/d.yaml': 'data:\n  multi_vd_mode: true\n  num_vds: 5\n' },
      [
        'error rule models/a.yaml:3:23 model.xlstm.input_size: input_size is 3 (models/a.yaml:3), but the usual 3 features of 5 detectors (data/d.yaml:3) make 15 (set model.xlstm.input_size to 15)',
      ],
    ],
    [
      'features are those selected',
      {
        'models/a.yaml': modelText('TrafficLSTM'),
        'data/d.yaml': 'data:\n  multi_vd_mode: true\n  num_vds: 2\n  selected_features: [a, b]\n',
      },
      [
        'error rule models/a.yaml:3:9 model.lstm.input_size: input_size is 3 (schema default), but 2 features (data/d.yaml:4) of 2 detectors (data/d.yaml:3) make 4 (set model.lstm.input_size to 4)',
      ],
    ],
    [
      'features of a single detector too',
      { 'models/a.yaml': xlstmFile, 'data/d.yaml': 'data:\n  selected_features: [a]\n' },
      [
        'warning rule models/a.yaml:3:23 model.xlstm.input_size: input_size is 3 (models/a.yaml:3), but one detector has 1 feature (data/d.yaml:2) (set model.xlstm.input_size to 1)',
      ],
    ],
    [
      'heads divide the width',
      { 'models/a.yaml': modelText('Transformer').replace('{}', '{d_model: 100}') },
      [
        'error rule models/a.yaml:3:26 model.transformer.d_model: d_model 100 (models/a.yaml:3) cannot be shared by 8 heads (schema default): 4 are left over (96 would do)',
      ],
    ],
    [
      'heads of the attention over neighbours too',
      { 'models/a.yaml': `${xlstmFile}social_pooling:\n  enabled: true\n  type: st_attention\n  heads: 5\n` },
      [
        'warning rule models/a.yaml:3:41 model.xlstm.embedding_dim: embedding_dim 128 (models/a.yaml:3) cannot be shared by 5 heads (models/a.yaml:7): 3 are left over (125 would do)',
      ],
    ],
    [
      'lengths agree',
      { 'models/a.yaml': xlstmFile, 'data/d.yaml': 'data:\n  prediction_length: 3\n' },
      [
        'warning rule models/a.yaml:3:202 model.xlstm.prediction_length: prediction_length is 1 (models/a.yaml:3), but 3 in data (data/d.yaml:2), and the script takes that of data',
      ],
    ],
    [
      'dropout of a single layer',
      { 'models/a.yaml': modelText('TrafficLSTM').replace('{}', '{num_layers: 1, dropout: 0.5}') },
      [
        'warning rule models/a.yaml:3:34 model.lstm.dropout: dropout 0.5 (models/a.yaml:3) has no effect: num_layers is 1 (models/a.yaml:3)',
      ],
    ],
    [
      'shares add up to 1',
      {
        'models/a.yaml': modelText('TrafficLSTM'),
        'data/d.yaml': 'data:\n  split:\n    train: 0.8\n    val: 0.2\n    test: 0.1\n',
      },
      [
        'error rule data/d.yaml:3:12 data.split.train: the shares add up to 1.1, not 1: train 0.8 (data/d.yaml:3), val 0.2 (data/d.yaml:4), test 0.1 (data/d.yaml:5)',
      ],
    ],
    [
      'within 1e-6',
      { 'models/a.yaml': modelText('TrafficLSTM'), 'data/d.yaml': 'data: {split: {train: 0.7, val: 0.1999995, test: 0.1}}\n' },
      [],
    ],
    [
      'social pooling needs neighbours',
      { 'models/a.yaml': `${modelText('TrafficLSTM')}social:\n  enabled: true\n`, 'data/d.yaml': 'vd:\n  mode: single\n' },
      [
        'error rule models/a.yaml:5:12 social.enabled: social.enabled is true (models/a.yaml:5), but vd.mode is single (data/d.yaml:2): a detector alone has no neighbours (set vd.mode to multi and vd.count to their number)',
      ],
    ],
    [
      'a single detector is one',
      { 'models/a.yaml': modelText('TrafficLSTM'), 'data/d.yaml': 'vd:\n  mode: single\n  count: 3\n' },
      [
        'error rule data/d.yaml:3:10 vd.count: vd.count is 3 (data/d.yaml:3), but vd.mode is single (data/d.yaml:2), which takes 1',
      ],
    ],
    [
      'several are more than one',
      { 'models/a.yaml': modelText('TrafficLSTM'), 'data/d.yaml': 'vd:\n  mode: multi\n' },
      [
        'error rule data/d.yaml:2:9 vd.mode: vd.count is 1 (schema default), but vd.mode is multi (data/d.yaml:2), which takes more than 1',
      ],
    ],
    [
      'an optimiser that is none',
      { 'models/a.yaml': modelText('TrafficLSTM'), 'training/t.yaml': 'optimizer:\n  name: Adm\n' },
      [
        'warning rule training/t.yaml:2:9 optimizer.name: no optimiser is called Adm: the real code takes Adam without a word (write Adam, AdamW or SGD)',
      ],
    ],
    ['in any case', { 'models/a.yaml': modelText('TrafficLSTM'), 'training/t.yaml': 'optimizer: {name: ADAMW}\n' }, []],
  ]
  test.each(rules)('V5 %s', (_title, texts, expected) => {
    expect(check(texts)).toEqual(expected)
  })

  test('V5 every rule is broken by some row above, and points at a line', () => {
    expect(system.rules.map(({ id }) => id)).toHaveLength(11)
    expect(new Set(system.rules.map(({ id }) => id)).size).toBe(11)
  })

  test('V5 the other keys that take part are origins too', () => {
    const texts = { 'models/a.yaml': xlstmFile, 'data/d.yaml': 'data:\n  multi_vd_mode: true\n  num_vds: 5\n' }
    const issue = validate(composeTexts(texts, system), system).find(({ code }) => code === 'rule')
    expect(issue?.also?.map(formatOrigin)).toEqual(['data/d.yaml:3:12'])
  })

  test('V5 no rule breaks on values of the wrong type', () => {
    const value = fc.constantFrom('1', '0', '-3', '2.5', 'x', 'null', '[]', '[x]', '{}', 'true', '.nan', '99999999999999999999')
    const keys = [
      'model.lstm.num_layers',
      'model.lstm.dropout',
      'data.num_vds',
      'data.multi_vd_mode',
      'data.split',
      'data.split.train',
      'data.selected_features',
    ]
    const more = [
      'vd',
      'vd.mode',
      'vd.count',
      'social.enabled',
      'optimizer.name',
      'social_pooling.heads',
      'model.name',
      'model.lstm.input_size',
      'data',
    ]
    const lines = fc.uniqueArray(fc.tuple(fc.constantFrom(...keys, ...more), value), { maxLength: 6, selector: ([key]) => key })
    fc.assert(
      fc.property(lines, (sets) => {
        const overrides = sets.map(([key, of]) => `++${key}=${of}`).join('\n')
        for (const found of check({ 'models/a.yaml': modelText('TrafficLSTM') }, { overrides }))
          expect(found).not.toMatch(/undefined|NaN|\[object/)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('V6 guards', () => {
  const model = modelText('TrafficXLSTM')
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'a data file writes the architecture',
      { 'models/a.yaml': model, 'data/d.yaml': 'model:\n  xlstm:\n    input_size: 3\n    embedding_dim: 64\n' },
      [
        'error guard data/d.yaml:4:5 model.xlstm.embedding_dim: a data file writes model.xlstm.embedding_dim, over models/a.yaml:3: of the model, data decides the input size and nothing else (data files may write data.**, vd.**, metadata.**, model.*.input_size)',
      ],
    ],
    [
      'a data file chooses the model',
      { 'data/d.yaml': model },
      ['model.name', 'model.xlstm.embedding_dim', 'model.xlstm.num_blocks', 'model.xlstm.slstm_at'],
    ],
    [
      'a training file writes data',
      {
        'models/a.yaml': model,
        'training/t.yaml': 'training: {epochs: 2}\ntrainer: {max_epochs: 2}\noptimizer: {lr: 0.1}\ndata: {stride: 1}\n',
      },
      [
        'warning guard training/t.yaml:4:8 data.stride: a training file writes data.stride: a training file holds how long and how fast is learned, for any model and data (training files may write training.**, trainer.**, optimizer.**)',
      ],
    ],
    [
      'a model file writes training',
      { 'models/a.yaml': `${model}training: {epochs: 3}\n` },
      [
        'warning guard models/a.yaml:4:12 training.epochs: a model file writes training.epochs: a model file holds architecture alone, so that it goes with any data and training (model files may write model.**, social_pooling.**, social.**)',
      ],
    ],
    [
      'an experiment writes anything',
      { 'models/a.yaml': model, 'experiments/x.yaml': 'model: {xlstm: {embedding_dim: 64}}\ntraining: {epochs: 2}\n' },
      [],
    ],
    ['overrides write anything', { 'models/a.yaml': model }, []],
  ])('V6 %s', (_title, texts, expected) => {
    const found = check(texts, { overrides: 'model.xlstm.embedding_dim=64' }).filter((text) => text.includes(' guard '))
    if (expected.every((text) => text.includes(' '))) expect(found).toEqual(expected)
    else expect(found.map((text) => /guard \S+ ([^:]+):/.exec(text)?.[1]).slice(0, expected.length)).toEqual(expected)
  })

  test('V6 the line that is overridden is named', () => {
    const texts = { 'models/a.yaml': model, 'data/d.yaml': 'model: {xlstm: {num_blocks: 2, slstm_at: []}}\n' }
    const issues = validate(composeTexts(texts, system), system).filter(({ code }) => code === 'guard')
    expect(issues.map(({ also }) => also?.map(formatOrigin))).toEqual([['models/a.yaml:3:58'], ['models/a.yaml:3:71']])
  })
})

describe('the design document', () => {
  const documents = {
    'models/xlstm_base.yaml': `# cfgs/models/xlstm_base.yaml
model:
  name: "TrafficXLSTM"
  xlstm:
    input_size: 3
    embedding_dim: 128
    hidden_size: 128
    num_blocks: 6
    slstm_at: [1, 3]
    slstm_backend: "vanilla"
    mlstm_backend: "vanilla"
    context_length: 256
    dropout: 0.1
    sequence_length: 12
    prediction_length: 1
    batch_first: true
`,
    'models/lstm_base.yaml': `model:
  name: "TrafficLSTM"
  lstm:
    input_size: 3
    hidden_size: 128
    num_layers: 2
    dropout: 0.2
    sequence_length: 12
    prediction_length: 1
    batch_first: true
    bidirectional: false
`,
    'data/single_vd.yaml': 'data:\n  multi_vd_mode: false\n  num_vds: 1\n',
    'data/multi_vd_5.yaml':
      'data:\n  multi_vd_mode: true\n  num_vds: 5\n\nmodel:\n  lstm:\n    input_size: 15\n  xlstm:\n    input_size: 15\n',
    'training/default.yaml': 'training:\n  epochs: 50\n',
    'experiments/lstm_single_baseline.yaml': `includes:
  - "../models/lstm_base.yaml"
  - "../data/single_vd.yaml"
  - "../training/default.yaml"

experiment:
  name: "LSTM_Single_VD_Baseline"
  description: "Baseline LSTM performance on single VD traffic prediction"
  tags: ["baseline", "lstm", "single-vd"]

training:
  epochs: 100
  batch_size: 64
  save_checkpoint_every: 10
`,
  }

  test('V its experiment validates, but for what the real data loader needs', () => {
    const composition = composeTexts(documents, system, { stack: ['experiments/lstm_single_baseline.yaml'] })
    expect(joinIssues(composition.issues, validate(composition, system)).map(line)).toEqual([
      'warning real-code data/single_vd.yaml:1:1 data: path, selected_features, sequence_length, prediction_length and split are not set: the real training script has no default for what it reads from data (set path, selected_features, sequence_length, prediction_length, split)',
    ])
    expect(plainOf(nodeAt(composition.config, ['training']) ?? composition.config)).toEqual({
      epochs: 100,
      batch_size: 64,
      save_checkpoint_every: 10,
    })
  })

  test('V its stack of a model and a data file validates, but for what the real class refuses', () => {
    const stack = ['models/xlstm_base.yaml', 'data/multi_vd_5.yaml']
    const composition = composeTexts(documents, system, { stack })
    expect(check(documents, { stack })).toEqual([
      'warning real-code models/xlstm_base.yaml:7:5 model.xlstm.hidden_size: TrafficXLSTMConfig has no parameter hidden_size: building it stops with a TypeError',
      'warning real-code models/xlstm_base.yaml:16:5 model.xlstm.batch_first: TrafficXLSTMConfig has no parameter batch_first: building it stops with a TypeError',
      'warning real-code models/xlstm_base.yaml:4:3 model.xlstm: output_size is not set: TrafficXLSTMConfig has no default for it, building it stops with a TypeError (set output_size)',
    ])
    const size = nodeAt(composition.config, ['model', 'xlstm', 'input_size'])
    expect(size && [plainOf(size), formatOrigin(size)]).toEqual([15, 'data/multi_vd_5.yaml:9:17'])
    expect(inactiveBlocks(system, composition.config)).toEqual([['model', 'lstm']])
  })
})

describe('the workspace cfgs/social-xlstm', async () => {
  const files = readFolder('cfgs/social-xlstm')
  const { manifest, issues } = readManifest({ kind: 'file', path: 'strata.yaml', text: files['strata.yaml'] ?? '' })
  const own = customize(system, manifest)
  const tops = Object.keys(files).filter((path) => /^(?:experiments|profiles)\//.test(path))
  const problems = (path: string): readonly string[] => {
    const composition = composeTexts(files, own, { stack: [path], mountedAt: manifest.mountedAt })
    return joinIssues(composition.issues, validate(composition, own)).map(line)
  }

  test('its strata.yaml is understood', () => {
    expect([issues, manifest.system, manifest.mountedAt, tops.length]).toEqual([[], 'social-xlstm', 'cfgs', 8])
  })

  test.each(tops)('%s has no problem but what the real class refuses', (path) => {
    const expected = /xlstm|ablation|fast_evaluation/.test(path) ? ['real-code', 'real-code'] : []
    expect(problems(path).map((text) => text.split(' ')[1])).toEqual(expected)
  })

  test.each(
    modelKinds.flatMap(({ key }) =>
      ['single_vd', 'multi_vd_3', 'multi_vd_5'].flatMap((data) =>
        ['default', 'fast_dev'].map((training) => [`${key}_base`, data, training]),
      ),
    ),
  )('%s × %s × %s has no error', (model, data, training) => {
    const stack = [`models/${model}.yaml`, `data/${data}.yaml`, `training/${training}.yaml`]
    const composition = composeTexts(files, own, { stack, mountedAt: manifest.mountedAt })
    const found = joinIssues(composition.issues, validate(composition, own))
    expect(found.filter(({ code }) => code !== 'real-code').map(line)).toEqual([])
  })

  test('sections have a line about them', () => {
    const { config } = composeTexts(files, own, { stack: ['experiments/xlstm_multi_vd_experiment.yaml'], mountedAt: 'cfgs' })
    const view = viewOf(config, defaultsOf(own, config))
    expect(
      own.sections.flatMap(({ key, summary }) => (config.entries.has(key) && summary ? [`${key}: ${summary(view)}`] : [])),
    ).toEqual(['model: extended LSTM, 8 blocks of width 128', 'data: 5 detectors', 'training: 120 epochs, batches of 32'])
  })

  test('V4 a typo in any key of any file is found at its line, and its fix gives the file back', () => {
    const places = Object.entries(files).flatMap(([path, text]) =>
      /^(?:models|training|social_pooling)\//.test(path)
        ? [...text.matchAll(/^ +(\w{5,}): (?!$)/gm)].map((match) => ({
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
        const stack = path.startsWith('models/') ? [path] : ['models/lstm_base.yaml', path]
        const issue = validate(composeTexts({ ...files, [path]: broken }, own, { stack }), own).find(
          ({ code }) => code === 'unknown-key',
        )
        expect([issue?.path.at(-1), issue?.origin.source.path, issue?.origin.start]).toEqual([typo, path, at])
        expect(issue?.fixes?.map(({ edits }) => applyEdits(broken, edits))).toContain(text)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('X4 the command line of the runner', () => {
  test.each<[string, readonly string[], readonly string[], string]>([
    [
      'an experiment',
      ['cfgs/experiments/x.yaml'],
      [],
      'python workflow/snakemake_warp.py --configfile cfgs/experiments/x.yaml train_model',
    ],
    [
      'a stack',
      ['cfgs/models/a.yaml', 'cfgs/data/my file.yaml'],
      [],
      "python workflow/snakemake_warp.py --configfile cfgs/models/a.yaml --configfile 'cfgs/data/my file.yaml' train_model",
    ],
    [
      'overrides under one key are one argument',
      ['a.yaml'],
      ['training.epochs=3', 'model.xlstm.dropout=0.0', 'training.note=a, b', '++model.xlstm.slstm_at=[1, 2]'],
      `python workflow/snakemake_warp.py --configfile a.yaml train_model --config 'training={epochs: 3, note: "a, b"}' 'model={xlstm: {dropout: 0.0, slstm_at: [1, 2]}}'`,
    ],
    [
      'what the runner cannot say is said',
      ['a.yaml'],
      ['~model.lstm', 'a[0]=1', 'seed=1'],
      '# this runner has no way to say ~model.lstm\n# this runner has no way to say a[0]=1\npython workflow/snakemake_warp.py --configfile a.yaml train_model --config seed=1',
    ],
  ])('X4 %s', (_title, paths, overrides, expected) => {
    expect(system.runner?.command({ files: paths, overrides })).toBe(expected)
  })
})
