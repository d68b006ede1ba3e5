import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** The compare screen as a person meets it: by roles and labels only. */
export class ComparePage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** From Compose, by the tab in the top bar. */
  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Compare' }).click()
    await expect(this.main).toBeVisible()
  }

  /** By a link, in whatever page is open. */
  async follow(address: string): Promise<void> {
    await this.page.goto(address)
    await expect(this.main).toBeVisible()
  }

  get main(): Locator {
    return this.page.getByRole('main', { name: 'Comparison' })
  }

  /** The button of a side: it says what is picked. */
  side(letter: string): Locator {
    return this.main.getByRole('group', { name: 'Sides' }).getByRole('button', { name: new RegExp(`^${letter}: `) })
  }

  async expectSides(...names: readonly string[]): Promise<void> {
    for (const [i, name] of names.entries()) {
      const letter = String.fromCodePoint(65 + i)
      await expect(this.side(letter)).toHaveAccessibleName(`${letter}: ${name}`)
    }
  }

  /** Picks by the keyboard: types a part of a path or name, and takes the first that fits. */
  async pick(letter: string, typed: string): Promise<void> {
    await this.side(letter).press('Enter')
    await this.page.keyboard.type(typed)
    await this.page.keyboard.press('Enter')
    await expect(this.side(letter)).toBeFocused()
  }

  /** Picks a file from outside the workspace. */
  async pickFile(letter: string, { name, text }: { readonly name: string; readonly text: string }): Promise<void> {
    await this.side(letter).press('Enter')
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'A file from outside…' }).click()
    await (await chooser).setFiles({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) })
  }

  /** Waits until so many keys differ; how many are equal. */
  async equalOf(differ: number): Promise<number> {
    await expect(this.main.getByRole('button', { name: `${differ} differ`, exact: true })).toBeVisible()
    const equal = await this.main.getByRole('button', { name: /^[\d,]+ equal$/ }).textContent()
    return Number.parseInt(equal?.replaceAll(',', '') ?? '', 10)
  }

  async swap(): Promise<void> {
    await this.main.getByRole('button', { name: 'Swap A and B' }).click()
  }

  async show(tab: 'Causes' | 'Tree' | 'Text' | 'Table'): Promise<void> {
    await this.main.getByRole('tab', { name: tab }).click()
    await expect(this.main.getByRole('tabpanel', { name: tab })).toBeVisible()
  }

  /** Copies the link to what is on screen, and gives it back. */
  async copyLink(): Promise<string> {
    await this.main.getByRole('button', { name: 'Copy link' }).click()
    await expect(this.main.getByRole('status').filter({ hasText: 'Link copied' })).toHaveCount(1)
    return this.page.evaluate(() => navigator.clipboard.readText())
  }
}
