import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPlain } from '../../../core/scalar/dialect.ts'
import { isEqualScalar } from '../../../core/value.ts'
import { finishNumber, readNumber, stepNumber } from './number-text.ts'

const float = (value: number, text: string) => ({ kind: 'complete', value: { kind: 'float', value }, text })
const int = (value: bigint) => ({ kind: 'complete', value: { kind: 'int', value }, text: String(value) })
const partial = { kind: 'partial' }
const wrong = { kind: 'wrong' }

test.each([
  ['3', int(3n)],
  ['-3', int(-3n)],
  ['+3', int(3n)],
  ['007', int(7n)],
  ['9007199254740993', int(9007199254740993n)],
  ['1.0', float(1, '1.0')],
  ['0.1', float(0.1, '0.1')],
  ['.5', float(0.5, '0.5')],
  ['1.50', float(1.5, '1.50')],
  ['1e-4', float(1e-4, '1.0e-4')],
  ['1.0e-4', float(1e-4, '1.0e-4')],
  ['3.0E-4', float(3e-4, '3.0e-4')],
  ['1e5', float(1e5, '1.0e+5')],
  [' 2.5 ', float(2.5, '2.5')],
  ['inf', float(Infinity, '.inf')],
  ['-.inf', float(-Infinity, '-.inf')],
  ['nan', float(NaN, '.nan')],
  ['', partial],
  ['-', partial],
  ['.', partial],
  ['3.', partial],
  ['1e', partial],
  ['1e-', partial],
  ['1.5e-', partial],
  ['na', partial],
  ['e', wrong],
  ['1e999', wrong],
  ['1_000', wrong],
  ['1,5', wrong],
  ['0x1F', wrong],
  ['twelve', wrong],
])('E3 number: %j', (typed, reading) => {
  expect(readNumber(typed, false)).toEqual(reading)
})

test.each([
  ['12', int(12n)],
  ['1e3', int(1000n)],
  ['3.0', int(3n)],
  ['3.5', wrong],
  ['1e', partial],
  ['inf', wrong],
])('E3 whole number: %j', (typed, reading) => {
  expect(readNumber(typed, true)).toEqual(reading)
})

test.each([
  ['3.', float(3, '3.0')],
  ['1e', partial],
  ['', partial],
])('E3 left in the field: %j', (typed, reading) => {
  expect(finishNumber(typed, false)).toEqual(reading)
})

test.each([
  ['4', 1, { whole: true }, '5'],
  ['0', -1, { whole: true }, '-1'],
  ['0', -1, { whole: true, minimum: 0 }, undefined],
  ['0.1', 1, { whole: false }, '0.2'],
  ['0.10', 1, { whole: false }, '0.11'],
  ['0.0', -1, { whole: false }, '-0.1'],
  ['3.0e-4', 1, { whole: false }, '3.1e-4'],
  ['1e-4', 1, { whole: false }, '2e-4'],
  ['0.5', 1, { whole: false, step: 0.25 }, '0.75'],
  ['64', 1, { whole: true, step: 8 }, '72'],
  ['1e', 1, { whole: false }, undefined],
])('a step from %j by %i', (typed, by, stepping, expected) => {
  expect(stepNumber(typed, by, stepping)).toBe(expected)
})

test('E3 whatever is typed as a number is written so that every reader takes it for that number', () => {
  const typed = fc.tuple(
    fc.constantFrom('', '-', '+'),
    fc.stringMatching(/^\d{0,6}$/),
    fc.stringMatching(/^(\.\d{1,8})?$/),
    fc.stringMatching(/^([eE][-+]?\d{1,2})?$/),
  )
  fc.assert(
    fc.property(typed, (parts) => {
      const reading = readNumber(parts.join(''), false)
      if (reading.kind !== 'complete') return
      for (const dialect of ['pyyaml', 'omegaconf', 'yaml12'] as const) {
        const read = readPlain(reading.text, dialect)
        expect(read.kind !== 'invalid' && isEqualScalar(read, reading.value), `${reading.text} in ${dialect}`).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})
