import { cleanup } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { compareOptionsOf } from '../../../workspace/compare/compare-options.ts'
import { undo } from '../../../workspace/commands.ts'
import { expectNoComplaints } from '../../complaints.testing.ts'
import { dismissAll, notices } from '../../shell/notices.ts'
import { openCompare } from '../compare.testing.tsx'

expectNoComplaints()

afterEach(() => {
  cleanup()
  dismissAll()
})

const FILES = {
  'strata.yaml': 'system: none\n',
  'a.yaml': 'l: [{name: a, v: 1}, {name: b, v: 1}, {name: c, v: 1}]\nm: 1\n',
  'b.yaml': 'l: [{name: c, v: 2}, {name: a, v: 2}, {name: b, v: 2}]\nm: 2\n',
}

const open = (files: Readonly<Record<string, string>> = FILES) => openCompare({ files, a: 'a.yaml', b: 'b.yaml' })
const row = (name: RegExp) => page.getByRole('treeitem', { name })
const said = () => notices.getState().map(({ text, actions }) => [text, actions.map(({ label }) => label)])

async function openMenu(name: RegExp): Promise<void> {
  await row(name).click()
  await row(name)
    .getByRole('button', { name: /^Actions for/ })
    .click()
}

const chosen = (): readonly (string | undefined)[] =>
  [...document.querySelectorAll('[role="menuitemradio"][aria-checked="true"]')].map((item) => item.textContent)

test('D5 ignoring an item of a list says that it hides the whole list, and is undone', async () => {
  const store = await open()
  const before = store.getState().files.get('strata.yaml')
  await openMenu(/^l\[0\], moved/)
  await page.getByRole('menuitem', { name: 'Ignore l.* (4 changes)' }).click()
  await expect.element(page.getByRole('button', { name: '4 ignored' })).toBeVisible()
  expect(said()).toEqual([['Ignoring l.*: 4 changes are hidden.', ['Undo']]])
  notices.getState()[0]?.actions[0]?.run()
  await expect.element(page.getByRole('button', { name: '5 differ' })).toBeVisible()
  expect(store.getState().files.get('strata.yaml')).toBe(before)
})

test('D5 so does the key i, and Undo leaves later steps alone', async () => {
  const store = await open()
  await row(/^l\[0\], moved/).click()
  page.getByRole('tree').element().focus()
  await userEvent.keyboard('i')
  await expect.element(page.getByRole('button', { name: '4 ignored' })).toBeVisible()
  const [notice] = notices.getState()
  expect(notice?.text).toBe('Ignoring l.*: 4 changes are hidden.')
  await row(/^m/).click()
  page.getByRole('tree').element().focus()
  await userEvent.keyboard('i')
  await expect.element(page.getByRole('button', { name: '5 ignored' })).toBeVisible()
  notice?.actions[0]?.run()
  await expect.element(page.getByRole('button', { name: '1 ignored' })).toBeVisible()
  expect(compareOptionsOf(store.getState()).ignore).toEqual(['m'])
})

test('D5 ignoring a part counts its keys that are listed elsewhere', async () => {
  await open({
    'strata.yaml': 'system: none\n',
    'low.yaml': 'p: {x: 1, y: 2}\n',
    'a.yaml': 'm: 1\n',
    'b.yaml': 'includes: [low.yaml]\np: {z: 3}\nm: 1\n',
  })
  await openMenu(/^p, only in B.*\{2 of 3 keys\}/)
  await expect.element(page.getByRole('menuitem', { name: 'Ignore p (3 changes)' })).toBeVisible()
})

test('D2 how items are matched is chosen, and left to Strata again', async () => {
  const store = await open()
  const matchOf = () => compareOptionsOf(store.getState()).matchBy?.(['l'])
  await openMenu(/^l\[0\]\.v/)
  expect(chosen()).toEqual(['Match items: automaticnow by name'])
  await page.getByRole('menuitemradio', { name: 'By position' }).click()
  expect(matchOf()).toEqual({ by: 'position' })
  await openMenu(/^l\[0\]\.v/)
  expect(chosen()).toEqual(['By position'])
  await page.getByRole('menuitemradio', { name: 'Match items: automatic' }).click()
  expect(matchOf()).toBeUndefined()
  expect(undo(undo(store.getState())).files.get('strata.yaml')?.text).toBe(FILES['strata.yaml'])
})

test.each([
  ['D2 a key of the workspace is among the ways, and shown as chosen', 'l', ['By v'], false],
  ['D2 a rule for more than this list is not undone from its menu', '"**"', ['By v'], true],
])('%s', async (_title, pattern, ways, isDisabled) => {
  const files = { ...FILES, 'strata.yaml': `system: none\ncompare: {match: {${pattern}: v}}\n` }
  await open({ ...files, 'a.yaml': 'l: [{v: 1, w: 1}, {v: 2, w: 1}]\n', 'b.yaml': 'l: [{v: 1, w: 2}, {v: 2, w: 1}]\n' })
  await openMenu(/^l\[0\]\.w/)
  expect(chosen()).toEqual(ways)
  const automatic = page.getByRole('menuitemradio', { name: 'Match items: automatic' })
  expect((automatic.element() as HTMLButtonElement).disabled).toBe(isDisabled)
})
