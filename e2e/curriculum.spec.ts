import type { Locator } from '@playwright/test'
import { expect, test } from './pages/fixtures.ts'

test('a curriculum of three stages is built from nothing by keyboard, put in order, broken and mended', async ({
  compose,
  page,
}) => {
  await compose.openWorkspace('micro-diffusion')
  await compose.openExperiment('three_stage_tiny')
  await page.getByRole('checkbox', { name: 'curricula/three_stage.yaml takes part' }).click()
  const form = page.getByRole('main')
  await form.getByRole('button', { name: /^Curriculum/ }).click()
  await form.getByRole('button', { name: 'Add stage' }).focus()

  await page.keyboard.press('Enter')
  for (const [name, epochs, low, high, data, format] of [
    ['refine', '150', '0.1', '0.3', 'all', 'paragraphs'],
    ['ground', '50', '0.75', '0.9', 'easy', 'sentences'],
    ['build', '100', '0.4', '0.6', 'medium', 'pairs'],
  ] as const) {
    await expect(form.getByRole('textbox', { name: 'Name' }).last()).toBeFocused()
    for (const word of [name, epochs, low, high, data, format]) {
      await page.keyboard.type(word)
      await page.keyboard.press('Tab')
    }
    await expect(form.getByRole('button', { name: 'Add stage' })).toBeFocused()
    if (name !== 'build') await page.keyboard.press('Enter')
  }
  await compose.find('curriculum.stages')
  await compose.expectValue('curriculum.stages[2].format_type', 'pairs', 'experiments/three_stage_tiny.yaml')
  await compose.expectValue('curriculum.stages[2].masking_rate_range', '[0.4, 0.6]')

  const stage = (name: string): Locator => form.getByRole('group', { name, exact: true })
  await form.getByRole('button', { name: 'Collapse all' }).click()
  await form.getByTitle(/^Drag Stage 1/).dragTo(stage('Stage 3, build'), { targetPosition: { x: 200, y: 24 } })
  await expect(stage('Stage 3, refine')).toBeVisible()
  await expect(stage('Stage 1, ground')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(stage('Stage 1, refine')).toBeVisible()
  await stage('Stage 1, refine').getByRole('button', { name: 'Stage 1, refine' }).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(stage('Stage 3, refine').getByRole('button', { name: 'Stage 3, refine' })).toBeFocused()
  await page.keyboard.press('Enter')
  const effects = await compose.showResult('What it does')
  await expect(effects.getByRole('img', { name: '3 stages over 300 epochs, masking 75–90 % to 10–30 %' })).toBeVisible()

  await stage('Stage 3, refine').getByRole('textbox', { name: 'Masking, first' }).fill('0.4')
  await page.keyboard.press('Enter')
  const problems = await compose.openProblems()
  const problem = problems.getByRole('listitem').filter({ hasText: 'masking_rate_range' })
  await expect(problem).toContainText('0.4')
  await stage('Stage 3, refine').getByRole('button', { name: 'Stage 3, refine' }).click()
  await problem.getByRole('button', { name: /^Edit curriculum\.stages\[2\]\.masking_rate_range/ }).click()
  await expect(stage('Stage 3, refine').getByRole('textbox', { name: 'Masking, first' })).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('0.1')
  await page.keyboard.press('Enter')
  await expect(problem).toHaveCount(0)

  await stage('Stage 3, refine').getByRole('textbox', { name: 'Masking, first' }).fill('0.45')
  await page.keyboard.press('Enter')
  await problem.getByRole('button', { name: 'Write [0.3, 0.45]' }).click()
  await expect(problem).toHaveCount(0)
  await expect(effects.getByRole('img', { name: '3 stages over 300 epochs, masking 75–90 % to 30–45 %' })).toBeVisible()
})
