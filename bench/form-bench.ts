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
  ])
}

async function rowsFor(context: BrowserContext, fields: number, limit: number): Promise<readonly Row[]> {
  const [ours, theirs, all] = await timesOf(context, fields)
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

/** Times of key presses in each form, typed in turns so that a noisy machine disturbs them alike. */
async function timesOf(context: BrowserContext, fields: number): Promise<readonly [number[], number[], number[]]> {
  const pages = await Promise.all(
    (['ours', 'plain', 'ours-all'] as const).map((form) => openPage(context, `form=${form}&fields=${fields}`)),
  )
  for (let round = 0; round < KEYS / TURN; round += 1) for (const page of pages) await typeTurn(page, round)
  const [ours = [], theirs = [], all = []] = await Promise.all(pages.map((page) => page.evaluate(() => window.painted)))
  await Promise.all(pages.map((page) => page.close()))
  return [ours.slice(WARM_UP), theirs.slice(WARM_UP), all.slice(WARM_UP)]
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
