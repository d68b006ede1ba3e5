import { expect, test } from './pages/fixtures.ts'

test('1e-4 is text to PyYAML: the problem says so at its line, and its fix writes a float', async ({ compose, page }) => {
  await compose.openExperiment('lstm_single_baseline')
  await compose.layer('overrides').click()
  await compose.layer('experiment').click()
  await compose.show('Text')
  await compose.text('experiments/lstm_single_baseline.yaml').focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('  learning_rate: 1e-4')
  const problems = await compose.openProblems()
  const problem = problems.getByRole('listitem').filter({ hasText: 'training.learning_rate' }).first()
  await expect(problem).toContainText('1e-4')
  await problem.getByRole('button', { name: /1\.0e-4/ }).click()
  await expect(problems.getByRole('listitem').filter({ hasText: 'training.learning_rate' })).toHaveCount(0)
  expect(await compose.exported('YAML')).toMatch(/learning_rate: (?:1\.0e-04|0\.0001)\n/)
})
