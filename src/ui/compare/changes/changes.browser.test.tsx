import { cleanup } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { bundledTexts } from '../../../io/bundled-files.ts'
import { view } from '../../view.ts'
import { compareState, setCompare } from '../compare-state.ts'
import { openCompare } from '../compare.testing.tsx'
import { expectNoComplaints } from '../../complaints.testing.ts'

const TRAFFIC = Object.fromEntries(
  Object.entries(bundledTexts).flatMap(([path, text]) => {
    const at = path.indexOf('cfgs/social-xlstm/')
    return at === -1 ? [] : [[path.slice(at + 'cfgs/social-xlstm/'.length), text]]
  }),
)
const A = 'experiments/lstm_single_baseline.yaml'
const B = 'experiments/xlstm_multi_vd_experiment.yaml'

expectNoComplaints()

afterEach(() => {
  cleanup()
})

const row = (name: string | RegExp) => page.getByRole('treeitem', { name })
const list = (name = 'Changes by cause') => page.getByRole('tree', { name })
const labels = (): readonly (string | null)[] =>
  [...document.querySelectorAll('[role="treeitem"]')].map((item) => item.getAttribute('aria-label'))
const activeLabel = (): string | null | undefined => {
  const id = document.querySelector('[role="tree"]')?.getAttribute('aria-activedescendant') ?? ''
  return document.querySelector(`#${id}`)?.getAttribute('aria-label')
}
const press = (keys: string): Promise<void> => userEvent.keyboard(keys)

test('D4 the cards say why, and each row has both values, both origins and how far apart they are', async () => {
  await openCompare({ files: TRAFFIC, a: A, b: B })
  await expect.element(row(/^B includes models\/xlstm_base.yaml where A includes models\/lstm_base.yaml: \d+ keys/)).toBeVisible()
  await expect.element(row(/^B includes data\/multi_vd_5.yaml where A includes data\/single_vd.yaml: \d+ keys/)).toBeVisible()
  await expect
    .element(row(/^data.num_vds/))
    .toHaveAccessibleName(
      'data.num_vds, changed, A: 1 from data/single_vd.yaml line 5, B: 5 from data/multi_vd_5.yaml line 5, × 5',
    )
  await expect.element(row(/^model.lstm, only in A/)).toHaveAccessibleName(/\{8 of 9 keys\} .* inactive in B$/)
})

test('D3 an origin leads to its line in Compose', async () => {
  const store = await openCompare({ files: TRAFFIC, a: A, b: B })
  await row(/^data.num_vds/)
    .getByRole('button', { name: 'data/multi_vd_5.yaml:5:12 in B' })
    .click()
  const { screen, reveal } = view.getState()
  const text = TRAFFIC['data/multi_vd_5.yaml'] ?? ''
  expect([screen, reveal?.file, reveal?.offset, store.getState().target]).toEqual([
    'compose',
    'data/multi_vd_5.yaml',
    text.indexOf('5', text.indexOf('num_vds:')),
    'data/multi_vd_5.yaml',
  ])
})

test('D3 a text from outside the workspace has origins, and no links', async () => {
  const outside = { kind: 'text', name: 'outside.yaml', text: 'training: {epochs: 7}\n' } as const
  await openCompare({ files: TRAFFIC, a: A, b: outside })
  await expect.element(row(/^training.epochs/)).toHaveAccessibleName(/B: 7 from outside: outside.yaml line 1/)
  const links = row(/^training.epochs/)
    .getByRole('button')
    .elements()
    .map((button) => button.getAttribute('aria-label'))
  expect(links).toEqual([expect.stringMatching(/ in A$/)])
})

test('D4 arrows go through all lines and fold, j and k from change to change, F7 from anywhere', async () => {
  await openCompare({ files: FEW, a: 'a.yaml', b: 'b.yaml' })
  await list().click({ position: { x: 5, y: 400 } })
  expect(activeLabel()).toMatch(/^B includes low\/two/)
  await press('{ArrowDown}')
  expect(activeLabel()).toMatch(/^m.x/)
  await expect.element(row(/^m.x/)).toHaveAttribute('aria-posinset', '1')
  await expect.element(row(/^m.x/)).toHaveAttribute('aria-setsize', '3')
  await press('{ArrowLeft}{ArrowLeft}')
  expect([activeLabel(), labels().length]).toEqual([expect.stringMatching(/^B includes low\/two/), 3])
  await press('j')
  expect([activeLabel(), labels().length]).toEqual([expect.stringMatching(/^m.x/), 6])
  await expect.element(page.getByRole('status').filter({ hasText: ' of ' })).toHaveTextContent('1 of 5')
  await press('jj')
  expect(activeLabel()).toMatch(/^only, only in B/)
  await expect.element(page.getByRole('status').filter({ hasText: ' of ' })).toHaveTextContent('3 of 5')
  await press('{ArrowRight}{ArrowDown}')
  expect(activeLabel()).toMatch(/^only.p/)
  await press('k')
  expect(activeLabel()).toMatch(/^m.y/)
  await page.getByRole('searchbox', { name: 'Filter changes' }).click()
  await press('{F7}')
  expect(activeLabel()).toMatch(/^only.p/)
  await press('{Shift>}{F7}{/Shift}')
  expect(activeLabel()).toMatch(/^m.y/)
})

test('D3 Enter shows both values whole, and Tab leads to what the row can do', async () => {
  await openCompare({ files: FEW, a: 'a.yaml', b: 'b.yaml' })
  await row(/^own/).click()
  list().element().focus()
  await press('{Enter}')
  await expect.element(page.getByRole('group', { name: 'Value in B' }).getByLabelText('Whole value in B')).toHaveValue('[2, 3]')
  await press('{Tab}')
  expect(document.activeElement?.getAttribute('aria-label')).toBe('a.yaml:2:6 in A')
  await press('{Escape}')
  expect(document.activeElement).toBe(list().element())
  await press('{Enter}')
  await expect.element(page.getByRole('group', { name: 'Value in B' })).not.toBeInTheDocument()
})

test('D5 a key is ignored from its row and counted again from the list of what is ignored', async () => {
  const store = await openCompare({ files: FEW, a: 'a.yaml', b: 'b.yaml' })
  await row(/^m.x/).click()
  await row(/^m.x/).getByRole('button', { name: 'Actions for m.x' }).click()
  await page.getByRole('menuitem', { name: 'Ignore m.x (1 change)' }).click()
  await expect.element(page.getByRole('button', { name: '1 ignored' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: '4 differ' })).toBeVisible()
  expect(store.getState().files.get('strata.yaml')?.text).toBe('system: none\ncompare:\n  ignore: [m.x]\n')
  await page.getByRole('button', { name: '1 ignored' }).click()
  await expect.element(row(/^m.x/)).toBeVisible()
  await row(/^m.x/).click()
  await row(/^m.x/).getByRole('button', { name: 'Actions for m.x' }).click()
  await page.getByRole('menuitem', { name: 'Count m.x again' }).click()
  await expect.element(page.getByText('No change is ignored.')).toBeVisible()
  await page.getByRole('button', { name: '5 differ' }).click()
  await row(/^m.y/).click()
  list().element().focus()
  await press('i')
  await expect.element(page.getByRole('button', { name: '1 ignored' })).toBeVisible()
})

test('D5 a filter that nothing fits says so and is cleared, an unknown term is named', async () => {
  await openCompare({ files: FEW, a: 'a.yaml', b: 'b.yaml' })
  await press('/')
  await press('nowhere')
  await expect.element(page.getByText('None of 5 keys matches “nowhere”.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect.element(row(/^m.x/)).toBeVisible()
  await page.getByRole('searchbox', { name: 'Filter changes' }).fill('@nope')
  await expect.element(page.getByText(/^There is no @nope\. Try @added/)).toBeVisible()
  await page.getByRole('searchbox', { name: 'Filter changes' }).fill('@added')
  await expect.element(page.getByText('2 of 5 match.')).toBeVisible()
})

test('D5 equal values that two places write are listed on demand', async () => {
  const files = {
    'strata.yaml': 'system: none\n',
    'low/one.yaml': 'm: {x: 1, y: 1, z: 1}\n',
    'low/two.yaml': 'm: {x: 1, y: 1, z: 2}\n',
    'low/both.yaml': 'n: 1\n',
    'a.yaml': 'includes: [low/both.yaml, low/one.yaml]\n',
    'b.yaml': 'includes: [low/both.yaml, low/two.yaml]\n',
  }
  await openCompare({ files, a: 'a.yaml', b: 'b.yaml' })
  await page.getByRole('button', { name: '3 equal' }).click()
  await expect
    .element(page.getByTitle('Lists the equal keys that are written in two places: 2 of 3'))
    .toHaveAttribute('aria-pressed', 'true')
  await expect.element(page.getByRole('heading', { name: 'Equal, but written in two places: 2 of 3' })).toBeVisible()
  await expect
    .element(row(/^m.x/))
    .toHaveAccessibleName('m.x, equal, A: 1 from low/one.yaml line 1, B: 1 from low/two.yaml line 1')
})

test('D1 where nothing differs the view says so', async () => {
  await openCompare({ files: FEW, a: 'a.yaml', b: 'a.yaml' })
  await expect.element(page.getByText(/^Nothing differs: 4 keys are equal/)).toBeVisible()
})

test('D3 a side that cannot be read is named once, and the other is still shown', async () => {
  await openCompare({ files: { ...FEW, 'bad.yaml': 'a: [1\n' }, a: 'a.yaml', b: 'bad.yaml' })
  await expect.element(page.getByText(/^B cannot be read/)).toBeVisible()
  await expect.element(row(/^own, only in A/)).toBeVisible()
})

test('D5 the tree counts what differs and opens what is equal', async () => {
  await openCompare({ files: TRAFFIC, a: A, b: B, view: 'tree' })
  await expect.element(row(/^data: \d+ differ, \d+ equal$/)).toHaveAttribute('aria-expanded', 'true')
  const before = labels().length
  await row(/^data: /).click()
  expect(labels().length).toBeLessThan(before)
  await row(/^data: /).click()
  const equal = row(/equal keys?: /).first()
  await expect.element(equal).toHaveAttribute('aria-expanded', 'false')
  await equal.click()
  await expect.element(row(/, equal, A: /).first()).toBeInTheDocument()
})

test('D5 in the tree arrows fold branches and lead back to them', async () => {
  await openCompare({ files: FEW, a: 'a.yaml', b: 'b.yaml', view: 'tree' })
  list('Changes in the tree').element().focus()
  expect(activeLabel()).toBe('m: 2 differ, 1 equal')
  await press('{ArrowDown}{ArrowDown}{ArrowLeft}')
  expect(activeLabel()).toBe('m: 2 differ, 1 equal')
  await press('{ArrowLeft}')
  await expect.element(row(/^m: /)).toHaveAttribute('aria-expanded', 'false')
  await press('{ArrowRight}{End}')
  expect(activeLabel()).toMatch(/^own/)
})

test.each(['causes', 'tree'] as const)('D5 of 5,000 changes only those in sight are drawn: %s', async (view) => {
  const text = (by: number): string => Array.from({ length: 5000 }, (_, i) => `key_${i}: ${i + by}\n`).join('')
  await openCompare({
    files: { 'strata.yaml': 'system: none\n', 'a.yaml': text(0), 'b.yaml': text(1) },
    a: 'a.yaml',
    b: 'b.yaml',
    view,
  })
  await expect.element(page.getByRole('button', { name: '5,000 differ' })).toBeVisible()
  await expect.poll(() => labels().length).toBeGreaterThan(10)
  expect(labels().length).toBeLessThan(60)
  list(view === 'tree' ? 'Changes in the tree' : undefined)
    .element()
    .focus()
  await press('{End}')
  await expect.element(row(/^key_4999, changed/)).toBeVisible()
  expect(activeLabel()).toMatch(/^key_4999/)
  expect(labels().length).toBeLessThan(60)
  setCompare({ filter: 'key_4321' })
  await expect.element(row(/^key_4321, changed/)).toBeVisible()
  expect(compareState.getState().filter).toBe('key_4321')
})

const FEW = {
  'strata.yaml': 'system: none\n',
  'low/one.yaml': 'm: {x: 1, y: 1}\n',
  'low/two.yaml': 'm: {x: 2, y: 2}\nonly: {p: 1, q: 2}\n',
  'a.yaml': 'includes: [low/one.yaml]\nown: [1, 2]\nm: {same: 1}\n',
  'b.yaml': 'includes: [low/two.yaml]\nown: [2, 3]\nm: {same: 1}\n',
}

test('long values that part late are shown where they part, and the place is marked', async () => {
  const path = '/data/shared/recordings/2026/november/session_'
  await openCompare({
    files: { 'a.yaml': `root: ${path}001_left\n`, 'b.yaml': `root: ${path}002_left\n` },
    a: 'a.yaml',
    b: 'b.yaml',
  })
  await expect.element(row(/^root/)).toBeVisible()
  const shown = [...document.querySelectorAll('.change-text')].map((text) => text.textContent)
  expect(shown).toEqual(['…session_001_left', '…session_002_left'])
  expect([...document.querySelectorAll('.change-text mark')].map((mark) => mark.textContent)).toEqual(['1', '2'])
})

test('D6 a view of two sides says that a third is not in it, and leads to the table', async () => {
  await openCompare({ files: { 'a.yaml': 'x: 1\n', 'b.yaml': 'x: 2\n', 'c.yaml': 'x: 3\n' }, a: 'a.yaml', b: 'b.yaml' })
  setCompare({ sides: ['a.yaml', 'b.yaml', 'c.yaml'].map((path) => ({ kind: 'file', path })) })
  await expect.element(page.getByText('This view is of A and B. C stands in the table beside them.')).toBeVisible()
  await page.getByRole('button', { name: 'Show the table' }).click()
  expect(compareState.getState().view).toBe('table')
})
