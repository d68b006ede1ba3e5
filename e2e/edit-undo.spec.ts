import { expect, test } from './pages/fixtures.ts'

test('a value typed into the form reaches the result at once, breaks the rule it breaks, and is undone to the byte', async ({
  compose,
  page,
}) => {
  await compose.openExperiment('xlstm_multi_vd_experiment')
  await compose.field('Blocks').fill('4')
  await compose.expectValue('model.xlstm.num_blocks', '4', 'experiments/xlstm_multi_vd_experiment.yaml line 16')
  await expect(page.getByText('1 unsaved file')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(
    'block 5 does not exist: num_blocks is 4 (experiments/xlstm_multi_vd_experiment.yaml:16)',
  )
  await compose.field('Blocks').blur()
  await page.getByRole('button', { name: /^Undo: / }).click()
  await compose.expectValue('model.xlstm.num_blocks', '8')
  await expect(page.getByText('1 unsaved file')).toHaveCount(0)
})

test('a reset value falls back to what lies beneath, and the row stays in sight', async ({ compose, page }) => {
  await compose.openExperiment('xlstm_multi_vd_experiment')
  await compose
    .field('Filter fields')
    .or(page.getByRole('searchbox', { name: /Filter/ }))
    .first()
    .fill('@set blocks')
  await page.getByRole('button', { name: 'Reset Blocks' }).click()
  await compose.expectValue('model.xlstm.num_blocks', '6', 'models/xlstm_base.yaml')
  await expect(compose.field('Blocks')).toBeVisible()
})
