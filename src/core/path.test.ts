import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyScalar, anyTimestamp } from './config-node.testing.ts'
import { formatPath, isEqualPath, isPathError, parsePath, segmentText, startsWith, toPointer } from './path.ts'
import type { Path, Segment } from './path.ts'
import { keyId } from './value.ts'

const INT_1 = keyId({ kind: 'int', value: 1n })
const NULL = keyId({ kind: 'null' })

describe('formatPath and parsePath', () => {
  test.each<[what: string, path: Path, text: string]>([
    ['the whole config', [], ''],
    ['keys', ['model', 'xlstm', 'lr'], 'model.xlstm.lr'],
    ['an index', ['model', 'at', 1], 'model.at[1]'],
    ['an index after an index', ['a', 0, 1], 'a[0][1]'],
    ['a key that looks like an index', ['a', '0'], 'a["0"]'],
    ['a key with a dot', ['a', 'x.y'], 'a["x.y"]'],
    ['a key with a quote', ['a', '"'], 'a["\\""]'],
    ['a key with a bracket', ['a', ']'], 'a["]"]'],
    ['a key with a slash', ['models/lstm'], 'models/lstm'],
    ['a key with a dash', ['multi-vd'], 'multi-vd'],
    ['a key with a space', ['a b'], '["a b"]'],
    ['a key in Chinese', ['模型', 'é'], '模型.é'],
    ['keys that are stars, which a pattern would take for any key', ['*', 'a', '**', 'a*'], '["*"].a["**"].a*'],
    ['a key that would turn the line around', ['a\u202Eb\u2066'], '["a\\u202eb\\u2066"]'],
    ['an empty key', ['', 'a'], '[""].a'],
    ['a prototype key', ['__proto__', 'constructor'], '__proto__.constructor'],
    ['an int key', ['a', INT_1], 'a[!1]'],
    ['a null key', ['a', NULL], 'a[!null]'],
    ['a date key', [keyId({ kind: 'timestamp', value: '2024-01-02' })], '[!2024-01-02]'],
    ['a float key', [keyId({ kind: 'float', value: 1e21 })], '[!1e+21]'],
    ['a text that starts with NUL', [keyId({ kind: 'str', value: '\u00001' })], '["\\u00001"]'],
  ])('M7 %s', (_what, path, text) => {
    expect(formatPath(path)).toBe(text)
    expect(parsePath(text)).toEqual(path)
  })

  test.each<[text: string, path: Path]>([
    ['a.0', ['a', '0']],
    ['3d_model.x', ['3d_model', 'x']],
    ['["a"]["b"]', ['a', 'b']],
    ['a["b"].c', ['a', 'b', 'c']],
    ['a b.c', ['a b', 'c']],
  ])('O1 %s is read as people mean it', (text, path) => {
    expect(parsePath(text)).toEqual(path)
  })

  test.each<[text: string, error: string, offset: number]>([
    ['.a', 'a key is missing', 0],
    ['a.', 'a key is missing', 2],
    ['a..b', 'a key is missing', 2],
    ['a[', 'expected [index] or ["key"]', 1],
    ['a[b]', 'expected [index] or ["key"]', 1],
    ['a[-1]', 'expected [index] or ["key"]', 1],
    ['a["b]', 'expected [index] or ["key"]', 1],
    ['a["\\q"]', 'expected [index] or ["key"]', 1],
    ['a[0]b', 'expected . or [ between keys', 4],
  ])('O1 %s is no path', (text, error, offset) => {
    expect(parsePath(text)).toEqual({ error, offset })
  })

  test('M7 any path reads back', () => {
    const key = fc.oneof(anyScalar(), anyTimestamp()).map(keyId)
    const segment: fc.Arbitrary<Segment> = fc.oneof(key, fc.nat())
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 5 }), (path) => {
        expect(parsePath(formatPath(path))).toEqual(path)
      }),
      { numRuns: 2000 },
    )
  })

  test('O1 any text is a path or an error within it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab.[]"\\!01-') }), (text) => {
        const result = parsePath(text)
        if (!isPathError(result)) return
        expect(result.offset).toBeGreaterThanOrEqual(0)
        expect(result.offset).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })
})

test.each<[path: Path, pointer: string]>([
  [[], ''],
  [['model', 'at', 1], '/model/at/1'],
  [['a/b', 'c~d'], '/a~1b/c~0d'],
  [['', INT_1], '//1'],
])('X4 %j as a JSON Pointer', (path, pointer) => {
  expect(toPointer(path)).toBe(pointer)
})

test('paths are compared step by step, and an index is no key', () => {
  expect(isEqualPath(['a', 0], ['a', 0])).toBe(true)
  expect(isEqualPath(['a', 0], ['a', '0'])).toBe(false)
  expect(isEqualPath(['a'], ['a', 'b'])).toBe(false)
  expect(startsWith(['a', 'b'], ['a'])).toBe(true)
  expect(startsWith(['a', 'b'], [])).toBe(true)
  expect(startsWith(['a'], ['a', 'b'])).toBe(false)
  expect([segmentText('a.b'), segmentText(3), segmentText(NULL)]).toEqual(['a.b', '3', 'null'])
})
