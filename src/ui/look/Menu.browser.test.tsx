import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import './base.css'
import { Menu } from './Menu.tsx'

afterEach(cleanup)

/** A menu in a pane that scrolls, beside another pane that does. */
async function openMenu() {
  const pane = (name: string, content: React.ReactNode) => (
    <div role="region" aria-label={name} style={{ height: 200, width: 300, overflow: 'auto' }}>
      <div style={{ height: 1000, paddingTop: 100 }}>{content}</div>
    </div>
  )
  render(
    <>
      {pane('Pane', <Menu button="Add" items={[{ id: 'one', label: 'One', run: () => undefined }]} />)}
      {pane('Other', 'rows')}
    </>,
  )
  await userEvent.click(page.getByRole('button', { name: 'Add' }))
  await expect.element(page.getByRole('menu')).toBeVisible()
}

const menu = page.getByRole('menu')
const gap = () =>
  menu.element().getBoundingClientRect().top - page.getByRole('button', { name: 'Add' }).element().getBoundingClientRect().bottom

async function scroll(pane: string, top: number): Promise<void> {
  page.getByRole('region', { name: pane }).element().scrollTop = top
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}

test('a menu stays while something scrolls, below what opened it', async () => {
  await openMenu()
  const before = gap()
  await scroll('Other', 80)
  await scroll('Pane', 60)
  await expect.element(menu).toBeVisible()
  expect(gap()).toBe(before)
})

test('a menu closes once what opened it is scrolled out of sight, and when something beside it is pressed', async () => {
  await openMenu()
  await scroll('Pane', 400)
  await expect.element(menu).not.toBeInTheDocument()
  await scroll('Pane', 0)
  await userEvent.click(page.getByRole('button', { name: 'Add' }))
  await userEvent.click(page.getByText('rows'))
  await expect.element(menu).not.toBeInTheDocument()
})
