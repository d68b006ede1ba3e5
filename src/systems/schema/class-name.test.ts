import { expect, test } from 'vitest'
import { classIn, keyAsIn } from './class-name.ts'

test.each<[title: string | undefined, className: string | undefined]>([
  ['OobleckEncoder', 'OobleckEncoder'],
  ['TransformerEncoder1D', 'TransformerEncoder1D'],
  ['T5Conditioner', 'T5Conditioner'],
  ['Distribution shift', undefined],
  ['Conditioning', undefined],
  ['VAE', undefined],
  ['pl.Trainer', undefined],
  [undefined, undefined],
])('of the title %s the class is %s', (title, className) => {
  expect(classIn(title === undefined ? {} : { title })).toBe(className)
})

test.each<[className: string, key: string, words: string]>([
  ['ConditionedDiffusionModelWrapper', 'model', 'Model'],
  ['DiffusionTransformer', 'config', 'Config'],
  ['TrafficXLSTM', 'xlstm', 'XLSTM'],
  ['LoRA', 'lora', 'LoRA'],
  ['AttentionConfig', 'attention_config', 'Attention config'],
  ['RuntimeConfig', 'time', 'Time'],
])('the block of a %s at the key %s is called %s', (className, key, words) => {
  expect(keyAsIn(className, key)).toBe(words)
})
