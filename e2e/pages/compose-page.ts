import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** The compose screen as a person meets it: by roles and labels only. */
export class ComposePage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.goto('/')
    await this.openWorkspace('social-xlstm')
  }

  async openWorkspace(name: string): Promise<void> {
    const banner = this.page.getByRole('banner')
    await banner.getByRole('button', { name: /^Workspace/ }).click()
    await this.page.getByRole('menuitemradio', { name, exact: true }).click()
    await expect(banner.getByRole('button', { name: new RegExp(`^Workspace ${name}`) })).toBeVisible()
    await expect(this.page.getByRole('tree', { name: 'Resolved config' })).toBeVisible()
  }

  async openExperiment(name: string): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: /^Experiment/ })
      .click()
    await this.page.getByRole('menuitemradio', { name, exact: true }).click()
    await expect(this.page.getByRole('banner').getByRole('button', { name: new RegExp(`^Experiment ${name}`) })).toBeVisible()
  }

  /** The line of the result for a key, whatever its value. */
  line(path: string): Locator {
    return this.page.getByRole('treeitem', { name: new RegExp(`^${escape(path)}(?::|,|$)`) })
  }

  /** Waits until a key of the result has this value, and the origin where one is given: `data/multi_vd_5.yaml line 39`. */
  async expectValue(path: string, value: string, origin?: string): Promise<void> {
    const end = origin === undefined ? '(?:,|$)' : `, .*${escape(origin)}`
    await expect(this.line(path)).toHaveAccessibleName(new RegExp(`^${escape(path)}: ${escape(value)}${end}`))
  }

  /** Finds a key in the result, scrolling to it if it is out of sight. */
  async find(path: string): Promise<void> {
    const find = this.page.getByRole('searchbox', { name: 'Find in the result' })
    await find.fill(path)
    await find.press('Enter')
  }

  layer(kind: string): Locator {
    return this.page.getByRole('list', { name: 'Layers' }).getByRole('button', { name: new RegExp(`^${kind}\\b`) })
  }

  /** A control of the form by its label. */
  field(label: string): Locator {
    const main = this.page.getByRole('main')
    return main.getByRole('textbox', { name: label, exact: true }).or(main.getByRole('combobox', { name: label, exact: true }))
  }

  /** Changes what is shown of the result. */
  async showResult(tab: 'Resolved' | 'What it does'): Promise<Locator> {
    await this.page.getByRole('tablist', { name: 'Show of the result' }).getByRole('tab', { name: tab }).click()
    const panel = this.page.getByRole('tabpanel', { name: tab })
    await expect(panel).toBeVisible()
    return panel
  }

  /** The steps from the whole form to the block that is open alone. */
  crumbs(): Locator {
    return this.page.getByRole('navigation', { name: 'Where in the form' }).getByRole('listitem')
  }

  outline(): Locator {
    return this.page.getByRole('tree', { name: 'Parts of the config' })
  }

  /** Goes to a block by the outline, and makes it the whole form. */
  async openAlone(path: string, title: string): Promise<void> {
    await this.page.keyboard.press('Control+Shift+O')
    await this.outline().getByTitle(path, { exact: true }).click()
    await this.page.getByRole('button', { name: title, exact: true }).and(this.page.locator(':focus')).press('Alt+ArrowRight')
    await expect(this.crumbs().last()).toHaveText(title)
  }

  async show(mode: 'Form' | 'Text' | 'Both'): Promise<void> {
    await this.page.getByRole('group', { name: 'Show as' }).getByRole('button', { name: mode }).click()
  }

  /** The text editor's input. */
  text(path: string): Locator {
    return this.page.getByRole('textbox', { name: new RegExp(`^Text of ${escape(path)}`) })
  }

  /** Drops a file on the screen, as from the desktop. */
  async drop(name: string, text: string): Promise<void> {
    const file = { name, text }
    const dataTransfer = await this.page.evaluateHandle((dropped) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([dropped.text], dropped.name))
      return transfer
    }, file)
    await this.page.getByRole('main').dispatchEvent('drop', { dataTransfer })
  }

  /** Drops a file of this disk as the file manager does; only then can the page open it as a workspace. */
  async dropFromDisk(path: string): Promise<void> {
    const cdp = await this.page.context().newCDPSession(this.page)
    const data = { items: [], files: [path], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await cdp.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data })
    await cdp.detach()
  }

  /** The whole text of a file, as the text editor gives it away; the form is shown afterwards. */
  async contents(path: string): Promise<string> {
    await this.show('Text')
    await expect(this.page.getByRole('code')).toBeVisible()
    await this.text(path).focus()
    await this.page.keyboard.press('Control+a')
    await this.page.keyboard.press('Control+c')
    const text = await this.page.evaluate(() => navigator.clipboard.readText())
    await this.show('Form')
    return text
  }

  history(path: string): Locator {
    return this.page.getByRole('region', { name: `History of ${path}` })
  }

  async openProblems(): Promise<Locator> {
    const problems = this.page.getByRole('region', { name: 'Problems' })
    if (!(await problems.isVisible())) await this.page.keyboard.press('Control+j')
    await expect(problems).toBeVisible()
    return problems
  }

  /** The contents of the export dialog in one format. */
  async exported(format: 'YAML' | 'JSON' | 'Override lines' | 'Command line'): Promise<string> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Export' })
    await dialog.getByRole('button', { name: format, exact: true }).click()
    const text = await dialog.getByRole('textbox', { name: /^Contents of/ }).inputValue()
    await dialog.getByRole('button', { name: 'Close' }).click()
    return text
  }
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
