import { ComparePage } from './pages/compare-page.ts'
import { expect, test } from './pages/fixtures.ts'

test('the curriculum is drawn, follows an edit in the form, and leads back to the stage', async ({ compose, page }) => {
  await compose.openWorkspace('micro-diffusion')
  await compose.openExperiment('three_stage_tiny')
  await compose.layer('curriculum').click()
  const effects = await compose.showResult('What it does')
  await expect(effects.getByRole('img', { name: '3 stages over 300 epochs, masking 75–90 % to 10–30 %' })).toBeVisible()
  await expect(effects.getByRole('img', { name: '≈ 1.25 GB of 7.2 GB, 17 %' })).toBeVisible()

  const stages = effects.getByRole('toolbar', { name: 'stages' })
  await stages.getByRole('button', { name: /^foundation: / }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(compose.history('curriculum.stages[1]')).toBeVisible()
  const stage = page.getByRole('main').getByRole('group', { name: 'Stage 2, structural' })
  await expect(stage.getByRole('textbox', { name: 'Name' })).toBeFocused()

  await stage.getByRole('textbox', { name: 'Epochs' }).fill('180')
  await stage.getByRole('textbox', { name: 'Epochs' }).press('Enter')
  await expect(effects.getByRole('img', { name: /^3 stages over 380 epochs/ })).toBeVisible()
  await effects.getByRole('button', { name: 'Show as table' }).click()
  await expect(effects.getByRole('row', { name: 'structural 50–229 180 40–60 % medium pairs' })).toBeVisible()
  await expect(effects.getByRole('row', { name: 'refinement 230–379 150 10–30 % all paragraphs' })).toBeVisible()
  await expect(effects.getByText('training.max_epochs is 300: the last 80 epochs of the stages are beyond it')).toBeVisible()

  await effects.getByRole('spinbutton', { name: 'Epoch' }).fill('229')
  await expect(effects.getByRole('status')).toHaveText('structural, masking 40–60 %, medium, pairs')
  await effects.getByRole('spinbutton', { name: 'Epoch' }).fill('230')
  await expect(effects.getByRole('status')).toHaveText(
    'refinement, masking 10–30 %, all, paragraphs, in transition from structural',
  )
})

test('the line beneath the result leads to what it does, and a key that is missing to where it is set', async ({
  compose,
  page,
}) => {
  await compose.openWorkspace('micro-diffusion')
  await compose.openExperiment('three_stage_tiny')
  await page.getByRole('button', { name: /^What it does Parameters 104 M/ }).click()
  const effects = page.getByRole('tabpanel', { name: 'What it does' })
  await page.getByRole('checkbox', { name: 'curricula/three_stage.yaml takes part' }).click()
  await effects.getByRole('button', { name: 'curriculum.stages is not set' }).click()
  await expect(compose.history('curriculum.stages')).toContainText('No layer of this experiment writes this key.')
  await page.getByRole('checkbox', { name: 'curricula/three_stage.yaml takes part' }).click()
  await expect(effects.getByRole('img', { name: /^3 stages over 300 epochs/ })).toBeVisible()
})

test('two curricula are drawn on one scale, and lead to their lines', async ({ compose, page }) => {
  await compose.openWorkspace('micro-diffusion')
  const compare = new ComparePage(page)
  await compare.follow('/#compare?workspace=micro-diffusion&a=experiments/three_stage_tiny.yaml&b=experiments/smoke_test.yaml')
  const effects = page.getByRole('complementary', { name: 'What it does' })
  await expect(effects.getByRole('img', { name: /^A: 3 stages over 300 epochs/ })).toBeVisible()
  await expect(effects.getByRole('img', { name: /^B: 2 stages over 5 epochs/ })).toBeVisible()
  await expect(effects.getByRole('img', { name: /^A: 104 M parameters/ })).toBeVisible()
  await expect(effects.getByRole('img', { name: /^B: 2.16 M parameters/ })).toBeVisible()
  await effects.getByRole('button', { name: /^debug_refinement: epochs 2–4/ }).press('Enter')
  await expect(compose.text('curricula/fast_debug.yaml')).toBeAttached()
})
