import type { Locator, Page } from '@playwright/test'
import { expect, test } from './pages/fixtures.ts'
import type { ComposePage } from './pages/compose-page.ts'

const MODEL = 'models/text_to_audio.json'

test('E8 a type five levels down is switched and switched back: its values come back, and its file is as it was', async ({
  compose,
  page,
}) => {
  const original = await openModel(compose)
  await filter(page, 'bottleneck')
  const bottleneck = page.getByRole('combobox', { name: 'Bottleneck', exact: true })
  await bottleneck.selectOption('rvq')
  await setText(page.getByRole('textbox', { name: 'Codebooks', exact: true }), '4')
  await bottleneck.selectOption('vae')
  const bar = page.getByRole('status').filter({ hasText: 'vae does not use config.num_quantizers' })
  await expect(bar).toBeVisible()
  await bottleneck.selectOption('rvq')
  await expect(page.getByRole('textbox', { name: 'Codebooks', exact: true })).toHaveValue('4')
  await bottleneck.selectOption('vae')
  await bar.getByRole('button', { name: /^Remove .*num_quantizers from this file$/ }).click()
  await expect(bar).toHaveCount(0)
  await bottleneck.selectOption('rvq')
  await expect(page.getByRole('textbox', { name: 'Codebooks', exact: true })).toHaveValue('4')
  const undo = page.getByRole('button', { name: /^Undo: / })
  while (await undo.isVisible()) await undo.click()
  expect(await compose.contents(MODEL)).toBe(original)
})

test('a conditioner is added by its type, and a wrong id is fixed from the problems', async ({ compose, page }) => {
  const original = await openModel(compose)
  await filter(page, 'conditioners')
  const add = page.getByRole('button', { name: 'Add conditioner' })
  // A menu closes when what it belongs to is scrolled.
  await add.hover()
  await add.click()
  await page.getByRole('menuitem', { name: /^int/ }).click()
  const added = page.getByRole('group', { name: /^Conditioner 4/ })
  await setText(added.getByRole('textbox', { name: 'Id' }), 'tempo')
  await compose.find('tempo')
  await compose.expectValue('model.model.conditioning.configs[3].id', 'tempo', MODEL)
  await filter(page, 'global_cond_ids')
  await setText(page.getByRole('textbox', { name: 'Global', exact: true }), '["seconds_start", "tempi"]')
  const problems = await compose.openProblems()
  const wrong = problems.getByRole('listitem').filter({ hasText: 'global_cond_ids[1]' }).first()
  await expect(wrong).toContainText('tempi')
  await wrong.getByRole('button', { name: /tempo/ }).click()
  await expect(problems.getByRole('listitem').filter({ hasText: 'tempi' })).toHaveCount(0)
  const text = await compose.contents(MODEL)
  const untouched = original.split('\n').filter((line) => !line.includes('global_cond_ids') && !/^ {8}\}$/.test(line))
  expect(untouched.filter((line) => !text.split('\n').includes(line))).toEqual([])
})

for (const [name, key, label, from, to] of [
  ['seed_autoencoder', 'sample_size', 'Sample size', '65536', '131072'],
  ['seed_diffusion', 'sample_size', 'Sample size', '4194304', '2097152'],
] as const) {
  test(`E1 the model ${name} opens alone without an error, and the form changes one value of its text`, async ({
    compose,
    page,
  }) => {
    await compose.openWorkspace('stable-audio')
    await page.getByRole('navigation', { name: 'Layers and files' }).getByRole('button', { name, exact: true }).click()
    const path = `models/${name}.json`
    await expect(page.getByRole('main').getByText(path)).toBeVisible()
    const before = await compose.contents(path)
    await expect(page.getByRole('button', { name: /^Problems 0/ })).toBeVisible()
    await setText(page.getByRole('textbox', { name: label, exact: true }).first(), to)
    expect(await compose.contents(path)).toBe(before.replace(`"${key}": ${from}`, `"${key}": ${to}`))
  })
}

/** The Stable Audio workspace with the model's JSON file to edit; its text. */
async function openModel(compose: ComposePage): Promise<string> {
  await compose.openWorkspace('stable-audio')
  await compose.openExperiment('text_to_audio')
  await compose.layer('model').click()
  return compose.contents(MODEL)
}

async function filter(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Filter fields' }).fill(text)
}

async function setText(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.press('Enter')
}
