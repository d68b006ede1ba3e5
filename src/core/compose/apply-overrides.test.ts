import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyOverrides } from './apply-overrides.ts'
import { nodeAt } from '../config-node.ts'
import type { ConfigNode, MapNode } from '../config-node.ts'
import { anyConfig } from '../config-node.testing.ts'
import { issueLines } from '../issue.testing.ts'
import { parseOverrides } from '../read/overrides.ts'
import { parse } from '../read/parse.ts'
import { parsePath } from '../path.ts'
import type { Path } from '../path.ts'
import { printValue, printYaml } from '../print/print.ts'
import { formatOrigin } from '../source.ts'
import { keyText } from '../value.ts'
import type { Scalar } from '../value.ts'

function apply(config: string, lines: string): ReturnType<typeof applyOverrides> {
  const { root } = parse({ kind: 'file', path: 'a.yaml', text: config }, 'pyyaml')
  return applyOverrides(root, parseOverrides({ kind: 'overrides', path: 'overrides', text: lines }, 'pyyaml').overrides)
}

function at(config: MapNode, path: string): ConfigNode | undefined {
  return nodeAt(config, parsePath(path) as Path)
}

test.each<[rule: string, config: string, lines: string, result: string]>([
  ['O4 sets a key', '{a: {b: 1, c: 2}}', 'a.b=3', '{a: {b: 3, c: 2}}'],
  ['O4 in order, the last wins', '{a: 1}', 'a=2\na=3', '{a: 3}'],
  ['O4 adds a key at the end', '{a: 1}', '+b=2', '{a: 1, b: 2}'],
  ['O4 makes the maps on the way', '{}', '+a.b.c=1', '{a: {b: {c: 1}}}'],
  ['O4 forces a key that is there or not', '{a: 1}', '++a=2\n++b=3', '{a: 2, b: 3}'],
  ['O4 a scalar on the way gives way', '{a: 1}', '++a.b=2', '{a: {b: 2}}'],
  ['O5 a map is merged, as a layer would be', '{a: {b: 1, c: {d: 2}}}', 'a={c: {e: 3}}', '{a: {b: 1, c: {d: 2, e: 3}}}'],
  ['O5 an empty map changes no map', '{a: {b: 1}}', 'a={}', '{a: {b: 1}}'],
  ['O5 null takes a map away', '{a: {b: 1}}', 'a=null', '{a: null}'],
  ['O6 an item of a list', '{a: [1, 2, 3]}', 'a[1]=9', '{a: [1, 9, 3]}'],
  ['O6 by a number between dots', '{a: [1, 2, 3]}', 'a.1=9', '{a: [1, 9, 3]}'],
  ['O6 a key of an item', '{a: [{b: 1, c: 2}]}', 'a[0].b=9', '{a: [{b: 9, c: 2}]}'],
  ['O6 a list in a list', '{a: [[1, 2], 3]}', 'a[0][1]=9', '{a: [[1, 9], 3]}'],
  ['O6 past the end, filled up with null', '{a: [1]}', '+a[3]=9', '{a: [1, null, null, 9]}'],
  ['O6 a list that is not there', '{}', '+a[1]=9', '{a: [null, 9]}'],
  ['O6 a list in place of a scalar', '{a: 1}', '++a[0]=9', '{a: [9]}'],
  ['O2 a key that is an int', '{a: {1: x}}', 'a.1=z', '{a: {1: z}}'],
  ['O2 a new key with an index in a map is an int', '{a: {b: x}}', '+a[1]=y', '{a: {b: x, 1: "y"}}'],
  [
    'O2 a new key with a mark keeps its type',
    '{a: {b: x}}',
    '+a[!null]=1\n+a[!2024-01-02]=2\n+a[!1.5]=3',
    '{a: {b: x, null: 1, 2024-01-02: 2, 1.5: 3}}',
  ],
  ['O7 deletes a key', '{a: {b: 1, c: 2}}', '~a.b', '{a: {c: 2}}'],
  ['O7 deletes a whole section', '{a: {b: 1}, c: 2}', '~a', '{c: 2}'],
  ['O7 deletes the last key of a map', '{a: {b: 1}}', '~a.b', '{a: {}}'],
  ['O7 deletes an item', '{a: [1, 2, 3]}', '~a[0]', '{a: [2, 3]}'],
  ['O7 deletes and sets again, at the end', '{a: 1, b: 2}', '~a\n+a=3', '{b: 2, a: 3}'],
  ['O7 what is not there is not deleted', '{a: 1}', '~b', '{a: 1}'],
  ['M7 a prototype name', '{a: 1}', '+__proto__.x=1', '{a: 1, __proto__: {x: 1}}'],
])('%s', (_rule, config, lines, result) => {
  expect(printValue(apply(config, lines).config)).toBe(result)
})

test.each<[lines: string, issues: readonly string[], hint: string | undefined]>([
  ['model.lr=1', ['warning override-new-key overrides:1:1 model.lr'], 'write +model.lr=… to add it'],
  ['model.hiden_size=1', ['warning override-new-key overrides:1:1 model.hiden_size'], 'did you mean model.hidden_size?'],
  ['modle.hidden_size=1', ['warning override-new-key overrides:1:1 modle.hidden_size'], 'did you mean model.hidden_size?'],
  ['+model.hidden_size=1', ['warning override-existing-key overrides:1:1 model.hidden_size'], 'write model.hidden_size=…'],
  ['~model.hiden_size', ['warning override-missing-key overrides:1:1 model.hiden_size'], 'did you mean model.hidden_size?'],
  ['~nothing.like.it', ['warning override-missing-key overrides:1:1 nothing.like.it'], undefined],
  ['model.hidden_size=1\n+model.lr=1\n++x=1\n~model.name', [], undefined],
])('O4 %s', (lines, issues, hint) => {
  const applied = apply('model: {name: xlstm, hidden_size: 8}', lines)
  expect([issueLines(applied.issues), applied.issues[0]?.hint]).toEqual([issues, hint])
})

describe('M6 what an override replaced is remembered', () => {
  const chain = (node: ConfigNode | undefined): readonly string[] =>
    node ? [`${printValue(node)} ${formatOrigin(node)}`, ...chain(node.shadowed)] : []

  test('a value', () => {
    expect(chain(at(apply('a: 1\n', 'a=2\na=3').config, 'a'))).toEqual(['3 overrides:2:3', '2 overrides:1:3', '1 a.yaml:1:4'])
  })

  test('P1 a list with one item changed is another list, by the override', () => {
    const { config } = apply('a: [1, 2]\n', 'a[0]=9')
    expect(chain(at(config, 'a'))).toEqual(['[9, 2] overrides:1:1', '[1, 2] a.yaml:1:4'])
    expect(chain(at(config, 'a[0]'))).toEqual(['9 overrides:1:6', '1 a.yaml:1:5'])
    expect(chain(at(config, 'a[1]'))).toEqual(['2 a.yaml:1:8'])
  })

  test('what was deleted, again and again', () => {
    const { config } = apply('a: {b: 1}\n', '~a.b\n+a.b=2\n~a.b')
    const map = at(config, 'a')
    const removal = map?.kind === 'map' ? map.removed?.get('b') : undefined
    expect([removal && formatOrigin(removal.by), removal && printValue(removal.node)]).toEqual(['overrides:3:1', '2'])
    expect([removal?.earlier && formatOrigin(removal.earlier.by), removal?.earlier && printValue(removal.earlier.node)]).toEqual([
      'overrides:1:1',
      '1',
    ])
  })

  test('what was deleted, when the map is written again', () => {
    const map = at(apply('a: {b: 1}\n', '~a.b\na={c: 2}').config, 'a')
    expect(map && printValue(map)).toBe('{c: 2}')
    expect(map?.kind === 'map' && map.removed?.has('b')).toBe(true)
  })
})

test('O4 what no override reaches is shared', () => {
  const { root } = parse({ kind: 'file', path: 'a.yaml', text: 'a: {x: 1}\nb: {y: 2}\n' }, 'pyyaml')
  const { overrides } = parseOverrides({ kind: 'overrides', path: 'overrides', text: 'b.y=3' }, 'pyyaml')
  expect(applyOverrides(root, overrides).config.entries.get('a')).toBe(root.entries.get('a'))
  expect(applyOverrides(root, []).config).toBe(root)
})

test('O4 a set value is there, and nothing else has changed', () => {
  const paths = fc.constantFrom('a', 'b', 'a.x', 'a.y', 'l[0]', 'l[1].z', 'new', 'a.new.k')
  const values = fc.constantFrom('1', 'null', '[3]', 'text')
  const config = 'a: {x: 1, y: {p: 2}}\nb: 5\nl: [7, {z: 8}]\n'
  fc.assert(
    fc.property(paths, values, (path, value) => {
      const before = apply(config, '').config
      const after = apply(config, `++${path}=${value}`).config
      expect(printValue(at(after, path) as ConfigNode)).toBe(value)
      for (const other of ['a.x', 'a.y.p', 'b', 'l[0]', 'l[1].z']) {
        if (other.startsWith(path) || path.startsWith(other)) continue
        expect(at(after, other)).toEqual(at(before, other))
      }
    }),
    { numRuns: 1000 },
  )
})

test('O4 M6 all at once or one by one, the result and all that it replaced are the same, and what lies beneath is untouched', () => {
  const text = 'a: {x: 1, y: {p: 2}}\nb: 5\nl: [7, {z: 8, y: {q: 1}}]\n'
  const paths = fc.constantFrom(
    'a',
    'b',
    'a.x',
    'a.y',
    'a.y.p',
    'a.n.k',
    'l',
    'l[0]',
    'l[1]',
    'l[1].z',
    'l[1].y.q',
    'l[2].x',
    'b.c',
  )
  const values = fc.constantFrom('1', 'null', '[3]', '{}', '{x: 4}', '{y: {p: 5}, n: {}}', '[{z: 1}]')
  const write = fc.tuple(paths, values).map(([path, value]) => `++${path}=${value}`)
  const line = fc.oneof(
    { weight: 2, arbitrary: write },
    paths.map((path) => `~${path}`),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const { root } = parse({ kind: 'file', path: 'a.yaml', text }, 'pyyaml')
      const untouched = structuredClone(root)
      const { overrides } = parseOverrides({ kind: 'overrides', path: 'overrides', text: lines.join('\n') }, 'pyyaml')
      const oneByOne = overrides.reduce((config, override) => applyOverrides(config, [override]).config, root)
      expect(applyOverrides(root, overrides).config).toEqual(oneByOne)
      expect(root).toEqual(untouched)
    }),
    { numRuns: 1000 },
  )
})

const smallKey = fc.constantFrom('a', 'b', '__proto__').map((value): Scalar => ({ kind: 'str', value }))
const smallScalar = fc.constantFrom<Scalar>({ kind: 'null' }, { kind: 'int', value: 1n })
const smallLine = fc
  .tuple(
    fc.constantFrom('', '+', '++', '~'),
    fc.array(fc.constantFrom('a', 'b', '__proto__', '[0]', '[2]'), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('1', 'null', '[1, {a: 2}]', '{}', '{a: {b: 2}}'),
  )
  .map(([sign, keys, value]) => {
    const path = ['a', ...keys].join('.').replaceAll('.[', '[')
    return sign === '~' ? `~${path}` : `${sign}${path}=${value}`
  })

/** Keys whose span does not hold them in the text that their value is of. */
function misplacedKeys(node: ConfigNode): readonly string[] {
  if (node.kind === 'list') return node.items.flatMap(misplacedKeys)
  if (node.kind !== 'map') return []
  return [...node.entries].flatMap(([id, { keySpan, node: value }]) => {
    const isThere = value.source.text.slice(keySpan.start, keySpan.end).includes(keyText(id))
    return [...(isThere ? [] : [`${id} ${formatOrigin({ source: value.source, ...keySpan })}`]), ...misplacedKeys(value)]
  })
}

test('O4 the key of every value stands in the text that the value was read from', () => {
  const lines = fc.array(smallLine, { maxLength: 6 }).map((each) => each.join('\n'))
  fc.assert(
    fc.property(anyConfig(smallScalar, smallKey).map(printYaml), lines, (config, text) => {
      expect(misplacedKeys(apply(`# ${'far from the start '.repeat(20)}\n${config}`, text).config)).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('O4 the key of what an override replaced stands in its line', () => {
  const { config } = apply(`# far from the start\na: {b: 1, c: [1, 2]}\n`, '++z=1\na.b=2\na.b=3\n~a.c[0]')
  const map = at(config, 'a')
  const places =
    map?.kind === 'map'
      ? [...map.entries.values()].map(({ keySpan, node }) => formatOrigin({ source: node.source, ...keySpan }))
      : []
  expect(places).toEqual(['overrides:3:1', 'overrides:4:1'])
})
