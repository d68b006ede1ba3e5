import { describe, expect, test } from 'vitest'
import type { Composition } from './compose.ts'
import { composeTexts } from './composition.testing.ts'
import { historyOf, layersBySource } from './inspect.ts'
import type { Step } from './inspect.ts'
import { formatPath, parsePath } from '../path.ts'
import type { Path } from '../path.ts'
import { printValue } from '../print/print.ts'
import { formatOrigin } from '../source.ts'

/** Each step as a line: the value and its place, or who removed what. */
function history(composition: Composition, path: string): readonly string[] {
  return historyOf(composition, parsePath(path) as Path).map(stepLine)
}

function stepLine(step: Step): string {
  if (step.kind === 'write') {
    return `${printValue(step.node)} ${formatOrigin(step.node)} ${step.layer?.id}${step.isRedundant ? ' redundant' : ''}`
  }
  const lost = step.lost.map(({ path, node }) => `${formatPath(path)}: ${printValue(node)}`)
  return `removed ${formatPath(step.path)} by ${formatOrigin(step.by)} ${step.layer?.id}, lost ${lost.join(', ')}`
}

const files = {
  'm.yaml': 'model:\n  name: lstm\n  lstm: {size: 8, drop: 0.1}\n  at: [1, 2]\n',
  'd.yaml': 'model:\n  lstm: {size: 15}\n  name: lstm\n',
  't.yaml': 'model:\n  lstm: null\n',
  'x.yaml': 'includes: [m.yaml, d.yaml, t.yaml]\nmodel:\n  lstm: {size: 15, extra: 1}\n',
}

describe('P1 the history of a key, the latest first', () => {
  const composition = composeTexts({ files, overrides: 'model.lstm.size=20\nmodel.at[0]=9\n~model.name\n' })

  test.each<[what: string, path: string, steps: readonly string[]]>([
    [
      'the winner, what it shadows, and P2 the null on the way',
      'model.lstm.size',
      [
        '20 overrides:1:17 overrides',
        '15 x.yaml:3:16 x.yaml',
        'removed model.lstm by t.yaml:2:9 t.yaml, lost model.lstm.size: 15, model.lstm.drop: 0.1',
        '15 d.yaml:2:16 d.yaml',
        '8 m.yaml:3:16 m.yaml',
      ],
    ],
    [
      'a key that is gone starts with what removed it',
      'model.lstm.drop',
      ['removed model.lstm by t.yaml:2:9 t.yaml, lost model.lstm.size: 15, model.lstm.drop: 0.1', '0.1 m.yaml:3:25 m.yaml'],
    ],
    [
      'P5 an equal value is a new origin, and redundant',
      'model.name',
      [
        'removed model.name by overrides:3:1 overrides, lost model.name: lstm',
        'lstm d.yaml:3:9 d.yaml redundant',
        'lstm m.yaml:2:9 m.yaml',
      ],
    ],
    ['one layer', 'model.lstm.extra', ['1 x.yaml:3:27 x.yaml']],
    [
      'a map: what it replaced',
      'model.lstm',
      ['{size: 20, extra: 1} x.yaml:3:9 x.yaml', 'null t.yaml:2:9 t.yaml', '{size: 15, drop: 0.1} m.yaml:3:9 m.yaml'],
    ],
    ['a list with an item overridden', 'model.at', ['[9, 2] overrides:2:1 overrides', '[1, 2] m.yaml:4:7 m.yaml']],
    ['an item that was overridden', 'model.at[0]', ['9 overrides:2:13 overrides', '1 m.yaml:4:8 m.yaml']],
    ['an item that was kept', 'model.at[1]', ['2 m.yaml:4:11 m.yaml']],
    ['a key that no layer wrote', 'model.lstm.nothing', []],
    ['a key beneath a scalar', 'model.lstm.size.x', []],
    ['an item past the end', 'model.at[7]', []],
  ])('%s', (_what, path, steps) => {
    expect(history(composition, path)).toEqual(steps)
  })

  test('a key deleted, set and deleted again', () => {
    const composed = composeTexts({ files: { 'a.yaml': 'a: {b: 1}\n' }, overrides: '~a.b\n+a.b=2\n~a.b\n+a.b=3\n' })
    expect(history(composed, 'a.b')).toEqual([
      '3 overrides:4:6 overrides',
      'removed a.b by overrides:3:1 overrides, lost a.b: 2',
      '2 overrides:2:6 overrides',
      'removed a.b by overrides:1:1 overrides, lost a.b: 1',
      '1 a.yaml:1:8 a.yaml',
    ])
  })

  test('M8 in groups: first the group’s own, then what lies beneath it', () => {
    const composed = composeTexts({
      files: {
        'a.yaml': 'm: {x: 1}\n',
        'c.yaml': 'm: {x: 2}\n',
        'd.yaml': 'm: null\n',
        'b.yaml': 'includes: [c.yaml, d.yaml]\nm: {x: 3}\n',
      },
      stack: ['a.yaml', 'b.yaml'],
    })
    expect(history(composed, 'm.x')).toEqual([
      '3 b.yaml:2:8 b.yaml',
      '1 a.yaml:1:8 a.yaml',
      'removed m by d.yaml:1:4 d.yaml, lost m.x: 2',
      '2 c.yaml:1:8 c.yaml',
    ])
  })

  test('Y7 a key written twice in one file has both', () => {
    const composed = composeTexts({ files: { 'a.yaml': 'a: 1\na: 2\n' } })
    expect(history(composed, 'a')).toEqual(['2 a.yaml:2:4 a.yaml', '1 a.yaml:1:4 a.yaml'])
  })

  test('a key written by a thousand layers', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`${i}.yaml`, `a: {b: ${i}}\n`]))
    const composed = composeTexts({ files: many, stack: Object.keys(many) })
    expect(history(composed, 'a.b')).toHaveLength(1000)
  })
})

test('P1 a file that takes part twice is its higher layer', () => {
  const { layers } = composeTexts({ files })
  const [first] = layers
  if (!first) throw new Error('no layers')
  expect(layersBySource([first, { ...first, id: 'again' }]).get(first.source)?.id).toBe('again')
})
