import { expect, test } from 'vitest'
import { check } from '../stable-audio.testing.ts'
import { change } from './change.testing.ts'
import type { Change } from './change.testing.ts'

const CONDITIONERS = `
      configs:
        - {id: prompt, type: t5, config: {}}
        - {id: seconds, type: number, config: {}}`
const CONDITIONING = `
      cond_dim: 768${CONDITIONERS}`
const CONFIG = `
      config: {io_channels: 2, embed_dim: 768, depth: 12, num_heads: 12, cond_token_dim: 768, global_cond_dim: 768}`
const NETWORK = `
      type: dit
      cross_attention_cond_ids: [prompt, seconds]
      global_cond_ids: [seconds]${CONFIG}`
const MODEL = `
    io_channels: 2
    conditioning:${CONDITIONING}
    diffusion:${NETWORK}`
const TEXT = `model:
  model_type: diffusion_cond
  sample_rate: 44100
  sample_size: 65536
  model:${MODEL}
  training:
    learning_rate: 5.0e-5
    demo:
      num_demos: 1
      demo_cfg_scales: [4]
      cond_display_configs: [{id: prompt, type: audio}]
      demo_cond: [{prompt: a, seconds: 3}]
`

test.each<[title: string, changes: readonly Change[], issues: readonly string[]]>([
  ['all is well', [], []],
  [
    'a text for the model',
    [[MODEL, ' hello']],
    ['error wrong-type a.yaml:5:10 model.model: expected a map, got the text "hello"'],
  ],
  [
    'no model',
    [[`  model:${MODEL}\n`, '']],
    ['error missing-key a.yaml:1:1 model.model: the key model is missing (add model: a map)'],
  ],
  [
    'a list for the conditioning',
    [[CONDITIONING, ' [{id: prompt, type: t5, config: {}}]']],
    ['error wrong-type a.yaml:7:19 model.model.conditioning: expected a map, got a list of 1'],
  ],
  [
    'a map for the conditioners',
    [[CONDITIONERS, '\n      configs: {prompt: t5}']],
    ['error wrong-type a.yaml:9:16 model.model.conditioning.configs: expected a list of items, got a map'],
  ],
  [
    'a text for one of them',
    [['{id: prompt, type: t5, config: {}}', 'prompt']],
    ['error wrong-type a.yaml:10:11 model.model.conditioning.configs[0]: expected a map, got the text "prompt"'],
  ],
  [
    'one without an id',
    [['{id: prompt, type: t5', '{type: t5']],
    ['error missing-key a.yaml:10:11 model.model.conditioning.configs[0].id: the key id is missing (add id: text)'],
  ],
  [
    'a text for the network',
    [[NETWORK, ' hello']],
    ['error wrong-type a.yaml:12:16 model.model.diffusion: expected a map, got the text "hello"'],
  ],
  [
    'a network without config',
    [[CONFIG, '']],
    ['error missing-key a.yaml:12:5 model.model.diffusion.config: the key config is missing (add config: a map)'],
  ],
  [
    'a text for the optimizers',
    [['learning_rate: 5.0e-5', 'optimizer_configs: hello']],
    ['error wrong-type a.yaml:18:24 model.training.optimizer_configs: expected a map, got the text "hello"'],
  ],
])('V12 one cause, one issue: %s', (_title, changes, issues) => {
  expect(check({ 'a.yaml': change(TEXT, changes) })).toEqual(issues)
})

test('V12 without any conditioning each name of a condition is still wrong', () => {
  expect(check({ 'a.yaml': change(TEXT, [[`    conditioning:${CONDITIONING}\n`, '']]) })).toHaveLength(6)
})
