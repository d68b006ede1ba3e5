import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from './pages/fixtures.ts'

test('an experiment leaves as a Hydra tree: every file is shown, and all of them are saved as one zip', async ({
  compose,
  page,
}) => {
  await compose.openExperiment('xlstm_multi_vd_experiment')
  await page.getByRole('banner').getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('button', { name: 'Hydra tree' }).click()
  await expect(dialog.getByText('Composed again and found equal.')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Contents of config.yaml' })).toHaveValue(/^# .*\ndefaults:\n {2}- .*\n/)
  await dialog
    .getByRole('list', { name: 'Files' })
    .getByRole('button', { name: /^model\// })
    .click()
  await expect(dialog.getByRole('textbox', { name: /^Contents of model\// })).toHaveValue(/input_size: 15/)
  // A browser that asks where to save asks outside of the page.
  await page.evaluate(() => Object.assign(globalThis, { showSaveFilePicker: undefined }))
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save hydra.zip' }).click()
  const files = unzipSync(readFileSync(await (await download).path()))
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['hydra/config.yaml', 'hydra/strata.yaml']))
  const config = files['hydra/config.yaml']
  expect(config && strFromU8(config)).toContain('- model: ')
})
