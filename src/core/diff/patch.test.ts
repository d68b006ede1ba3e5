import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pathOf } from './change.ts'
import type { Change } from './change.ts'
import { compose } from '../compose/compose.ts'
import { composeTexts } from '../compose/composition.testing.ts'
import type { TestStack } from '../compose/composition.testing.ts'
import { isEqualNode } from '../config-node.ts'
import { DIALECTS } from '../scalar/dialect.ts'
import { diff } from './diff.ts'
import { patchFile, patchLines, withOverrideLines } from './patch.ts'
import type { Patch, PatchRequest } from './patch.ts'
import { anyInterpolated, anyPair, requestBetween, requestOf } from './patch.testing.ts'
import { formatPath } from '../path.ts'
import { printYaml } from '../print/print.ts'
import { takeBack } from './take-back.ts'

const runs = { numRuns: 1000 }

describe('D7 patchLines', () => {
  test.each<[title: string, a: string, b: string, lines: string]>([
    ['nothing for nothing', 'a: 1 # why\nb: x', 'b: "x"\na: 1', ''],
    ['set, add and delete', 'm: {a: 1, b: 2}', 'm: {b: 3, c: 4}', '~m.a\nm.b=3\n+m.c=4\n'],
    ['a type is a difference', 'a: 1\nb: 1\nc: "1"', 'a: 1.0\nb: true\nc: 1', 'a=1.0\nb=true\nc=1\n'],
    ['null is not missing', 'a: 1\nb: 1', 'a: null', '~b\na=null\n'],
    ['a new map on one line', 'a: 1', 'a: 1\nm: {x: {u: 1}, z: {}}', '+m={x: {u: 1}, z: {}}\n'],
    [
      'a new map that is too long for one line, by its keys',
      '',
      `m: {one: "${'x'.repeat(60)}", two: {a: 1, b: 2}, three: "${'y'.repeat(60)}"}`,
      `+m.one=${'x'.repeat(60)}\n+m.two={a: 1, b: 2}\n+m.three=${'y'.repeat(60)}\n`,
    ],
    ['O5 a map that loses its last key is {}', 'm: {x: 1}', 'm: {}', '~m.x\n'],
    ['O5 a map that loses many keys goes whole, and comes back', 'm: {x: 1, y: 2, z: 3}', 'm: {}', '~m\n+m={}\n'],
    ['a map that shares no key is made anew', 'm: {x: 1, y: 2, z: 3}', 'm: {u: 1, v: 2}', '~m\n+m={u: 1, v: 2}\n'],
    ['one that shares a key only if that is much shorter', 'm: {a: 1, u: 0, x: 1, y: 2, z: 3}', 'm: {a: 2}', '~m\n+m={a: 2}\n'],
    ['one that shares a value is not', 'm: {x: 1, y: 2, s: 3}', 'm: {s: 3, u: 1, v: 2}', '~m.x\n~m.y\n+m.u=1\n+m.v=2\n'],
    ['a map for a scalar, a list and null', 'a: 1\nb: [1]\nc: null', 'a: {x: 1}\nb: {x: 1}\nc: {}', 'a={x: 1}\nb={x: 1}\nc={}\n'],
    ['a scalar, a list and null for a map', 'a: {x: 1}\nb: {x: 1}\nc: {x: 1}', 'a: 1\nb: [1]\nc: null', 'a=1\nb=[1]\nc=null\n'],
    ['M2 a list of plain values whole', 'at: [1, 2, 3]', 'at: [1, 3]', 'at=[1, 3]\n'],
    [
      'an item of a list of maps',
      'stages: [{name: warm, epochs: 1, lr: 0.1}, {name: main, epochs: 2, lr: 0.1}]',
      'stages: [{name: warm, epochs: 1, lr: 0.1}, {name: main, epochs: 3, lr: 0.1}]',
      'stages[1].epochs=3\n',
    ],
    [
      'the whole list where items come or go',
      'stages: [{name: warm, epochs: 1}, {name: main, epochs: 2}]',
      'stages: [{name: main, epochs: 2}]',
      'stages=[{name: main, epochs: 2}]\n',
    ],
    [
      'the whole list where items change places',
      'stages: [{name: warm, epochs: 1}, {name: main, epochs: 2}]',
      'stages: [{name: main, epochs: 2}, {name: warm, epochs: 1}]',
      'stages=[{name: main, epochs: 2}, {name: warm, epochs: 1}]\n',
    ],
    [
      'the whole list where that is shorter',
      's: [{a: 1, b: 2}, {a: 2, b: 3}]',
      's: [{a: 3, c: 1}, {a: 4, d: 1}]',
      's=[{a: 3, c: 1}, {a: 4, d: 1}]\n',
    ],
    [
      'odd keys',
      '"a.b": {"k=v": 1, "x y": 1, é: 1, "[0]": 1, 1: 1, "1": 1, "-1": 1, -1: 1}',
      '"a.b": {"k=v": 2, "x y": 2, é: 2, "[0]": 2, 1: 2, "1": 2, "-1": 2, -1: 1}',
      '["a.b"]["k=v"]=2\n["a.b"]["x y"]=2\n["a.b"].é=2\n["a.b"]["[0]"]=2\n["a.b"][!1]=2\n["a.b"]["1"]=2\n["a.b"]["-1"]=2\n',
    ],
    ['texts that look like something else', 'a: x', 'a: "1.0e-4 # no"\nb: "one\\ntwo"', 'a="1.0e-4 # no"\n+b="one\\ntwo"\n'],
  ])('D7 %s', (_, a, b, lines) => {
    const request = requestOf({ files: { 'a.yaml': a } }, { files: { 'b.yaml': b } })
    expect(patchLines(request)).toEqual({ text: lines, isProven: true, inexpressible: [], left: [] })
  })

  test('D7 a value that another brings in follows it, one that does not is written, and so is what depends on that', () => {
    const files = { 'a.yaml': 'lr: 1\nwarm: ${lr}\ncool: ${lr}\nlast: ${cool}\n' }
    const b = { files: { 'b.yaml': 'lr: 2\nwarm: 2\ncool: 1\nlast: 2\n' } }
    const patch = patchLines(requestOf({ files, dialect: 'omegaconf' }, b))
    expect([patch.text, patch.isProven]).toEqual(['lr=2\ncool=1\nlast=2\n', true])
  })

  test('D7 Y11 a text with ${ that is no expression is escaped, an expression is not', () => {
    const b = { files: { 'b.yaml': 'a: 1\nx: \\${a}\ny: ${oc.env:HOME}\n' } }
    const patch = patchLines(requestOf({ files: { 'a.yaml': 'a: 1\n' }, dialect: 'omegaconf' }, b))
    expect([patch.text, patch.isProven]).toEqual(['+x="\\\\${a}"\n+y="${oc.env:HOME}"\n', true])
  })

  test('D7 what the dialect cannot spell is listed and not written', () => {
    const request = requestOf({ files: { 'a.yaml': 'a: 1\nb: 1\n' }, dialect: 'omegaconf' }, { files: {} })
    const { config } = composeTexts({ files: { 'b.yaml': 'a: 2024-01-02\nb: 2\n' } })
    const patch = patchLines({ ...request, b: { ...request.b, config } })
    expect([patch.text, verdictOf(patch), patch.isProven]).toEqual(['b=2\n', ['spelling a'], false])
  })

  test('D7 what is written is spelled for A, which reads it, whatever the dialect of B', () => {
    const a: TestStack = { files: { 'a.yaml': 'n: 1\n' }, dialect: 'omegaconf' }
    const b: TestStack = { files: { 'b.yaml': 'n: 1\nx: ${n}\nd: 2024-01-02\n' }, dialect: 'pyyaml' }
    const [lines, file] = [patchLines(requestOf(a, b)), patchFile(requestOf(a, b))]
    expect([lines.text, verdictOf(lines)]).toEqual(['+x="\\\\${n}"\n', ['spelling d']])
    expect([file.text, verdictOf(file)]).toEqual(['x: "\\\\${n}"\n', ['spelling d']])
  })

  test('D7 lines stand behind those of A; where A has them switched off, they stay as comments', () => {
    const a: TestStack = { files: { 'a.yaml': 'x: 1\ny: 1\n' }, overrides: '# why\nx=2\n  y=2' }
    const b = { files: { 'b.yaml': 'x: 3\ny: 2\n' } }
    const [on, off] = [requestOf(a, b), requestOf({ ...a, off: ['overrides'] }, b)]
    expect([patchLines(on).text, patchLines(off).text]).toEqual(['x=3\n', 'x=3\ny=2\n'])
    expect(withOverrideLines(on.a.stack, 'x=3\n').overrides.text).toBe('# why\nx=2\n  y=2\nx=3\n')
    const { overrides, off: ids } = withOverrideLines(off.a.stack, 'x=3\ny=2\n')
    expect([overrides.text, [...ids]]).toEqual(['# why\n# x=2\n#   y=2\nx=3\ny=2\n', []])
  })

  test('D7 what is ignored stays as in A, and does not count', () => {
    const request = requestOf({ files: { 'a.yaml': 'a: 1\nb: 1\nm: {x: 1}\n' } }, { files: { 'b.yaml': 'a: 2\nb: 2\nc: 2\n' } })
    const { changes } = diff(request.a.config, request.b.config)
    const ignored = changes.filter((change) => ['b', 'c', 'm.x'].includes(formatPath(pathOf(change))))
    expect(patchLines({ ...request, ignored })).toEqual({ text: 'a=2\n', isProven: true, inexpressible: [], left: [] })
  })
})

describe('D7 patchFile', () => {
  test('D7 holds what B has otherwise, in its order; a deletion is listed', () => {
    const a = { files: { 'a.yaml': 'm: {x: 1, y: 2, gone: 3}\nat: [1]\nk: 1\n' } }
    const b = { files: { 'b.yaml': 'at: [1, 2]\nk: {z: 1}\nm: {y: 3, x: 1, n: {}}\n' } }
    const patch = patchFile(requestOf(a, b))
    expect(patch.text).toBe('at: [1, 2]\nk:\n  z: 1\nm:\n  "y": 3\n  "n": {}\n')
    expect([verdictOf(patch), patch.isProven]).toEqual([['deletion m.gone'], false])
  })

  test.each<[title: string, a: TestStack, b: string, text: string, verdict: readonly string[]]>([
    ['M4 {} over a map changes nothing', { files: { 'a.yaml': 'm: {x: 1}' } }, 'm: {}', '', ['deletion m.x']],
    ['M3 null over a map takes it away', { files: { 'a.yaml': 'm: {x: 1}' } }, 'm: null', 'm: null\n', []],
    [
      'A’s override lines lie above',
      { files: { 'a.yaml': 'x: 1\ny: 1' }, overrides: 'x=5\n~z' },
      'x: 2\ny: 2',
      'x: 2\n"y": 2\n',
      ['overridden x'],
    ],
    ['unless they are off', { files: { 'a.yaml': 'x: 1' }, overrides: 'x=5', off: ['overrides'] }, 'x: 2', 'x: 2\n', []],
    [
      'a key that links files',
      { files: { 'a.yaml': 'x: 1' } },
      'x: 1\nm: {includes: [x.yaml]}',
      'm:\n  includes: [x.yaml]\n',
      [],
    ],
    ['a name that is taken', { files: { 'patch.yaml': 'x: 1' } }, 'x: 2', 'x: 2\n', []],
  ])('D7 %s', (_, a, b, text, verdict) => {
    const patch = patchFile(requestOf(a, { files: { 'b.yaml': b } }))
    expect([patch.text, verdictOf(patch), patch.isProven]).toEqual([text, verdict, verdict.length === 0])
  })

  test('D7, M9 a file takes no key from a map that an interpolation brings in', () => {
    const a: TestStack = { files: { 'a.yaml': 'n: {x: 1, y: 2}\nm: ${n}\n' }, dialect: 'omegaconf' }
    const patch = patchFile(requestOf(a, { files: { 'b.yaml': 'n: {x: 1, y: 2}\nm: {x: 1}\n' } }))
    expect([patch.text, verdictOf(patch)]).toEqual(['m:\n  x: 1\n', ['deletion m.y']])
  })
})

describe('D7 takeBack of list items', () => {
  const A = 's: [{name: a}, {name: b}, {name: c, v: 1}, {name: d}]'
  const B = 's: [{name: c, v: 2}, {name: a}, {name: e}, {name: d}]'
  test.each<[title: string, isBack: (kind: string) => boolean, expected: string]>([
    ['an item that was added goes', (kind) => kind === 'added', 's: [{name: c, v: 2}, {name: a}, {name: d}]'],
    [
      'an item that was removed stands behind the one it followed',
      (kind) => kind === 'removed',
      's: [{name: c, v: 2}, {name: a}, {name: b}, {name: e}, {name: d}]',
    ],
    [
      'an item that was moved stands behind the one it followed',
      (kind) => kind === 'moved',
      's: [{name: a}, {name: c, v: 2}, {name: e}, {name: d}]',
    ],
    ['a value in an item', (kind) => kind === 'changed', 's: [{name: c, v: 1}, {name: a}, {name: e}, {name: d}]'],
    ['everything', () => true, A],
  ])('D7 %s', (_, isBack, expected) => {
    const [a, b, goal] = [A, B, expected].map((text) => composeTexts({ files: { 'a.yaml': text } }).config)
    if (!a || !b || !goal) throw new Error('three texts')
    const changes = diff(a, b).changes.filter(({ kind }) => isBack(kind))
    expect(printYaml(takeBack(a, b, { changes }))).toBe(printYaml(goal))
  })
})

describe('D7 laws', () => {
  test.each(DIALECTS)('D7 override lines: A with them equals B (%s)', (dialect) => {
    fc.assert(
      fc.property(anyPair(dialect), ([a, b]) => {
        const request = requestBetween(a, b, dialect)
        const patch = patchLines(request)
        const after = withLines(request, patch)
        expect(verdictOf(patch)).toEqual([])
        expect(isEqualNode(after.config, request.b.config)).toBe(true)
        expect(after.issues.map(({ code }) => code).filter((code) => code.startsWith('override-'))).toEqual([])
      }),
      runs,
    )
  })

  test.each(DIALECTS)('D7 a file: A with it equals B but for the keys that only A has (%s)', (dialect) => {
    fc.assert(
      fc.property(anyPair(dialect), ([a, b]) => {
        const request = requestBetween(a, b, dialect)
        const { changes } = diff(request.a.config, request.b.config)
        const keys = changes.filter(
          ({ kind, a: { path } }) => kind === 'removed' && path.every((step) => typeof step === 'string'),
        )
        expect(verdictOf(patchFile(request))).toEqual(keys.map((change) => `deletion ${formatPath(pathOf(change))}`))
      }),
      runs,
    )
  })

  test('D7 override lines over override lines', () => {
    fc.assert(
      fc.property(anyPair('pyyaml'), anyPair('pyyaml'), fc.boolean(), ([a, c], [, b], isOff) => {
        const plain = requestBetween(a, b, 'pyyaml')
        const { text } = patchLines(requestBetween(a, c, 'pyyaml'))
        const stack = { ...withOverrideLines(plain.a.stack, text), off: new Set(isOff ? ['overrides'] : []) }
        const request = { ...plain, a: compose(plain.files, stack, plain.options) }
        const patch = patchLines(request)
        expect(verdictOf(patch)).toEqual([])
        expect(isEqualNode(withLines(request, patch).config, request.b.config)).toBe(true)
      }),
      runs,
    )
  })

  test('D7 interpolations: what is listed is what differs, and nothing differs without a reason', () => {
    let proven = 0
    fc.assert(
      fc.property(anyInterpolated, anyInterpolated, (a, b) => {
        const request = requestOf(a, b)
        const patch = patchLines(request)
        const { changes } = diff(withLines(request, patch).config, request.b.config)
        expect(verdictOf(patch)).toEqual(changes.map((change) => `interpolation ${formatPath(pathOf(change))}`))
        expect(patch.isProven).toBe(changes.length === 0)
        if (patch.isProven) proven += 1
      }),
      runs,
    )
    expect(proven).toBeGreaterThan(800)
  })

  test('D7 a key in what an open expression of A stands for cannot be taken out, and that is the reason', () => {
    const files = { 'lower.yaml': 'a:\n  a: "${a}"\nx: "${a}"\n', 'upper.yaml': 'includes: [lower.yaml]\nx:\n  a: "${a}"\n' }
    const other = { 'lower.yaml': '{}\n', 'upper.yaml': 'includes: [lower.yaml]\nx:\n  m: "${a}"\n' }
    const rest = { overrides: '', dialect: 'omegaconf' } as const
    expect(verdictOf(patchLines(requestOf({ files, ...rest }, { files: other, ...rest })))).toEqual(['interpolation x.a'])
  })

  test.each(DIALECTS)('D7 a config needs no patch to itself (%s)', (dialect) => {
    fc.assert(
      fc.property(anyPair(dialect), ([a]) => {
        const request = requestBetween(a, a, dialect)
        const nothing = { text: '', isProven: true, inexpressible: [], left: [] }
        expect([patchLines(request), patchFile(request)]).toEqual([nothing, nothing])
      }),
      runs,
    )
  })

  test('D7 with every change taken back, B is A; with some, what differs from A is the others', () => {
    fc.assert(
      fc.property(anyPair('pyyaml'), fc.infiniteStream(fc.boolean()), ([a, b], coins) => {
        const { changes } = diff(a, b)
        expect(isEqualNode(takeBack(a, b, { changes }), a)).toBe(true)
        const ignored = changes.filter(() => coins.next().value)
        const outside = changes.filter((change) => !ignored.includes(change) && isOutsideLists(change))
        const goal = takeBack(a, b, { changes: ignored })
        expect(namesOf(diff(a, goal).changes)).toEqual(namesOf(outside))
        const request = { ...requestBetween(a, b, 'pyyaml'), ignored }
        const patch = patchLines(request)
        expect(verdictOf(patch)).toEqual([])
        expect(isEqualNode(withLines(request, patch).config, goal)).toBe(true)
      }),
      runs,
    )
  })
})

function namesOf(changes: readonly Change[]): readonly string[] {
  return changes
    .filter(isOutsideLists)
    .map((change) => formatPath(pathOf(change)))
    .toSorted()
}

/** With some changes of a list taken back, it may be compared in another way. */
function isOutsideLists({ a, b }: Change): boolean {
  return b.path.every((step) => typeof step === 'string') && !(a.node?.kind === 'list' && b.node?.kind === 'list')
}

function withLines({ a, files, options }: PatchRequest, { text }: Patch) {
  return compose(files, withOverrideLines(a.stack, text), options)
}

function verdictOf({ inexpressible, left }: Patch): readonly string[] {
  return [
    ...inexpressible.map(({ change, reason }) => `${reason} ${formatPath(pathOf(change))}`),
    ...left.map((change) => `left ${formatPath(pathOf(change))}`),
  ]
}
