import { describe, expect, test } from 'vitest'
import { composeTexts } from './composition.testing.ts'
import type { TestStack } from './composition.testing.ts'
import { nodeAt } from '../config-node.ts'
import { parsePath } from '../path.ts'
import type { Path } from '../path.ts'
import { isRedundant, tallyOf } from './trace.ts'

/** What each layer wins, loses and repeats. */
function tallies(stack: TestStack): Readonly<Record<string, readonly [number, number, number]>> {
  const composition = composeTexts(stack)
  return Object.fromEntries(
    Array.from(tallyOf(composition), ([source, { wins, loses, repeats }]) => [source.path, [wins, loses, repeats] as const]),
  )
}

describe('P5 what each layer wins, loses and repeats', () => {
  test.each<[what: string, stack: TestStack, tallied: ReturnType<typeof tallies>]>([
    ['nothing', { files: { a: '' } }, {}],
    ['one layer', { files: { a: 'x: 1\nm: {p: [1, 2], q: {}}\n' } }, { a: [3, 0, 0] }],
    ['two layers', { files: { a: 'x: 1\nz: 2\n', b: 'x: 3\n' }, stack: ['a', 'b'] }, { a: [1, 1, 0], b: [1, 0, 0] }],
    ['a repeat that wins', { files: { a: 'x: 1\n', b: 'x: 1\n' }, stack: ['a', 'b'] }, { a: [0, 1, 0], b: [1, 0, 1] }],
    [
      'a repeat that loses',
      { files: { a: 'x: 1\n', b: 'x: 1\n', c: 'x: 2\n' }, stack: ['a', 'b', 'c'] },
      { a: [0, 1, 0], b: [0, 1, 1], c: [1, 0, 0] },
    ],
    [
      'P2 a map lost to null loses every leaf',
      { files: { a: 'm: {p: 1, q: {r: 2}}\n', b: 'm: null\n' }, stack: ['a', 'b'] },
      { a: [0, 2, 0], b: [1, 0, 0] },
    ],
    ['null lost to a map', { files: { a: 'm: null\n', b: 'm: {p: 1}\n' }, stack: ['a', 'b'] }, { a: [0, 1, 0], b: [1, 0, 0] }],
    [
      'a map lost behind a map',
      { files: { a: 'm: {p: 1}\n', b: 'm: 2\n', c: 'm: {q: 3}\n' }, stack: ['a', 'b', 'c'] },
      { a: [0, 1, 0], b: [0, 1, 0], c: [1, 0, 0] },
    ],
    ['M4 an empty map over a map', { files: { a: 'm: {p: 1}\n', b: 'm: {}\n' }, stack: ['a', 'b'] }, { a: [1, 0, 0] }],
    ['an empty map over null', { files: { a: 'm:\n', b: 'm: {}\n' }, stack: ['a', 'b'] }, { a: [0, 1, 0], b: [1, 0, 0] }],
    ['an override', { files: { a: 'x: 1\nz: 2\n' }, overrides: 'x=3\nz=2' }, { a: [0, 2, 0], overrides: [2, 0, 1] }],
    ['a deletion', { files: { a: 'x: 1\nm: {z: 2}\n' }, overrides: '~m' }, { a: [1, 1, 0] }],
    ['a deletion of all', { files: { a: 'm: {z: 2}\n' }, overrides: '~m' }, { a: [0, 1, 0] }],
    [
      'deletions again and again',
      { files: { a: 'x: 1\n' }, overrides: '~x\n+x=2\n~x\n+x=3' },
      { a: [0, 1, 0], overrides: [1, 1, 0] },
    ],
    ['an item overridden', { files: { a: 'l: [1, 2]\n' }, overrides: 'l[0]=3' }, { a: [0, 1, 0], overrides: [1, 0, 0] }],
    ['a layer that is off', { files: { a: 'x: 1\n', b: 'x: 2\n' }, stack: ['a', 'b'], off: ['b'] }, { a: [1, 0, 0] }],
  ])('%s', (_what, stack, tallied) => {
    expect(tallies(stack)).toEqual(tallied)
  })

  test('a key written ten thousand times is no trouble', () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => `x=${i % 2}`).join('\n')
    expect(tallies({ files: { a: 'x: 1\n' }, overrides: lines })).toEqual({ a: [0, 1, 0], overrides: [1, 9999, 0] })
  })
})

describe('P5 a value is redundant where it repeats what lies beneath', () => {
  test.each<[what: string, stack: TestStack, path: string, redundant: boolean]>([
    ['an equal scalar', { files: { a: 'x: 1\n', b: 'x: 1\n' }, stack: ['a', 'b'] }, 'x', true],
    ['an equal value in other words', { files: { a: 'x: 1.0e-4\n', b: 'x: 0.0001\n' }, stack: ['a', 'b'] }, 'x', true],
    ['an int over an equal float', { files: { a: 'x: 1.0\n', b: 'x: 1\n' }, stack: ['a', 'b'] }, 'x', false],
    ['an equal list', { files: { a: 'x: [1, {p: 2}]\n', b: 'x: [1, {p: 2}]\n' }, stack: ['a', 'b'] }, 'x', true],
    ['a list in another order', { files: { a: 'x: [1, 2]\n', b: 'x: [2, 1]\n' }, stack: ['a', 'b'] }, 'x', false],
    ['a value over nothing', { files: { a: '', b: 'x: 1\n' }, stack: ['a', 'b'] }, 'x', false],
    ['only the next beneath counts', { files: { a: 'x: 1\n', b: 'x: 2\n', c: 'x: 1\n' }, stack: ['a', 'b', 'c'] }, 'x', false],
    [
      'a leaf of a map that null came between',
      { files: { a: 'm: {x: 1}\n', b: 'm:\n', c: 'm: {x: 1}\n' }, stack: ['a', 'b', 'c'] },
      'm.x',
      false,
    ],
    [
      'P4 an interpolation over its own value',
      { files: { a: 'p: 1\nx: 1\n', b: 'x: ${p}\n' }, stack: ['a', 'b'], dialect: 'omegaconf' },
      'x',
      true,
    ],
    [
      'P4 an interpolation over itself',
      { files: { a: 'p: 1\nx: ${p}\n', b: 'x: ${p}\n' }, stack: ['a', 'b'], dialect: 'omegaconf' },
      'x',
      true,
    ],
    [
      'P4 an interpolation over another value',
      { files: { a: 'p: 1\nx: 2\n', b: 'x: ${p}\n' }, stack: ['a', 'b'], dialect: 'omegaconf' },
      'x',
      false,
    ],
  ])('%s: %#', (_what, stack, path, redundant) => {
    const node = nodeAt(composeTexts(stack).config, parsePath(path) as Path)
    expect(node && isRedundant(node)).toBe(redundant)
  })
})
