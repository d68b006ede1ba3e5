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
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) await shoot(colorScheme)
} finally {
  await browser.close()
  server.close()
}

/** Takes the picture of the compose screen that the README shows. */
async function shoot(/** @type {'light' | 'dark'} */ colorScheme) {
  const file = `docs/compose-${colorScheme}.png`
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme, reducedMotion: 'reduce' })
  await page.goto(addressOf(server))
  await choose(page, 'Workspace', 'social-xlstm')
  await choose(page, 'Experiment', 'xlstm_multi_vd_experiment')
  await page.getByRole('treeitem', { name: 'model.xlstm.input_size: ' }).click()
  await page.getByRole('region', { name: 'History of model.xlstm.input_size' }).waitFor()
  // The schema and the form come after the first picture.
  await page.getByRole('main').getByLabel('Blocks', { exact: true }).waitFor()
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
