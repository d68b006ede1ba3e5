import { describe, expect, test } from 'vitest'
import { startClock } from '../clock.testing.ts'
import { nodeAt } from '../config-node.ts'
import type { ConfigNode } from '../config-node.ts'
import { interpolate } from './interpolate.ts'
import type { Interpolated } from './interpolate.ts'
import { pythonText, splitExpressions } from './interpolation-text.ts'
import { issueLines } from '../issue.testing.ts'
import { parse } from '../read/parse.ts'
import { parsePath } from '../path.ts'
import type { Path } from '../path.ts'
import { printValue } from '../print/print.ts'
import { formatOrigin } from '../source.ts'

function run(text: string): Interpolated {
  return interpolate(parse({ kind: 'file', path: 'a.yaml', text }, 'omegaconf').root)
}

function at({ config }: Interpolated, path: string): ConfigNode {
  const node = nodeAt(config, parsePath(path) as Path)
  if (!node) throw new Error(`nothing at ${path}`)
  return node
}

describe('Y11 values', () => {
  test.each<[what: string, text: string, path: string, value: string]>([
    ['from the top', 'a: {b: 3}\nc: ${a.b}\n', 'c', '3'],
    ['with its type', 'a: 1e-4\nb: ${a}\n', 'b', '0.0001'],
    ['forward', 'a: ${b}\nb: x\n', 'a', 'x'],
    ['through another', 'a: ${b}\nb: ${c}\nc: 5\n', 'a', '5'],
    ['in quotes', 'a: 5\nb: "${a}"\n', 'b', '5'],
    ['with space', 'a: 5\nb: ${ a }\n', 'b', '5'],
    ['from the same map', 'm: {a: 1, b: "${.a}"}\n', 'm.b', '1'],
    ['from the map around', 'm: {a: 1, n: {b: "${..a}"}}\n', 'm.n.b', '1'],
    ['from the top, with dots', 'a: 1\nm: {n: {b: "${...a}"}}\n', 'm.n.b', '1'],
    ['in a list, relative to it', 'm: {a: 1, l: [5, "${..a}", "${.0}"]}\n', 'm.l', '[5, 1, 5]'],
    ['an item', 'l: [5, 6]\na: ${l[1]}\nb: ${l.0}\n', 'b', '5'],
    ['a key that is an int', 'm: {1: x}\na: ${m.1}\n', 'a', 'x'],
    ['a list', 'l: [5, 6]\na: ${l}\n', 'a', '[5, 6]'],
    ['a map', 'm: {x: 1, z: "${.x}"}\na: ${m}\n', 'a', '{x: 1, z: 1}'],
    ['a part of a map that comes by interpolation', 'm: {x: 1}\na: ${m}\nb: ${a.x}\n', 'b', '1'],
    ['null', 'a:\nb: ${a}\n', 'b', 'null'],
    ['nested', 'which: x\nm: {x: 1}\na: ${m.${which}}\n', 'a', '1'],
    ['inside a longer text', 'd: data\na: ${d}/x_${d}.csv\n', 'a', 'data/x_data.csv'],
    ['a number inside a longer text', 'a: 1.0\nb: lr_${a}\n', 'b', 'lr_1.0'],
    ['what Python prints inside a longer text', 'a: yes\nb:\nc: [1, x]\nd: "${a} ${b} ${c}"\n', 'd', '"True None [1, \'x\']"'],
    ['escaped', 'a: \\${b}\n', 'a', '"${b}"'],
    ['escaped and not', 'b: 1\na: \\${b} ${b}\n', 'a', '"${b} 1"'],
    ['after a backslash', "b: 1\na: 'x\\\\${b}'\n", 'a', '"x\\\\1"'],
  ])('%s', (_what, text, path, value) => {
    const result = run(text)
    expect([printValue(at(result, path)), result.issues]).toEqual([value, []])
  })

  test('a config without interpolations is given back itself', () => {
    const { root } = parse({ kind: 'file', path: 'a.yaml', text: 'a: {b: [1, "$x", "{y}"]}\n' }, 'omegaconf')
    expect(interpolate(root).config).toBe(root)
  })

  test('what holds no interpolation is shared', () => {
    const { root } = parse({ kind: 'file', path: 'a.yaml', text: 'a: {b: 1}\nc: {d: "${a.b}"}\n' }, 'omegaconf')
    expect(interpolate(root).config.entries.get('a')).toBe(root.entries.get('a'))
  })
})

describe('P4 origins', () => {
  test('the expression’s and the target’s', () => {
    const node = at(run('a: {b: 3}\nc: ${a.b}\n'), 'c')
    expect([
      formatOrigin(node),
      node.via?.kind,
      node.via?.expression,
      node.via?.targets?.map((origin) => formatOrigin(origin)),
    ]).toEqual(['a.yaml:2:4', 'interpolation', '${a.b}', ['a.yaml:1:8']])
  })

  test('every target of a longer text', () => {
    const node = at(run('a: x\nb: z\nc: ${a}-${b}\n'), 'c')
    expect(node.via?.targets?.map((origin) => formatOrigin(origin))).toEqual(['a.yaml:1:4', 'a.yaml:2:4'])
  })

  test('leaves of a map that comes by interpolation keep their own', () => {
    expect(formatOrigin(at(run('m: {x: 1}\na: ${m}\n'), 'a.x'))).toBe('a.yaml:1:8')
  })

  test('M6 the expression’s history stays, the target’s does not come along', () => {
    const text = 'a: 1\na: 2\nb: 3\nb: ${a}\n'
    const { root } = parse({ kind: 'file', path: 'a.yaml', text }, 'pyyaml')
    const node = at(interpolate(root), 'b')
    expect([printValue(node), node.shadowed && printValue(node.shadowed), node.shadowed?.shadowed]).toEqual(['2', '3', undefined])
  })
})

describe('Y11 what cannot be replaced stays as written', () => {
  test.each<[what: string, text: string, path: string, issues: readonly string[]]>([
    ['a target that is not there', 'a: ${b.c}\n', 'a', ['error interpolation-missing a.yaml:1:4 a']],
    ['a target past the top', 'a: {b: "${.....c}"}\n', 'a.b', ['error interpolation-syntax a.yaml:1:8 a.b']],
    ['a target that is ???', 'b: ???\na: ${b}\n', 'a', ['error interpolation-missing a.yaml:2:4 a']],
    ['no end', 'a: ${b\n', 'a', ['error interpolation-syntax a.yaml:1:4 a']],
    ['no path', 'a: ${}\n', 'a', ['error interpolation-syntax a.yaml:1:4 a']],
    ['dots only', 'a: "${..}"\n', 'a', ['error interpolation-syntax a.yaml:1:4 a']],
    ['a resolver', 'a: ${oc.env:HOME}\n', 'a', ['info interpolation-syntax a.yaml:1:4 a']],
    ['a resolver in a longer text', 'b: 1\na: x/${now:%Y}/${b}\n', 'a', ['info interpolation-syntax a.yaml:2:4 a']],
    ['itself', 'a: ${a}\n', 'a', ['error interpolation-cycle a.yaml:1:4 a']],
    ['a map inside itself', 'm: {a: "${m}"}\n', 'm.a', ['error interpolation-cycle a.yaml:1:8 m.a']],
  ])('%s', (_what, text, path, issues) => {
    const result = run(text)
    const { root } = parse({ kind: 'file', path: 'a.yaml', text }, 'omegaconf')
    expect(printValue(at(result, path))).toBe(printValue(nodeAt(root, parsePath(path) as Path) as ConfigNode))
    expect(issueLines(result.issues)).toEqual(issues)
  })

  test('a loop is printed with its lines, once, and the rest resolves', () => {
    const { config, issues } = run('a: ${b}\nb: ${c}\nc: ${a}\nd: 1\ne: ${d}\n')
    expect(issues.map(({ message }) => message)).toEqual([
      'interpolations form a loop: a (a.yaml:1:4) → b (a.yaml:2:4) → c (a.yaml:3:4) → a',
    ])
    expect(printValue(nodeAt(config, ['e']) as ConfigNode)).toBe('1')
  })
})

describe('Y3 interpolations that mean harm', () => {
  const chain = (count: number, line: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => line(i)).join('\n')

  test.each<[what: string, text: string, issues: readonly string[]]>([
    ['a long chain', `${chain(5000, (i) => `a${i}: \${a${i + 1}}`)}\na5000: 1\n`, ['too-deep']],
    [
      'a bomb of maps',
      `m0: {a: 1, b: 2}\n${chain(40, (i) => `m${i + 1}: {a: "\${m${i}}", b: "\${m${i}}"}`)}\n`,
      ['alias-budget'],
    ],
    ['a bomb of text', `t0: xxxxxxxxxx\n${chain(40, (i) => `t${i + 1}: \${t${i}}\${t${i}}`)}\n`, ['alias-budget']],
    ['maps in maps in maps', `m0: {a: 1}\n${chain(3000, (i) => `m${i + 1}: {a: "\${m${i}}"}`)}\n`, ['alias-budget']],
    ['deep nesting', `a: ${'${'.repeat(5000)}${'}'.repeat(5000)}\n`, ['interpolation-syntax']],
    ['dollars', `a: "${'${'.repeat(50_000)}"\n`, ['interpolation-syntax']],
    ['backslashes', `a: '${'\\'.repeat(50_000)}\${b}'\nb: 1\n`, []],
  ])('%s', (_what, text, codes) => {
    const clock = startClock()
    const { config, issues } = run(text)
    expect(clock()).toBeLessThan(2000)
    expect([...new Set(issues.map(({ code }) => code))]).toEqual(codes)
    expect(config.entries.size).toBeGreaterThan(0)
  })
})

test.each<[text: string, pieces: number | undefined]>([
  ['plain', 1],
  ['', 0],
  ['${a}', 1],
  ['x${a}y', 3],
  ['${a${b}}', 1],
  ['${a', undefined],
  ['a}', 1],
  ['${a}}', 2],
])('Y11 %j has its parts', (text, pieces) => {
  expect(splitExpressions(text)?.length).toBe(pieces)
})

test.each<[yaml: string, text: string]>([
  ['text', 'text'],
  ['1.0e-5', '1e-05'],
  ["[a, 'it''s', null, true, {k: 1.0}]", `['a', "it's", None, True, {'k': 1.0}]`],
])('Y11 Python prints %s as it does', (yaml, text) => {
  const { root } = parse({ kind: 'file', path: 'a.yaml', text: `v: ${yaml}\n` }, 'omegaconf')
  expect(pythonText(nodeAt(root, ['v']) as ConfigNode)).toBe(text)
})
