import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyScalar, anyText, anyTimestamp, MADE_UP, typedOf, typedScalar } from '../config-node.testing.ts'
import { readPlain } from './dialect.ts'
import type { DialectId } from './dialect.ts'
import { lintPlain } from './lint-scalar.ts'
import { parse } from '../read/parse.ts'
import { isPortable, printKey, printScalar } from './print-scalar.ts'
import type { Scalar } from '../value.ts'

const DIALECTS: readonly DialectId[] = ['pyyaml', 'omegaconf', 'yaml12']

describe('E3 printScalar', () => {
  test.each<readonly [string, Scalar]>([
    ['null', { kind: 'null' }],
    ['true', { kind: 'bool', value: true }],
    ['false', { kind: 'bool', value: false }],
    ['0', { kind: 'int', value: 0n }],
    ['-9007199254740993', { kind: 'int', value: -9007199254740993n }],
    ['1.0', { kind: 'float', value: 1 }],
    ['-0.0', { kind: 'float', value: -0 }],
    ['0.0001', { kind: 'float', value: 1e-4 }],
    ['1.0e-05', { kind: 'float', value: 1e-5 }],
    ['1.5e-07', { kind: 'float', value: 1.5e-7 }],
    ['1000000000000000.0', { kind: 'float', value: 1e15 }],
    ['1.0e+16', { kind: 'float', value: 1e16 }],
    ['1.0e+100', { kind: 'float', value: 1e100 }],
    ['.nan', { kind: 'float', value: NaN }],
    ['.inf', { kind: 'float', value: Infinity }],
    ['-.inf', { kind: 'float', value: -Infinity }],
    ['2024-01-02', { kind: 'timestamp', value: '2024-01-02' }],
    ['2024-01-02T03:04:05.000001+05:30', { kind: 'timestamp', value: '2024-01-02T03:04:05.000001+05:30' }],
  ])('E3 %s', (text, scalar) => expect(printScalar(scalar)).toBe(text))

  test.each([
    'relu',
    'TrafficXLSTM',
    '../data/single_vd.yaml',
    '/data/x.yaml',
    'cuda:0',
    'http://host/a=b',
    'a b c',
    'größe',
    '中文',
    'f(x)+1',
    'v1.2',
    '_x',
    'node',
    'yesterday',
  ])('E3 the text %s stays plain', (text) => expect(printScalar({ kind: 'str', value: text })).toBe(text))

  test.each([
    ['yes', '"yes"'],
    ['n', '"n"'],
    ['NULL', '"NULL"'],
    ['None', '"None"'],
    ['nan', '"nan"'],
    ['', '""'],
    ['~', '"~"'],
    ['1e-4', '"1e-4"'],
    ['08', '"08"'],
    ['1_000', '"1_000"'],
    ['12:30', '"12:30"'],
    ['2024-01-02', '"2024-01-02"'],
    ['=', '"="'],
    ['<<', '"<<"'],
    ['- a', '"- a"'],
    ['a: b', '"a: b"'],
    ['a:', '"a:"'],
    ['a #b', '"a #b"'],
    ['a,b', '"a,b"'],
    ['[1]', '"[1]"'],
    ['${a.b}', '"${a.b}"'],
    [' a', '" a"'],
    ['a ', '"a "'],
    ['say "hi"', '"say \\"hi\\""'],
    ['C:\\x', '"C:\\\\x"'],
    ['a\tb\nc\rd\0', '"a\\tb\\nc\\rd\\0"'],
    ['\x07\x7F\x9F', '"\\x07\\x7F\\x9F"'],
    ['\u0085\u2028\u2029\u00A0', '"\\N\\L\\P\\_"'],
    ['\uFEFF\uFFFE\u200B', '"\\uFEFF\\uFFFE\\u200B"'],
    ['\uD800', '"\\uD800"'],
    [`one\n${'word '.repeat(40)}end`, `"one\\n${'word '.repeat(40)}end"`],
  ])('E3 the text %j is quoted', (text, printed) => expect(printScalar({ kind: 'str', value: text })).toBe(printed))

  test('E3 an int that Python would not read in decimal is hexadecimal', () => {
    const value = 10n ** 4300n
    const text = printScalar({ kind: 'int', value })
    expect(text).toMatch(/^0x[0-9a-f]+$/)
    for (const dialect of DIALECTS) expect(readPlain(text, dialect)).toEqual({ kind: 'int', value })
    expect(isPortable({ kind: 'int', value: -value })).toBe(false)
    expect(readPlain(printScalar({ kind: 'int', value: -value }), 'pyyaml')).toEqual({ kind: 'int', value: -value })
  })

  test('X1 what is portable is said', () => {
    expect(isPortable({ kind: 'timestamp', value: '2024-01-02' })).toBe(false)
    expect(isPortable({ kind: 'str', value: '2024-01-02' })).toBe(true)
    expect(isPortable({ kind: 'str', value: '\uD800' })).toBe(false)
    expect(isPortable({ kind: 'float', value: NaN })).toBe(true)
  })

  test('X1 law: every dialect reads a printed scalar back, as a value, an item and a key', () => {
    fc.assert(
      fc.property(anyScalar(), fc.constantFrom(...DIALECTS), (scalar, dialect) => {
        const printed = printScalar(scalar)
        expect(isPortable(scalar)).toBe(true)
        expect(readBack(`v: ${printed}\n`, dialect)).toEqual([['str', 'v'], typedScalar(scalar)])
        expect(readBack(`v: [${printed}, ${printed}]\n`, dialect)[1]).toEqual([
          'list',
          [typedScalar(scalar), typedScalar(scalar)],
        ])
        expect(readBack(`v: {a: ${printed}}\n`, dialect)[1]).toEqual(['map', [[['str', 'a'], typedScalar(scalar)]]])
      }),
      { numRuns: 1000 },
    )
  })

  test('X1 law: every dialect reads a printed key back', () => {
    const key = anyScalar().filter((scalar) => printKey(scalar).length <= 1000)
    fc.assert(
      fc.property(key, fc.constantFrom(...DIALECTS), (scalar, dialect) => {
        const printed = printKey(scalar)
        expect(readBack(`${printed}: 1\n`, dialect)).toEqual([typedScalar(scalar), ['int', '0x1']])
        expect(readBack(`v: {${printed}: 1}\n`, dialect)[1]).toEqual(['map', [[typedScalar(scalar), ['int', '0x1']]]])
      }),
      { numRuns: 1000 },
    )
  })

  test('Y law: a printed date is a date to PyYAML and text to the others', () => {
    fc.assert(
      fc.property(anyTimestamp(), (scalar) => {
        const printed = printScalar(scalar)
        expect(isPortable(scalar)).toBe(false)
        expect(readBack(`v: ${printed}\n`, 'pyyaml')[1]).toEqual(typedScalar(scalar))
        expect(readBack(`v: [${printed}]\n`, 'omegaconf')[1]).toEqual(['list', [['str', printed]]])
        expect(readBack(`v: ${printed}\n`, 'yaml12')[1]).toEqual(['str', printed])
      }),
      { numRuns: 1000 },
    )
  })

  test('E3 law: printed text is printable, on one line, and beyond doubt', () => {
    fc.assert(
      fc.property(anyText(), (value) => {
        const printed = printScalar({ kind: 'str', value })
        expect(printed).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
        for (const dialect of DIALECTS) if (!printed.startsWith('"')) expect(lintPlain(printed, dialect)).toBeUndefined()
      }),
      { numRuns: 1000 },
    )
  })
})

/** The first pair of a map, as a dialect reads it; the text must be beyond reproach. */
function readBack(text: string, dialect: DialectId): readonly unknown[] {
  const { root, issues } = parse({ ...MADE_UP, text }, dialect)
  expect(issues.filter(({ code }) => code !== 'non-string-key' && code !== 'date')).toEqual([])
  const [entry] = root.entries.values()
  if (!entry) throw new Error(`nothing read from ${text}`)
  return [typedScalar(entry.key), typedOf(entry.node)]
}
