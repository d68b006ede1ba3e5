import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyScalar, typedScalar } from './config-node.testing.ts'
import { isEqualScalar, isTypedKey, keyId, keyOfId, keyText, pythonType } from './value.ts'
import type { Scalar } from './value.ts'

const int = (value: bigint): Scalar => ({ kind: 'int', value })
const float = (value: number): Scalar => ({ kind: 'float', value })
const str = (value: string): Scalar => ({ kind: 'str', value })
const bool = (value: boolean): Scalar => ({ kind: 'bool', value })
const none: Scalar = { kind: 'null' }

describe('isEqualScalar', () => {
  test('D1 1, 1.0, "1", true and null all differ', () => {
    const values = [int(1n), float(1), str('1'), bool(true), none]
    const equal = values.flatMap((a, i) => values.flatMap((b, j) => (isEqualScalar(a, b) ? [[i, j]] : [])))
    expect(equal).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ])
  })

  test('D1 NaN is itself, and 0.0 is not -0.0', () => {
    expect(isEqualScalar(float(NaN), float(NaN))).toBe(true)
    expect(isEqualScalar(float(0), float(-0))).toBe(false)
  })

  test('Y ints differ past 2^53', () => {
    expect(isEqualScalar(int(9007199254740993n), int(9007199254740992n))).toBe(false)
  })
})

test.each<[name: string, scalar: Scalar]>([
  ['NoneType', none],
  ['bool', bool(true)],
  ['int', int(1n)],
  ['float', float(1)],
  ['str', str('1')],
  ['date', { kind: 'timestamp', value: '2024-01-02' }],
  ['datetime', { kind: 'timestamp', value: '2024-01-02T03:04:05' }],
])('Y the Python type %s', (name, scalar) => {
  expect(pythonType(scalar)).toBe(name)
})

describe('keyId', () => {
  test('M7 a text key is its text, prototype names too', () => {
    expect(['a.b', '__proto__', 'constructor', ''].map((text) => keyId(str(text)))).toEqual([
      'a.b',
      '__proto__',
      'constructor',
      '',
    ])
  })

  test('Y 1, 1.0 and true are one key, as in a Python dict, and "1" is another', () => {
    expect(new Set([int(1n), float(1), bool(true)].map(keyId)).size).toBe(1)
    expect(new Set([float(0), float(-0), bool(false), int(0n)].map(keyId)).size).toBe(1)
    expect(keyId(int(1n))).not.toBe(keyId(str('1')))
    expect(keyId(none)).not.toBe(keyId(str('null')))
  })

  test('M7 no text is taken for a key of another type', () => {
    expect(keyId(str('\u00001'))).not.toBe(keyId(int(1n)))
    expect(keyText(keyId(str('\u00001')))).toBe('\u00001')
    expect([keyId(str('\u00001')), keyId(int(1n)), keyId(str('1'))].map(isTypedKey)).toEqual([false, true, false])
  })

  test('M7 a key comes back from its id, texts that start with NUL too', () => {
    const keys: readonly Scalar[] = [str('a'), str(''), str('\u0000'), str('\u00001'), str('\u0000"'), int(-1n), float(1.5), none]
    expect(keys.map((key) => keyOfId(keyId(key)))).toEqual(keys)
  })

  test('M7 two keys have one id only where Python has one key', () => {
    const pythonKey = (scalar: Scalar): string => {
      if (scalar.kind === 'bool') return `number ${scalar.value ? 1 : 0}`
      if (scalar.kind === 'int') return `number ${scalar.value}`
      if (scalar.kind === 'float') return `number ${Object.is(scalar.value, -0) ? 0 : scalar.value}`
      return JSON.stringify(typedScalar(scalar))
    }
    fc.assert(
      fc.property(anyScalar(), anyScalar(), (a, b) => {
        expect(keyId(a) === keyId(b)).toBe(pythonKey(a) === pythonKey(b))
      }),
      { numRuns: 5000 },
    )
  })
})
