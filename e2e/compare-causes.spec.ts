import { expect, test } from './pages/fixtures.ts'

const A = 'experiments/lstm_single_baseline.yaml'
const B = 'experiments/xlstm_multi_vd_experiment.yaml'
const LINK = `/#compare?workspace=social-xlstm&a=${A}&b=${B}`

test('D4 two experiments differ by their causes, each change with both values and both lines', async ({ page }) => {
  await page.goto(LINK)
  const tree = page.getByRole('tree', { name: 'Changes' })
  await expect(tree.getByRole('treeitem', { level: 1 }).first()).toBeVisible()
  const heads = await tree.getByRole('treeitem', { level: 1 }).evaluateAll((items) => items.map((item) => item.ariaLabel))
  expect(heads.slice(0, 4)).toEqual([
    'B includes models/xlstm_base.yaml where A includes models/lstm_base.yaml: 18 keys',
    'B includes data/multi_vd_5.yaml where A includes data/single_vd.yaml: 5 keys',
    'B includes data/multi_vd_5.yaml with models/xlstm_base.yaml where A includes data/single_vd.yaml with models/lstm_base.yaml: 2 keys',
    'Written in the experiments themselves: 7 keys',
  ])
  const detectors = tree.getByRole('treeitem', { name: /^data\.num_vds, changed/ })
  await expect(detectors).toHaveAccessibleName(
    'data.num_vds, changed, A: 1 from data/single_vd.yaml line 5, B: 5 from data/multi_vd_5.yaml line 5, × 5',
  )
})

test('D3 the origin of a value leads to its line', async ({ page, compose }) => {
  await page.goto(LINK)
  const row = page.getByRole('treeitem', { name: /^data\.num_vds, changed/ })
  await row.getByRole('button', { name: /^data\/multi_vd_5.yaml:5:.* in B$/ }).click()
  await expect(compose.text('data/multi_vd_5.yaml')).toBeFocused()
})

test('D5 a key that is ignored from its row is counted as ignored, in strata.yaml, until it is taken back', async ({ page }) => {
  await page.goto(LINK)
  const show = page.getByRole('group', { name: 'Show' })
  await expect(show.getByRole('button', { name: '35 differ' })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Filter changes' }).fill('experiment.name')
  await page
    .getByRole('treeitem', { name: /^experiment\.name, changed/ })
    .getByText('experiment.name')
    .click()
  await page.getByRole('tree', { name: 'Changes' }).press('i')
  await expect(show.getByRole('button', { name: '34 differ' })).toBeVisible()
  await expect(show.getByRole('button', { name: '1 ignored' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(show.getByRole('button', { name: '35 differ' })).toBeVisible()
})

test('D5 several keys are ignored one after another, each by one key', async ({ page }) => {
  await page.goto(LINK)
  const show = page.getByRole('group', { name: 'Show' })
  const tree = page.getByRole('tree', { name: 'Changes' })
  await tree
    .getByRole('treeitem', { name: /^experiment\.name, changed/ })
    .getByText('experiment.name')
    .click()
  await tree.press('i')
  await expect(show.getByRole('button', { name: '34 differ' })).toBeVisible()
  await page.keyboard.press('i')
  await expect(show.getByRole('button', { name: '33 differ' })).toBeVisible()
  await expect(tree.getByRole('treeitem', { selected: true })).toHaveAccessibleName(/^experiment\.tags/)
})

test('by keyboard alone: from one change to the next, folded, and into the details', async ({ page }) => {
  await page.goto(LINK)
  const tree = page.getByRole('tree', { name: 'Changes' })
  await tree.focus()
  await page.keyboard.press('j')
  await expect(tree.getByRole('treeitem', { selected: true })).toHaveAccessibleName(/^model\.name, changed/)
  await page.keyboard.press('Enter')
  await expect(tree.getByRole('group', { name: 'Value in B' })).toContainText('TrafficXLSTM')
})
