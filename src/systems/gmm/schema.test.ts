import { describe, expect, test } from 'vitest'
import { composeTexts } from '../compose.testing.ts'
import { inactiveBlocks } from '../judge/inactive.ts'
import { check, system } from './gmm.testing.ts'

const IGNORED = 'the real code ignores it silently'

describe('V2 to V4 what a section may not say', () => {
  test.each<[title: string, text: string, issues: readonly string[]]>([
    [
      'nothing at all',
      'model: {}\ntraining: {}\ndata: {}\nvalidation: {}\ndevice: {}\nmetadata: {}\npaths: {}\nlogging: {}\n',
      [],
    ],
    [
      'an unknown key is dropped, and that is said',
      'model:\n  description: a try\n  transformer:\n    hiden_dim: 128\n',
      [
        `warning unknown-key a.yaml:2:3 model.description: ClusterPredictionConfig has no key description: ${IGNORED}`,
        `warning unknown-key a.yaml:4:5 model.transformer.hiden_dim: TransformerConfig has no key hiden_dim: ${IGNORED} (did you mean hidden_dim?)`,
      ],
    ],
    [
      'a section that is none',
      'trainin: {}\n',
      [`warning unknown-section a.yaml:1:1 trainin: GMM-v2 has no section trainin: ${IGNORED} (did you mean training?)`],
    ],
    [
      'a model that is none',
      'model: {prediction_type: center}\n',
      [
        'error unknown-variant a.yaml:1:26 model.prediction_type: prediction_type center is not known: known are centers; the real code refuses assignments (did you mean centers?)',
      ],
    ],
    [
      'assignments need their clusters, and are no more',
      'model: {prediction_type: assignments}\n',
      [
        'error missing-key a.yaml:1:1 model.num_clusters: the key num_clusters is missing (add num_clusters: an integer at least 1)',
        `warning real-code a.yaml:1:9 model.prediction_type: ClusterPredictionConfig has no field prediction_type: ${IGNORED}; it predicts centers`,
      ],
    ],
    [
      'fields of the document that are no fields',
      'model:\n  transformer: {use_flash_attn: true, flow_speed: true, bias: true, dropout_embedding: 0.0}\n',
      [
        `warning real-code a.yaml:2:17 model.transformer.use_flash_attn: TransformerConfig has no field use_flash_attn: ${IGNORED}; it moved to attention_config.use_flash_attn`,
        `warning real-code a.yaml:2:39 model.transformer.flow_speed: TransformerConfig has no field flow_speed: ${IGNORED}; flow_config took its place`,
        `warning real-code a.yaml:2:57 model.transformer.bias: TransformerConfig has no field bias: ${IGNORED}; model.bias counts`,
        `warning real-code a.yaml:2:69 model.transformer.dropout_embedding: TransformerConfig has no field dropout_embedding: ${IGNORED}; dropout holds everywhere`,
      ].toSorted((a, b) => order(a) - order(b)),
    ],
    [
      'bounds',
      'model: {transformer: {hidden_dim: 8, num_heads: 1, dropout: 1.0}}\ntraining: {optimizer: {beta1: 1.0}}\n',
      [
        'error out-of-range a.yaml:1:35 model.transformer.hidden_dim: the int 8 is out of range: expected at least 16',
        'error out-of-range a.yaml:1:61 model.transformer.dropout: the float 1.0 is out of range: expected at least 0, below 1',
        'error out-of-range a.yaml:2:31 training.optimizer.beta1: the float 1.0 is out of range: expected above 0, below 1',
      ],
    ],
    [
      'a distribution that the key does not take',
      'data: {cluster_params: {type: normal}}\n',
      [
        'error unknown-variant a.yaml:1:31 data.cluster_params.type: type normal is not known: known are fixed, poisson, truncated_poisson, uniform, range, choice',
      ],
    ],
    [
      'a distribution that lacks a number',
      'data: {snr_db_params: {type: truncated_normal, mean: 9.0, min: 7.0, max: 12.0}}\n',
      ['error missing-key a.yaml:1:8 data.snr_db_params.std: the key std is missing (add std: a number above 0)'],
    ],
    [
      'a value that is neither name, number nor distribution',
      'data: {cluster_params: [3, 7]}\n',
      ['error wrong-type a.yaml:1:24 data.cluster_params: expected text, a number or a map, got a list of 2'],
    ],
    [
      'a loss object without a type',
      'training: {loss: {loss_type: {epsilon: 0.1}}}\n',
      ['error missing-key a.yaml:1:19 training.loss.loss_type.type: the key type is missing (add type: text)'],
    ],
    ['a loss object with whatever its kind reads', 'training: {loss: {loss_type: {type: energy, beta: 1.5}}}\n', []],
    [
      'a slip in logging, which takes any key',
      'logging: {log_evry_n_steps: 5, date_format: "%H:%M"}\n',
      [
        'warning unknown-key a.yaml:1:11 logging.log_evry_n_steps: LoggingConfig takes any key, but none that is known is called log_evry_n_steps (did you mean log_every_n_steps?)',
      ],
    ],
    ['texts of the class of logging that nothing names', 'logging: {log_level: DEBUG, log_format: "%(message)s"}\n', []],
    ['one GPU of several', 'device: {device: "cuda:1"}\n', []],
  ])('V %s', (_title, text, issues) => {
    expect(check({ 'a.yaml': text })).toEqual(issues)
  })

  /** Where the schema has the key: verdicts come in its order. */
  function order(issue: string): number {
    return ['bias', 'dropout_embedding', 'use_flash_attn', 'flow_speed'].findIndex((key) => issue.includes(`.${key}:`))
  }

  test('V7 num_clusters rests while centers are predicted', () => {
    const { config } = composeTexts({ 'a.yaml': 'model: {num_clusters: 5}\n' }, system)
    expect([check({ 'a.yaml': 'model: {num_clusters: 5}\n' }), inactiveBlocks(system, config)]).toEqual([
      [],
      [['model', 'num_clusters']],
    ])
  })
})

describe('V6 guards', () => {
  test.each<[title: string, path: string, text: string, issues: readonly string[]]>([
    ['a model file writes its model', 'models/m.yaml', 'model: {bias: true}', []],
    [
      'a model file writes data',
      'models/m.yaml',
      'data: {dim: 2}',
      [
        'warning guard models/m.yaml:1:8 data.dim: a model file writes data.dim: a model file holds architecture alone, so that it goes with any data and training (model files may write model.**)',
      ],
    ],
    ['a data file says how many dimensions', 'data/d.yaml', 'data: {dim: 3}\nmodel: {input_dim: 3}\n', []],
    [
      'a validation file writes training',
      'validation/v.yaml',
      'training: {val_every: 2}',
      [
        'warning guard validation/v.yaml:1:12 training.val_every: a data file writes training.val_every: of the model, data decides the dimensions and the clusters and nothing else (data files may write data.**, validation.**, model.input_dim, model.num_clusters)',
      ],
    ],
    ['a training file says where to run', 'training/t.yaml', 'training: {num_epochs: 2}\ndevice: {device: cpu}\n', []],
    ['an experiment writes anything', 'experiments/e.yaml', 'model: {bias: true}\ndata: {dim: 2}\n', []],
  ])('V6 %s', (_title, path, text, issues) => {
    expect(check({ [path]: text })).toEqual(issues)
  })
})
