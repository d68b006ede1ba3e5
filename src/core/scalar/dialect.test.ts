import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isScalar, parseDocument } from 'yaml'
import { readPlain, readPlainKey, readTagged } from './dialect.ts'
import type { ReaderId } from './dialect.ts'
import type { InvalidScalar } from './invalid-scalar.ts'
import { pythonRepr } from './python-repr.ts'
import type { Scalar } from '../value.ts'

/** A scalar as `[type, value]`, ints and floats as Python prints them: the form of the vectors. */
type Typed = readonly [string, (string | boolean)?]

interface Vector {
  readonly s: string
  readonly pyyaml: Typed
  readonly omegaconf: Typed
}

const vectors = JSON.parse(readFileSync(new URL('../vectors/pyyaml_scalar.json', import.meta.url), 'utf8')) as Vector[]

describe('Y scalars mean what the real loaders made of them', () => {
  test.each(['pyyaml', 'omegaconf'] as const)('Y %s: every vector', (reader) => {
    const differing = vectors.flatMap(({ s, [reader]: expected }) => {
      const got = typed(readValue(s, reader))
      const want = expected[0] === 'error' ? ['error'] : expected
      return JSON.stringify(got) === JSON.stringify(want) ? [] : [{ s, got, want }]
    })
    expect(vectors).toHaveLength(1997)
    expect(differing).toEqual([])
  })
})

describe('Y readPlain', () => {
  test.each<readonly [string, string, string, string, string]>([
    // what, text, then what PyYAML, OmegaConf and YAML 1.2 make of it; `str` alone is the text itself
    ['exponent without a dot', '1e-4', 'str', 'float 0.0001', 'float 0.0001'],
    ['exponent without a sign', '1.0e4', 'str', 'float 10000.0', 'float 10000.0'],
    ['exponent with dot and sign', '1.0e-4', 'float 0.0001', 'float 0.0001', 'float 0.0001'],
    ['signed leading dot', '+.5', 'str', 'str', 'float 0.5'],
    ['leading dot', '.5', 'float 0.5', 'float 0.5', 'float 0.5'],
    ['trailing dot', '5.', 'float 5.0', 'float 5.0', 'float 5.0'],
    ['YAML 1.1 word', 'No', 'bool false', 'bool false', 'str'],
    ['word in a mixed case', 'nO', 'str', 'str', 'str'],
    ['y is no word', 'y', 'str', 'str', 'str'],
    ['true', 'TRUE', 'bool true', 'bool true', 'bool true'],
    ['leading zero', '010', 'int 8', 'int 8', 'int 10'],
    ['leading zero, not octal', '08', 'str', 'str', 'int 8'],
    ['negative leading zero', '-010', 'int -8', 'int -8', 'int -10'],
    ['octal of YAML 1.2', '0o10', 'str', 'str', 'int 8'],
    ['binary', '0b11', 'int 3', 'int 3', 'str'],
    ['hexadecimal', '0x1F', 'int 31', 'int 31', 'int 31'],
    ['negative hexadecimal', '-0x1F', 'int -31', 'int -31', 'str'],
    ['hexadecimal without digits', '0x_', 'invalid', 'invalid', 'str'],
    ['binary without digits', '-0b_', 'invalid', 'invalid', 'str'],
    ['underscores', '1_000.5', 'float 1000.5', 'float 1000.5', 'str'],
    ['underscore and exponent', '1_0e5', 'str', 'float 1000000.0', 'str'],
    ['base 60', '190:20:30', 'int 685230', 'int 685230', 'str'],
    ['base 60 float', '190:20:30.15', 'float 685230.15', 'float 685230.15', 'str'],
    ['base 60 from zero', '0:30', 'str', 'str', 'str'],
    ['past 2^53', '9007199254740993', 'int 9007199254740993', 'int 9007199254740993', 'int 9007199254740993'],
    ['4,300 digits', '1'.repeat(4300), `int ${'1'.repeat(4300)}`, `int ${'1'.repeat(4300)}`, `int ${'1'.repeat(4300)}`],
    ['4,301 digits', '1'.repeat(4301), 'invalid', 'invalid', 'invalid'],
    ['overflow', '1.0e+400', 'float inf', 'float inf', 'float inf'],
    ['infinity', '-.INF', 'float -inf', 'float -inf', 'float -inf'],
    ['not a number', '.nan', 'float nan', 'float nan', 'float nan'],
    ['signed not a number', '+.nan', 'str', 'str', 'str'],
    ['inf without a dot', 'inf', 'str', 'str', 'str'],
    ['empty', '', 'null', 'null', 'null'],
    ['tilde', '~', 'null', 'null', 'null'],
    ['None is text', 'None', 'str', 'str', 'str'],
    ['equals sign', '=', 'invalid', 'invalid', 'str'],
    ['merge sign', '<<', 'invalid', 'invalid', 'str'],
    ['date', '2024-01-02', 'timestamp 2024-01-02', 'str', 'str'],
    ['date no calendar has', '2023-02-29', 'invalid', 'str', 'str'],
    ['leap day', '2024-02-29', 'timestamp 2024-02-29', 'str', 'str'],
    ['no leap year', '1900-02-29', 'invalid', 'str', 'str'],
    ['year zero', '0000-01-01', 'invalid', 'str', 'str'],
    ['short date is text', '2024-1-2', 'str', 'str', 'str'],
    ['datetime', '2024-01-02t3:04:05.12Z', 'timestamp 2024-01-02T03:04:05.120000+00:00', 'str', 'str'],
    ['datetime with an offset', '2024-01-02 03:04:05 -5:30', 'timestamp 2024-01-02T03:04:05-05:30', 'str', 'str'],
    ['offset of a day', '2024-01-02 03:04:05+24', 'invalid', 'str', 'str'],
    ['minute 60', '2024-01-02 03:60:05', 'invalid', 'str', 'str'],
    ['text', '${a.b}', 'str', 'str', 'str'],
  ])('Y %s: %s', (_what, text, pyyaml, omegaconf, yaml12) => {
    expect(shown(readPlain(text, 'pyyaml'), text)).toBe(pyyaml)
    expect(shown(readPlain(text, 'omegaconf'), text)).toBe(omegaconf)
    expect(shown(readPlain(text, 'yaml12'), text)).toBe(yaml12)
  })

  test.each<readonly [string, string]>([
    ['1', 'int 1'],
    ['-0', 'int 0'],
    ['1.0', 'float 1.0'],
    ['1e-4', 'float 0.0001'],
    ['1E400', 'float inf'],
    ['-Infinity', 'float -inf'],
    ['NaN', 'float nan'],
    ['null', 'null'],
    ['true', 'bool true'],
    ['9'.repeat(4301), 'invalid'],
    ['', 'invalid'],
    ['01', 'invalid'],
    ['1.', 'invalid'],
    ['.5', 'invalid'],
    ['yes', 'invalid'],
    ['True', 'invalid'],
  ])('Y JSON: %s', (text, expected) => {
    expect(shown(readPlain(text, 'json'), text)).toBe(expected)
  })

  test('Y a lone = is text as a key, and no value', () => {
    expect(readPlainKey('=', 'pyyaml')).toEqual({ kind: 'str', value: '=' })
    expect(readPlainKey('1', 'pyyaml')).toEqual({ kind: 'int', value: 1n })
    expect(readPlainKey('<<', 'pyyaml').kind).toBe('invalid')
  })

  test('Y a base-60 number of any length is read or refused at once', () => {
    const minutes = (parts: number): string => `1${':59'.repeat(parts)}`
    expect(readPlain(minutes(3), 'pyyaml')).toEqual({ kind: 'int', value: 431999n })
    expect(readPlain(minutes(200_000), 'pyyaml').kind).toBe('invalid')
    expect(readPlain(`${minutes(200_000)}.0`, 'pyyaml').kind).toBe('invalid')
  })

  test('Y law: every text reads as something, and no reader but JSON calls letters an error', () => {
    const looksLikeNumber = fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-._:eExXbo TZ')) })
    fc.assert(
      fc.property(fc.oneof(looksLikeNumber, fc.string()), reader(), (text, id) => {
        const scalar = readPlain(text.trim(), id)
        if (scalar.kind === 'str') expect(scalar.value).toBe(text.trim())
        if (scalar.kind === 'invalid') expect(scalar.reason).not.toBe('')
        if (/^[a-z]+$/i.test(text.trim()) && id !== 'json') expect(scalar.kind).not.toBe('invalid')
      }),
      { numRuns: 5000 },
    )
  })
})

describe('Y readTagged', () => {
  test.each<readonly [string, string, ReaderId, string | undefined]>([
    ['!!str', '12', 'pyyaml', 'str'],
    ['!', '12', 'pyyaml', 'str'],
    ['tag:yaml.org,2002:str', 'yes', 'omegaconf', 'str'],
    ['!!int', '3', 'pyyaml', 'int 3'],
    ['tag:yaml.org,2002:int', ' 1_0 ', 'pyyaml', 'int 10'],
    ['!!int', '010', 'pyyaml', 'int 8'],
    ['!!int', '0o10', 'pyyaml', 'int 8'],
    ['!!int', '010', 'yaml12', 'int 10'],
    ['!!int', '3.0', 'pyyaml', 'invalid'],
    ['!!int', '3.0', 'yaml12', 'invalid'],
    ['!!int', '', 'pyyaml', 'invalid'],
    ['!!float', '1', 'pyyaml', 'float 1.0'],
    ['!!float', '1e-4', 'pyyaml', 'float 0.0001'],
    ['!!float', '-Infinity', 'pyyaml', 'float -inf'],
    ['!!float', 'nan', 'pyyaml', 'float nan'],
    ['!!float', 'nan', 'yaml12', 'invalid'],
    ['!!float', '1', 'yaml12', 'float 1.0'],
    ['!!float', 'fast', 'pyyaml', 'invalid'],
    ['!!bool', 'yEs', 'pyyaml', 'bool true'],
    ['!!bool', 'yes', 'yaml12', 'invalid'],
    ['!!bool', 'y', 'pyyaml', 'invalid'],
    ['!!null', 'anything', 'pyyaml', 'null'],
    ['!!timestamp', '2024-1-2', 'pyyaml', 'timestamp 2024-01-02'],
    ['!!timestamp', 'soon', 'pyyaml', 'invalid'],
    ['!!timestamp', '2024-01-02', 'omegaconf', 'invalid'],
    ['!!timestamp', '2024-01-02', 'yaml12', 'timestamp 2024-01-02'],
    ['!!set', '', 'pyyaml', undefined],
    ['!include', 'a.yaml', 'pyyaml', undefined],
    ['!!int', '3', 'json', undefined],
  ])('Y %s %j as %s', (tag, text, id, expected) => {
    const scalar = readTagged(tag, text, id)
    expect(scalar && shown(scalar, text)).toBe(expected)
  })
})

/** The value of the document `v: <text>`, as the vectors were made; invalid where YAML itself refuses it. */
function readValue(text: string, id: ReaderId): Scalar | InvalidScalar {
  const document = parseDocument(`v: ${text}`, { schema: 'failsafe' })
  const value = document.get('v', true)
  if (document.errors.length > 0 || !isScalar(value)) return { kind: 'invalid', reason: 'syntax' }
  return readPlain(value.source ?? '', id)
}

/** The type and the value, as the tables write them. */
function shown(scalar: Scalar | InvalidScalar, text: string): string {
  if (scalar.kind === 'invalid' || scalar.kind === 'null') return scalar.kind
  if (scalar.kind === 'str' && scalar.value === text) return 'str'
  return `${scalar.kind} ${scalar.kind === 'float' ? pythonRepr(scalar.value) : String(scalar.value)}`
}

function typed(scalar: Scalar | InvalidScalar): Typed {
  switch (scalar.kind) {
    case 'invalid':
      return ['error']
    case 'null':
      return ['null']
    case 'bool':
      return ['bool', scalar.value]
    case 'float':
      return ['float', pythonRepr(scalar.value)]
    default:
      return [scalar.kind, String(scalar.value)]
  }
}

function reader(): fc.Arbitrary<ReaderId> {
  return fc.constantFrom('pyyaml', 'omegaconf', 'yaml12', 'json')
}
