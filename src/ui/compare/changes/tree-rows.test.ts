import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listChanges } from './change-listing.ts'
import { changeTree } from './change-tree.ts'
import { compareTexts } from '../compare-files.testing.ts'
import type { Folds } from './list-item.ts'
import { treeItems } from './tree-rows.ts'
import type { TreeItem } from './tree-rows.ts'

const CLOSED: Folds = { folded: new Set(), opened: new Set() }

function told(item: TreeItem): string {
  const end = item.fold?.isFolded === true ? ' …' : ''
  const start = '  '.repeat(item.level - 1)
  if (item.kind === 'equal') return `${start}= ${item.keys}: ${item.names}${end}`
  if (item.kind === 'row') return `${start}${item.row.kind} ${item.label}`
  return `${start}${item.part ? `${item.part.kind} ` : ''}${item.label} ${item.differ}/${item.equal}${end}${item.note === '' ? '' : ` ${item.note}`}`
}

test.each<[title: string, a: string, b: string, opened: readonly string[], lines: readonly string[]]>([
  [
    'D5 branches count what differs and what is equal, and what is equal is one line',
    'm: {x: 1, y: 1, z: {u: 1, v: 2}}\nn: {w: 1}\nk: 1\n',
    'm: {x: 2, y: 1, z: {u: 1, v: 2}}\nn: {w: 1}\nk: 1\n',
    [],
    ['m 1/3', '  changed x', '  = 3: y, z …', '= 2: n, k …'],
  ],
  [
    'D5 the equal part opens key by key',
    'm: {x: 1, y: 1, z: {u: 1, v: 2}}\n',
    'm: {x: 2, y: 1, z: {u: 1, v: 2}}\n',
    ['same ["m"]'],
    ['m 1/3', '  changed x', '  = 3: y, z', '    equal y', '    z 0/2 …'],
  ],
  [
    'D5 a part that only one side has is closed until it is opened',
    'm: {x: 1}\n',
    'm: {x: 1, new: {p: 1, q: 2}}\n',
    [],
    ['m 2/1', '  added new 2/0 …', '  = 1: x …'],
  ],
  [
    'D5 an opened part lists its keys',
    'm: {old: {p: 1, q: {r: 2, s: 3}}, x: 1}\n',
    'm: {x: 2}\n',
    ['branch ["m","old"]'],
    ['m 4/0', '  removed old 3/0', '    removed p', '    q 2/0', '      removed r', '      removed s', '  changed x'],
  ],
  [
    'D2 items of lists are branches, and a list in another order says so itself',
    'l: [{name: a, v: 1}, {name: b, v: 1}, {name: c, v: 1}]\n',
    'l: [{name: c, v: 1}, {name: b, v: 2}, {name: a, v: 1}]\n',
    [],
    ['l 2/0', '  reordered l', '  [1] 1/0', '    changed v'],
  ],
  ['D1 a map against a value is one change', 'm: {x: 1, y: 2}\nk: 1\n', 'm: 3\nk: 1\n', [], ['type-changed m', '= 1: k …']],
])('%s', async (_title, a, b, opened, lines) => {
  const comparison = await compareTexts(a, b)
  const tree = changeTree(comparison, listChanges(comparison, { filter: '', shows: 'changes' }))
  expect(treeItems(tree, { ...CLOSED, opened: new Set(opened) }).map(told)).toEqual(lines)
})

test('V7 a branch that a model does not use is closed until it is opened', async () => {
  const comparison = await compareTexts('m: {u: {x: 1, y: 1, z: 1}, v: 1}\n', 'm: {u: {x: 2, y: 2, z: 1}, v: 2}\n')
  const listing = listChanges(comparison, { filter: '', shows: 'changes' })
  const tree = changeTree(comparison, listing, (path) => (path.join('.').startsWith('m.u') ? 'inactive in B' : ''))
  expect(treeItems(tree, CLOSED).map(told)).toEqual(['m 3/1', '  u 2/1 … inactive in B', '  changed v'])
  expect(treeItems(tree, CLOSED).map(({ step }) => step)).toEqual([0, 2, 1])
  expect(treeItems(tree, { ...CLOSED, opened: new Set(['branch ["m","u"]']) }).map(told)).toEqual([
    'm 3/1',
    '  u 2/1 inactive in B',
    '    changed x',
    '    changed y',
    '    = 1: z …',
    '  changed v',
  ])
})

test('D5 a filter leaves only what it finds, without what is equal', async () => {
  const comparison = await compareTexts('m: {x: 1, y: 1}\nn: 1\nk: 1\n', 'm: {x: 2, y: 1}\nn: 2\nk: 1\n')
  const tree = changeTree(comparison, listChanges(comparison, { filter: 'm.x', shows: 'changes' }))
  expect(treeItems(tree, CLOSED).map(told)).toEqual(['m 1/0', '  changed x'])
})

test('D5 a folded branch hides what stands beneath', async () => {
  const comparison = await compareTexts('m: {x: 1}\nn: 1\n', 'm: {x: 2}\nn: 2\n')
  const tree = changeTree(comparison, listChanges(comparison, { filter: '', shows: 'changes' }))
  expect(treeItems(tree, { ...CLOSED, folded: new Set(['branch ["m"]']) }).map(told)).toEqual(['m 1/0 …', 'changed n'])
})

test('D5 what is ignored is neither different nor equal', async () => {
  const comparison = await compareTexts('m: {x: 1, y: 1, z: 1}\n', 'm: {x: 2, y: 2, z: 1}\n', {
    'strata.yaml': 'system: none\ncompare:\n  ignore: [m.y]\n',
  })
  const tree = changeTree(comparison, listChanges(comparison, { filter: '', shows: 'changes' }))
  expect(treeItems(tree, { ...CLOSED, opened: new Set(['same ["m"]']) }).map(told)).toEqual([
    'm 1/1',
    '  changed x',
    '  = 1: z',
    '    equal z',
  ])
})

test('D5 law: every change is one step of the tree, every equal key is counted once, and ids are told apart', async () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constant([]), fc.constant({}))
  const inner = fc.dictionary(fc.constantFrom('t', 'u', 'v'), value)
  const map = fc.dictionary(fc.constantFrom('p', 'q', 'r'), fc.oneof(value, inner), { minKeys: 1 })
  await fc.assert(
    fc.asyncProperty(map, map, async (a, b) => {
      const comparison = await compareTexts(JSON.stringify(a), JSON.stringify(b))
      const tree = changeTree(comparison, listChanges(comparison, { filter: '', shows: 'changes' }))
      const items = treeItems(tree, CLOSED)
      expect(items.reduce((sum, { step }) => sum + step, 0)).toBe(comparison.changes.length)
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
      expect(tree.equalKeys).toBe(comparison.diff.equal)
      const equal = items.reduce((sum, item) => sum + (item.kind === 'equal' ? item.keys : 0), 0)
      expect(equal).toBe(comparison.changes.length === 0 ? 0 : comparison.diff.equal)
    }),
    { numRuns: 1000 },
  )
})
