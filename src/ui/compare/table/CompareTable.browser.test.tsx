import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createSessionStore } from '../../../workspace/session-store.ts'
import type { SessionStore } from '../../../workspace/session-store.ts'
import { sessionOf } from '../../../workspace/session.testing.ts'
import '../../look/base.css'
import '../../look/tokens.css'
import { SessionContext } from '../../session-context.tsx'
import { setView, view } from '../../view.ts'
import { compareState, setCompare } from '../compare-state.ts'
import { CompareTable } from './CompareTable.tsx'
import { compareOptionsOf } from '../../../workspace/compare/compare-options.ts'
import { dismissAll, notices } from '../../shell/notices.ts'
import { expectNoComplaints } from '../../complaints.testing.ts'

const FILES = {
  'a.yaml': 'lr: 0.1\nsteps: 10\nname: one\nm:\n  x: 1\n',
  'b.yaml': 'lr: 0.2\nsteps: 10\nname: two\nm:\n  x: 1\n',
  'c.yaml': 'lr: 0.3\nsteps: 10.0\nm:\n  x: 1\n  y: 2\n',
}

expectNoComplaints()

afterEach(() => {
  cleanup()
  setCompare({ sides: [], filter: '', shows: 'changes', isThreeWay: false })
  dismissAll()
})

test('D6 a row for each key that differs, with a cell for every side, the baseline first', async () => {
  open(FILES)
  await expect.element(page.getByRole('grid', { name: 'Differences from the baseline' })).toBeVisible()
  expect(told()).toEqual([
    'lr: 0.1, the baseline | 0.2, changed, × 2 (+0.3 decades) | 0.3, changed, × 3 (+0.48 decades)',
    'steps: 10, the baseline | 10, as in the baseline | 10.0, other type',
    'name: one, the baseline | two, changed | missing, only in A',
    'm.y: missing, the baseline | missing, as in the baseline | 2, only in C',
  ])
  await expect.element(page.getByRole('columnheader', { name: 'Column C, c' })).toHaveTextContent('4 keys differ')
})

test('D6 another column is made the baseline, columns are moved and taken out', async () => {
  open(FILES)
  await choose('Column C, c', 'Make baseline')
  expect(names()).toEqual(['Column A, c, the baseline', 'Column B, a', 'Column C, b'])
  await choose('Column B, a', 'Move right')
  expect(names()).toEqual(['Column A, c, the baseline', 'Column B, b', 'Column C, a'])
  await choose('Column B, b', 'Remove column')
  expect(names()).toEqual(['Column A, c, the baseline', 'Column B, a'])
  expect(compareState.getState().sides).toEqual([
    { kind: 'file', path: 'c.yaml' },
    { kind: 'file', path: 'a.yaml' },
  ])
})

test('D6 three ways: who changed what, and conflicts first, until it is switched off', async () => {
  const store = open(FILES)
  await userEvent.click(page.getByRole('button', { name: 'Three-way: A is the base' }))
  await expect.element(page.getByRole('status')).toHaveTextContent('4 keys differ from the baseline · 2 conflicts')
  const marks = (): readonly string[] =>
    page
      .getByRole('rowheader')
      .elements()
      .map((head) => head.textContent ?? '')
  expect(marks()).toEqual(['lrconflict', 'stepsonly C', 'nameconflict', 'm.yonly C'])
  await userEvent.click(page.getByRole('button', { name: 'Conflicts first' }))
  expect(marks()).toEqual(['lrconflict', 'nameconflict', 'stepsonly C', 'm.yonly C'])
  cleanup()
  draw(store)
  await expect.poll(marks).toEqual(['lrconflict', 'stepsonly C', 'nameconflict', 'm.yonly C'])
})

test('D5 the filter looks at what differs', async () => {
  open(FILES)
  setCompare({ filter: '@type' })
  await expect.poll(told).toEqual(['steps: 10, the baseline | 10, as in the baseline | 10.0, other type'])
  await expect.element(page.getByRole('status')).toHaveTextContent('1 of 4 keys differ from the baseline')
  setCompare({ filter: 'nowhere' })
  await expect.element(page.getByText('No row matches the filter. Clear it to see all of them.')).toBeVisible()
})

test('D3 arrows lead from cell to cell, Enter to the line that wrote a value, Ctrl+C copies it', async () => {
  const written: string[] = []
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void written.push(text))
  const store = open(FILES)
  page.getByRole('grid').element().focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}{ArrowRight}')
  expect(active()).toBe('two, changed')
  await userEvent.keyboard('{Control>}c{/Control}')
  expect(written).toEqual(['two'])
  await userEvent.keyboard('{Enter}')
  expect(store.getState().target).toBe('b.yaml')
  expect(view.getState()).toMatchObject({ screen: 'compose', reveal: { file: 'b.yaml', offset: FILES['b.yaml'].indexOf('two') } })
  await userEvent.keyboard('{Control>}{End}{/Control}{End}')
  expect(active()).toBe('2, only in C')
})

test('D6 5,000 rows of six columns: only those in sight are drawn, and the last is reached by key', async () => {
  const text = (n: number): string => Array.from({ length: 5000 }, (_, i) => `key_${i}: ${i + n}\n`).join('')
  open(Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name, n) => [`${name}.yaml`, text(n)])))
  await expect.element(page.getByRole('status')).toHaveTextContent('5,000 keys differ')
  page.getByRole('grid').element().focus()
  await userEvent.keyboard('{Control>}{End}{/Control}{End}')
  await expect.poll(active).toBe('5004, changed, +0.1 %')
  expect(page.getByRole('row').elements().length).toBeLessThan(60)
})

test('D5 @ignored is read in the table as in the lists, and an unknown term is named', async () => {
  open({ ...FILES, 'b.yaml': 'lr: 0.2\nsteps: 10\nname: one\nm:\n  x: 3\n' }, 'compare: {ignore: [m]}\n')
  setCompare({ filter: '@ignored' })
  const chip = page.getByRole('button', { name: '2 ignored' })
  await expect.element(page.getByRole('status')).toHaveTextContent('2 ignored keys')
  await expect.element(chip).toHaveAttribute('aria-pressed', 'true')
  await userEvent.click(chip)
  await expect.element(page.getByRole('status')).toHaveTextContent('3 keys differ from the baseline')
  expect(compareState.getState()).toMatchObject({ filter: '', shows: 'changes' })
  setCompare({ filter: '@nope' })
  await expect.element(page.getByText(/^There is no @nope\. Try @added/)).toBeVisible()
  await expect.element(page.getByRole('rowheader', { name: 'lr' })).toBeInViewport()
})

test('D5 a key is ignored from its row, by menu or by i, and what that hides is said and taken back', async () => {
  const store = open({ 'a.yaml': 'm: {x: 1, y: 1}\nz: 1\n', 'b.yaml': 'm: {x: 2, y: 2}\nz: 2\n' })
  await userEvent.click(page.getByRole('rowheader', { name: 'm.y' }))
  await userEvent.click(page.getByRole('button', { name: 'Actions for m.y' }))
  await userEvent.click(page.getByRole('menuitem', { name: 'Ignore m.y (1 key)' }))
  await expect.element(page.getByRole('status')).toHaveTextContent('2 keys differ from the baseline')
  page.getByRole('grid').element().focus()
  await userEvent.keyboard('i')
  await expect.element(page.getByRole('status')).toHaveTextContent('1 key differs from the baseline')
  expect(compareOptionsOf(store.getState()).ignore).toEqual(['m.y', 'z'])
  expect(notices.getState().map(({ text }) => text)).toEqual(['Ignoring z: 1 key is hidden.'])
  notices.getState()[0]?.actions[0]?.run()
  await expect.element(page.getByRole('status')).toHaveTextContent('2 keys differ from the baseline')
})

test('D5 F7 and j lead from row to row, from anywhere, and around the end', async () => {
  open(FILES)
  page.getByRole('grid').element().focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  await userEvent.click(page.getByRole('searchbox', { name: 'Filter rows' }))
  await userEvent.keyboard('{F7}{F7}')
  expect(active()).toBe('two, changed')
  await userEvent.keyboard('{Shift>}{F7}{/Shift}')
  expect(active()).toBe('10, as in the baseline')
  page.getByRole('grid').element().focus()
  await userEvent.keyboard('kk')
  expect(active()).toBe('missing, as in the baseline')
  await userEvent.keyboard('j')
  expect(active()).toMatch(/^0.2, changed/)
})

test('two sides at least are asked for', async () => {
  open({ 'a.yaml': 'x: 1' })
  await expect.element(page.getByText(/Pick two or more sides/)).toBeVisible()
})

function open(files: Readonly<Record<string, string>>, manifest = ''): SessionStore {
  const store = createSessionStore(sessionOf({ ...files, 'strata.yaml': manifest }))
  setView({ screen: 'compare' })
  setCompare({ sides: Object.keys(files).map((path) => ({ kind: 'file', path })) })
  document.documentElement.dataset['theme'] = 'light'
  draw(store)
  return store
}

function draw(store: SessionStore): void {
  render(
    <SessionContext value={store}>
      <div style={{ width: 1100, height: 600 }}>
        <CompareTable />
      </div>
    </SessionContext>,
  )
}

function told(): readonly string[] {
  return page
    .getByRole('rowheader')
    .elements()
    .map((head) => {
      const cells = [...(head.parentElement?.querySelectorAll('[role="gridcell"]') ?? [])]
      return `${head.textContent}: ${cells.map((cell) => cell.getAttribute('aria-label')).join(' | ')}`
    })
}

function names(): readonly (string | null)[] {
  return page
    .getByRole('button', { name: /^Column/ })
    .elements()
    .map((button) => button.getAttribute('aria-label'))
}

function active(): string | null | undefined {
  const id = page.getByRole('grid').element().getAttribute('aria-activedescendant') ?? ''
  return document.querySelector(`#${id}`)?.getAttribute('aria-label')
}

async function choose(column: string, item: string): Promise<void> {
  await userEvent.click(page.getByRole('button', { name: column }))
  await userEvent.click(page.getByRole('menuitem', { name: item }))
}
