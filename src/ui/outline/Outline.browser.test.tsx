import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { around, openStore } from '../form/form.testing.tsx'
import { pathOf } from '../form/form-session.testing.ts'
import { LayerForm } from '../form/LayerForm.tsx'
import { loadNested, nestedFiles } from '../form/nested-system.testing.ts'
import { openAlone, setView, useView } from '../view.ts'
import { Outline } from './Outline.tsx'

beforeAll(loadNested)
afterEach(cleanup)

const TARGET = 'experiments/one.yaml'
const open = async (): Promise<void> => {
  const store = await openStore({ files: nestedFiles, stack: [TARGET] })
  setView({ filter: '', focusField: undefined, mode: 'form', unfolded: new Map(), alone: undefined, dialog: undefined })
  render(
    around(
      store,
      <>
        <LayerForm />
        <OutlineIfOpen />
      </>,
    ),
  )
}

function OutlineIfOpen() {
  return useView(({ dialog }) => dialog) === 'outline' ? <Outline /> : null
}

const tree = () => page.getByRole('tree', { name: 'Parts of the config' })
const row = (name: RegExp) => page.getByRole('treeitem', { name })
const activeName = () => document.getElementById(tree().element().getAttribute('aria-activedescendant') ?? '')?.textContent
const filter = () => page.getByRole('searchbox', { name: 'Filter the outline' })

test('opens from the bar at what is on screen, and Escape gives the focus back', async () => {
  await open()
  openAlone(pathOf('model.conditioning'), pathOf('model.conditioning'))
  const button = page.getByRole('button', { name: 'Outline of the config' })
  await userEvent.click(button)
  await expect.element(tree()).toHaveFocus()
  expect(activeName()).toBe('Conditioningprompt seconds · size 768')
  await userEvent.keyboard('{Escape}')
  await expect.element(button).toHaveFocus()
  expect(page.getByRole('dialog').elements()).toEqual([])
})

test('is walked and folded by arrows, and Enter goes there', async () => {
  await open()
  setView({ dialog: 'outline' })
  await expect.element(tree()).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}{ArrowRight}')
  expect(activeName()).toMatch(/^Encoderattention · 4 heads/)
  await userEvent.keyboard('{ArrowLeft}')
  expect(activeName()).toMatch(/^Net/)
  await userEvent.keyboard('{ArrowLeft}')
  await expect.element(row(/^Net/)).toHaveAttribute('aria-expanded', 'false')
  await userEvent.keyboard('{ArrowDown}')
  expect(activeName()).toMatch(/^Conditioning/)
  await userEvent.keyboard('{Home}{ArrowDown}{ArrowRight}{End}{ArrowUp}')
  expect(activeName()).toMatch(/^Training/)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('button', { name: /^Training/ })).toHaveFocus()
})

test('letters find a name, and what is closed in the form is opened on the way', async () => {
  await open()
  setView({ dialog: 'outline' })
  await userEvent.keyboard('dec')
  expect(activeName()).toMatch(/^Decoder$/)
  await userEvent.keyboard('{ArrowDown}')
  await new Promise((resolve) => setTimeout(resolve, 700))
  await userEvent.keyboard('d')
  expect(activeName()).toBe('Decoderconv · 2→64 · strides 4 4 8 8')
  await userEvent.keyboard('{Enter}')
  const head = page.getByRole('button', { name: 'Decoder', exact: true }).first()
  await expect.element(head).toHaveFocus()
  await expect.element(head).toHaveAttribute('aria-expanded', 'true')
})

test('a filter shows what it finds with all that it lies in, and Enter goes to it', async () => {
  await open()
  setView({ dialog: 'outline' })
  await userEvent.fill(filter(), 'seconds')
  await expect
    .poll(() =>
      page
        .getByRole('treeitem')
        .elements()
        .map((one) => one.textContent),
    )
    .toEqual(['Model1 set here', 'Conditioningprompt seconds · size 768', 'Conditioners2 items', '2 secondsnumber · 0 to 512'])
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('group', { name: 'Conditioner 2, seconds' })).toBeInViewport()
  expect(page.getByRole('dialog').elements()).toEqual([])
})

test('says that nothing is found, and Escape clears the filter before it closes', async () => {
  await open()
  setView({ dialog: 'outline' })
  await userEvent.fill(filter(), 'nowhere')
  await expect.element(page.getByText('No part matches. Escape in the field clears the filter.')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(tree()).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => page.getByRole('dialog').elements()).toEqual([])
})

test('marks what is set here', async () => {
  await open()
  setView({ dialog: 'outline' })
  await expect.element(row(/^Encoder conv · 2→256 .* 1 set here$/)).toBeVisible()
})
