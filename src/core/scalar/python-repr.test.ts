import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pythonRepr } from './python-repr.ts'

test.each([
  [0, '0.0'],
  [-0, '-0.0'],
  [1, '1.0'],
  [-12.5, '-12.5'],
  [0.1 + 0.2, '0.30000000000000004'],
  [1e-4, '0.0001'],
  [1.5e-4, '0.00015'],
  [1e-5, '1e-05'],
  [1.25e-7, '1.25e-07'],
  [123456789012345680, '1.2345678901234568e+17'],
  [1e15, '1000000000000000.0'],
  [9999999999999998, '9999999999999998.0'],
  [1e16, '1e+16'],
  [1e22, '1e+22'],
  [1e100, '1e+100'],
  [5e-324, '5e-324'],
  [1.7976931348623157e308, '1.7976931348623157e+308'],
  [NaN, 'nan'],
  [Infinity, 'inf'],
  [-Infinity, '-inf'],
])('Y repr of %d is %s', (value, text) => expect(pythonRepr(value)).toBe(text))

test('Y law: a repr is the number, with a dot or an exponent', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const repr = pythonRepr(value)
      expect(Number(repr)).toBe(value)
      expect(repr).toMatch(/^-?[0-9]+(?:\.[0-9]+)?(?:e[-+][0-9]{2,3})?$/)
      expect(repr).toMatch(/[.e]/)
    }),
    { numRuns: 3000 },
  )
})
