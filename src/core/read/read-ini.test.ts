import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { typedOf } from '../config-node.testing.ts'
import type { Typed } from '../config-node.testing.ts'
import { nodeAt } from '../config-node.ts'
import { anyIniText } from './ini-text.testing.ts'
import { issueLines } from '../issue.testing.ts'
import { parse } from './parse.ts'
import { printValue } from '../print/print.ts'
import { findPython, readWithPython } from './python-oracle.testing.ts'
import { formatOrigin } from '../source.ts'
import type { Source } from '../source.ts'

const sourceOf = (text: string): Source => ({ kind: 'file', path: 'a.ini', text })
const read = (text: string) => parse(sourceOf(text), 'pyyaml')

test.each<[title: string, value: string, config: string, issues?: readonly string[]]>([
  ['a whole number', '42', '{k: 42}'],
  ['a number with underscores', '1_000', '{k: 1000}'],
  ['a float as Python reads it', '1e-4', '{k: 0.0001}'],
  ['a number with a zero before it is none', '007', '{k: "007"}', ['warning ini-value a.ini:2:5 k']],
  ['infinity and NaN are words', '-inf', '{k: "-inf"}', ['warning ini-value a.ini:2:5 k']],
  ['null is a word', 'null', '{k: "null"}', ['warning ini-value a.ini:2:5 k']],
  ['bare words are text', 'stable audio', '{k: stable audio}'],
  ['quotes go', '"auto"', '{k: auto}'],
  ['two quoted texts are one', `'a' "b"`, '{k: ab}', ['warning ini-value a.ini:2:5 k']],
  ['a quote is not doubled', `'it''s'`, '{k: its}', ['warning ini-value a.ini:2:5 k']],
  ['an empty text', "''", '{k: ""}'],
  ['nothing is an empty text', '', '{k: ""}'],
  ['None', 'None', '{k: null}'],
  ['False', 'False', '{k: false}'],
  ['True is False to the trainer', 'True', '{k: false}', ['warning ini-boolean a.ini:2:5 k']],
  ['true in small letters is text', 'true', '{k: "true"}', ['warning ini-boolean a.ini:2:5 k']],
  ['a list', "[1, 'a', None, [2.5]]", '{k: [1, a, null, [2.5]]}'],
  ['booleans in a list stay', '[True]', '{k: [true]}'],
  ['a dict', "{'a': 1, 2: 'b'}", '{k: {a: 1, 2: b}}'],
  ['a tuple is shown as a list', '0.9, 0.95', '{k: [0.9, 0.95]}', ['warning ini-value a.ini:2:5 k']],
  ['a set is no value of a config', '{1, 2}', '{k: "{1, 2}"}', ['warning ini-value a.ini:2:5 k']],
  ['a comment behind a literal is Python’s own', '8 # note', '{k: 8}'],
  ['a comment behind text is text', 'adam # note', '{k: "adam # note"}', ['warning ini-value a.ini:2:5 k']],
  ['a path loses what pathlib drops', './runs_dir//a/', '{k: runs_dir/a}', ['warning ini-value a.ini:2:5 k']],
  ['a path as pathlib spells it', 'runs_dir/a', '{k: runs_dir/a}'],
  ['a path keeps its quotes', '"runs_dir"', `{k: "\\"runs_dir\\""}`, ['warning ini-value a.ini:2:5 k']],
  ['a deeper line goes on', '[1,\n  2]', '{k: [1, 2]}'],
  ['text of several lines keeps them', 'a\n  b\n\n  c', '{k: "a\\nb\\n\\nc"}'],
  ['a comment within a value is left out', '[1,\n  # two\n  2]', '{k: [1, 2]}'],
  ['two percent signs are one', '50%%', '{k: 50%}'],
  ['a prefix is no part of a text', `r"x"`, '{k: x}'],
  ['a list with a path in it is a path', '["a_dir"]', '{k: "[\\"a_dir\\"]"}', ['warning ini-value a.ini:2:5 k']],
  ['a key that stands too deep is text', '1\n  b = 2', '{k: "1\\nb = 2"}', ['warning ini-value a.ini:2:5 k']],
])('Y13 %s', (_title, value, config, issues = []) => {
  const parsed = read(`[DEFAULTS]\nk = ${value}\n`)
  expect([printValue(parsed.root), issueLines(parsed.issues)]).toEqual([config, issues])
})

test.each<[title: string, text: string, config: string, issues?: readonly string[]]>([
  ['both marks, and spaces around them', '[DEFAULTS]\na=1\nb : 2\nc   =   3', '{a: 1, b: 2, c: 3}'],
  ['the first mark counts', '[DEFAULTS]\na: b=c', '{a: b=c}'],
  ['the case of keys stays', '[DEFAULTS]\nName = 1', '{Name: 1}'],
  ['comments, indented too', '# x\n[DEFAULTS]\n  ; y\na = 1\n', '{a: 1}'],
  ['a header may go on', '[DEFAULTS] ; run\na = 1', '{a: 1}'],
  ['[DEFAULT] lies beneath', '[DEFAULTS]\na = 1\n[DEFAULT]\nb = 2\na = 3\n', '{b: 2, a: 1}'],
  ['other sections are read by nobody', '[DEFAULTS]\na = 1\n[x]\nb = 2', '{a: 1}', ['warning ini-section a.ini:3:1']],
  ['the loader stops at its own keys', '[DEFAULTS]\na = 1\nconfig_file = x\nb = 2', '{a: 1}', ['warning ini-section a.ini:3:1']],
  ['an interpolation', '[DEFAULTS]\nname = run_%(seed)s\nseed = 42', '{name: run_42, seed: 42}'],
  ['one through another, from [DEFAULT] too', '[DEFAULT]\na = 1\n[DEFAULTS]\nb = %(a)s\nc = [%(b)s]', '{a: 1, b: 1, c: [1]}'],
])('Y13 %s', (_title, text, config, issues = []) => {
  const parsed = read(text)
  expect([printValue(parsed.root), issueLines(parsed.issues)]).toEqual([config, issues])
})

test.each<[title: string, text: string, issues: readonly string[]]>([
  ['nothing at all', '', ['error ini-section a.ini:1:1']],
  ['no section of settings', '[x]\na = 1', ['error ini-section a.ini:1:1']],
  ['a key before any section', 'a = 1\nb = 2\n[DEFAULTS]\n', ['error ini-syntax a.ini:1:1']],
  ['a byte order mark', '\uFEFF[DEFAULTS]\na = 1', ['error ini-syntax a.ini:1:1']],
  ['a key without a value', '[DEFAULTS]\na\nb = 1\nc', ['error ini-syntax a.ini:2:1', 'error ini-syntax a.ini:4:1']],
  ['a value without a key', '[DEFAULTS]\n = 1', ['error ini-syntax a.ini:2:2']],
  ['a key twice', '[DEFAULTS]\na = 1\na = 2', ['error duplicate-key a.ini:3:1']],
  ['a section twice', '[DEFAULTS]\n[DEFAULTS]\n', ['error duplicate-key a.ini:2:1']],
  ['a lone percent sign', '[DEFAULTS]\na = 50%', ['error interpolation-syntax a.ini:2:5 a']],
  ['an interpolation of nothing', '[DEFAULTS]\na = %(b)s', ['error interpolation-missing a.ini:2:5 a']],
  ['interpolations in a loop', '[DEFAULTS]\na = %(b)s\nb = %(a)s', ['error interpolation-cycle a.ini:2:5 a']],
  ['a list as a key', '[DEFAULTS]\na = {[1]: 2}', ['error ini-value a.ini:2:5 a']],
])('Y13 %s is refused, at its place', (_title, text, issues) => {
  const parsed = read(text)
  expect([parsed.broken, parsed.root.entries.size, issueLines(parsed.issues)]).toEqual([true, 0, issues])
})

test('P1 every part of a value has its own place', () => {
  const { root } = read("[DEFAULTS]\r\nbetas: [0.9,\r\n  {'a': 'b'}]  # both\r\n")
  const places = [['betas'], ['betas', 0], ['betas', 1], ['betas', 1, 'a']].map((path) => {
    const node = nodeAt(root, path)
    return node && [formatOrigin(node), node.source.text.slice(node.start, node.end)]
  })
  expect(places).toEqual([
    ['a.ini:2:8', "[0.9,\r\n  {'a': 'b'}]"],
    ['a.ini:2:9', '0.9'],
    ['a.ini:3:3', "{'a': 'b'}"],
    ['a.ini:3:9', "'b'"],
  ])
})

test('P4 a value through an interpolation has its own place and those that it reads', () => {
  const { root } = read('[DEFAULTS]\nname = run_%(seed)s\nseed = 42\n')
  const via = nodeAt(root, ['name'])?.via
  expect([via?.expression, via?.targets?.map(formatOrigin)]).toEqual(['run_%(seed)s', ['a.ini:3:8']])
})

test('Y3 keys that bring in nothing many times over end', () => {
  const many = (key: string) => `%(${key})s`.repeat(200)
  const lines = Array.from({ length: 9 }, (_, i) => `k${i} = ${i === 8 ? '' : many(`k${i + 1}`)}`)
  expect(issueLines(read(`[DEFAULTS]\n${lines.join('\n')}`).issues)).toEqual(['error alias-budget a.ini:2:6 k0'])
})

test.each([
  ['a long line of brackets', `[DEFAULTS]\na = ${'['.repeat(400_000)}`],
  ['a long quoted text without its end', `[DEFAULTS]\na = '${'\\n'.repeat(400_000)}`],
  ['many keys', `[DEFAULTS]\n${Array.from({ length: 60_000 }, (_, i) => `k${i} = ${i}`).join('\n')}`],
  ['many blanks', `[DEFAULTS]\na = 1${' '.repeat(400_000)}x`],
])('Y3 %s takes no long time', (_title, text) => {
  expect(read(text).broken).toBe(false)
})

const oracle = findPython()
const python = oracle ? 'the real loader' : '(skipped: no Python with PyYAML here; Debian has python3-yaml) the real loader'
const tame = sample(anyIniText({ wild: false }), 1500)
const wild = sample(anyIniText({ wild: true }), 3000)
const batches = {
  tame: { readers: ['settings'], documents: tame },
  wild: { readers: ['settings'], documents: wild },
} as const

describe('Python', () => {
  let answers: Readonly<Record<keyof typeof batches, { readonly settings?: readonly Typed[] }>>
  beforeAll(() => {
    if (oracle) answers = readWithPython(oracle, batches)
  }, 60_000)

  test.skipIf(!oracle)(`Y13 ${python} gives what we give for INI texts as people type them`, () => {
    const rows = tame.map((text, i) => ({ text, ours: ours(text), theirs: theirs(answers.tame.settings?.[i]) }))
    expect(rows.filter((row) => row.ours !== row.theirs)).toEqual([])
    expect(rows.filter(({ theirs: answer }) => answer !== 'refused').length).toBeGreaterThan(1000)
  })

  test.skipIf(!oracle)(`Y13 ${python} gives what we give for INI texts with mistakes`, () => {
    const rows = wild.map((text, i) => ({ text, ours: ours(text), theirs: theirs(answers.wild.settings?.[i]) }))
    expect(rows.filter((row) => row.ours !== row.theirs)).toEqual([])
    expect(rows.filter(({ theirs: answer }) => answer === 'refused').length).toBeGreaterThan(300)
  })
})

function ours(text: string): string {
  const { root, broken } = read(text)
  return broken ? 'refused' : JSON.stringify(typedOf(root))
}

function theirs(answer: Typed | undefined): string {
  return answer?.[0] === 'map' ? JSON.stringify(answer) : 'refused'
}

function sample(arbitrary: fc.Arbitrary<string>, numRuns: number): readonly string[] {
  return fc.sample(arbitrary, { numRuns, seed: 3 })
}
