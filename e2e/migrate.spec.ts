import { expect, test } from './pages/fixtures.ts'

test('a migration that is asked for nothing says so', async ({ compose }) => {
  await compose.openWorkspace('social-xlstm')
  const dialog = await compose.openMigration()
  await expect(dialog.getByText(/Nothing here is written in another format/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Migrate 0 files' })).toBeDisabled()
})
