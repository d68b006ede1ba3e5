import { describe, expect, test } from 'vitest'
import { check } from './gmm.testing.ts'
import { namesOf, presetOf, valuePresets } from './presets.ts'
import type { ValueKey } from './presets.ts'

const keys = Object.keys(valuePresets) as ValueKey[]
const all = keys.flatMap((key) => namesOf(key).map((name): [ValueKey, string] => [key, name]))

describe('value presets', () => {
  test('are known by their key', () => {
    expect(Object.fromEntries(keys.map((key) => [key, namesOf(key)]))).toEqual({
      cluster_params: ['few', 'moderate', 'many'],
      snr_db_params: ['easy', 'moderate', 'difficult'],
      sample_count_distribution: [
        'small',
        'medium',
        'large',
        'fixed_moderate',
        'fixed_large',
        'variable_moderate',
        'variable_large',
      ],
    })
    expect([presetOf('cluster_params', 'easy'), presetOf('cluster_params', 'toString')]).toEqual([undefined, undefined])
  })

  test.each(all)('V3 %s %s is written as a distribution that its key takes, but for what nobody told', (key, name) => {
    const { expansion, unknown = [] } = presetOf(key, name) ?? { expansion: { type: '' } }
    const text = `data: {${key}: {${Object.entries(expansion)
      .map(([number, value]) => `${number}: ${value}`)
      .join(', ')}}}\n`
    const missing = unknown.map((number) => `error missing-key a.yaml:1:8 data.${key}.${number}`)
    expect(check({ 'a.yaml': text }).map((issue) => issue.split(': ')[0])).toEqual(missing)
  })
})
