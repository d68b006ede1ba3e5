import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { typedOf } from '../config-node.testing.ts'
import type { Typed } from '../config-node.testing.ts'
import type { DialectId } from '../scalar/dialect.ts'
import { parse } from './parse.ts'
import { findPython, readWithPython } from './python-oracle.testing.ts'
import type { PythonReadings } from './python-oracle.testing.ts'
import { YAML_CASES } from './yaml-cases.testing.ts'
import { anyYamlText } from './yaml-text.testing.ts'

const oracle = findPython()
const pyyaml = oracle ? `PyYAML ${oracle.pyyaml}` : '(skipped: no Python with PyYAML here; Debian has python3-yaml) PyYAML'

/** Configs in many styles. */
const BASES = [
  'model:\n  name: xlstm\n  lr: 1.0e-4\n  at: [1, 3]\n  cfg: {a: 1, b: "x"}\n# c\ndata:\n- a\n- b: 1\n  c: 2\n',
  'a: &x {k: 1, l: [1, 2]}\nb:\n  <<: *x\n  k: 2\nc: *x\nd: |\n  text here\n  more\ne: >-\n  folded\n  text\n',
  "s: 'it''s'\nt: \"q\\n\\t\"\nu: plain text here\nv: a:b\nw: http://x/y#z\nx: 2\n",
  'list:\n  - name: a\n    v: 1\n  - name: b\n    v: 2 # note\nm: {a: {b: [1, {c: 2}]}, "q": \'r\'}\n',
  'a: 1\n\n\nb:\n  # c\n  c: 2\n\n  d:\n    - x\n    -\n      y: 1\n    - - 1\n      - 2\n',
  'multi: one\n  two\n  three\nq: "one\n  two\n\n  three"\nz: {a: b,\n  c: d}\n',
]

/** Enough runs to meet every kind of text that {@link anyYamlText} makes. */
const typed = sample(anyYamlText({ tangled: true }), 500)
const mangled = sample(anyMangledText(), 3000)
const json = [...jsonTexts(), ...sample(anyMangledJson(), 1000)]

const batches = {
  cases: { readers: ['pyyaml', 'libyaml'], documents: YAML_CASES.map(({ text }) => text) },
  typed: { readers: ['pyyaml'], documents: typed },
  mangled: { readers: ['pyyaml'], documents: mangled },
  json: { readers: ['json'], documents: json },
} as const

describe('the real readers', () => {
  let answers: Readonly<Record<keyof typeof batches, PythonReadings>>
  beforeAll(() => {
    if (oracle) answers = readWithPython(oracle, batches)
  }, 60_000)

  test.skipIf(!oracle)(`Y1–Y9 ${pyyaml} refuses what we say it refuses, and gives what we say it gives`, () => {
    const rows = YAML_CASES.map(({ what, text }, i) => ({
      what,
      ours: ours(text, 'pyyaml'),
      theirs: theirs(answers.cases.pyyaml?.[i]),
    }))
    expect(rows.filter((row) => !isSame(row.ours, row.theirs))).toEqual([])
  })

  test.skipIf(!oracle)(`Y1–Y9 ${pyyaml} over the C parser, as OmegaConf uses it, refuses what we say it refuses`, () => {
    const rows = YAML_CASES.map(({ what, text }, i) => ({
      what,
      ours: ours(text, 'omegaconf'),
      theirs: theirs(answers.cases.libyaml?.[i]),
    }))
    const differing = rows.filter((row) => (row.ours === 'refused') !== (row.theirs === 'refused'))
    // OmegaConf's own loader adds two refusals to the parser's: a key twice, and a date that is asked for.
    expect(differing.map(({ what }) => what)).toEqual([
      'Y7 1 and true are one key, the first as written and the last value',
      'Y7 a key twice',
      'Y9 tags of scalars',
    ])
  })

  test.skipIf(!oracle)(`Y1–Y9 ${pyyaml} gives what we give for texts as people type them`, () => {
    const rows = typed.map((text, i) => ({ text, ours: ours(text, 'pyyaml'), theirs: theirs(answers.typed.pyyaml?.[i]) }))
    expect(rows.filter((row) => !isSame(row.ours, row.theirs))).toEqual([])
  })

  test.skipIf(!oracle)(`Y12 ${pyyaml} gives what we give for all but 1 in 100 mangled texts`, () => {
    const rows = mangled.map((text, i) => ({ text, ours: ours(text, 'pyyaml'), theirs: theirs(answers.mangled.pyyaml?.[i]) }))
    const differing = rows.filter((row) => !isSame(row.ours, row.theirs))
    expect(differing.slice(30)).toEqual([])
  })

  test.skipIf(!oracle)('Y10 Python’s json gives what we give, mangled or not', () => {
    const rows = json.map((text, i) => ({ text, ours: ours(text, 'json'), theirs: theirs(answers.json.json?.[i]) }))
    expect(rows.filter((row) => !isSame(row.ours, row.theirs))).toEqual([])
  })
})

/** A value, or `refused`; what is no map at the top is refused by us and means nothing to a runner. */
type Answer = Typed | 'refused'

function ours(text: string, reader: DialectId | 'json'): Answer {
  const path = reader === 'json' ? 'a.json' : 'a.yaml'
  const { root, broken } = parse({ kind: 'file', path, text }, reader === 'json' ? 'pyyaml' : reader)
  return broken ? 'refused' : typedOf(root)
}

function theirs(answer: Typed | undefined): Answer {
  if (answer?.[0] === 'null') return ['map', []]
  return answer?.[0] === 'map' ? answer : 'refused'
}

function isSame(a: Answer, b: Answer): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function sample<Value>(arbitrary: fc.Arbitrary<Value>, count: number): readonly Value[] {
  return fc.sample(arbitrary, { numRuns: count, seed: 7 })
}

/** A config with some characters put in, taken out or put in another's place. */
function anyMangledText(): fc.Arbitrary<string> {
  return mangle(
    fc.constantFrom(...BASES),
    fc.constantFrom(
      ...` |  |\n|:|: |-|- |[|]|{|}|,|#| #|"|'|&a |*a|*x|!!str |?|? |\t|%|@|=|<<: |...|---|\n---\n|\r\n|a|1|~|\n\n|\n  |0x|_|.|""|''|[]|{}`.split(
        '|',
      ),
      '|',
      '|\n',
      '\u0085',
    ),
  )
}

function anyMangledJson(): fc.Arbitrary<string> {
  return mangle(fc.constantFrom(...jsonTexts()), fc.constantFrom(...Array.from('{}[]:,"\\ \n\t01-.eEtfnN/*\'#\uFEFF\u0001')))
}

function mangle(base: fc.Arbitrary<string>, bit: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), taken: fc.constantFrom(0, 0, 0, 1, 1, 3), bit })
  return fc.tuple(base, fc.array(change, { minLength: 1, maxLength: 3 })).map(([text, changes]) =>
    changes.reduce((mangled, change) => {
      const at = Math.floor(change.at * (mangled.length + 1))
      return mangled.slice(0, at) + change.bit + mangled.slice(at + change.taken)
    }, text),
  )
}

function jsonTexts(): readonly string[] {
  return [
    '{"a": 1, "b": [true, false, null], "c": {"d": -1.5e-7}}',
    '{"a": NaN, "b": [Infinity, -Infinity], "c": "\\u00e9\\n\\"x\\"", "a": 2}\n',
    '\n{\n\t"a": 1E5,\n\t"b": 12345678901234567890\n}\n',
    '{}',
    '',
    ' ',
    '[1]',
    '{"a": 01}',
    '{"a": .5}',
    '{"a": 1.}',
    "{'a': 1}",
    '{"a": 1,}',
    '{"a": "\t"}',
    '{"a": "\\x"}',
    '{"a": 1} // c',
    '\uFEFF{"a": 1}',
    '{"a": "\\ud800"}',
    '{"__proto__": 1, "a.b": 2}',
  ]
}
