import type { Page } from 'playwright'
import { quantile } from './measure.ts'
import type { Row } from './row.ts'
import { withPage } from './with-page.ts'

const KEYS = 14
const WARM_UP = 4
const FRAME = 1000 / 60

/** A key typed into a file of 10,000 lines until the result shows it, held against the yaml package reading the file. */
export function runTextBench(): Promise<readonly Row[]> {
  return withPage('text', async (context) => typeKeys(await context.newPage()))
}

async function typeKeys(page: Page): Promise<readonly Row[]> {
  await page.goto('')
  await page.getByRole('code').first().waitFor({ timeout: 120_000 })
  await page.evaluate(() => window.toFirstValue())
  await page.waitForTimeout(1500)
  const floors: number[] = []
  for (let key = 0; key < KEYS; key += 1) {
    floors.push(await page.evaluate(() => window.parseOnce()))
    await page.keyboard.press(String(key % 10))
    await page.waitForFunction((wanted) => window.shown.length >= wanted, key + 1, { timeout: 30_000 })
    await page.waitForTimeout(300)
  }
  const { shown, framed } = await page.evaluate(() => ({ shown: window.shown, framed: window.framed }))
  return rowsOf(shown.slice(WARM_UP), framed.slice(WARM_UP), floors.slice(WARM_UP))
}

function rowsOf(shown: readonly number[], framed: readonly number[], floors: readonly number[]): readonly Row[] {
  const against = 'yaml parsing the same text'
  const where = 'in a text of 10,000 lines'
  return [
    {
      name: `a key ${where} until the result shows it`,
      ours: quantile(shown, 0.5),
      theirs: quantile(floors, 0.5),
      against,
      limit: 1.2,
    },
    { name: `a key ${where} until the text shows it`, ours: quantile(framed, 0.5), theirs: FRAME, against: 'a frame', limit: 1 },
  ]
}
