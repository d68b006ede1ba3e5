import fc from 'fast-check'
import { expect, test } from 'vitest'
import { causeItems } from './cause-rows.ts'
import type { CauseItem } from './cause-rows.ts'
import { listChanges } from '../changes/change-listing.ts'
import { sectionTitle } from './cause-words.ts'
import { compareFiles, compareTexts } from '../compare-files.testing.ts'
import type { Folds } from '../changes/list-item.ts'

const OPEN: Folds = { folded: new Set(), opened: new Set() }

const FILES = {
  'low/one.yaml': 'm: {x: 1, y: 1}\n',
  'low/two.yaml': 'm: {x: 2, y: 2}\nonly: {p: 1, q: 2}\n',
  'a.yaml': 'includes: [low/one.yaml]\nown: 1\n',
  'b.yaml': 'includes: [low/two.yaml]\nown: 2\n',
}

function told(item: CauseItem): string {
  const text = item.kind === 'head' ? `${sectionTitle(item.section)} (${item.section.keys})` : item.label
  const sign = item.kind === 'head' ? '' : `${item.row.kind} `
  return `${'  '.repeat(item.level - 1)}${sign}${text}${item.fold?.isFolded === true ? ' …' : ''}${item.kind === 'row' && item.isLast ? ' |' : ''}`
}

async function cards(files: Readonly<Record<string, string>>, folds = OPEN, filter = ''): Promise<readonly string[]> {
  const listing = listChanges(await compareFiles(files), { filter, shows: 'changes' })
  return causeItems(listing.sections, folds).map(told)
}

test('D4 a card for each cause, its changes beneath; what only one side has is one row', async () => {
  expect(await cards(FILES)).toEqual([
    'B includes low/two.yaml where A includes low/one.yaml (4)',
    '  changed m.x',
    '  changed m.y',
    '  added only … |',
    'Written in a.yaml and b.yaml themselves (1)',
    '  changed own |',
  ])
})

test('D4 a folded card keeps its head, an opened part lists its keys', async () => {
  const listing = listChanges(await compareFiles(FILES), { filter: '', shows: 'changes' })
  const [first, second] = listing.sections
  const part = causeItems(listing.sections, OPEN).find((item) => item.kind === 'row' && item.fold !== undefined)
  const folds = { folded: new Set([second?.id ?? '']), opened: new Set([part?.id ?? '']) }
  expect(causeItems(listing.sections, folds).map(told)).toEqual([
    `${first ? sectionTitle(first) : ''} (4)`,
    '  changed m.x',
    '  changed m.y',
    '  added only',
    '    added p',
    '    added q |',
    'Written in a.yaml and b.yaml themselves (1) …',
  ])
})

test('D5 a filter leaves out cards with nothing to show', async () => {
  expect(await cards(FILES, OPEN, 'own')).toEqual(['Written in a.yaml and b.yaml themselves (1)', '  changed own |'])
})

test('D5 what is ignored is in no card, and listed when asked for', async () => {
  const files = { ...FILES, 'strata.yaml': 'system: none\ncompare:\n  ignore: [m.x, only]\n' }
  const comparison = await compareFiles(files)
  expect(causeItems(listChanges(comparison, { filter: '', shows: 'changes' }).sections, OPEN).map(told)).toEqual([
    'B includes low/two.yaml where A includes low/one.yaml (1)',
    '  changed m.y |',
    'Written in a.yaml and b.yaml themselves (1)',
    '  changed own |',
  ])
  const ignored = ['Ignored: these keys differ and do not count (3)', '  changed m.x', '  added only … |']
  expect(causeItems(listChanges(comparison, { filter: '', shows: 'ignored' }).sections, OPEN).map(told)).toEqual(ignored)
  expect(causeItems(listChanges(comparison, { filter: '@ignored', shows: 'changes' }).sections, OPEN).map(told)).toEqual(ignored)
})

test('D5 equal values from two places are rows on demand', async () => {
  const comparison = await compareFiles({ ...FILES, 'low/two.yaml': 'z: 0\nm: {x: 1, y: 2}\n' })
  const listing = listChanges(comparison, { filter: '', shows: 'redundant' })
  expect(causeItems(listing.sections, OPEN).map(told)).toEqual(['Equal, but written in two places: 1 of 1 (1)', '  equal m.x |'])
})

test('D4 law: every change has one step, whatever is opened, and ids are told apart', async () => {
  const value = fc.integer({ min: 0, max: 3 })
  const map = fc.dictionary(
    fc.constantFrom('p', 'q', 'r', 's'),
    fc.oneof(value, fc.dictionary(fc.constantFrom('t', 'u', 'v'), value)),
  )
  await fc.assert(
    fc.asyncProperty(map, map, fc.func(fc.boolean()), async (a, b, isOpened) => {
      const comparison = await compareTexts(JSON.stringify(a), JSON.stringify(b))
      const { sections } = listChanges(comparison, { filter: '', shows: 'changes' })
      const closed = causeItems(sections, OPEN)
      const opened = new Set(closed.map(({ id }) => id).filter((id) => isOpened(id)))
      const items = causeItems(sections, { folded: new Set(), opened })
      expect(items.reduce((sum, { step }) => sum + step, 0)).toBe(comparison.changes.length)
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    }),
    { numRuns: 1000 },
  )
})
