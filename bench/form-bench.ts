import type { BrowserContext, Page } from 'playwright'
import { quantile } from './measure.ts'
import type { Row } from './row.ts'
import { withPage } from './with-page.ts'

/** A fast typist's pace: what a key sets off has to be done by the next. */
const PAUSE = 150
const KEYS = 48
const WARM_UP = 8

/** A key typed into the form until it is painted, held against plain @rjsf/core on the same schema. */
export function runFormBench(): Promise<readonly Row[]> {
  return withPage('form', async (context) => [
    ...(await rowsFor(context, 300, 1)),
    ...(await rowsFor(context, 1000, 0.6)),
    ...(await rowsFor(context, 10_000, 0.12)),
    ...(await deepRows(context)),
  ])
}

/**
 * A key five factories deep: what is closed costs nothing, so three times the fields take hardly more, and nor do the files, the mounts
 * and the rules of a real workspace.
 */
async function deepRows(context: BrowserContext): Promise<readonly Row[]> {
  const [small = [], large = [], audio = []] = await timesIn(context, [
    'form=deep&fields=300',
    'form=deep&fields=1000',
    'form=audio',
  ])
  const against = 'the same in one of 300 fields'
  const theirs = quantile(small, 0.5)
  return [
    { name: 'a key five levels deep in a form of 1,000 fields', ours: quantile(large, 0.5), theirs, against, limit: 1.5 },
    { name: 'a key five levels deep in a Stable Audio experiment', ours: quantile(audio, 0.5), theirs, against, limit: 2 },
  ]
}

async function rowsFor(context: BrowserContext, fields: number, limit: number): Promise<readonly Row[]> {
  const kinds = ['ours', 'plain', 'ours-all'].map((form) => `form=${form}&fields=${fields}`)
  const [ours = [], theirs = [], all = []] = await timesIn(context, kinds)
  const name = `a key in a form of ${fields.toLocaleString('en')} fields`
  const median = quantile(ours, 0.5)
  return [
    { name, ours: median, theirs: quantile(theirs, 0.5), against: 'plain @rjsf/core', limit },
    { name: `${name}, 95th percentile`, ours: quantile(ours, 0.95), theirs: median, against: 'our own median', limit: 2 },
    {
      name: `${name}, all set in the edited file`,
      ours: quantile(all, 0.5),
      theirs: quantile(theirs, 0.5),
      against: 'plain @rjsf/core',
      limit,
    },
  ]
}

/** Times of key presses in the form of each address, typed in turns so that a noisy machine disturbs them alike. */
async function timesIn(context: BrowserContext, addresses: readonly string[]): Promise<readonly number[][]> {
  const pages = await Promise.all(addresses.map((address) => openPage(context, address)))
  for (let round = 0; round < KEYS / TURN; round += 1) for (const page of pages) await typeTurn(page, round)
  const times = await Promise.all(pages.map((page) => page.evaluate(() => window.painted)))
  await Promise.all(pages.map((page) => page.close()))
  return times.map((list) => list.slice(WARM_UP))
}

async function openPage(context: BrowserContext, search: string): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1000, height: 900 })
  await page.goto(`?${search}`)
  await page.locator('body[data-ready]').waitFor({ timeout: 120_000 })
  await page.waitForTimeout(1000)
  return page
}

const TURN = 8

/** Four digits and as many backspaces, so that every key changes the value. */
async function typeTurn(page: Page, round: number): Promise<void> {
  await page.bringToFront()
  await page.keyboard.press('End')
  const digits = String(1234 + round).split('')
  for (const key of [...digits, ...digits.map(() => 'Backspace')]) {
    await page.waitForTimeout(PAUSE)
    await page.keyboard.press(key)
  }
  await page.waitForTimeout(PAUSE)
}
