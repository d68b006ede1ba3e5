import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startClock } from '../clock.testing.ts'
import { anyConfig, anyScalar, anyTimestamp, listNode, MADE_UP, mapNode, scalarNode, typedOf } from '../config-node.testing.ts'
import type { Typed } from '../config-node.testing.ts'
import { leavesOf, nodeAt } from '../config-node.ts'
import type { ConfigNode } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import { parse } from '../read/parse.ts'
import { formatPath } from '../path.ts'
import { printLines } from './print-lines.ts'
import { printValue, printYaml } from './print.ts'
import type { Scalar } from '../value.ts'

const DIALECTS: readonly DialectId[] = ['pyyaml', 'omegaconf', 'yaml12']

/** A config in the printed form, line by line: printing what it reads as must give the same text. */
const CANONICAL = `model:
  name: TrafficXLSTM
  lr: 1.0e-05
  slstm_at: [1, 3]
  empty: {}
  nothing: null
data:
  files: []
  stages:
    - name: warm
      betas: [0.9, 0.999]
    - optim:
        name: adam
        groups:
          - weight: 1
      name: main
    - - a
      - b: 1
    - [1, [2]]
  text: "yes"
1: int key
"1": text key
`

describe('X1 printYaml', () => {
  test.each(DIALECTS)('X1 block style, two spaces, lists of scalars on one line (%s)', (dialect) => {
    const expected = CANONICAL.replace('    - - a\n      - b: 1\n', '    -\n      - a\n      - b: 1\n').replace(
      '    - [1, [2]]\n',
      '    -\n      - 1\n      - [2]\n',
    )
    expect(printYaml(read(CANONICAL, dialect))).toBe(expected)
    expect(printYaml(read(expected, dialect))).toBe(expected)
  })

  test('X1 an empty config is {}', () => {
    expect(printYaml(mapNode([]))).toBe('{}\n')
    expect(printYaml(listNode([]))).toBe('[]\n')
    expect(printYaml(int(1))).toBe('1\n')
    expect(printYaml(listNode([int(1), int(2)]))).toBe('[1, 2]\n')
  })

  test('X1 a list of scalars stays on one line up to 100 columns', () => {
    const config = (digits: number): ConfigNode => mapNode([[str('k'), listNode([int(10 ** 9), int(10 ** (digits - 1))])]])
    // `k: [1000000000, ` and `]` take 17 columns.
    expect(printYaml(config(10))).toBe('k: [1000000000, 1000000000]\n')
    const long = (width: number): string => printYaml(mapNode([[str('k'), listNode([text('a'.repeat(width)), text('b')])]]))
    expect(long(92)).toBe(`k: [${'a'.repeat(92)}, b]\n`)
    expect(long(92).length).toBe(101)
    expect(long(93)).toBe(`k:\n  - ${'a'.repeat(93)}\n  - b\n`)
  })

  test('X1 a key too long for PyYAML is written with a question mark', () => {
    const key = str('x'.repeat(1100))
    const long = mapNode([[key, mapNode([[str('a'), int(1)]])]])
    const items = listNode([
      long,
      mapNode([
        [key, listNode([])],
        [str('b'), int(2)],
      ]),
    ])
    const config = mapNode([
      [key, int(1)],
      [str('in'), long],
      [str('list'), items],
    ])
    expect(printYaml(config).replaceAll(key.value, 'K')).toBe(
      '? K\n: 1\nin:\n  ? K\n  :\n    a: 1\nlist:\n  - ? K\n    :\n      a: 1\n  - ? K\n    : []\n    b: 2\n',
    )
    expect(typedOf(read(printYaml(config), 'pyyaml'))).toEqual(typedOf(config))
    expect(typedOf(read(`v: ${printValue(config)}\n`, 'pyyaml'))).toEqual(typedOf(mapNode([[str('v'), config]])))
  })

  test('X2 a comment stands behind each leaf, and never spills over its line', () => {
    const config = read('m: {a: 1, b: [1, 2], c: {}, d: [{x: 1}], e: {f: 2}}\nq: 3\n', 'pyyaml')
    const comment = (path: readonly (string | number)[]): string | undefined => {
      return path.at(-1) === 'q' ? undefined : `from ${formatPath(path)}\n\u2028x`
    }
    expect(printYaml(config, { comment })).toBe(
      `m:
  a: 1 # from m.a  x
  b: [1, 2] # from m.b  x
  c: {} # from m.c  x
  d: # from m.d  x
    - x: 1
  e:
    f: 2 # from m.e.f  x
q: 3
`,
    )
    expect(printYaml(mapNode([]), { comment })).toBe('{}\n')
  })

  test('X1 law: every dialect reads a printed config back', () => {
    fc.assert(
      fc.property(anyConfig(), fc.constantFrom(...DIALECTS), (config, dialect) => {
        expect(typedOf(read(printYaml(config), dialect))).toEqual(typedOf(config))
      }),
      { numRuns: 1000 },
    )
  })

  test('X2 law: comments change nothing', () => {
    fc.assert(
      fc.property(anyConfig(), fc.string({ unit: 'binary' }), (config, said) => {
        const commented = printYaml(config, { comment: () => said })
        expect(typedOf(read(commented, 'pyyaml'))).toEqual(typedOf(config))
        expect(commented.split('\n').filter((line) => line.includes(' # ')).length).toBeGreaterThanOrEqual(
          said === '' || leavesOf(config).length === 0 ? 0 : 1,
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('X3 law: a printed config, read and printed again, is the same text, dates included', () => {
    const scalar = fc.oneof({ weight: 5, arbitrary: anyScalar() }, { weight: 1, arbitrary: anyTimestamp() })
    fc.assert(
      fc.property(anyConfig(scalar, scalar), (config) => {
        const printed = printYaml(config)
        expect(printYaml(read(printed, 'pyyaml'))).toBe(printed)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('X1 printLines', () => {
  test('X1 each line says what stands on it', () => {
    const config = read('a: {b: 1}\nl:\n  - {x: [1], v: {z: 2}}\n  - [[]]\n', 'pyyaml')
    const shown = printLines(config).map(({ text, indent, dash, path, key, value, opens }) => {
      return [text, indent, dash, formatPath(path), key, value, opens]
    })
    expect(shown).toEqual([
      ['a:', 0, false, 'a', 'a', undefined, true],
      ['  b: 1', 2, false, 'a.b', 'b', '1', false],
      ['l:', 0, false, 'l', 'l', undefined, true],
      ['  - x: [1]', 2, true, 'l[0].x', 'x', '[1]', false],
      ['    v:', 4, false, 'l[0].v', 'v', undefined, true],
      ['      z: 2', 6, false, 'l[0].v.z', 'z', '2', false],
      ['  -', 2, true, 'l[1]', undefined, undefined, true],
      ['    - []', 4, true, 'l[1][0]', undefined, '[]', false],
    ])
  })

  test('X1 law: the lines are the text, and each is made of its parts', () => {
    fc.assert(
      fc.property(anyConfig(), (config) => {
        const lines = printLines(config)
        expect(printYaml(config)).toBe(lines.map(({ text }) => `${text}\n`).join(''))
        for (const line of lines) {
          expect(nodeAt(config, line.path)).toBe(line.node)
          expect(line.opens).toBe(line.value === undefined && !isQuestion(line.text))
          if (isQuestion(line.text) || /^ *:/.test(line.text)) continue
          const parts = [line.key === undefined ? [] : [`${line.key}:`], line.value === undefined ? [] : [line.value]].flat()
          expect(line.text).toBe(`${' '.repeat(line.indent)}${line.dash ? '- ' : ''}${parts.join(' ')}`.trimEnd())
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('X1 ten thousand lines take milliseconds', () => {
    const leaf = (i: number): readonly [Scalar, ConfigNode] => [
      str(`key_${i}`),
      i % 3 ? int(i) : listNode([int(1), text('adam')]),
    ]
    const section = (i: number): readonly [Scalar, ConfigNode] => [
      str(`section_${i}`),
      mapNode(Array.from({ length: 99 }, (_, k) => leaf(k))),
    ]
    const config = mapNode(Array.from({ length: 100 }, (_, i) => section(i)))
    printLines(config)
    const clock = startClock()
    expect(printLines(config)).toHaveLength(10_000)
    expect(clock()).toBeLessThan(250)
  })
})

describe('X1 printValue', () => {
  test.each<readonly [string, Typed]>([
    [
      '[1, 3]',
      [
        'list',
        [
          ['int', '0x1'],
          ['int', '0x3'],
        ],
      ],
    ],
    [
      '{a: 1, "b c,": [{}, []]}',
      [
        'map',
        [
          [
            ['str', 'a'],
            ['int', '0x1'],
          ],
          [
            ['str', 'b c,'],
            [
              'list',
              [
                ['map', []],
                ['list', []],
              ],
            ],
          ],
        ],
      ],
    ],
    ['{a:b: null}', ['map', [[['str', 'a:b'], ['null']]]]],
  ])('X1 %s', (text, typed) => {
    const config = read(`v: ${text}\n`, 'pyyaml')
    const value = nodeAt(config, ['v'])
    expect(value && typedOf(value)).toEqual(typed)
    expect(value && printValue(value)).toBe(text)
  })

  test('X1 law: every dialect reads a value on one line back', () => {
    fc.assert(
      fc.property(anyConfig(), fc.constantFrom(...DIALECTS), (config, dialect) => {
        const printed = printValue(config)
        expect(printed).not.toContain('\n')
        expect(typedOf(read(`v: ${printed}\n`, dialect))).toEqual(typedOf(mapNode([[str('v'), config]])))
      }),
      { numRuns: 1000 },
    )
  })
})

function read(yaml: string, dialect: DialectId): ConfigNode {
  const { root, issues } = parse({ ...MADE_UP, text: yaml }, dialect)
  expect(issues.map(({ code }) => code).filter((code) => code !== 'non-string-key' && code !== 'date')).toEqual([])
  return root
}

function isQuestion(line: string): boolean {
  return /^ *(?:- )?\? /.test(line)
}

function str(value: string): Scalar & { readonly value: string } {
  return { kind: 'str', value }
}

function text(value: string): ConfigNode {
  return scalarNode(str(value))
}

function int(value: number): ConfigNode {
  return scalarNode({ kind: 'int', value: BigInt(value) })
}
