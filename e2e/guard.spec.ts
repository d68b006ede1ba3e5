import { expect, test } from './pages/fixtures.ts'

test('a data file that writes hidden_size is reported by its guard, at its line, with the line it overrides', async ({
  compose,
  page,
}) => {
  await compose.openExperiment('lstm_single_baseline')
  await compose.layer('data').click()
  await compose.show('Text')
  await compose.text('data/single_vd.yaml').focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\nmodel:\nlstm:\nhidden_size: 64')
  const problems = await compose.openProblems()
  const guarded = problems.getByRole('region', { name: 'data/single_vd.yaml' }).getByRole('listitem').filter({ hasText: 'guard' })
  await expect(guarded.first()).toContainText('models/lstm_base.yaml')
})
