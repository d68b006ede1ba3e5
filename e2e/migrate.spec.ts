import { expect, test } from './pages/fixtures.ts'

test('a migration that is asked for nothing says so', async ({ compose, page }) => {
  await compose.openWorkspace('social-xlstm')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Search keys, files and actions' })
  await palette.getByRole('combobox').fill('>migrate')
  await palette.getByRole('option', { name: /Migrate to layered YAML/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Migrate' })
  await expect(dialog.getByText(/Nothing here is written in another format/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Migrate 0 files' })).toBeDisabled()
})
