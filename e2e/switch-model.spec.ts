import { expect, test } from './pages/fixtures.ts'

test('switching model.name swaps the form, and switching back finds every value again', async ({ compose }) => {
  await compose.openExperiment('lstm_single_baseline')
  await compose.layer('model').click()
  await expect(compose.field('Layers')).toHaveValue('2')
  await expect(compose.field('Blocks')).toHaveCount(0)
  await compose.field('Model').selectOption('TrafficXLSTM · Extended LSTM')
  await expect(compose.field('Blocks')).toBeVisible()
  await compose.expectValue('model.name', 'TrafficXLSTM', 'models/lstm_base.yaml')
  await compose.field('Model').selectOption('TrafficLSTM · LSTM')
  await expect(compose.field('Layers')).toHaveValue('2')
  await expect(compose.field('Blocks')).toHaveCount(0)
})
