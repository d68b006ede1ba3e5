import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { readPlain } from './dialect.ts'
import type { DialectId, ReaderId } from './dialect.ts'
import { lintPlain } from './lint-scalar.ts'
import { isEqualScalar } from '../value.ts'

const DIALECTS: readonly DialectId[] = ['pyyaml', 'omegaconf', 'yaml12']

describe('Y lintPlain', () => {
  test.each<readonly [string, ReaderId, string, string, string]>([
    // text, reader, code and severity, what each reader sees, what to write instead
    [
      '1e-4',
      'pyyaml',
      'float-as-string warning',
      'PyYAML reads 1e-4 as str, OmegaConf and YAML 1.2 as float 0.0001',
      '1.0e-4 "1e-4"',
    ],
    [
      '1e-4',
      'omegaconf',
      'float-as-string info',
      'OmegaConf and YAML 1.2 read 1e-4 as float 0.0001, PyYAML as str',
      '1.0e-4 "1e-4"',
    ],
    [
      '1E5',
      'pyyaml',
      'float-as-string warning',
      'PyYAML reads 1E5 as str, OmegaConf and YAML 1.2 as float 100000.0',
      '1.0e+5 "1E5"',
    ],
    ['-.5', 'pyyaml', 'float-as-string warning', 'PyYAML and OmegaConf read -.5 as str, YAML 1.2 as float -0.5', '-0.5 "-.5"'],
    [
      '+5.e4',
      'pyyaml',
      'float-as-string warning',
      'PyYAML reads +5.e4 as str, OmegaConf and YAML 1.2 as float 50000.0',
      '5.0e+4 "+5.e4"',
    ],
    [
      '1_0e5',
      'pyyaml',
      'float-as-string warning',
      'PyYAML and YAML 1.2 read 1_0e5 as str, OmegaConf as float 1000000.0',
      '10.0e+5 "1_0e5"',
    ],
    ['no', 'pyyaml', 'bool-word warning', 'PyYAML and OmegaConf read no as bool False, YAML 1.2 as str', 'false "no"'],
    ['On', 'yaml12', 'bool-word warning', 'YAML 1.2 reads On as str, PyYAML and OmegaConf as bool True', '"On" true'],
    ['None', 'pyyaml', 'none-word warning', 'every reader takes None for text, not for no value', 'null "None"'],
    ['nan', 'yaml12', 'nan-word warning', 'every reader takes nan for text, not for a number', '.nan "nan"'],
    ['-Infinity', 'pyyaml', 'nan-word warning', 'every reader takes -Infinity for text, not for a number', '-.inf "-Infinity"'],
    ['010', 'pyyaml', 'leading-zero warning', 'PyYAML and OmegaConf read 010 as int 8, YAML 1.2 as int 10', '8 10 "010"'],
    ['08', 'pyyaml', 'leading-zero warning', 'PyYAML and OmegaConf read 08 as str, YAML 1.2 as int 8', '8 "08"'],
    ['0_7', 'yaml12', 'leading-zero warning', 'YAML 1.2 reads 0_7 as str, PyYAML and OmegaConf as int 7', '7 "0_7"'],
    ['0o10', 'pyyaml', 'number-notation warning', 'PyYAML and OmegaConf read 0o10 as str, YAML 1.2 as int 8', '"0o10" 8'],
    ['0b11', 'pyyaml', 'number-notation info', 'PyYAML and OmegaConf read 0b11 as int 3, YAML 1.2 as str', '3 "0b11"'],
    ['-0x1F', 'yaml12', 'number-notation warning', 'YAML 1.2 reads -0x1F as str, PyYAML and OmegaConf as int -31', '"-0x1F" -31'],
    [
      '1_000.5',
      'pyyaml',
      'number-notation info',
      'PyYAML and OmegaConf read 1_000.5 as float 1000.5, YAML 1.2 as str',
      '1000.5 "1_000.5"',
    ],
    ['12:30', 'pyyaml', 'base-60 warning', 'PyYAML and OmegaConf read 12:30 as int 750, YAML 1.2 as str', '"12:30" 750'],
    ['12:30', 'yaml12', 'base-60 info', 'YAML 1.2 reads 12:30 as str, PyYAML and OmegaConf as int 750', '"12:30" 750'],
    ['1:2.5', 'pyyaml', 'base-60 warning', 'PyYAML and OmegaConf read 1:2.5 as float 62.5, YAML 1.2 as str', '"1:2.5" 62.5'],
    [
      '2024-01-02',
      'pyyaml',
      'date info',
      'PyYAML reads 2024-01-02 as date 2024-01-02, OmegaConf and YAML 1.2 as str',
      '"2024-01-02"',
    ],
    [
      '2024-02-30',
      'omegaconf',
      'date warning',
      'OmegaConf and YAML 1.2 read 2024-02-30 as str, PyYAML rejects it',
      '"2024-02-30"',
    ],
    ['0x_', 'yaml12', 'invalid-scalar warning', 'YAML 1.2 reads 0x_ as str, PyYAML and OmegaConf reject it', '"0x_"'],
    ['=', 'yaml12', 'invalid-scalar warning', 'YAML 1.2 reads = as str, PyYAML and OmegaConf reject it', '"="'],
  ])('Y %s under %s', (text, reader, verdict, message, replacements) => {
    const lint = lintPlain(text, reader)
    expect({
      verdict: `${lint?.code} ${lint?.severity}`,
      message: lint?.message,
      replacements: lint?.replacements.map((replacement) => replacement.text).join(' '),
    }).toEqual({ verdict, message, replacements })
    expect(lint?.hint).toBe(`write ${lint?.replacements.map((replacement) => replacement.text).join(', or ')}`)
  })

  test('Y a fix says what it does', () => {
    const titles = (text: string): readonly string[] | undefined =>
      lintPlain(text, 'pyyaml')?.replacements.map(({ title }) => title)
    expect(titles('1e-4')).toEqual(['Write 1.0e-4', 'Quote it as text'])
    expect(titles(`0${'7'.repeat(60)}`)?.[1]).toBe(`Write ${'7'.repeat(39)}…`)
  })

  test.each(['', '~', 'null', 'true', 'False', '0', '-12', '+5', '0.5', '.5', '5.', '1.0e-4', '.inf', '-.INF', '.nan'])(
    'Y %j is beyond doubt',
    (text) => expect(DIALECTS.map((reader) => lintPlain(text, reader))).toEqual([undefined, undefined, undefined]),
  )

  test.each(['none', 'y', 'nO', 'nano', 'info', 'relu', 'v1e5', '2x', 'data/a.yaml', '007', '0x1F'])(
    'Y %j is the same to every reader',
    (text) => expect(DIALECTS.map((reader) => lintPlain(text, reader))).toEqual([undefined, undefined, undefined]),
  )

  test('Y what the reader itself rejects is an error, not a doubt, and JSON has no doubts', () => {
    expect(lintPlain('0x_', 'pyyaml')).toBeUndefined()
    expect(lintPlain('2024-02-30', 'pyyaml')).toBeUndefined()
    expect(lintPlain('1'.repeat(5000), 'pyyaml')).toBeUndefined()
    expect(lintPlain('1e-4', 'json')).toBeUndefined()
  })

  test('Y law: a text is linted where readers differ, and every replacement means one thing to all', () => {
    fc.assert(
      fc.property(plainText(), fc.constantFrom(...DIALECTS), (text, reader) => {
        const lint = lintPlain(text, reader)
        const own = readPlain(text, reader)
        const agree = DIALECTS.every((other) => isSame(readPlain(text, other), own))
        if (own.kind === 'invalid') expect(lint).toBeUndefined()
        else if (!agree || lint) expect(agree).toBe(lint?.code === 'none-word' || lint?.code === 'nan-word')
        for (const replacement of lint?.replacements ?? []) expectPortable(replacement.text)
      }),
      { numRuns: 5000 },
    )
  })
})

function expectPortable(text: string): void {
  if (text.startsWith('"')) {
    expect(parseDocument(text).errors).toEqual([])
    return
  }
  const [first, ...rest] = DIALECTS.map((reader) => readPlain(text, reader))
  for (const other of rest) expect(other).toEqual(first)
  for (const reader of DIALECTS) expect(lintPlain(text, reader)).toBeUndefined()
}

function isSame(a: ReturnType<typeof readPlain>, b: ReturnType<typeof readPlain>): boolean {
  return a.kind !== 'invalid' && b.kind !== 'invalid' && isEqualScalar(a, b)
}

function plainText(): fc.Arbitrary<string> {
  const vectors = JSON.parse(readFileSync(new URL('../vectors/pyyaml_scalar.json', import.meta.url), 'utf8')) as { s: string }[]
  const words = [
    'yes',
    'No',
    'ON',
    'off',
    'None',
    'nan',
    '-inf',
    'true',
    'null',
    '~',
    '=',
    '<<',
    'text',
    '2024-01-02',
    '2024-02-30',
  ]
  return fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom(...vectors.map(({ s }) => s.trim())),
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-._:eExb')) }),
  )
}
