import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds serious on the page, or within an element of it: each rule with the elements that break it. */
export async function seriousIn(page: Page, within = 'html'): Promise<readonly string[]> {
  // Only what is asked for below is described: axe would work out a selector for every element that passes, too.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .include(within)
    .setLegacyMode()
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}
