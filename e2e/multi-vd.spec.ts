import { expect, test } from './pages/fixtures.ts'

test('XLSTM on five detectors reads input_size 15, and says that data/multi_vd_5.yaml wrote it over the model', async ({
  compose,
}) => {
  await compose.openExperiment('xlstm_multi_vd_experiment')
  await compose.expectValue('model.xlstm.input_size', '15', 'data, data/multi_vd_5.yaml line 39')
  await compose.line('model.xlstm.input_size').click()
  const steps = compose.history('model.xlstm.input_size').getByRole('listitem')
  await expect(steps.nth(0)).toContainText(/15.*data\/multi_vd_5\.yaml:39:17/)
  await expect(steps.nth(1)).toContainText(/3.*models\/xlstm_base\.yaml:8:17/)
})
