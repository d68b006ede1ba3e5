import { expect, test } from './pages/fixtures.ts'

test("an experiment's own training.epochs wins over the training file it includes", async ({ compose }) => {
  await compose.openExperiment('lstm_single_baseline')
  await compose.find('training.epochs')
  await compose.expectValue('training.epochs', '100', 'experiments/lstm_single_baseline.yaml line 14')
  await compose.line('training.epochs').click()
  const steps = compose.history('training.epochs').getByRole('listitem')
  await expect(steps.nth(1)).toContainText(/50.*training\/default\.yaml:4:11/)
})
