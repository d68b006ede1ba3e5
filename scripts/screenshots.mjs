import { join } from 'node:path'
import { build, isBuilt } from './build.mjs'
import { installPackages } from './install.mjs'
import { root } from './run.mjs'
import { addressOf, serve } from './serve.mjs'

await installPackages()
if (!isBuilt()) {
  const code = await build()
  if (code !== 0) process.exit(code)
}
// Imported this late, because it takes packages.
const { browserFlags, installBrowser } = await import('./browser.mjs')
const { chromium } = await import('playwright')

const executablePath = await installBrowser()
if (!executablePath) process.exit(1)
const server = await serve({ port: 0 })
const browser = await chromium.launch({ executablePath, args: browserFlags })
try {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await shootCompose(colorScheme)
    await shootCompare(colorScheme)
  }
} finally {
  await browser.close()
  server.close()
}

/** @typedef {'light' | 'dark'} Scheme */

/** Takes the picture of the compose screen that the README shows. */
async function shootCompose(/** @type {Scheme} */ colorScheme) {
  const page = await open(colorScheme)
  await choose(page, 'Workspace', 'social-xlstm')
  await choose(page, 'Experiment', 'xlstm_multi_vd_experiment')
  await page.getByRole('treeitem', { name: 'model.xlstm.input_size: ' }).click()
  await page.getByRole('region', { name: 'History of model.xlstm.input_size' }).waitFor()
  // The schema and the form come after the first picture.
  await page.getByRole('main').getByLabel('Blocks', { exact: true }).waitFor()
  await save(page, `docs/compose-${colorScheme}.png`)
}

/** Takes the picture of two experiments and why they differ. */
async function shootCompare(/** @type {Scheme} */ colorScheme) {
  const [a, b] = ['experiments/lstm_single_baseline.yaml', 'experiments/xlstm_multi_vd_experiment.yaml']
  const page = await open(colorScheme, `#compare?workspace=social-xlstm&a=${a}&b=${b}`)
  await page.getByRole('treeitem', { name: /^data\.num_vds, changed/ }).waitFor()
  await page.getByRole('cell', { name: '875 k', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Patch A → B ✓ proven' }).waitFor()
  await save(page, `docs/compare-${colorScheme}.png`)
}

/** A new page of the app, as a person would see it who likes things to stand still. */
async function open(/** @type {Scheme} */ colorScheme, hash = '') {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme, reducedMotion: 'reduce' })
  await page.goto(`${addressOf(server)}${hash}`)
  return page
}

/**
 * @param {import('playwright').Page} page
 * @param {string} file
 */
async function save(page, file) {
  await page.mouse.move(720, 899)
  await page.screenshot({ path: join(root, file), animations: 'disabled', caret: 'hide' })
  await page.close()
  console.log(`Took ${file}.`)
}

/**
 * Picks an entry of one of the menus at the top, unless it is what the menu shows already.
 *
 * @param {import('playwright').Page} page
 * @param {string} menu
 * @param {string} entry
 */
async function choose(page, menu, entry) {
  const button = page.getByRole('banner').getByRole('button', { name: new RegExp(`^${menu} `) })
  await button.waitFor()
  if ((await button.textContent())?.includes(entry)) return
  await button.click()
  await page.getByRole('menuitemradio', { name: entry, exact: true }).click()
  await button.filter({ hasText: entry }).waitFor()
}
