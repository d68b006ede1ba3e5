import type { Locator, Page } from '@playwright/test'
import { expect, test } from './pages/fixtures.ts'

async function openMigration(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Search keys, files and actions' })
  await palette.getByRole('combobox').fill('>migrate')
  await palette.getByRole('option', { name: /Migrate to layered YAML/ }).click()
  return page.getByRole('dialog', { name: 'Migrate' })
}

test('JSON and INI migrate to layers in one step, and the experiment leaves as the same Hydra tree before and after', async ({
  compose,
  page,
}) => {
  await compose.openWorkspace('stable-audio')
  await compose.openExperiment('text_to_audio')
  const tree = async (): Promise<string> => {
    await page.getByRole('banner').getByRole('button', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await dialog.getByRole('button', { name: 'Hydra tree' }).click()
    await expect(dialog.getByText('Composed again and found equal.')).toBeVisible()
    await dialog
      .getByRole('list', { name: 'Files' })
      .getByRole('button', { name: /^model\// })
      .click()
    const text = await dialog.getByRole('textbox', { name: /^Contents of model\// }).inputValue()
    await dialog.getByRole('button', { name: 'Close' }).click()
    return text
  }
  const before = await tree()

  const dialog = await openMigration(page)
  await expect(dialog.getByText('7 experiments composed before and after: all resolve to the same.')).toBeVisible()
  await expect(dialog.getByRole('list', { name: 'Files' })).toContainText('defaults.ini → defaults.yaml')
  await dialog.getByRole('searchbox', { name: 'Filter the report' }).fill('model_config')
  await dialog.getByRole('button', { name: /renamed$/ }).click()
  await expect(dialog.getByRole('region', { name: 'Report' })).toContainText('models/text_to_audio.yaml')
  await dialog.getByRole('button', { name: 'Migrate 10 files' }).click()
  await expect(dialog).toBeHidden()

  await compose.expectValue('model_config', 'models/text_to_audio.yaml')
  expect(await tree()).toBe(before)
  await page.getByRole('button', { name: /^Undo: Migrate 10 files to YAML/ }).click()
  await compose.expectValue('model_config', 'models/text_to_audio.json')
  await expect(page.getByText(/unsaved file/)).toHaveCount(0)
})

test('a migration that is asked for nothing says so', async ({ compose, page }) => {
  await compose.openWorkspace('social-xlstm')
  const dialog = await openMigration(page)
  await expect(dialog.getByText(/Nothing here is written in another format/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Migrate 0 files' })).toBeDisabled()
})
