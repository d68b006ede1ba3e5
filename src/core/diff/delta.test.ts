import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ConfigNode } from '../config-node.ts'
import { anyScalar, listNode, scalarNode } from '../config-node.testing.ts'
import { deltaOf, deltaText } from './delta.ts'
import type { Delta } from './delta.ts'
import { parse } from '../read/parse.ts'

const BIG = `1${'0'.repeat(400)}`

test.each<[string, string, string, string, Delta | undefined]>([
  // what                            A        B        text            delta
  ['a factor', '100', '200', '× 2', { of: 'number', difference: 100n, ratio: 2 }],
  ['a fraction', '0.001', '0.0003', '÷ 3.33', { of: 'number', difference: -0.0007, ratio: 0.3 }],
  ['no noise of floats', '0.1', '0.3', '× 3', { of: 'number', difference: 0.2, ratio: 3 }],
  ['near values, up', '10', '14', '+40 %', { of: 'number', difference: 4n, ratio: 1.4 }],
  ['near values, down', '25', '22', '−12 %', { of: 'number', difference: -3n, ratio: 0.88 }],
  ['near values, both negative', '-10', '-14', '+40 %', { of: 'number', difference: -4n, ratio: 1.4 }],
  ['very near values', '1000000', '1000001', '+1', { of: 'number', difference: 1n, ratio: 1.000001 }],
  ['from zero', '0', '3', '+3', { of: 'number', difference: 3n }],
  ['to zero', '0.1', '0.0', '−0.1', { of: 'number', difference: -0.1 }],
  ['a change of sign', '-1', '2', '+3', { of: 'number', difference: 3n }],
  ['an int and a float', '1', '2.5', '× 2.5', { of: 'number', difference: 1.5, ratio: 2.5 }],
  ['whole digits of a large factor', '1', '1999', '× 1999', { of: 'number', difference: 1998n, ratio: 1999 }],
  ['a huge factor', '1.0e-8', '1.0', '× 1e8', { of: 'number', difference: 0.99999999, ratio: 1e8 }],
  ['ints past 2^53', '9007199254740993', '9007199254740992', '−1', { of: 'number', difference: -1n, ratio: 0.9999999999999999 }],
  ['ints past all floats', BIG, `3${BIG.slice(1)}`, '× 3', { of: 'number', difference: 2n * BigInt(BIG), ratio: 3 }],
  ['a ratio past all floats', '5.0e-324', '1.0e+308', '+1e308', { of: 'number', difference: 1e308 }],
  ['a difference past all floats', '-1.0e+308', '1.0e+308', '', undefined],
  ['equal', '3', '3', '', undefined],
  ['types changed only', '1', '1.0', '', undefined],
  ['the two zeros', '0.0', '-0.0', '', undefined],
  ['NaN', '.nan', '1.0', '', undefined],
  ['an infinity', '1.0', '.inf', '', undefined],
  ['a number and a text', '1', '"2"', '', undefined],
  ['booleans', 'true', 'false', '', undefined],
  ['a number and a boolean', '1', 'true', '', undefined],
  ['null', 'null', '2', '', undefined],
  ['a longer list', '[1]', '[1, 2, 3]', '2 items more', { of: 'items', difference: 2 }],
  ['a shorter list', '[1]', '[]', '1 item fewer', { of: 'items', difference: -1 }],
  ['lists of one length', '[1, 2]', '[3, 4]', '', undefined],
  ['a list and a map', '[1]', '{}', '', undefined],
])('D3 the delta of %s', (_what, a, b, text, delta) => {
  expect(deltaOf(valueOf(a), valueOf(b))).toEqual(delta)
  expect(deltaText(valueOf(a), valueOf(b), { isLog: false })).toBe(text)
})

describe('D3 on a log scale', () => {
  test.each([
    ['0.001', '0.0003', '÷ 3.33 (−0.52 decades)'],
    ['0.0003', '0.003', '× 10 (+1 decade)'],
    ['1.0e-05', '0.001', '× 100 (+2 decades)'],
    ['0.0003', '0.0004', '+33.3 % (+0.12 decades)'],
    ['0.001', '0.00101', '+1 %'],
    ['0.0', '0.001', '+0.001'],
    ['-0.1', '-0.2', '× 2'],
    ['5', 'five', ''],
  ])('%s → %s is %s', (a, b, text) => {
    expect(deltaText(valueOf(a), valueOf(b), { isLog: true })).toBe(text)
  })
})

test('D3 what only one side has is no delta', () => {
  expect([deltaOf(undefined, valueOf('1')), deltaOf(valueOf('1')), deltaOf()]).toEqual([undefined, undefined, undefined])
})

test('D3 the delta of B and A is that of A and B, inverted', () => {
  const anyNode = fc.oneof(
    { weight: 4, arbitrary: anyScalar().map(scalarNode) },
    fc.array(anyScalar().map(scalarNode)).map(listNode),
  )
  const anyNumber = fc.double({ noNaN: true }).map((value) => scalarNode({ kind: 'float', value }))
  fc.assert(
    fc.property(fc.oneof(fc.tuple(anyNode, anyNode), fc.tuple(anyNumber, anyNumber)), fc.boolean(), ([a, b], isLog) => {
      const [there, back] = [deltaOf(a, b), deltaOf(b, a)]
      expect(back?.difference).toEqual(there && -there.difference)
      expect([back?.of, back?.ratio === undefined]).toEqual([there?.of, there?.ratio === undefined])
      if (there?.ratio !== undefined && there.ratio > 1e-300) expect(there.ratio * (back?.ratio ?? 0)).toBeCloseTo(1, 9)
      const [text, mirrored] = [deltaText(a, b, { isLog }), deltaText(b, a, { isLog })]
      expect(signOf(mirrored)).toBe(INVERSE[signOf(text)])
      expect(text).not.toMatch(/\.\d{17}|-0(?!\d)|NaN|Infinity/)
    }),
    { numRuns: 2000 },
  )
})

const INVERSE: Readonly<Record<string, string>> = { '': '', '×': '÷', '÷': '×', '+': '−', '−': '+', more: 'fewer', fewer: 'more' }

function signOf(text: string): string {
  return /more|fewer|^[×÷+−]/.exec(text)?.[0] ?? ''
}

function valueOf(text: string): ConfigNode | undefined {
  const { root } = parse({ kind: 'file', path: 'x.yaml', text: `x: ${text}\n` }, 'pyyaml')
  return root?.kind === 'map' ? root.entries.get('x')?.node : undefined
}
