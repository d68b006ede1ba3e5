import { expect, test } from './pages/fixtures.ts'

test('L2 a preset is picked, read, seen behind its values, and expanded into the file', async ({ compose, page }) => {
  await compose.openWorkspace('micro-diffusion')
  await compose.openExperiment('presets_debug')
  await compose.expectValue('model.d_model', '768', 'preset model/tiny_125m')
  const effects = await compose.showResult('What it does')
  await expect(effects.getByRole('img', { name: /^104 M parameters: / })).toBeVisible()

  await page.getByRole('button', { name: 'Presets for experiments/presets_debug.yaml' }).click()
  await page.getByRole('menuitemradio', { name: 'small_350m' }).click()
  await expect(effects.getByRole('img', { name: /^231 M parameters: / })).toBeVisible()
  await effects.getByRole('button', { name: 'model.d_ff' }).first().click()
  await expect(compose.history('model.d_ff')).toContainText('small_350m')
  await compose.showResult('Resolved')
  await compose.expectValue('model.d_model', '1024', 'preset model/small_350m')

  await page
    .getByRole('list', { name: 'Layers' })
    .getByRole('button', { name: /^preset .*preset model\/small_350m$/ })
    .click()
  await expect(page.getByRole('textbox', { name: 'Text of the preset model/small_350m' })).toHaveValue(/d_model: 1024/)
  await page.getByRole('button', { name: 'Expand it into experiments/presets_debug.yaml' }).click()
  await expect(page.getByText('Wrote 6 values of the preset model/small_350m.')).toBeVisible()
  await compose.expectValue('model.d_model', '1024', 'experiments/presets_debug.yaml line')

  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await compose.expectValue('model.d_model', '768', 'preset model/tiny_125m')
})
