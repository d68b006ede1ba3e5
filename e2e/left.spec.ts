import { ComposePage } from './pages/compose-page.ts'
import { expect, test } from './pages/fixtures.ts'

test('a workspace opens again as it was left', async ({ page }) => {
  const compose = new ComposePage(page)
  await page.goto('/')
  await compose.openWorkspace('social-xlstm')
  await compose.openExperiment('quick_smoke_test')
  await page.reload()
  const banner = page.getByRole('banner')
  await expect(banner.getByRole('button', { name: /^Workspace social-xlstm/ })).toBeVisible()
  await expect(banner.getByRole('button', { name: /^Experiment quick_smoke_test/ })).toBeVisible()
})
