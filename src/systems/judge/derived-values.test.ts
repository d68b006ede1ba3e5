import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyConfig } from '../../core/config-node.testing.ts'
import { yaml } from '../compose.testing.ts'
import { compareDerived, derivedText, derivedValuesOf } from './derived-values.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { noSystem } from '../no-system.ts'
import { loadSystems } from '../registry.ts'
import type { DerivedValue, System } from '../system.ts'

const CONFIG = yaml('batch: 8\ntimes: 4\nstage: warm up\n')
const NOTHING = yaml('')

function systemWith(more: Partial<DerivedValue>): System {
  const derived: DerivedValue = {
    id: 'product',
    title: 'Product',
    help: 'What both make.',
    formula: () => 'batch × times',
    inputs: () => [['batch'], ['times']],
    compute: ({ get }) => Number(get(['batch'])) * Number(get(['times'])),
    ...more,
  }
  return { ...noSystem, derived: [derived] }
}

test('a derived value comes with its text, its formula and the keys it is made of', () => {
  const system = systemWith({})
  expect(derivedValuesOf(system, CONFIG, NOTHING)).toEqual([
    {
      of: system.derived[0],
      value: 32,
      text: '32',
      formula: 'batch × times',
      inputs: [['batch'], ['times']],
      isEstimate: false,
    },
  ])
})

test('schema defaults stand in for what is not set', () => {
  expect(derivedValuesOf(systemWith({}), yaml('batch: 8'), yaml('batch: 2\ntimes: 3'))[0]?.value).toBe(24)
})

test.each<[string, Partial<DerivedValue>, number | string | undefined, string]>([
  ['a text', { compute: ({ get }) => String(get(['stage'])) }, 'warm up', 'warm up'],
  ['an estimate', { isEstimate: () => true }, 32, '≈ 32'],
  ['an estimate that is not known', { isEstimate: () => true, compute: () => undefined }, undefined, ''],
  ['bytes', { compute: () => 5_240_000, format: 'bytes' }, 5_240_000, '5.24 MB'],
  ['a ratio below nothing', { compute: () => -0.25, format: 'ratio' }, -0.25, '-0.25'],
  ['a count below nothing', { compute: () => -1 }, undefined, ''],
  ['NaN', { compute: () => Number.NaN }, undefined, ''],
  ['more than any number', { compute: () => 1e308 * 10 }, undefined, ''],
  ['an empty text', { compute: () => '' }, undefined, ''],
  ['what is no number at all', { compute: () => [1] as never }, undefined, ''],
])('%s', (_title, more, value, text) => {
  const [found] = derivedValuesOf(systemWith(more), CONFIG, NOTHING)
  expect([found?.value, found?.text]).toEqual([value, text])
})

test.each<[keyof DerivedValue]>([['compute'], ['formula'], ['inputs'], ['isEstimate']])(
  'V8 that %s throws is a mistake of the system: it is thrown on under the name of the value',
  (part) => {
    const fail = (): never => {
      throw new TypeError('odd')
    }
    expect(() => derivedValuesOf(systemWith({ [part]: fail }), CONFIG, NOTHING)).toThrow('the derived value product: odd')
  },
)

test.each<[number, DerivedValue['format'], string]>([
  [0, 'count', '0'],
  [64, 'count', '64'],
  [9999, 'count', '9999'],
  [10_000, 'count', '10 k'],
  [41_234, 'count', '41.2 k'],
  [225_155, undefined, '225 k'],
  [999_499, 'count', '999 k'],
  [999_500, 'count', '1 M'],
  [1_306_000, 'count', '1.31 M'],
  [7_000_000_000, 'count', '7 B'],
  [1.5e15, 'count', '1500 T'],
  [2.5, 'count', '2.5'],
  [999, 'bytes', '999 B'],
  [1000, 'bytes', '1 kB'],
  [14_000_000_000, 'bytes', '14 GB'],
  [0.123456, 'ratio', '0.123'],
  [12, 'ratio', '12'],
])('%d as %s is %s', (value, format, text) => {
  expect(derivedText(value, format ? { format } : {})).toBe(text)
})

test.each<[string, number | string | undefined, number | string | undefined, readonly string[]]>([
  ['the factor', 8, 32, ['× 4']],
  ['equality', 8, 8, ['=']],
  ['that texts differ', 'easy', 'hard', ['≠']],
  ['that kinds differ', 8, 'hard', ['≠']],
  ['nothing where one is not known', 8, undefined, ['']],
  ['nothing of what neither knows', undefined, undefined, []],
])('two configs side by side say %s', (_title, a, b, deltas) => {
  const system = systemWith({ compute: ({ isSet }) => (isSet(['batch']) ? a : b) })
  const [inA, inB] = [CONFIG, yaml('times: 1')].map((config) => ({ config, defaults: NOTHING }))
  if (!inA || !inB) throw new Error('both are there')
  const pairs = compareDerived(system, inA, inB)
  expect(pairs.map(({ delta }) => delta)).toEqual(deltas)
  expect(pairs.map((pair) => [pair.of.id, pair.a.value, pair.b.value])).toEqual(deltas.map(() => ['product', a, b]))
})

test('a text is within half a per cent of its number', () => {
  const units = ['', 'k', 'M', 'B', 'T']
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 15 }), (value) => {
      const [digits, unit = ''] = derivedText(value, {}).split(' ')
      expect(Math.abs(Number(digits) * 1000 ** units.indexOf(unit) - value)).toBeLessThanOrEqual(value * 0.005)
    }),
    { numRuns: 1000 },
  )
})

test('V8 no config whatsoever makes a derived value of a built-in system throw, or be unreadable', async () => {
  const systems = await loadSystems()
  const odd = fc.constantFrom('x', '-3', '.nan', '.inf', '1.0e+300', '99999999999999999999', 'null', '[1]', '{a: 1}', '[]', '0')
  const key = fc.constantFrom('input_size', 'hidden_size', 'embedding_dim', 'num_blocks', 'slstm_at', 'num_vds', 'd_model')
  const block = fc
    .array(fc.tuple(key, odd), { maxLength: 7 })
    .map((pairs) => `{${pairs.map((pair) => pair.join(': ')).join(', ')}}`)
  const name = fc.constantFrom('TrafficLSTM', 'TrafficXLSTM', 'Transformer', '3', '{}')
  const text = fc
    .tuple(name, block, odd)
    .map(([model, of, value]) =>
      [
        `model: {name: ${model}, lstm: ${of}, xlstm: ${of}, transformer: ${of}}`,
        `training: {batch_size: ${value}, epochs: ${value}, limit_batches: ${value}}`,
        `trainer: {accumulate_grad_batches: ${value}, precision: ${value}}`,
        `optimizer: {name: ${value}, momentum: ${value}}`,
        `vd: {count: ${value}}`,
      ].join('\n'),
    )
  fc.assert(
    fc.property(fc.oneof(anyConfig(), text.map(yaml)), (config) => {
      for (const system of systems) {
        for (const { value, formula, of } of derivedValuesOf(system, config, defaultsOf(system, config))) {
          expect(of.title === '' || formula === '').toBe(false)
          if (typeof value === 'number') expect(Number.isFinite(value) && value >= 0).toBe(true)
        }
      }
    }),
    { numRuns: 1000 },
  )
})
