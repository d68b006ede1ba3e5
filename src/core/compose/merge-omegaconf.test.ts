import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeTexts } from './composition.testing.ts'
import { typedOf } from '../config-node.testing.ts'
import type { Typed } from '../config-node.testing.ts'
import type { MapNode } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import { issueLines } from '../issue.testing.ts'
import { mergeAsOmegaConf } from './merge-omegaconf.ts'
import { mergeWithOmegaConf } from '../export/omegaconf-oracle.testing.ts'
import { emptyMap, parse } from '../read/parse.ts'
import { printValue } from '../print/print.ts'
import { findPython } from '../read/python-oracle.testing.ts'

function mapOf(text: string): MapNode {
  return parse({ kind: 'file', path: text, text }, 'omegaconf').root
}

test.each<[rule: string, lower: string, upper: string, merged: string]>([
  ['M9 ??? replaces no value', '{a: 1}', '{a: ???}', '{a: 1}'],
  ['M9 no map', '{a: {b: 1}}', '{a: ???}', '{a: {b: 1}}'],
  ['M9 no null', '{a: null}', '{a: ???}', '{a: null}'],
  ['M9 below the top', '{m: {a: 1}}', '{m: {a: ???, b: ???}}', '{m: {a: 1, b: "???"}}'],
  ['M9 a value replaces ???', '{a: ???}', '{a: 1}', '{a: 1}'],
  ['M9 a new key may be open', '{a: 1}', '{b: ???}', '{a: 1, b: "???"}'],
  ['M9 in a list it is an item as any other', '{a: [1]}', '{a: [???]}', '{a: ["???"]}'],
  ['M9 in a map that replaces a scalar too', '{a: 1}', '{a: {b: ???}}', '{a: {b: "???"}}'],
  [
    'M9 a map over an expression is laid over what it leads to',
    '{b: {x: 1}, a: "${b}"}',
    '{a: {z: 2}}',
    '{b: {x: 1}, a: {x: 1, z: 2}}',
  ],
  ['M9 through others', '{b: {x: 1}, c: "${b}", a: "${c}"}', '{a: {z: 2}}', '{b: {x: 1}, c: "${b}", a: {x: 1, z: 2}}'],
  [
    'M9 below the top, from the map around it',
    '{m: {b: {x: 1}, a: "${.b}"}}',
    '{m: {a: {z: 2}}}',
    '{m: {b: {x: 1}, a: {x: 1, z: 2}}}',
  ],
  ['M9 an empty map brings it in', '{b: {x: 1}, a: "${b}"}', '{a: {}}', '{b: {x: 1}, a: {x: 1}}'],
  ['M9 nothing of it is worked out', '{b: {x: "${q}"}, a: "${b}"}', '{a: {z: 2}}', '{b: {x: "${q}"}, a: {x: "${q}", z: 2}}'],
  ['M9 an expression that leads nowhere gives way', '{a: "${b}"}', '{a: {z: 2}}', '{a: {z: 2}}'],
  ['M9 one in a loop too', '{a: "${c}", c: "${a}"}', '{a: {z: 2}}', '{a: {z: 2}, c: "${a}"}'],
  ['M9 so does one that leads to a list', '{b: [1], a: "${b}"}', '{a: {z: 2}}', '{b: [1], a: {z: 2}}'],
  ['M9 and one within a text', '{b: {x: 1}, a: "z${b}"}', '{a: {z: 2}}', '{b: {x: 1}, a: {z: 2}}'],
  ['M9 an expression over a map replaces it', '{b: {x: 1}, a: {z: 2}}', '{a: "${b}"}', '{b: {x: 1}, a: "${b}"}'],
])('%s', (_rule, lower, upper, merged) => {
  expect(printValue(mergeAsOmegaConf(mapOf(lower), mapOf(upper)))).toBe(merged)
})

test('M9 merging is remembered, and what changes nothing gives the lower map', () => {
  const [lower, upper] = [mapOf('{a: 1, m: {b: 2}}'), mapOf('{a: ???, m: {b: ???}}')]
  expect(mergeAsOmegaConf(lower, upper)).toBe(lower)
  const other = mapOf('{m: {c: ???}}')
  expect(mergeAsOmegaConf(lower, other)).toBe(mergeAsOmegaConf(lower, other))
})

test.each<[title: string, lower: string, upper: string, dialect: DialectId, issues: readonly string[]]>([
  ['a list over a map', 'm: {a: {b: 1}}', 'm: {a: [1]}', 'omegaconf', ['error type-replaced b.yaml:1:8 m.a']],
  ['a map over a list', 'm: {a: [1]}', 'm: {a: {b: 1}}', 'omegaconf', ['error type-replaced b.yaml:1:8 m.a']],
  ['an empty one too', 'a: {}', 'a: []', 'omegaconf', ['error type-replaced b.yaml:1:4 a']],
  ['a scalar over a map is none', 'a: {b: 1}', 'a: 1', 'omegaconf', ['warning type-replaced b.yaml:1:4 a']],
  ['other readers take a list over a map', 'a: {b: 1}', 'a: [1]', 'pyyaml', ['warning type-replaced b.yaml:1:4 a']],
])('M9 OmegaConf refuses to merge: %s', (_title, lower, upper, dialect, issues) => {
  const composition = composeTexts({ files: { 'a.yaml': lower, 'b.yaml': upper }, stack: ['a.yaml', 'b.yaml'], dialect })
  expect(issueLines(composition.issues)).toEqual(issues)
})

describe('Y11 values that nobody gave', () => {
  test.each<[title: string, files: Readonly<Record<string, string>>, overrides: string, issues: readonly string[]]>([
    [
      'each at its line',
      { 'a.yaml': 'x: ???\nm:\n  l: [1, ???]\n' },
      '',
      ['error missing-value a.yaml:1:4 x', 'error missing-value a.yaml:3:10 m.l[1]'],
    ],
    ['given by an override', { 'a.yaml': 'x: ???\n' }, 'x=1', []],
    ['given by another file', { 'b.yaml': 'x: 1\n', 'a.yaml': 'includes: [b.yaml]\nx: ???\n' }, '', []],
    [
      'read by an expression',
      { 'a.yaml': 'x: ???\ny: ${x}\n' },
      '',
      ['error interpolation-missing a.yaml:2:4 y', 'error missing-value a.yaml:1:4 x'],
    ],
  ])('%s', (_title, files, overrides, issues) => {
    expect(issueLines(composeTexts({ files, overrides, dialect: 'omegaconf' }).issues)).toEqual(issues)
  })

  test('are plain text to other readers', () => {
    expect(composeTexts({ files: { 'a.yaml': 'x: ???\n' } }).issues).toEqual([])
  })
})

const found = findPython()
const oracle = found?.omegaconf ? found : undefined
const reader = oracle ? `OmegaConf ${oracle.omegaconf}` : '(skipped: no Python with OmegaConf here) OmegaConf'

const leaf = fc.constantFrom('1', '2', 'null', '"???"', '[1, "???"]', '[]', '{}')
const key = fc.constantFrom('a', 'b', 'c')
const { config } = fc.letrec<{ config: string; value: string }>((tie) => ({
  config: fc
    .uniqueArray(fc.tuple(key, tie('value')), { minLength: 1, maxLength: 3, selector: ([name]) => name })
    .map((pairs) => `{${pairs.map(([name, value]) => `${name}: ${value}`).join(', ')}}`),
  value: fc.oneof({ maxDepth: 2 }, leaf, tie('config')),
}))
/** Configs over expressions that lead to what no layer above changes. */
const over = fc
  .tuple(config, fc.constantFrom('${b}', '${b.a}', '${m.d}', '${x}', 'z${b}'), fc.array(config, { minLength: 1, maxLength: 3 }))
  .map(([b, expression, layers]) => [
    `{b: ${b}, d: "\${b}", m: {d: "\${.e}", e: ${b}}, e: "${expression}"}`,
    ...layers.map((layer) => `{e: ${layer}}`),
  ])

test.skipIf(!oracle)(`M9 ${reader} merges stacks as we do`, () => {
  const stacks = [
    ...fc.sample(fc.array(config, { minLength: 2, maxLength: 4 }), { numRuns: 1500, seed: 7 }),
    ...fc.sample(over, { numRuns: 500, seed: 7 }),
  ]
  const placed = stacks.map((stack) => stack.map((text) => ({ text, package: '' })))
  const theirs = oracle ? mergeWithOmegaConf(oracle, placed) : []
  const differing = stacks.flatMap((stack, i): readonly unknown[] => {
    const merged = stack.map(mapOf).reduce(mergeAsOmegaConf, emptyMap({ kind: 'file', path: '', text: '' }))
    const raw = theirs[i]?.raw ?? ['none']
    const isSame = JSON.stringify(typedOf(merged)) === JSON.stringify(raw)
    return isError(raw) || isSame ? [] : [{ stack, ours: printValue(merged), raw: JSON.stringify(raw) }]
  })
  expect(theirs.filter(({ raw }) => !isError(raw)).length).toBeGreaterThan(1200)
  expect(differing).toEqual([])
})

function isError([kind]: Typed): boolean {
  return kind === 'error'
}
