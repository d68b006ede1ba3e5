import { expect, test } from 'vitest'
import { placesOf, stepFrom, stepsAt, toggleFold } from './list-item.ts'
import type { ListItem } from './list-item.ts'

const line = (id: string, step: number): ListItem => ({ id, level: 1, within: [], step })
const LINES = [line('head', 0), line('a', 1), line('part', 8), line('head 2', 0), line('b', 1)]

test.each<[title: string, selected: string | undefined, next: string, previous: string, at: number | undefined]>([
  ['D5 with nothing selected the steps start at either end', undefined, 'a', 'b', undefined],
  ['D5 from a head the next step is into its card', 'head', 'a', 'b', undefined],
  ['D5 a part is one step, and counts its keys', 'a', 'part', 'b', 1],
  ['D5 heads are passed', 'part', 'b', 'a', 2],
  ['D5 after the last comes the first', 'b', 'a', 'part', 10],
  ['D5 before a head in the middle lies the card above', 'head 2', 'b', 'part', undefined],
  ['D5 a line that is gone is as none', 'gone', 'a', 'b', undefined],
])('%s', (_title, selected, next, previous, at) => {
  const steps = [stepFrom(LINES, selected, 1)?.id, stepFrom(LINES, selected, -1)?.id]
  expect([steps, stepsAt(LINES, selected)]).toEqual([[next, previous], { at, of: 10 }])
})

test('D5 a line is counted among its siblings', () => {
  const within = (...cards: readonly string[]): ListItem => ({ ...line('x', 1), level: cards.length + 1, within: cards })
  const lines = [within(), within('a'), within('a'), within('a', 'p'), within('a'), within(), within('b')]
  expect(placesOf(lines).map(({ at, of }) => `${at} of ${of}`)).toEqual([
    '1 of 2',
    '1 of 3',
    '2 of 3',
    '1 of 1',
    '3 of 3',
    '2 of 2',
    '1 of 1',
  ])
})

test('D5 without changes no step leads anywhere', () => {
  expect([stepFrom([line('head', 0)], undefined, 1), stepFrom([], 'a', -1), stepsAt([], 'a')]).toEqual([
    undefined,
    undefined,
    { at: undefined, of: 0 },
  ])
})

test('D5 a fold is turned around in its own set, and a line without one changes nothing', () => {
  const folds = { folded: new Set(['x']), opened: new Set<string>() }
  const card: ListItem = { ...line('x', 0), fold: { isFolded: true, by: 'folded' } }
  const part: ListItem = { ...line('p', 3), fold: { isFolded: true, by: 'opened' } }
  expect([toggleFold(folds, card), toggleFold(folds, part), toggleFold(folds, line('a', 1))]).toEqual([
    { folded: new Set(), opened: new Set() },
    { folded: new Set(['x']), opened: new Set(['p']) },
    folds,
  ])
})
