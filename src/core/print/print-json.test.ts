import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyConfig, anyScalar, listNode, MADE_UP, mapNode, scalarNode, typedOf } from '../config-node.testing.ts'
import { parse } from '../read/parse.ts'
import { printJson } from './print-json.ts'
import type { Scalar } from '../value.ts'

describe('X4 printJson', () => {
  test('X4 two spaces, keys in order, floats with a dot, what JSON lacks as Python writes it', () => {
    const config = mapNode([
      [str('b'), scalarNode({ kind: 'int', value: 12345678901234567890n })],
      [str('a'), listNode([float(1), float(1e-7), float(NaN), float(-Infinity)])],
      [str('empty'), listNode([mapNode([]), listNode([])])],
      [str('m'), mapNode([[str('"x"\n'), scalarNode(str('é\u2028\u0007'))]])],
      [{ kind: 'int', value: 1n }, scalarNode({ kind: 'null' })],
      [{ kind: 'null' }, scalarNode({ kind: 'bool', value: true })],
      [{ kind: 'timestamp', value: '2024-01-02' }, scalarNode({ kind: 'timestamp', value: '2024-01-02T03:04:05' })],
    ])
    expect(printJson(config)).toBe(`{
  "b": 12345678901234567890,
  "a": [
    1.0,
    1e-07,
    NaN,
    -Infinity
  ],
  "empty": [
    {},
    []
  ],
  "m": {
    "\\"x\\"\\n": "é\u2028\\u0007"
  },
  "1": null,
  "null": true,
  "2024-01-02": "2024-01-02T03:04:05"
}
`)
    expect(printJson(mapNode([]))).toBe('{}\n')
  })

  test('X4 law: JSON reads back as the same config', () => {
    const textKey = anyScalar().filter((scalar) => scalar.kind === 'str')
    fc.assert(
      fc.property(anyConfig(anyScalar(), textKey), (config) => {
        const { root, issues } = parse({ ...MADE_UP, path: 'config.json', text: printJson(config) }, 'pyyaml')
        expect(issues).toEqual([])
        expect(typedOf(root)).toEqual(typedOf(config))
      }),
      { numRuns: 1000 },
    )
  })
})

function str(value: string): Scalar {
  return { kind: 'str', value }
}

function float(value: number): ReturnType<typeof scalarNode> {
  return scalarNode({ kind: 'float', value })
}
