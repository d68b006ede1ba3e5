import { ComparePage } from './pages/compare-page.ts'
import { expect, test } from './pages/fixtures.ts'

test('D7 a patch is proven, tried in Compose, and A with it equals B', async ({ compose, page }) => {
  await compose.openExperiment('lstm_single_baseline')
  const compare = new ComparePage(page)
  await compare.open()
  await compare.pick('A', 'lstm_single_baseline')
  await compare.pick('B', 'xlstm_multi_vd_experiment')

  await page.getByRole('button', { name: 'Patch A → B ✓ proven' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Patch' })
  await expect(dialog.getByText('✓ Proven: lstm_single_baseline with it equals xlstm_multi_vd_experiment.')).toBeVisible()
  const lines = await dialog.getByRole('textbox', { name: 'Contents of overrides.txt' }).inputValue()
  expect(lines).toContain('model.name=TrafficXLSTM\n')
  expect(lines).toContain('~model.lstm\n+model.lstm={input_size: 15}\n')
  await dialog.getByRole('button', { name: 'Copy' }).click()
  await expect(dialog.getByText('Copied.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(lines)

  await dialog.getByRole('button', { name: 'Try it in Compose' }).click()
  await compose.expectValue('model.name', 'TrafficXLSTM', 'overrides')
  await compare.open()
  await compare.pick('A', 'open in compose')
  await expect(page.getByRole('group', { name: 'Show' }).getByRole('button', { name: '0 differ' })).toBeVisible()
})

test('D7 a patch saved as an experiment says what no file can take away', async ({ compose, page }) => {
  await compose.openExperiment('lstm_single_baseline')
  const compare = new ComparePage(page)
  await compare.open()
  await compare.pick('A', 'lstm_single_baseline')
  await compare.pick('B', 'xlstm_multi_vd_experiment')
  await page.getByRole('button', { name: 'Patch A → B ✓ proven' }).click()
  const dialog = page.getByRole('dialog', { name: 'Patch' })
  await dialog.getByRole('button', { name: 'Experiment', exact: true }).click()
  await expect(dialog.getByRole('list', { name: 'What the patch cannot express' })).toContainText('model.lstm')
  await dialog.getByLabel('Name of the experiment').fill('patched')
  await dialog.getByRole('button', { name: 'Save to the workspace' }).click()
  await expect(dialog.getByText('Saved patched.yaml in the workspace.')).toBeVisible()
  await page.keyboard.press('Escape')

  await compare.pick('A', 'patched')
  await page.getByRole('button', { name: /^Patch A → B/ }).click()
  await expect(dialog.getByRole('textbox', { name: 'Contents of overrides.txt' })).toHaveValue(/^(?:~model\.lstm\S*\n)+$/)
})
