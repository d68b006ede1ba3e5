import { expect, test } from './pages/fixtures.ts'

test('a stack of a model, a data and a training file is saved as an experiment that includes them', async ({ compose, page }) => {
  await compose.openExperiment('lstm_single_baseline')
  await page.getByRole('button', { name: 'Stack' }).click()
  const dialog = page.getByRole('dialog', { name: 'Build a stack' })
  await dialog.getByLabel('model').selectOption('xlstm_base.yaml')
  await dialog.getByLabel('data').selectOption('multi_vd_3.yaml')
  await dialog.getByLabel('Save as').fill('three_detectors')
  await dialog.getByRole('button', { name: 'Save as experiment' }).click()
  await expect(page.getByRole('banner').getByRole('button', { name: /^Experiment three_detectors/ })).toBeVisible()
  await compose.expectValue('model.xlstm.input_size', '9', 'data/multi_vd_3.yaml')
  await page.getByRole('button', { name: /^Undo: / }).click()
  await expect(page.getByText(/unsaved file/)).toHaveCount(0)
})

test('a layer switched off shows what it had decided', async ({ compose, page }) => {
  await compose.openExperiment('xlstm_multi_vd_experiment')
  await page.getByRole('checkbox', { name: 'data/multi_vd_5.yaml takes part' }).uncheck()
  await compose.expectValue('model.xlstm.input_size', '3', 'models/xlstm_base.yaml')
  await expect(page.getByText(/^1 layer switched off: \d+ keys missing, 1 different/)).toBeVisible()
  await page.getByRole('button', { name: 'Switch it on' }).click()
  await compose.expectValue('model.xlstm.input_size', '15', 'data/multi_vd_5.yaml')
  await expect(page.getByText('1 layer switched off')).toHaveCount(0)
})

test('a data file swapped for another changes the line that includes it', async ({ compose, page }) => {
  await compose.openExperiment('xlstm_multi_vd_experiment')
  await page.getByRole('button', { name: 'Actions on data/multi_vd_5.yaml' }).click()
  await expect(page.getByRole('menu')).toBeInViewport({ ratio: 1 })
  await page.getByRole('menuitem', { name: 'data/multi_vd_3.yaml' }).click()
  await compose.expectValue('model.xlstm.input_size', '9', 'data/multi_vd_3.yaml')
})
