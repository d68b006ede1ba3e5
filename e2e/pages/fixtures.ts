import { test as base, expect } from '@playwright/test'
import { ComposePage } from './compose-page.ts'
import { listenForNoise } from './noise.ts'

/**
 * Playwright's `test`, which also fails when the console said an error or a warning, an error went uncaught, or a request
 * left this machine.
 */
export const test = base.extend<{ quiet: void; compose: ComposePage }>({
  compose: async ({ page }, use) => {
    const compose = new ComposePage(page)
    await compose.open()
    await use(compose)
  },
  quiet: [
    async ({ context }, use) => {
      const noise = listenForNoise(context)
      await use()
      expect(noise, 'the console stays clean and every request stays on this machine').toEqual([])
    },
    { auto: true },
  ],
})

export { expect } from '@playwright/test'
