import { expect, test } from 'vitest'
import { composeTexts } from './composition.testing.ts'
import type { TestStack } from './composition.testing.ts'
import { issueLines } from '../issue.testing.ts'
import { traceIssues } from './trace-issues.ts'

test.each<[rule: string, stack: TestStack, issues: readonly string[]]>([
  ['P2 a map lost to null', { files: { a: 'm: {p: 1}\n', b: 'm:\n' }, stack: ['a', 'b'] }, ['info type-replaced b:1:3 m']],
  [
    'P2 a map lost to a scalar',
    { files: { a: 'm: {p: 1}\n', b: 'm: 3\n' }, stack: ['a', 'b'] },
    ['warning type-replaced b:1:4 m'],
  ],
  [
    'P2 a map lost to a list',
    { files: { a: 'x: {m: {p: 1}}\n', b: 'x: {m: []}\n' }, stack: ['a', 'b'] },
    ['warning type-replaced b:1:8 x.m'],
  ],
  [
    'P2 a map lost behind a map',
    { files: { a: 'm: {p: 1}\n', b: 'm:\n', c: 'm: {q: 2}\n' }, stack: ['a', 'b', 'c'] },
    ['info type-replaced b:1:3 m'],
  ],
  [
    'P2 twice',
    { files: { a: 'm: {p: 1}\n', b: 'm: 2\n', c: 'm: {q: 3}\n', d: 'm: 4\n' }, stack: ['a', 'b', 'c', 'd'] },
    ['warning type-replaced d:1:4 m', 'warning type-replaced b:1:4 m'],
  ],
  ['P2 by an override', { files: { a: 'm: {p: 1}\n' }, overrides: 'm=3' }, ['warning type-replaced overrides:1:3 m']],
  ['P2 an empty map lost is nothing lost', { files: { a: 'm: {}\n', b: 'm: 3\n' }, stack: ['a', 'b'] }, []],
  ['M3 a map over a scalar', { files: { a: 'm: 3\n', b: 'm: {p: 1}\n' }, stack: ['a', 'b'] }, []],
  [
    'M4 an empty map over a filled one',
    { files: { a: 'm: {p: {q: 1}}\n', b: 'm: {p: {}}\n' }, stack: ['a', 'b'] },
    ['info empty-map-write b:1:8 m.p'],
  ],
  ['M4 an empty map beneath a filled one', { files: { a: 'm: {}\n', b: 'm: {p: 1}\n' }, stack: ['a', 'b'] }, []],
  ['M4 an empty map over an empty one', { files: { a: 'm: {}\n', b: 'm: {}\n' }, stack: ['a', 'b'] }, []],
  ['M4 an empty map over a scalar', { files: { a: 'm: 3\n', b: 'm: {}\n' }, stack: ['a', 'b'] }, []],
  ['M4 by an override', { files: { a: 'm: {p: 1}\n' }, overrides: 'm={}' }, ['info empty-map-write overrides:1:3 m']],
  ['M4 in a layer that is off', { files: { a: 'm: {p: 1}\n', b: 'm: {}\n' }, stack: ['a', 'b'], off: ['b'] }, []],
  [
    'M4 over a layer that is off',
    { files: { a: 'm: {p: 1}\n', b: 'm: {}\n', c: 'm: {p: 2}\n' }, stack: ['a', 'b', 'c'], off: ['a'] },
    [],
  ],
])('%s', (_rule, stack, issues) => {
  expect(issueLines(traceIssues(composeTexts(stack)))).toEqual(issues)
})

test('P2 the leaves lost are listed, and the map’s place', () => {
  const [issue] = traceIssues(
    composeTexts({
      files: { a: 'x:\n  m: {p: 1, q: {r: 2}, s: [3], t: 4, u: 5, v: {}}\n', b: 'x: {m: 0}\n' },
      stack: ['a', 'b'],
    }),
  )
  expect(issue?.message).toBe('a single value replaces the map x.m and removes x.m.p, x.m.q.r, x.m.s, x.m.t and 2 more')
  expect(issue?.hint).toBe('the map stands at a:2:6')
})

test('P2 the second time is as the first', () => {
  const composition = composeTexts({ files: { a: 'm: {p: 1}\nz: {x: 1}\n', b: 'm: 2\n' }, stack: ['a', 'b'] })
  expect(traceIssues(composition)).toEqual(traceIssues(composition))
})
