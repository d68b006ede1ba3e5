import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { ComparePage } from './pages/compare-page.ts'
import type { ComposePage } from './pages/compose-page.ts'
import { expect, test } from './pages/fixtures.ts'

const MODEL = 'models/text_to_audio.json'

test('E8, X7, X8 a folder of JSON and INI is edited, migrated to layers and left as a Hydra tree: all three resolve alike', async ({
  compose,
  page,
}, info) => {
  const audio = info.outputPath('audio')
  await cp('cfgs/stable-audio', audio, { recursive: true })
  await compose.dropFromDisk(audio)
  await expect(page.getByRole('button', { name: 'Workspace audio' })).toBeVisible()
  await compose.openExperiment('text_to_audio')
  await compose.layer('model').click()

  await test.step('a bottleneck is switched and switched back, five levels down', () => switchBottleneck(compose, page))
  await test.step('a conditioner is added by its type', () => addConditioner(compose, page))
  await test.step('a wrong id is fixed from the problems', () => fixId(compose, page))
  const before = await compose.exported('YAML')

  await test.step('it migrates, proven', () => migrate(page))
  const after = await compose.exported('YAML')
  // What leaves holds the files that it is made of, and names none.
  expect(before).toContain('model_config: ""')
  expect(after).toBe(before)
  await page.getByRole('button', { name: 'Compare with before' }).click()
  const compare = new ComparePage(page)
  await compare.expectSides('text_to_audio before migrating (outside)', 'text_to_audio')
  // Its model file and its dataset file have new names.
  const equal = await compare.equalOf(2)
  await expect(compare.main.getByText('datasets/folders.json')).toBeVisible()
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Compose' }).click()

  const hydra = info.outputPath('hydra')
  await test.step('it leaves as a Hydra tree', () => saveHydra(page, hydra))
  await compose.dropFromDisk(hydra)
  await expect(page.getByRole('button', { name: 'Workspace hydra' })).toBeVisible()
  expect(await compose.exported('YAML')).toBe(after)
  await compare.open()
  await compare.pickFile('B', { name: 'resolved_config.yaml', text: after })
  await compare.expectSides('config', 'resolved_config.yaml (outside)')
  expect(await compare.equalOf(0)).toBe(equal + 2)
})

async function switchBottleneck(compose: ComposePage, page: Page): Promise<void> {
  const original = await compose.contents(MODEL)
  await filter(page, 'bottleneck')
  const bottleneck = page.getByRole('combobox', { name: 'Bottleneck', exact: true })
  const codebooks = page.getByRole('textbox', { name: 'Codebooks', exact: true })
  const bar = page.getByRole('status').filter({ hasText: 'vae does not use config.num_quantizers' })
  await bottleneck.selectOption('rvq')
  await setText(codebooks, '4')
  await bottleneck.selectOption('vae')
  await expect(bar).toBeVisible()
  await bottleneck.selectOption('rvq')
  await expect(codebooks).toHaveValue('4')
  await bottleneck.selectOption('vae')
  await bar.getByRole('button', { name: /^Remove .*num_quantizers from this file$/ }).click()
  await expect(bar).toHaveCount(0)
  await bottleneck.selectOption('rvq')
  await expect(codebooks).toHaveValue('4')
  const undo = page.getByRole('button', { name: /^Undo: / })
  while (await undo.isVisible()) await undo.click()
  expect(await compose.contents(MODEL)).toBe(original)
}

async function addConditioner(compose: ComposePage, page: Page): Promise<void> {
  await filter(page, 'conditioners')
  const add = page.getByRole('button', { name: 'Add conditioner' })
  await add.click()
  await page.getByRole('menuitem', { name: /^int/ }).click()
  const added = page.getByRole('group', { name: /^Conditioner 4/ })
  await setText(added.getByRole('textbox', { name: 'Id' }), 'tempo')
  await compose.find('tempo')
  await compose.expectValue('model.model.conditioning.configs[3].id', 'tempo', MODEL)
  await added.getByRole('button', { name: 'Write {}' }).click()
  await expect(added.getByText('the key config is missing')).toHaveCount(0)
}

async function fixId(compose: ComposePage, page: Page): Promise<void> {
  const original = await compose.contents(MODEL)
  await filter(page, 'global_cond_ids')
  await setText(page.getByRole('textbox', { name: 'Global', exact: true }), '["seconds_start", "tempi"]')
  const problems = await compose.openProblems()
  const wrong = problems.getByRole('listitem').filter({ hasText: 'global_cond_ids[1]' }).first()
  await expect(wrong).toContainText('tempi')
  await wrong.getByRole('button', { name: /tempo/ }).click()
  await expect(problems.getByRole('listitem').filter({ hasText: 'tempi' })).toHaveCount(0)
  await page.keyboard.press('Control+j')
  const ids = '"global_cond_ids": ["seconds_start", "seconds_total"]'
  expect(await compose.contents(MODEL)).toBe(original.replace(ids, '"global_cond_ids": ["seconds_start", "tempo"]'))
}

async function migrate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Workspace audio' }).click()
  await page.getByRole('menuitem', { name: 'Migrate to layered YAML…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Migrate' })
  await expect(
    dialog.getByText(/^7 experiments and 3 other files composed before and after: \d+ values, all equal but for new names/),
  ).toBeVisible()
  await expect(dialog.getByRole('list', { name: 'Files' })).toContainText('defaults.ini → defaults.yaml')
  await dialog.getByRole('searchbox', { name: 'Filter the report' }).fill('model_config')
  await dialog.getByRole('button', { name: /renamed$/ }).click()
  await expect(dialog.getByRole('region', { name: 'Report' })).toContainText('models/text_to_audio.yaml')
  await dialog.getByRole('button', { name: 'Migrate 10 files' }).click()
  await expect(dialog).toBeHidden()
}

/** Saves the Hydra tree of what is open as a person would, and unpacks it into a folder. */
async function saveHydra(page: Page, folder: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('button', { name: 'Hydra tree' }).click()
  await expect(dialog.getByText(/^Composed again: \d+ values, all equal\.$/)).toBeVisible()
  const model = dialog.getByRole('list', { name: 'Files' }).getByRole('button', { name: /^model\// })
  await model.click()
  await expect(dialog.getByRole('textbox', { name: /^Contents of model\// })).toHaveValue(/id: tempo/)
  await dialog.getByText('If the folder has a strata.yaml already').click()
  await expect(dialog.getByRole('textbox', { name: 'Lines for a strata.yaml' })).toHaveValue(
    /^system: stable-audio\ndialect: omegaconf\nlinks: \[hydra\]\nlayers:\n {2}training: \[training\]\n/,
  )
  // A browser that asks where to save asks outside of the page.
  await page.evaluate(() => Object.assign(globalThis, { showSaveFilePicker: undefined }))
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save hydra.zip' }).click()
  for (const [path, bytes] of Object.entries(unzipSync(await readFile(await (await download).path())))) {
    const target = join(folder, path.replace(/^hydra\//, ''))
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, strFromU8(bytes))
  }
  await dialog.getByRole('button', { name: 'Close' }).click()
}

async function filter(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Filter fields' }).fill(text)
}

async function setText(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.press('Enter')
}
