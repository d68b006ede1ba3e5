import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Lexer } from 'yaml'
import { scalarNode } from '../config-node.testing.ts'
import { entryAt, nodeAt } from '../config-node.ts'
import type { ConfigNode } from '../config-node.ts'
import {
  anyPlace,
  configOf,
  freshPathsOf,
  keyPathsOf,
  tameScalar,
  tameValue,
  targetOf,
  textAfter,
  valuePathsOf,
} from './edit-place.testing.ts'
import { lineAfter, lineStart } from './edit-text.ts'
import { moveItemAt, renameKeyAt, setAt, unsetAt } from './edit.ts'
import type { Target } from './edit.ts'
import type { Path } from '../path.ts'

const runs = { numRuns: 1000 }

describe('E1 what is not asked for stays', () => {
  test("set, of a scalar over a scalar: every line but the value's", () => {
    const scalars = (target: Target) => valuePathsOf(target).filter((path) => nodeAt(configOf(target), path)?.kind === 'scalar')
    fc.assert(
      fc.property(anyPlace(false, scalars), tameScalar.map(scalarNode), ({ target, path }, value) => {
        const after = textAfter(target, setAt(target, path, value))?.source.text ?? ''
        const { text } = target.source
        const node = nodeAt(configOf(target), path)
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
          if (!isBlock(nodeAt(configOf(target), path))) expect(/[\r\n]$/.test(after)).toBe(/[\r\n]$/.test(text))
          expect(after.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'))
        },
      ),
      runs,
    )
  })
})

function splitLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/)
}

/** The lines before and after those that a value or its key stands on. */
function linesAround(target: Target, path: Path): readonly string[] {
  const { text } = target.source
  const root = configOf(target)
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
  const root = configOf(target)
  return path.some((_, length) => {
    const node = nodeAt(root, path.slice(0, length))
    return node !== undefined && (node.kind === 'scalar' || node.flow)
  })
}

function isBlock(node: ConfigNode | undefined): boolean {
  return node !== undefined && node.kind !== 'scalar' && !node.flow
}

/** The comments that may go with a key: those within its lines, and those behind the heads of the maps that go with it. */
function removedComments(target: Target, path: Path, after: Target): readonly string[] {
  const { text } = target.source
  const root = configOf(target)
  const gone = path.findIndex((_, i) => nodeAt(configOf(after), path.slice(0, i + 1)) === undefined)
  const starts = path.map(
    (_, i) => entryAt(root, path.slice(0, i + 1))?.keySpan.start ?? nodeAt(root, path.slice(0, i + 1))?.start ?? 0,
  )
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
