import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { Lexer } from 'yaml'
import { anyConfig, anyScalar, anyTimestamp, listNode, scalarNode } from './config-node.testing.ts'
import { entryAt, isEqualNode, leavesOf, nodeAt } from './config-node.ts'
import type { ConfigNode } from './config-node.ts'
import { lineAfter, lineStart } from './edit-text.ts'
import { applyEdits, insertItemAt, moveItemAt, renameKeyAt, setAt, unsetAt } from './edit.ts'
import type { EditResult, Target } from './edit.ts'
import { parse } from './parse.ts'
import type { Parsed } from './parse.ts'
import { pathsOf } from './path.testing.ts'
import { formatPath, startsWith } from './path.ts'
import type { Path } from './path.ts'
import { printYaml } from './print.ts'
import type { Scalar } from './value.ts'
import { anyJsonText, anyYamlText } from './yaml-text.testing.ts'

const runs = { numRuns: 1000 }
vi.setConfig({ testTimeout: 60_000 })

const tameScalar = fc.oneof(
  fc.constantFrom(1n, -7n, 2n ** 70n).map((value): Scalar => ({ kind: 'int', value })),
  fc.constantFrom(0.1, 1, 1e-7, 1e22, Infinity).map((value): Scalar => ({ kind: 'float', value })),
  fc
    .constantFrom('adam', 'a b', 'yes', '1e-4', '', 'x: y', "it's", 'one\ntwo\n', 'end # no', '- a', '\t')
    .map((value): Scalar => ({ kind: 'str', value })),
  fc.constantFrom<Scalar>({ kind: 'null' }, { kind: 'bool', value: true }),
)
const tameKey = fc.constantFrom('a', 'b', 'new', 'x y', 'on', '#').map((value): Scalar => ({ kind: 'str', value }))
const tameValue = fc.oneof(
  { weight: 3, arbitrary: tameScalar.map(scalarNode) },
  { weight: 1, arbitrary: fc.array(tameScalar.map(scalarNode), { maxLength: 4 }).map(listNode) },
  { weight: 1, arbitrary: anyConfig(tameScalar, tameKey) },
)
const wildValue = fc.oneof(anyScalar().map(scalarNode), anyTimestamp().map(scalarNode), anyConfig())

/** Any text that parses, as a YAML or JSON file. */
function anyTarget(tangled: boolean): fc.Arbitrary<Target> {
  const yaml = anyYamlText({ tangled }).map((text) => targetOf('config.yaml', text))
  const json = anyJsonText().map((text) => targetOf('config.json', text))
  return fc.oneof({ weight: 4, arbitrary: yaml }, { weight: 1, arbitrary: json }).filter((target) => !read(target).broken)
}

/** A target, and one of the paths in it that `choose` finds; targets without one are passed over. */
function anyPlace(tangled: boolean, choose: (target: Target) => readonly Path[]): fc.Arbitrary<{ target: Target; path: Path }> {
  return fc
    .tuple(anyTarget(tangled), fc.nat())
    .map(([target, n]) => {
      const paths = choose(target)
      return { target, path: paths[n % paths.length] }
    })
    .filter((place): place is { target: Target; path: Path } => place.path !== undefined)
}

describe('E2 a result reads as asked, and everything else as before', () => {
  test('set, of any value at any path', () => {
    const asked = fc.record({
      place: anyPlace(true, valuePathsOf),
      more: fc.constantFrom<Path>([], [], ['new'], ['a', '\0' + '5'], ['__proto__'], [0]),
      value: wildValue,
    })
    fc.assert(
      fc.property(asked, ({ place: { target, path }, more, value }) => {
        const at = [...path, ...more]
        const after = textAfter(target, setAt(target, at, value))
        if (after === undefined) return
        const { root } = read(after)
        expect(isEqualNode(nodeAt(root, at) ?? root, value)).toBe(true)
        expectOthersUnchanged(target, after, at)
      }),
      runs,
    )
  })

  test('unset, at any path', () => {
    fc.assert(
      fc.property(anyPlace(true, valuePathsOf), ({ target, path }) => {
        const after = textAfter(target, unsetAt(target, path))
        if (after === undefined || typeof path.at(-1) === 'number') return
        const there = nodeAt(read(after).root, path)
        expect(there === undefined || there.via?.kind === 'merge-key').toBe(true)
        expectOthersUnchanged(target, after, path)
      }),
      runs,
    )
  })
})

describe('E2 nothing is refused where no text is used twice', () => {
  test('set, of a value that is there', () => {
    fc.assert(
      fc.property(anyPlace(false, valuePathsOf), tameValue, ({ target, path }, value) => {
        expect(setAt(target, path, value)).toMatchObject({ ok: true })
      }),
      runs,
    )
  })

  test('set, of a key that is not there', () => {
    fc.assert(
      fc.property(anyPlace(false, freshPathsOf), tameValue, ({ target, path }, value) => {
        expect(setAt(target, path, value)).toMatchObject({ ok: true })
      }),
      runs,
    )
  })

  test('unset', () => {
    fc.assert(
      fc.property(anyPlace(false, valuePathsOf), ({ target, path }) => {
        const result = unsetAt(target, path)
        expect(result.ok || result.reason).toSatisfy(
          (reason) => reason === true || /and the comments in it|but holds none/.test(reason),
        )
      }),
      runs,
    )
  })

  test('rename', () => {
    fc.assert(
      fc.property(
        anyPlace(false, keyPathsOf),
        fc.constantFrom('new', 'x: y', '"', '1', 'ключ2', '<<'),
        ({ target, path }, to) => {
          expect(renameKeyAt(target, path, to)).toMatchObject({ ok: true })
        },
      ),
      runs,
    )
  })

  test('insert', () => {
    fc.assert(
      fc.property(anyPlace(false, itemPathsOf), fc.boolean(), tameValue, ({ target, path }, behind, value) => {
        const index = Number(path.at(-1)) + (behind ? 1 : 0)
        expect(insertItemAt(target, [...path.slice(0, -1), index], value)).toMatchObject({ ok: true })
      }),
      runs,
    )
  })
})

describe('E1 what is not asked for stays', () => {
  test("set, of a scalar over a scalar: every line but the value's", () => {
    const scalars = (target: Target) => valuePathsOf(target).filter((path) => nodeAt(read(target).root, path)?.kind === 'scalar')
    fc.assert(
      fc.property(anyPlace(false, scalars), tameScalar.map(scalarNode), ({ target, path }, value) => {
        const after = textAfter(target, setAt(target, path, value))?.source.text ?? ''
        const { text } = target.source
        const node = nodeAt(read(target).root, path)
        const start = lineStart(text, node?.start ?? 0)
        const rest = text.slice(lineAfter(text, node?.end ?? 0))
        expect(after.startsWith(text.slice(0, start))).toBe(true)
        expect(after.endsWith(rest)).toBe(true)
      }),
      runs,
    )
  })

  test('set, of anything anywhere: every line outside the value, in order', () => {
    fc.assert(
      fc.property(anyPlace(false, valuePathsOf), tameValue, ({ target, path }, value) => {
        const after = textAfter(target, setAt(target, path, value))
        if (after) expectLinesKept(linesAround(target, path), after.source.text)
      }),
      runs,
    )
  })

  test('set, of a key that is not there: every line in order, and every comment', () => {
    fc.assert(
      fc.property(anyPlace(true, freshPathsOf), tameValue, ({ target, path }, value) => {
        const after = textAfter(target, setAt(target, path, value))
        if (!after) return
        expect(commentsOf(after)).toEqual(commentsOf(target))
        if (!isInFlow(target, path))
          expectLinesKept(
            splitLines(target.source.text).filter((line) => line.trim() !== ''),
            after.source.text,
          )
      }),
      runs,
    )
  })

  test('unset: every comment but those on the lines of what goes', () => {
    fc.assert(
      fc.property(anyPlace(false, keyPathsOf), ({ target, path }) => {
        const after = textAfter(target, unsetAt(target, path))
        if (!after) return
        const kept = [...commentsOf(after), ...removedComments(target, path, after)]
        expect(without(commentsOf(target), kept)).toEqual([])
      }),
      runs,
    )
  })

  test('rename and move: every comment', () => {
    fc.assert(
      fc.property(anyPlace(true, valuePathsOf), fc.nat(3), ({ target, path }, to) => {
        const result = typeof path.at(-1) === 'number' ? moveItemAt(target, path, to) : renameKeyAt(target, path, 'new')
        const after = textAfter(target, result)
        if (after) expect(commentsOf(after).toSorted()).toEqual(commentsOf(target).toSorted())
      }),
      runs,
    )
  })

  test('the line ends and the habit at the end of the file', () => {
    fc.assert(
      fc.property(
        anyPlace(true, (target) => [...valuePathsOf(target), ...freshPathsOf(target)]),
        tameValue,
        ({ target, path }, value) => {
          const after = textAfter(target, setAt(target, path, value))?.source.text
          if (after === undefined) return
          const { text } = target.source
          const ends = new Set(text.match(/\r\n|\r|\n/g))
          if (ends.size > 0) expect(new Set([...ends, ...(after.match(/\r\n|\r|\n/g) ?? [])])).toEqual(ends)
          if (!isBlock(nodeAt(read(target).root, path))) expect(/[\r\n]$/.test(after)).toBe(/[\r\n]$/.test(text))
          expect(after.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'))
        },
      ),
      runs,
    )
  })
})

describe('what is undone leaves the same bytes', () => {
  test('E4 set and unset, of a key that was not there', () => {
    fc.assert(
      fc.property(anyPlace(true, freshPathsOf), tameValue, ({ target, path }, value) => {
        const after = textAfter(target, setAt(target, path, value))
        if (!after || isBeneathEmpty(target, path)) return
        const back = unsetAt(after, path)
        expect(back.ok && applyEdits(after.source.text, back.edits)).toBe(target.source.text)
      }),
      runs,
    )
  })

  test('E1 insert and unset, of an item', () => {
    fc.assert(
      fc.property(anyPlace(true, itemPathsOf), fc.boolean(), tameValue, ({ target, path }, behind, value) => {
        const at = [...path.slice(0, -1), Number(path.at(-1)) + (behind ? 1 : 0)]
        const after = textAfter(target, insertItemAt(target, at, value))
        if (!after) return
        const back = unsetAt(after, at)
        expect(back.ok && applyEdits(after.source.text, back.edits)).toBe(target.source.text)
      }),
      runs,
    )
  })

  test('E1 move and move back', () => {
    fc.assert(
      fc.property(anyPlace(true, itemPathsOf), fc.nat(3), ({ target, path }, to) => {
        const after = textAfter(target, moveItemAt(target, path, to))
        if (!after) return
        const back = moveItemAt(after, [...path.slice(0, -1), to], Number(path.at(-1)))
        expect(back.ok && applyEdits(after.source.text, back.edits)).toBe(target.source.text)
      }),
      runs,
    )
  })
})

test('E1 a value that is there already needs no edit', () => {
  fc.assert(
    fc.property(anyPlace(true, valuePathsOf), ({ target, path }) => {
      const node = nodeAt(read(target).root, path)
      const printed = parse(
        { kind: 'file', path: 'value.yaml', text: node?.kind === 'map' ? printYaml(node) : '' },
        'pyyaml',
      ).root
      if (node) expect(setAt(target, path, node)).toEqual({ ok: true, edits: [] })
      if (node?.kind === 'map') expect(setAt(target, path, printed)).toEqual({ ok: true, edits: [] })
    }),
    runs,
  )
})

function targetOf(path: string, text: string): Target {
  return { source: { kind: 'file', path, text }, dialect: 'pyyaml' }
}

const readings = new WeakMap<Target, Parsed>()

function read(target: Target): Parsed {
  const known = readings.get(target) ?? parse(target.source, target.dialect)
  readings.set(target, known)
  return known
}

/** The target after a result; undefined where it was refused, with a reason. */
function textAfter(target: Target, result: EditResult): Target | undefined {
  if (!result.ok) expect(result.reason).toMatch(/^\S.*[^.\s]$/s)
  return result.ok ? targetOf(target.source.path, applyEdits(target.source.text, result.edits)) : undefined
}

function valuePathsOf(target: Target): readonly Path[] {
  return pathsOf(read(target).root)
}

function keyPathsOf(target: Target): readonly Path[] {
  return valuePathsOf(target).filter((path) => typeof path.at(-1) === 'string')
}

function itemPathsOf(target: Target): readonly Path[] {
  return valuePathsOf(target).filter((path) => typeof path.at(-1) === 'number')
}

/** For every map, and for every null, keys that it has not. */
function freshPathsOf(target: Target): readonly Path[] {
  const { root } = read(target)
  const holders = [[], ...valuePathsOf(target)].filter((path) => {
    const node = nodeAt(root, path)
    return node?.kind === 'map' || (node?.kind === 'scalar' && node.value.kind === 'null')
  })
  return holders.flatMap((path) => [
    [...path, 'new'],
    [...path, 'new', 'x: y'],
    [...path, 'no'],
  ])
}

function expectOthersUnchanged(before: Target, after: Target, path: Path): void {
  expect(leavesBut(after, path)).toEqual(leavesBut(before, path))
}

/** Every leaf as text that does not lie at, above or beneath a path; keys in order of their names. */
function leavesBut(target: Target, path: Path): readonly string[] {
  const others = leavesOf(read(target).root).filter((leaf) => !startsWith(leaf.path, path) && !startsWith(path, leaf.path))
  const isShifted = (leaf: Path) => typeof path.at(-1) === 'number' && startsWith(leaf, path.slice(0, -1))
  return others
    .filter((leaf) => !isShifted(leaf.path))
    .map(({ path: at, node }) => `${formatPath(at)} ${JSON.stringify(plain(node))}`)
    .toSorted()
}

function plain(node: ConfigNode): unknown {
  if (node.kind === 'list') return node.items.map(plain)
  if (node.kind === 'map')
    return Array.from(node.entries, ([id, entry]) => `${id} ${JSON.stringify(plain(entry.node))}`).toSorted()
  return node.value.kind === 'null' ? ['null'] : [node.value.kind, String(node.value.value)]
}

function splitLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/)
}

/** The lines before and after those that a value or its key stands on. */
function linesAround(target: Target, path: Path): readonly string[] {
  const { text } = target.source
  const { root } = read(target)
  const node = nodeAt(root, path)
  if (!node || node.via) return []
  const holder = nodeAt(root, path.slice(0, -1))
  const key = holder?.kind === 'map' ? holder.entries.get(String(path.at(-1)))?.keySpan : undefined
  const dash = holder?.kind === 'list' && !holder.flow ? text.lastIndexOf('-', node.start - 1) : node.start
  const before = text.slice(0, lineStart(text, Math.min(node.start, dash, key?.start ?? node.start)))
  const behind = text.slice(lineAfter(text, endOf(node)))
  return [...splitLines(before).slice(0, -1), ...(behind === '' ? [] : splitLines(behind))]
}

/** A comment may be indented otherwise. */
function expectLinesKept(lines: readonly string[], text: string): void {
  const isSame = (line: string, other = '') =>
    line === other || (line.trimStart().startsWith('#') && line.trimStart() === other.trimStart())
  const after = splitLines(text)
  let at = 0
  for (const line of lines) {
    while (at < after.length && !isSame(line, after[at])) at += 1
    expect(at, `${JSON.stringify(line)} is gone`).toBeLessThan(after.length)
    at += 1
  }
}

function commentsOf({ source }: Target): readonly string[] {
  if (source.path.endsWith('.json')) return []
  const tokens = Array.from(new Lexer().lex(source.text.replaceAll(/\r(?!\n)/g, '\n')))
  return tokens.filter((token) => token.startsWith('#'))
}

function isInFlow(target: Target, path: Path): boolean {
  const { root } = read(target)
  return path.some((_, length) => {
    const node = nodeAt(root, path.slice(0, length))
    return node !== undefined && (node.kind === 'scalar' || node.flow)
  })
}

/** Whether the last value on the path that is there is null or an empty map: unset does not know that it was there. */
function isBeneathEmpty(target: Target, path: Path): boolean {
  const { root } = read(target)
  const length = path.findLastIndex((_, i) => nodeAt(root, path.slice(0, i)) !== undefined)
  const holder = nodeAt(root, path.slice(0, length))
  return length > 0 && (holder?.kind === 'scalar' || (holder?.kind === 'map' && holder.entries.size === 0))
}

function isBlock(node: ConfigNode | undefined): boolean {
  return node !== undefined && node.kind !== 'scalar' && !node.flow
}

/** The comments that may go with a key: those within its lines, and those behind the heads of the maps that go with it. */
function removedComments(target: Target, path: Path, after: Target): readonly string[] {
  const { text } = target.source
  const { root } = read(target)
  const gone = path.findIndex((_, i) => nodeAt(read(after).root, path.slice(0, i + 1)) === undefined)
  const starts = path.map(
    (_, i) => entryAt(root, path.slice(0, i + 1))?.keySpan.start ?? nodeAt(root, path.slice(0, i + 1))?.start ?? 0,
  )
  const node = nodeAt(root, path)
  const top = nodeAt(root, path.slice(0, Math.max(gone, 0) + 1)) ?? root
  const own = text.slice(lineStart(text, starts.at(-1) ?? 0), lineAfter(text, endOf(nodeAt(root, path) ?? root)))
  const whole = text.slice(lineStart(text, starts[Math.max(gone, 0)] ?? 0), lineAfter(text, endOf(top)))
  const behind = splitLines(whole)
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
  return [own, behind].flatMap((part) => commentsOf(targetOf(target.source.path, part)))
}

function without(all: readonly string[], some: readonly string[]): readonly string[] {
  return some.reduce((left, one) => (left.includes(one) ? left.toSpliced(left.indexOf(one), 1) : left), all)
}

/** Where the text of a value ends; a map or list of a block ends with its last child's. */
function endOf(node: ConfigNode): number {
  if (node.via) return node.via.end
  if (node.kind === 'scalar' || node.flow) return node.end
  const children = node.kind === 'list' ? node.items : Array.from(node.entries.values(), (entry) => entry.node)
  return Math.max(0, ...children.map(endOf))
}
