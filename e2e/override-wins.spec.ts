import { expect, test } from './pages/fixtures.ts'

test('a typed override wins over every file, and the command line carries it', async ({ compose, page }) => {
  await compose.openExperiment('lstm_single_baseline')
  await compose.layer('overrides').click()
  await compose.show('Text')
  await compose.text('overrides').focus()
  await page.keyboard.type('training.epochs=7')
  await compose.find('training.epochs')
  await compose.expectValue('training.epochs', '7', 'overrides line 1')
  expect(await compose.exported('Command line')).toBe(
    "python workflow/snakemake_warp.py --configfile cfgs/experiments/lstm_single_baseline.yaml train_model --config 'training={epochs: 7}'\n",
  )
})
