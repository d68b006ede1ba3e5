import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMatch, isOpen, parseFilter, toggleState, withoutStates } from './row-filter.ts'
import type { FilterRow } from './row-filter.ts'

const query = (part: Partial<ReturnType<typeof parseFilter>>) => ({ states: [], layers: [], words: [], unknown: [], ...part })

test.each([
  ['', query({})],
  ['   ', query({})],
  ['@set', query({ states: ['set'] })],
  ['@SET @redundant', query({ states: ['set', 'redundant'] })],
  ['@layer:data', query({ layers: ['data'] })],
  ['@layer:', query({})],
  ['@set Hidden size', query({ states: ['set'], words: ['hidden', 'size'] })],
  ['"Hidden size" x', query({ words: ['hidden size', 'x'] })],
  ['"open', query({ words: ['open'] })],
  ['@sett', query({ unknown: ['@sett'] })],
])('a filter is read: %j', (text, expected) => {
  expect(parseFilter(text)).toEqual(expected)
})

const blocks: FilterRow = {
  state: 'overridden',
  hasProblem: true,
  isRepeated: false,
  layer: 'overrides overrides',
  text: 'model.xlstm.num_blocks blocks number of stacked blocks',
}
const inputSize: FilterRow = {
  state: 'inherited',
  hasProblem: false,
  isRepeated: false,
  layer: 'data data/multi_vd_5.yaml',
  text: 'model.xlstm.input_size input size',
}
const rows = {
  blocks,
  inputSize,
  dropout: { ...blocks, state: 'redundant', hasProblem: false, isRepeated: true, layer: 'experiment x.yaml', text: 'dropout' },
} as const

test.each([
  ['', ['blocks', 'inputSize', 'dropout']],
  ['@set', ['blocks', 'dropout']],
  ['@redundant', ['dropout']],
  ['@overridden', ['blocks']],
  ['@redundant @overridden', ['blocks', 'dropout']],
  ['@inherited', ['inputSize']],
  ['@problem', ['blocks']],
  ['@layer:data', ['inputSize']],
  ['@layer:DATA/multi', ['inputSize']],
  ['@layer:data @layer:experiment', ['inputSize', 'dropout']],
  ['@set @layer:data', []],
  ['xlstm', ['blocks', 'inputSize']],
  ['xlstm stacked', ['blocks']],
  ['"input size"', ['inputSize']],
  ['@set xlstm', ['blocks']],
  ['@nonsense', ['blocks', 'inputSize', 'dropout']],
])('%j lets through %j', (text, expected) => {
  const parsed = parseFilter(text)
  expect(Object.entries(rows).flatMap(([name, row]) => (isMatch(parsed, row) ? [name] : []))).toEqual(expected)
})

test.each([
  ['', 'set', '@set'],
  ['dropout', 'set', '@set dropout'],
  ['@set dropout', 'set', 'dropout'],
  ['@set @problem dropout', 'set', '@set dropout'],
  ['@redundant @layer:data', 'problem', '@problem @layer:data'],
  ['"@set" x', 'set', '@set "@set" x'],
] as const)('a chip on %j for %s gives %j', (text, state, expected) => {
  expect(toggleState(text, state)).toBe(expected)
})

test('a chip pressed twice leaves the words and layers as they were', () => {
  const term = fc.constantFrom('dropout', '@layer:data', '"a b"', 'x', '@odd')
  fc.assert(
    fc.property(fc.array(term), fc.constantFrom('set' as const, 'problem' as const, 'redundant' as const), (terms, state) => {
      const text = terms.join(' ')
      const on = toggleState(text, state)
      expect(parseFilter(on).states).toEqual([state])
      expect(toggleState(on, state)).toBe(text)
      expect(isOpen({ ...parseFilter(withoutStates(on)), layers: [], words: [] })).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
