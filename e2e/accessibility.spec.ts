import { seriousIn } from './pages/axe.ts'
import { expect, test } from './pages/fixtures.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test(`axe finds nothing serious on the screen, the history, the problems and the dialogs (${colorScheme})`, async ({
      compose,
      page,
    }) => {
      await compose.openExperiment('xlstm_multi_vd_experiment')
      await compose.line('model.xlstm.input_size').click()
      await compose.openProblems()
      await compose.show('Both')
      await expect(compose.text('experiments/xlstm_multi_vd_experiment.yaml')).toBeAttached()
      expect(await seriousIn(page)).toEqual([])
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await seriousIn(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
      expect(await seriousIn(page)).toEqual([])
    })

    test(`axe finds nothing serious in the pictures of what a config does (${colorScheme})`, async ({ compose, page }) => {
      await compose.openWorkspace('micro-diffusion')
      await compose.openExperiment('three_stage_tiny')
      const effects = await compose.showResult('What it does')
      await expect(effects.getByRole('img', { name: /^3 stages/ })).toBeVisible()
      expect(await seriousIn(page)).toEqual([])
      await effects.getByRole('button', { name: 'Show as table' }).click()
      await expect(effects.getByRole('table', { name: 'Curriculum' })).toBeVisible()
      expect(await seriousIn(page)).toEqual([])
      await page.goto(
        '/#compare?workspace=micro-diffusion&a=experiments/three_stage_tiny.yaml&b=experiments/three_stage_small.yaml',
      )
      await expect(page.getByRole('img', { name: /^B: 231 M parameters/ })).toBeVisible()
      expect(await seriousIn(page)).toEqual([])
    })

    test(`axe finds nothing serious in values of several kinds and in lists (${colorScheme})`, async ({ compose, page }) => {
      const filter = page.getByRole('searchbox', { name: 'Filter fields' })
      await compose.openWorkspace('gmm')
      await compose.openExperiment('centers_space')
      await compose.layer('data').last().click()
      await filter.fill('cluster')
      await compose.field('Kind of Clusters').selectOption('Distribution')
      await expect(page.getByText(/^Not written yet/)).toBeVisible()
      expect(await seriousIn(page, 'main')).toEqual([])
      await compose.openWorkspace('micro-diffusion')
      await compose.openExperiment('three_stage_tiny')
      await compose.layer('curriculum').click()
      await filter.fill('stages')
      await page.getByRole('button', { name: 'Collapse all' }).click()
      await page.getByRole('button', { name: 'Add stage' }).click()
      expect(await seriousIn(page, 'main')).toEqual([])
    })

    test(`axe finds nothing serious in the dialog that registers a schema (${colorScheme})`, async ({ compose, page }) => {
      await compose.drop('schema.json', '{"type": "object", "properties": {"a": {"type": "int"}}}')
      await expect(page.getByRole('dialog', { name: 'Register a schema' })).toBeVisible()
      expect(await seriousIn(page, 'dialog')).toEqual([])
    })

    test(`axe finds nothing serious in the dialogs that migrate, and that show a Hydra tree (${colorScheme})`, async ({
      compose,
      page,
    }) => {
      await compose.openWorkspace('stable-audio')
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('combobox').fill('>migrate')
      await page.getByRole('option', { name: /Migrate to layered YAML/ }).click()
      await expect(page.getByText(/composed before and after: .* all equal/)).toBeVisible()
      expect(await seriousIn(page, 'dialog')).toEqual([])
      await page.getByRole('button', { name: 'Close' }).click()
      await page.keyboard.press('Control+e')
      await page.getByRole('button', { name: 'Hydra tree' }).click()
      await expect(page.getByText(/^Composed again: .* all equal/)).toBeVisible()
      await page.getByText('If the folder has a strata.yaml already').click()
      expect(await seriousIn(page, 'dialog')).toEqual([])
    })

    test(`axe finds nothing serious in the comparison, in any of its views (${colorScheme})`, async ({ page }) => {
      const sides = 'a=experiments/lstm_single_baseline.yaml&b=experiments/xlstm_multi_vd_experiment.yaml'
      await page.goto(`/#compare?workspace=social-xlstm&${sides}`)
      for (const view of ['Causes', 'Tree', 'Text', 'Table']) {
        await page.getByRole('tab', { name: view }).click()
        await expect(page.getByRole('tabpanel', { name: view }).getByText('TrafficXLSTM').first()).toBeAttached()
        expect(await seriousIn(page), view).toEqual([])
      }
      await page.getByRole('tab', { name: 'Causes' }).click()
      await page.getByRole('button', { name: /^Patch A → B/ }).click()
      await expect(page.getByRole('dialog', { name: 'Patch' })).toBeVisible()
      expect(await seriousIn(page)).toEqual([])
    })
  })
}
