import { seriousIn } from './pages/axe.ts'
import { expect, test } from './pages/fixtures.ts'

const ENCODER = 'model.model.pretransform.config.encoder'

test('five levels down and back with the keyboard alone: outline, block alone, edit, crumbs', async ({ compose, page }) => {
  await compose.openWorkspace('stable-audio')
  await compose.openExperiment('text_to_audio')
  await expect(compose.field('Model type')).toBeVisible()
  await page.keyboard.press('Control+Shift+O')
  await expect(compose.outline()).toBeFocused()
  await page.keyboard.type('enc')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Encoder', exact: true })).toBeFocused()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(compose.crumbs()).toHaveText(['Whole form', 'Model', /./, 'Pretransform', 'Encoder'])
  await page.keyboard.press('Tab')
  await expect(compose.field('Encoder')).toBeFocused()
  await compose.field('Latent channels').focus()
  await page.keyboard.type('64')
  await page.keyboard.press('Enter')
  await compose.expectValue(`${ENCODER}.config.latent_dim`, '64', 'experiments/text_to_audio.yaml')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Encoder', exact: true })).toBeFocused()
  await expect(compose.crumbs().last()).toHaveText('Pretransform')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('button', { name: 'Pretransform', exact: true })).toBeFocused()
  await page.getByRole('button', { name: 'Whole form' }).press('Enter')
  await expect(page.getByRole('navigation', { name: 'Where in the form' })).toHaveCount(0)
  await page.keyboard.press('Control+Shift+O')
  await page.keyboard.type('seconds_t')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('group', { name: 'Conditioner 3, seconds_total' }).getByRole('textbox', { name: 'Id' }),
  ).toBeFocused()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test(`axe finds nothing serious in a deep form, a block alone and the outline (${colorScheme})`, async ({
      compose,
      page,
    }) => {
      await compose.openWorkspace('stable-audio')
      await compose.openExperiment('text_to_audio')
      await expect(compose.field('Model type')).toBeVisible()
      expect(await seriousIn(page)).toEqual([])
      await compose.openAlone(ENCODER, 'Encoder')
      expect(await seriousIn(page)).toEqual([])
      await page.keyboard.press('Control+Shift+O')
      await expect(compose.outline()).toBeVisible()
      expect(await seriousIn(page)).toEqual([])
    })
  })
}
