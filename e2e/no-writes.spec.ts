import { expect, test } from './pages/fixtures.ts'

test('opening the app and every layer of every experiment writes nothing and stores nothing but what was open', async ({
  compose,
  page,
}) => {
  for (const experiment of ['lstm_single_baseline', 'xlstm_multi_vd_experiment', 'transformer_comparison', 'xlstm_standard']) {
    await compose.openExperiment(experiment)
    const layers = page.getByRole('list', { name: 'Layers' }).getByRole('button', { pressed: false })
    for (let i = 0; i < (await layers.count()); i += 1) {
      await layers.nth(i).click()
      await expect(page.getByRole('main')).toBeVisible()
    }
  }
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()
  await expect(page.getByText(/unsaved file/)).toHaveCount(0)
  const stored = await page.evaluate(async () => ({ local: { ...localStorage }, bases: (await indexedDB.databases()).length }))
  const places = [
    { key: 'bundled gmm', files: [expect.any(String)] },
    { key: 'bundled social-xlstm', files: ['profiles/xlstm_standard.yaml'] },
  ]
  expect({ ...stored, local: JSON.parse(stored.local['strata'] ?? '') }).toEqual({ local: { places }, bases: 0 })
})
