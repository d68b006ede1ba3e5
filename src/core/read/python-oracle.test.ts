import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { anyConfig, anyScalar, anyTimestamp, mapNode, scalarNode, typedOf, typedScalar } from '../config-node.testing.ts'
import type { Typed } from '../config-node.testing.ts'
import type { ConfigNode } from '../config-node.ts'
import { readPlain } from '../scalar/dialect.ts'
import type { DialectId } from '../scalar/dialect.ts'
import { printJson } from '../print/print-json.ts'
import { printValue, printYaml } from '../print/print.ts'
import { findPython, readWithPython } from './python-oracle.testing.ts'
import type { Batch, PythonReadings } from './python-oracle.testing.ts'
import type { Scalar } from '../value.ts'

interface Vector {
  readonly s: string
  readonly pyyaml: readonly [string, (string | boolean)?]
  readonly omegaconf: readonly [string, (string | boolean)?]
}

const oracle = findPython()
const pyyaml = oracle ? `PyYAML ${oracle.pyyaml}` : '(skipped: no Python with PyYAML here; Debian has python3-yaml) PyYAML'
const omegaconf = oracle?.omegaconf
  ? `OmegaConf ${oracle.omegaconf}`
  : '(skipped: no Python with OmegaConf here; Debian has python3-omegaconf) OmegaConf'

const vectors = JSON.parse(readFileSync(new URL('../vectors/pyyaml_scalar.json', import.meta.url), 'utf8')) as Vector[]
const texts = sample(scalarLike(), 3000)
const dated = fc.oneof({ weight: 6, arbitrary: anyScalar() }, { weight: 1, arbitrary: anyTimestamp() })
const datedConfigs = sample(anyConfig(dated, dated), 300)
const configs = [...sample(anyConfig(), 300), ...hardConfigs()]
const values = sample(anyConfig(), 150)
const commented = sample(fc.tuple(anyConfig(), fc.string({ unit: 'binary' })), 150)
// Beyond reading, OmegaConf takes `${` for an interpolation and `???` for a missing value, and wants keys to be text.
const portable = anyScalar().filter((scalar) => scalar.kind !== 'str' || !/\$\{|^\?\?\?$/.test(scalar.value))
const textKeyed = sample(anyConfig(portable, portable.filter(isText)), 150)

const batches = {
  vectors: { readers: ['pyyaml', 'omegaconf'], documents: vectors.map(({ s }) => `v: ${s}`) },
  texts: { readers: ['pyyaml', 'omegaconf'], documents: texts.map((text) => `v: ${text}`) },
  dated: { readers: ['pyyaml', 'libyaml'], documents: datedConfigs.map((config) => printYaml(config)) },
  configs: { readers: ['pyyaml', 'libyaml', 'omegaconf'], documents: configs.map((config) => printYaml(config)) },
  values: { readers: ['pyyaml', 'libyaml'], documents: values.map(printValue) },
  commented: {
    readers: ['pyyaml', 'libyaml'],
    documents: commented.map(([config, said]) => printYaml(config, { comment: () => said })),
  },
  textKeyed: { readers: ['config'], documents: textKeyed.map((config) => printYaml(config)) },
  json: { readers: ['json', 'json-dump'], documents: textKeyed.map(printJson) },
} satisfies Record<string, Batch>

describe('the real readers', () => {
  let answers: Readonly<Record<keyof typeof batches, PythonReadings>>
  beforeAll(() => {
    if (oracle) answers = readWithPython(oracle, batches)
  }, 60_000)

  test.skipIf(!oracle)(`Y ${pyyaml} reads the vectors as recorded`, () => {
    expect(answers.vectors.pyyaml?.map(valueOf)).toEqual(vectors.map((vector) => recorded(vector.pyyaml)))
  })

  test.skipIf(!oracle?.omegaconf)(`Y ${omegaconf} reads the vectors as recorded`, () => {
    const read = answers.vectors.omegaconf?.map(valueOf) ?? []
    const rows = vectors.map(({ s, omegaconf: row }, i) => [s, row, read[i]] as const).filter(([s]) => !differsByVersion(s))
    expect(rows.map(([s, , value]) => [s, value])).toEqual(rows.map(([s, row]) => [s, recorded(row)]))
  })

  test.skipIf(!oracle)(`Y ${pyyaml} and readPlain agree on what looks like numbers and dates`, () => {
    expect(answers.texts.pyyaml?.map(valueOf)).toEqual(texts.map((text) => typedText(text, 'pyyaml')))
  })

  test.skipIf(!oracle?.omegaconf)(`Y ${omegaconf} and readPlain agree on what looks like numbers and dates`, () => {
    const read = answers.texts.omegaconf?.map(valueOf) ?? []
    const rows = texts.map((text, i) => [text, read[i]] as const).filter(([text]) => !differsByVersion(text))
    expect(rows).toEqual(rows.map(([text]) => [text, typedText(text, 'omegaconf')]))
  })

  test.skipIf(!oracle)(`X1 ${pyyaml} reads what printYaml writes, dates included`, () => {
    expectEach(answers.dated, datedConfigs)
  })

  test.skipIf(!oracle)(`X1 ${pyyaml} (and ${omegaconf}) reads what printYaml writes`, () => {
    expectEach(answers.configs, configs)
  })

  test.skipIf(!oracle)(`X1 ${pyyaml} reads what printValue writes`, () => {
    expectEach(answers.values, values)
  })

  test.skipIf(!oracle)(`X2 ${pyyaml} takes comments for comments`, () => {
    expectEach(
      answers.commented,
      commented.map(([config]) => config),
    )
  })

  test.skipIf(!oracle?.omegaconf)(`X1 ${omegaconf} creates the config that was printed`, () => {
    expectEach(answers.textKeyed, textKeyed)
  })

  test.skipIf(!oracle)(`X4 Python's json reads what printJson writes, and would write the same`, () => {
    expect(answers.json.json).toEqual(textKeyed.map(typedOf))
    expect(answers.json['json-dump']).toEqual(textKeyed.map((config) => ['str', printJson(config).slice(0, -1)]))
  })
})

/** Every reader that answered gives the configs' values, and at least one answered. */
function expectEach(readings: PythonReadings, expected: readonly ConfigNode[]): void {
  const all = Object.values(readings)
  expect(all.length).toBeGreaterThan(0)
  for (const read of all) expect(read).toEqual(expected.map(typedOf))
}

/** OmegaConf before 2.4 takes `_` in the floats that it adds to PyYAML's wherever a digit may stand. */
function differsByVersion(text: string): boolean {
  return text.includes('_') && !oracle?.omegaconf?.startsWith('2.4')
}

/** A fixed seed: where Python and Strata differ, everyone sees it. */
function sample<T>(arbitrary: fc.Arbitrary<T>, numRuns: number): readonly T[] {
  return fc.sample(arbitrary, { numRuns, seed: 20 })
}

function recorded([type, value]: Vector['pyyaml']): Typed {
  if (type === 'error') return ['error']
  if (type === 'int') return typedScalar({ kind: 'int', value: BigInt(String(value)) })
  return value === undefined ? [type] : [type, value]
}

/** The value of a document `v: …`; an error without its name. */
function valueOf(document: Typed): Typed {
  const [type, pairs] = document
  if (type === 'error') return ['error']
  const [first] = pairs as readonly (readonly [Typed, Typed])[]
  return first?.[1] ?? ['absent']
}

function typedText(text: string, dialect: DialectId): Typed {
  const read = readPlain(text, dialect)
  return read.kind === 'invalid' ? ['error'] : typedScalar(read)
}

/** Text that YAML takes for one plain scalar, most of it nearly a number or a date. */
function scalarLike(): fc.Arbitrary<string> {
  const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789_')), minLength: 1, maxLength: 6 })
  const soup = fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-._:eExXbBoO')), minLength: 1, maxLength: 12 })
  const sign = fc.constantFrom('', '', '+', '-')
  const float = fc.tuple(sign, digits, fc.constantFrom('.', ''), digits, fc.constantFrom('e', 'E', 'e+', 'e-', 'E-', ''), digits)
  const base60 = fc.tuple(sign, digits, fc.constantFrom(':5', ':59', ':60', ':07'), fc.constantFrom('', ':0', ':30.5', '.', ':9'))
  const part = fc.constantFrom('0', '1', '01', '02', '12', '13', '24', '28', '29', '30', '31', '59', '60')
  const year = fc.constantFrom('2024', '1900', '2000', '0000', '0001', '9999', '24')
  const zone = fc.constantFrom('', 'Z', ' Z', '+1', '-05:30', ' +23:59', '+24', '-00:00', '.5', '.1234567', '.Z')
  const date = fc.tuple(year, part, part).map((parts) => parts.join('-'))
  const time = fc.tuple(part, part, part).map((parts) => parts.join(':'))
  const datetime = fc.tuple(date, fc.constantFrom('T', 't', ' ', '  '), time, zone)
  const joined = fc.oneof(float, base60, datetime).map((parts) => parts.join(''))
  return fc.oneof(soup, joined, date).filter((text) => !text.endsWith(':') && !/^-+$/.test(text))
}

/** What fast-check seldom makes: huge ints, keys too long for PyYAML, deep nesting. */
function hardConfigs(): readonly ConfigNode[] {
  const huge: Scalar = { kind: 'int', value: 10n ** 5000n }
  const longKey: Scalar = { kind: 'str', value: 'k'.repeat(2000) }
  let deep: ConfigNode = mapNode([[longKey, scalarNode(huge)]])
  for (let depth = 0; depth < 60; depth += 1) deep = mapNode([[depth % 9 ? { kind: 'str', value: 'a' } : longKey, deep]])
  return [mapNode([[{ kind: 'str', value: 'huge' }, scalarNode(huge)]]), deep]
}

function isText(scalar: Scalar): boolean {
  return scalar.kind === 'str'
}
