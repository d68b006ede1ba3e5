import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEqualNode, leavesOf, nodeAt } from '../config-node.ts'
import type { ConfigNode } from '../config-node.ts'
import {
  anyPlace,
  configOf,
  freshPathsOf,
  itemPathsOf,
  keyPathsOf,
  tameValue,
  textAfter,
  valuePathsOf,
  wildValue,
} from './edit-place.testing.ts'
import { applyEdits } from './apply-edits.ts'
import { insertItemAt, moveItemAt, renameKeyAt, setAt, unsetAt } from './edit.ts'
import type { Target } from './edit.ts'
import { parse } from '../read/parse.ts'
import { formatPath, startsWith } from '../path.ts'
import type { Path } from '../path.ts'
import { printYaml } from '../print/print.ts'
import { keyId } from '../value.ts'

const runs = { numRuns: 1000 }

describe('E2 a result reads as asked, and everything else as before', () => {
  test('set, of any value at any path', () => {
    const asked = fc.record({
      place: anyPlace(true, valuePathsOf),
      more: fc.constantFrom<Path>([], [], ['new'], ['a', keyId({ kind: 'int', value: 5n })], ['__proto__'], [0]),
      value: wildValue,
    })
    fc.assert(
      fc.property(asked, ({ place: { target, path }, more, value }) => {
        const at = [...path, ...more]
        const after = textAfter(target, setAt(target, at, value))
        if (after === undefined) return
        const root = configOf(after)
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
        const there = nodeAt(configOf(after), path)
        expect(there === undefined || there.via?.kind === 'merge-key').toBe(true)
        expectOthersUnchanged(target, after, path)
      }),
      runs,
    )
  })
})

test('E10 unset, of a key in a map that stays: the map is there, without the key, and all else as before', () => {
  fc.assert(
    fc.property(anyPlace(true, keyPathsOf), ({ target, path }) => {
      const kept = path.slice(0, -1)
      const after = textAfter(target, unsetAt(target, path, kept))
      if (after === undefined) return
      expect(nodeAt(configOf(after), kept)?.kind).toBe('map')
      expect(nodeAt(configOf(after), path)?.via?.kind ?? 'merge-key').toBe('merge-key')
      expectOthersUnchanged(target, after, path)
    }),
    runs,
  )
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

  test('E1 rename and rename back, but for quotes that the key had', () => {
    fc.assert(
      fc.property(anyPlace(true, keyPathsOf), ({ target, path }) => {
        const name = String(path.at(-1))
        const after = textAfter(target, renameKeyAt(target, path, 'new'))
        if (!after || name.startsWith('\0')) return
        const back = textAfter(after, renameKeyAt(after, [...path.slice(0, -1), 'new'], name))
        expect(back?.source.text.replaceAll(/["']/g, '')).toBe(target.source.text.replaceAll(/["']/g, ''))
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
      const node = nodeAt(configOf(target), path)
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

function expectOthersUnchanged(before: Target, after: Target, path: Path): void {
  expect(leavesBut(after, path)).toEqual(leavesBut(before, path))
}

/** Every leaf as text that does not lie at, above or beneath a path; keys in order of their names. */
function leavesBut(target: Target, path: Path): readonly string[] {
  const others = leavesOf(configOf(target)).filter((leaf) => !startsWith(leaf.path, path) && !startsWith(path, leaf.path))
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

/** Whether the last value on the path that is there is null or an empty map: unset does not know that it was there. */
function isBeneathEmpty(target: Target, path: Path): boolean {
  const root = configOf(target)
  const length = path.findLastIndex((_, i) => nodeAt(root, path.slice(0, i)) !== undefined)
  const holder = nodeAt(root, path.slice(0, length))
  return length > 0 && (holder?.kind === 'scalar' || (holder?.kind === 'map' && holder.entries.size === 0))
}
