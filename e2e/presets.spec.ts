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
    .getByRole('button', { name: /^preset .*model\/small_350m$/ })
    .click()
  await expect(page.getByRole('textbox', { name: 'Text of the preset model/small_350m' })).toHaveValue(/d_model: 1024/)
  await page.getByRole('button', { name: 'Expand it into experiments/presets_debug.yaml' }).click()
  await expect(page.getByText('Wrote 6 values of the preset model/small_350m.')).toBeVisible()
  await compose.expectValue('model.d_model', '1024', 'experiments/presets_debug.yaml line')

  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await compose.expectValue('model.d_model', '768', 'preset model/tiny_125m')
})

test('L2 the palette picks a preset, and takes it out again', async ({ compose, page }) => {
  await compose.openWorkspace('micro-diffusion')
  await compose.openExperiment('three_stage_tiny')
  await compose.expectValue('model.d_model', '768', 'models/tiny_125m.yaml line')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('preset creative')
  await page.keyboard.press('Enter')
  await expect(compose.layer('preset')).toContainText('generation/creative')
  await compose.find('generation.num_steps')
  await compose.expectValue('generation.num_steps', '100', 'preset generation/creative')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('take out creative')
  await expect(page.getByRole('option', { name: /^Take out generation\/creative/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(compose.layer('preset')).toHaveCount(0)
})
