import type { Locator } from '@playwright/test'
import { expect, test } from './pages/fixtures.ts'

test('what a model predicts is switched and switched back, and no value is lost', async ({ compose, page }) => {
  await compose.openWorkspace('gmm')
  await compose.openExperiment('centers_plane')
  await expect(compose.field('Prediction')).toBeVisible()
  const model = page.getByRole('main').getByRole('region', { name: 'Model' })
  const clusters = model.getByRole('textbox', { name: 'Clusters', exact: true })
  await expect(clusters).toHaveCount(0)
  await compose.field('Prediction').selectOption('assignments')
  await clusters.fill('7')
  await clusters.press('Enter')
  await compose.find('model.num_clusters')
  await compose.expectValue('model.num_clusters', '7', 'experiments/centers_plane.yaml')

  await compose.field('Prediction').selectOption('centers')
  await expect(clusters).toHaveCount(0)
  await compose.expectValue('model.num_clusters', '7', 'experiments/centers_plane.yaml')
  await compose.field('Prediction').selectOption('assignments')
  await expect(clusters).toHaveValue('7')
})

test('P3 a key that nothing sets says what it falls back to, in the form, the history and the result', async ({
  compose,
  page,
}) => {
  await compose.openWorkspace('gmm')
  await compose.openExperiment('centers_plane')
  const says = 'falls back to model.transformer.dropout (models/base.yaml:13)'
  await expect(compose.field('Residual dropout')).toHaveAttribute('placeholder', '0.1')
  await page.getByRole('button', { name: `Origin of Residual dropout: ${says}` }).click()
  await expect(compose.history('model.transformer.dropout_residual')).toContainText(says)
  await compose.expectValue('model.transformer.dropout_residual', '0.1', says)
})

test('E9 a distribution takes the place of a preset, whole or not at all, and the preset comes back', async ({
  compose,
  page,
}) => {
  await compose.openWorkspace('gmm')
  await compose.openExperiment('centers_plane')
  await compose.layer('data').last().click()
  const form = page.getByRole('main')
  const data = form.getByRole('region', { name: 'Data' })
  const kind = data.getByRole('combobox', { name: 'Kind of Clusters' })
  const field = (name: string): Locator =>
    data.getByRole('textbox', { name, exact: true }).or(data.getByRole('combobox', { name, exact: true }))
  await expect(data.getByText('moderate → truncated_poisson, lam 5, min 3, max 7')).toBeVisible()
  await kind.selectOption('Distribution')
  await field('Type').selectOption('uniform')
  await field('Least').fill('2')
  await field('Least').press('Enter')
  await expect(data.getByText('Not written yet: moderate holds until this is whole.')).toBeVisible()
  await compose.find('data.cluster_params')
  await compose.expectValue('data.cluster_params', 'moderate', 'data/plane.yaml')
  await field('Greatest').fill('6')
  await compose.expectValue('data.cluster_params.max', '6', 'data/plane.yaml')
  await compose.expectValue('data.cluster_params.type', 'uniform', 'data/plane.yaml')
  await kind.selectOption('Preset')
  await compose.expectValue('data.cluster_params', 'moderate', 'data/plane.yaml')
  await kind.selectOption('Distribution')
  await compose.expectValue('data.cluster_params.max', '6', 'data/plane.yaml')
})
