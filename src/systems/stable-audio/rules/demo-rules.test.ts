import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check, issuesOf } from '../stable-audio.testing.ts'

const IDS = ['prompt', 'seconds_start', 'seconds_total']

interface Parts {
  readonly type?: string
  readonly ids?: readonly string[]
  readonly conditioning?: string
  readonly demo: string
}

function textOf({ type = 'diffusion_cond', ids = IDS, conditioning = '', demo }: Parts): string {
  const configs = ids.map((id) => `        - {id: ${id}, type: int, config: {}}\n`).join('')
  return `model:\n  model_type: ${type}\n  model:\n    conditioning:\n      cond_dim: 64\n${conditioning}      configs:${configs === '' ? ' []' : ''}\n${configs}  training:\n    demo: {${demo}}\n`
}

test.each<[title: string, parts: Parts, issues: readonly string[]]>([
  ['all is well', { demo: 'demo_cond: [{prompt: a, seconds_start: 0, seconds_total: 9}]' }, []],
  ['nothing is written', { demo: '' }, []],
  [
    'a slip in an id',
    { demo: 'demo_cond: [{promt: a, seconds_start: 0, seconds_total: 9}]' },
    [
      'error rule a.yaml:11:32 model.training.demo.demo_cond[0].promt: demo_cond names promt (a.yaml:11), but no conditioner has this id: known are prompt, seconds_start, seconds_total (did you mean prompt?)',
    ],
  ],
  [
    'values that are missing',
    { demo: 'demo_cond: [{prompt: a, seconds_start: 0, seconds_total: 9}, {prompt: a}]' },
    [
      'error rule a.yaml:11:73 model.training.demo.demo_cond[1]: a demo (a.yaml:11) has no value for seconds_start, seconds_total (a.yaml:8): making it stops',
    ],
  ],
  [
    'a value that nobody takes',
    { demo: 'demo_cond: [{prompt: a, seconds_start: 0, seconds_total: 9, mood: sad}]' },
    [
      'warning rule a.yaml:11:78 model.training.demo.demo_cond[0].mood: demo_cond names mood (a.yaml:11), but no conditioner has this id: known are prompt, seconds_start, seconds_total',
    ],
  ],
  [
    'another key stands in',
    {
      ids: ['text', 'mood'],
      conditioning: '      default_keys: {text: prompt, mood: prompt}\n',
      demo: 'demo_cond: [{prompt: a}]',
    },
    [],
  ],
  [
    'one map for all',
    { demo: 'demo_cond: {promt: a}' },
    [
      'warning rule a.yaml:11:31 model.training.demo.demo_cond.promt: demo_cond names promt (a.yaml:11), but no conditioner has this id: known are prompt, seconds_start, seconds_total (did you mean prompt?)',
    ],
  ],
  [
    'there are no conditioners',
    { type: 'lm', ids: [], demo: 'demo_cond: [{prompt: a}]' },
    [
      'warning rule a.yaml:8:33 model.training.demo.demo_cond[0].prompt: demo_cond names prompt (a.yaml:8), but no conditioner has this id: there is no conditioner',
    ],
  ],
  ['conditions of the batch', { demo: 'demo_cond_from_batch: true, demo_cond: [{x: 1}]' }, []],
  ['a demo of gaps reads none', { type: 'diffusion_cond_inpaint', demo: 'demo_cond: [{x: 1}]' }, []],
  [
    'a way to take values of what is not there',
    { conditioning: '      default_keys: {promt: text}\n      pre_encoded_keys: [audio]\n', demo: '' },
    [
      'warning rule a.yaml:6:29 model.model.conditioning.default_keys.promt: default_keys names promt (a.yaml:6), but no conditioner has this id: known are prompt, seconds_start, seconds_total (did you mean prompt?)',
      'warning rule a.yaml:7:26 model.model.conditioning.pre_encoded_keys[0]: pre_encoded_keys names audio (a.yaml:7), but no conditioner has this id: known are prompt, seconds_start, seconds_total',
    ],
  ],
])('V5 ids of conditions: %s', (_title, parts, issues) => {
  const told = check({ 'a.yaml': textOf(parts) })
  expect(told.filter((one) => / rule .*(?:demo_cond|_keys)/.test(one))).toEqual(issues)
})

test('V5 ids of conditions: a demo is well just where it has a value for each conditioner and for no other', () => {
  const some = fc.subarray(['prompt', 'seconds_start', 'seconds_total', 'tempo'])
  fc.assert(
    fc.property(some, some, (ids, keys) => {
      const demo = `demo_cond: [{${keys.map((key) => `${key}: 1`).join(', ')}}]`
      const found = issuesOf({ 'a.yaml': textOf({ ids, demo }) }).filter(({ path }) => path.includes('demo_cond'))
      expect(found.length === 0).toBe(ids.length === keys.length && ids.every((id) => keys.includes(id)))
    }),
    { numRuns: 1000 },
  )
})
