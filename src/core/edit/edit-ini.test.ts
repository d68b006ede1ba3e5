import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEqualNode, leavesOf, nodeAt } from '../config-node.ts'
import type { ConfigNode } from '../config-node.ts'
import { anyScalar, listNode, scalarNode, typedOf } from '../config-node.testing.ts'
import { configOf, tameScalar, targetOf, textAfter, valuePathsOf, wildValue } from './edit-place.testing.ts'
import { applyEdits } from './apply-edits.ts'
import { insertItemAt, moveItemAt, renameKeyAt, setAt, unsetAt } from './edit.ts'
import type { Target } from './edit.ts'
import { anyIniText } from '../read/ini-text.testing.ts'
import { parse } from '../read/parse.ts'
import { formatPath, startsWith } from '../path.ts'
import type { Path } from '../path.ts'
import { findPython, readWithPython } from '../read/python-oracle.testing.ts'

const runs = { numRuns: 1000 }

const wildTarget = targets(true)
const tameTarget = targets(false)
/** Values that an INI file can hold: no map, no `True`, nothing that the loader takes for a path. */
const iniScalar = fc
  .oneof(tameScalar, anyScalar())
  .filter((value) => !(value.kind === 'bool' && value.value) && !(value.kind === 'float' && Number.isNaN(value.value)))
const iniValue = fc.oneof(iniScalar.map(scalarNode), fc.array(iniScalar.map(scalarNode), { maxLength: 4 }).map(listNode))

describe('E2 a result reads as asked, and everything else as before', () => {
  test('set, of any value at any path', () => {
    const more = fc.constantFrom<Path>([], [], ['new'], [0])
    fc.assert(
      fc.property(wildTarget, fc.nat(), fc.tuple(more, fc.oneof(iniValue, wildValue)), (target, n, [deeper, value]) => {
        const path = [...pick([...valuePathsOf(target), ['new']], n), ...deeper]
        const after = textAfter(target, setAt(target, path, value))
        if (!after) return
        const there = nodeAt(configOf(after), path)
        expect(there && isEqualNode(there, value)).toBe(true)
        expect(leavesBut(after, path)).toEqual(leavesBut(target, path))
      }),
      runs,
    )
  })

  test('unset, rename, insert and move, at any path', () => {
    fc.assert(
      fc.property(wildTarget, fc.nat(), iniValue, (target, n, value) => {
        const path = pick(valuePathsOf(target), n)
        for (const result of [
          unsetAt(target, path),
          renameKeyAt(target, path, 'new'),
          insertItemAt(target, path, value),
          moveItemAt(target, path, n % 3),
        ]) {
          const after = textAfter(target, result)
          if (after) expect(leavesBut(after, [path[0] ?? '', 'new'])).toEqual(leavesBut(target, [path[0] ?? '']))
        }
      }),
      runs,
    )
  })
})

describe('E2 nothing is refused that an INI file can hold', () => {
  test('set, of a key that is there or not', () => {
    fc.assert(
      fc.property(tameTarget, fc.nat(), iniValue, (target, n, value) => {
        const path = pick([...valuePathsOf(target).filter(({ length }) => length === 1), ['new']], n)
        expect(setAt(target, path, value)).toMatchObject({ ok: true })
      }),
      runs,
    )
  })

  test('unset and rename', () => {
    fc.assert(
      fc.property(tameTarget, fc.nat(), (target, n) => {
        const path = pick([...valuePathsOf(target).filter(({ length }) => length === 1), ['new']], n)
        expect(unsetAt(target, path)).toMatchObject({ ok: true })
        const renamed = renameKeyAt(target, path, 'new')
        expect(renamed.ok || renamed.reason).toSatisfy(
          (reason) => reason === true || /no key stands|stands in two sections/.test(reason),
        )
      }),
      runs,
    )
  })

  test('set, insert and move, of items', () => {
    fc.assert(
      fc.property(tameTarget, fc.nat(), iniScalar, (target, n, value) => {
        const items = valuePathsOf(target).filter((path) => path.every((step, i) => i === 0 || typeof step === 'number'))
        const path = pick(
          items.filter(({ length }) => length > 1),
          n,
        )
        if (path.length === 0) return
        expect(setAt(target, path, scalarNode(value))).toMatchObject({ ok: true })
        expect(insertItemAt(target, path, scalarNode(value))).toMatchObject({ ok: true })
        expect(unsetAt(target, path)).toMatchObject({ ok: true })
        expect(moveItemAt(target, path, 0)).toMatchObject({ ok: true })
      }),
      runs,
    )
  })
})

test('E4 set and unset, of a key that was not there, leaves the same bytes', () => {
  fc.assert(
    fc.property(wildTarget, iniValue, (target, value) => {
      const after = textAfter(target, setAt(target, ['new'], value))
      if (!after) return
      const back = unsetAt(after, ['new'])
      expect(back.ok && applyEdits(after.source.text, back.edits)).toBe(target.source.text)
    }),
    runs,
  )
})

test('E1 lines that are not asked for stay, comments and their ends included', () => {
  fc.assert(
    fc.property(tameTarget, fc.nat(), fc.oneof(iniValue.map(setting), fc.constant(unsetAt)), (target, n, edit) => {
      const path = pick(valuePathsOf(target), n).slice(0, 1)
      if (path.length === 0) return
      const result = edit(target, path)
      if (!result.ok) return
      const own = ownLines(target, String(path[0]))
      const after = linesOf(applyEdits(target.source.text, result.edits))
      const others = linesOf(target.source.text).filter((line, i) => line.trim() !== '' && !own.has(i))
      expect(others.filter((line) => !removeOne(after, line))).toEqual([])
    }),
    runs,
  )
})

test('E1 a value that is there already needs no edit', () => {
  fc.assert(
    fc.property(wildTarget, fc.nat(), (target, n) => {
      const path = pick(valuePathsOf(target), n)
      const node = nodeAt(configOf(target), path)
      if (node && path.length > 0 && path.every((step, i) => i === 0 || typeof step === 'number'))
        expect(setAt(target, path, node)).toEqual({ ok: true, edits: [] })
    }),
    runs,
  )
})

const oracle = findPython()
const python = oracle ? 'the real loader' : '(skipped: no Python with PyYAML here; Debian has python3-yaml) the real loader'

test.skipIf(!oracle)(`E2 ${python} reads what an edit leaves as it was asked for`, () => {
  const asks = fc.sample(fc.tuple(wildTarget, fc.nat(), iniValue), { numRuns: 1500, seed: 1 })
  const texts = asks.flatMap(([target, n, value]) => {
    const path = pick([...valuePathsOf(target), ['new']], n)
    const after = textAfter(target, n % 5 === 0 ? unsetAt(target, path) : setAt(target, path, value))
    return after ? [after.source.text] : []
  })
  expect(texts.length).toBeGreaterThan(1000)
  const theirs = oracle ? readWithPython(oracle, { edited: { readers: ['settings'], documents: texts } }).edited.settings : []
  const rows = texts.map((text, i) => ({
    text,
    ours: typedOf(parse(targetOf('a.ini', text).source, 'pyyaml').root),
    theirs: theirs?.[i],
  }))
  expect(rows.filter((row) => JSON.stringify(row.ours) !== JSON.stringify(row.theirs))).toEqual([])
})

function targets(wild: boolean): fc.Arbitrary<Target> {
  return anyIniText({ wild })
    .map((text) => targetOf('config.ini', text))
    .filter((target) => !parse(target.source, target.dialect).broken)
}

function pick(paths: readonly Path[], n: number): Path {
  return paths[n % paths.length] ?? []
}

function setting(value: ConfigNode): typeof unsetAt {
  return (target, path) => setAt(target, path, value)
}

/** Every leaf as text that neither lies at or beneath a path's key nor follows it by an interpolation. */
function leavesBut(target: Target, [key = '', other]: Path): readonly string[] {
  const isFree = (path: Path) => !startsWith(path, [key]) && path[0] !== other && !/%\(/.test(rawOf(target, path))
  return leavesOf(configOf(target))
    .filter(({ path }) => isFree(path))
    .map(({ path, node }) => `${formatPath(path)} ${JSON.stringify(typedOf(node))}`)
    .toSorted()
}

function rawOf(target: Target, path: Path): string {
  return nodeAt(configOf(target), path.slice(0, 1))?.via?.expression ?? ''
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}

function removeOne(lines: string[], line: string): boolean {
  const at = lines.indexOf(line)
  if (at !== -1) lines.splice(at, 1)
  return at !== -1
}

/** The lines from each key of this name to the last of its value, comments left out. */
function ownLines(target: Target, key: string): ReadonlySet<number> {
  const { text } = target.source
  const lines = linesOf(text)
  const found = new Set<number>()
  let isOwn = false
  for (const [i, line] of lines.entries()) {
    const isComment = /^\s*[#;]/.test(line)
    if (!isComment && /^\S/.test(line)) isOwn = line.startsWith(key)
    if (isOwn && !isComment && line.trim() !== '') found.add(i)
  }
  return found
}
