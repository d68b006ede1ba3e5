import { test } from './pages/fixtures.ts'

test('a block that was removed after a switch of model comes back with its values when the model is chosen again', async ({
  compose,
  page,
}) => {
  await compose.openExperiment('xlstm_multi_vd_experiment')
  await compose.field('Model').selectOption('TrafficLSTM · LSTM')
  await compose.expectValue('model.name', 'TrafficLSTM', 'experiments/xlstm_multi_vd_experiment.yaml')
  await page
    .getByRole('button', { name: /^Remove model\.xlstm from/ })
    .first()
    .click()
  await compose.expectValue('model.xlstm.num_blocks', '6', 'models/xlstm_base.yaml')
  await compose.field('Model').selectOption('TrafficXLSTM · Extended LSTM')
  await compose.expectValue('model.xlstm.num_blocks', '8', 'experiments/xlstm_multi_vd_experiment.yaml')
  await compose.expectValue('model.xlstm.slstm_at', '[1, 5]', 'experiments/xlstm_multi_vd_experiment.yaml')
})
