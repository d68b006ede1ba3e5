import { contentSecurityPolicy } from '../scripts/content-security-policy.mjs'
import { addressOf, serve } from '../scripts/serve.mjs'
import { seriousIn } from './pages/axe.ts'
import { expect, test } from './pages/fixtures.ts'
import { listenForNoise } from './pages/noise.ts'

test('the app opens, under the policy, with nothing to complain about', async ({ page }) => {
  const response = await page.goto('/')
  expect(response?.headers()['content-security-policy']).toBe(contentSecurityPolicy)
  await expect(page).toHaveTitle(/Strata/)
  await expect(page.getByRole('main')).toBeVisible()
})

test('dist/ works below a path of a host that sends no headers', async ({ page }) => {
  const server = await serve({ port: 0, mount: '/lab/strata/', plain: true })
  const response = await page.goto(`${addressOf(server)}lab/strata/`)
  expect(response?.headers()['content-security-policy']).toBeUndefined()
  await expect(page.getByRole('main')).toBeVisible()
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute('content', contentSecurityPolicy)
  server.close()
})

test('the check that every story runs hears a warning, an uncaught error, and a request that leaves this machine', async ({
  browser,
}) => {
  const context = await browser.newContext()
  const noise = listenForNoise(context)
  const page = await context.newPage()
  await page.evaluate(() => {
    console.warn('a warning')
    setTimeout(() => {
      throw new Error('an accident')
    })
    new Image().src = 'http://elsewhere.invalid/a.png'
  })
  const heard = ['warning: a warning', 'uncaught: an accident', 'request: http://elsewhere.invalid/a.png']
  await expect.poll(() => noise).toEqual(expect.arrayContaining(heard))
  await context.close()
})

test('axe is heard where a button has no name and a text is too pale', async ({ page }) => {
  await page.setContent(
    '<html lang="en"><title>A page</title><main><button></button><p style="color: #ccc">Pale</p></main></html>',
  )
  expect(await seriousIn(page)).toEqual(['button-name: button', 'color-contrast: p'])
})

test('the policy refuses a request to another host', async ({ browser, baseURL }) => {
  const context = await browser.newContext()
  const noise = listenForNoise(context)
  const page = await context.newPage()
  await page.goto(baseURL ?? '')
  await page.evaluate(() => {
    new Image().src = 'http://elsewhere.invalid/a.png'
  })
  await expect.poll(() => noise).toContainEqual(expect.stringMatching(/^error: .*elsewhere\.invalid.*Content Security Policy/))
  await context.close()
})
