import { cleanup } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { undo } from '../../../workspace/commands.ts'
import { dispatch } from '../../../workspace/session-store.ts'
import { revealField, setView, view } from '../../view.ts'
import { openForm } from '../form.testing.tsx'
import type { OpenForm } from '../form.testing.tsx'

afterEach(cleanup)

const stage = (name: string, epochs: number): string => `    - name: ${name}\n      epochs: ${epochs}\n`
const three = `curriculum:\n  stages:\n${stage('one', 1)}${stage('two', 2)}${stage('three', 3)}`
const order = (text: string): string => (text.match(/name: \w+/g) ?? []).map((line) => line.slice(6)).join(' ')
const manifest = { 'strata.yaml': 'system: micro-diffusion\n' }
const open = (text: string): Promise<OpenForm> => openForm({ files: { ...manifest, 'a.yaml': text }, stack: ['a.yaml'] })
const item = (name: string) => page.getByRole('group', { name, exact: true })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const many = Array.from({ length: 9 }, (_, i) => stage(`s${i + 1}`, i + 1)).join('')

/** Drags an item by its grip onto another, above or below its middle. */
async function drag(from: string, to: string, side: 'above' | 'below'): Promise<void> {
  const grip = item(from).element().querySelector('.form-item-grip') ?? document.body
  await expect.poll(() => grip.parentElement?.draggable).toBe(true)
  const { height } = item(to).element().getBoundingClientRect()
  await userEvent.dragAndDrop(grip, item(to), { targetPosition: { x: 100, y: height / 2 + (side === 'above' ? -10 : 10) } })
}

test('an item is dragged by its grip to another place, as one step', async () => {
  const { text, store } = await open(three)
  await expect.element(button('Move Stage 1 up')).toBeDisabled()
  await userEvent.click(button('Collapse all'))
  await drag('Stage 1, one', 'Stage 3, three', 'below')
  await expect.poll(() => order(text())).toBe('two three one')
  expect(store.getState().past.map(({ label }) => label)).toEqual(['Move curriculum.stages[0] to 2'])
  dispatch(store, undo)
  expect(text()).toBe(three)
})

test('dropped where it stands already, an item stays', async () => {
  const { text, store } = await open(three)
  await drag('Stage 2, two', 'Stage 1, one', 'below')
  expect([text(), store.getState().past]).toEqual([three, []])
})

test('an item is moved by its buttons and by Alt and the arrows, and that is told', async () => {
  const { text } = await open(three)
  await userEvent.click(button('Move Stage 3 up'))
  expect(order(text())).toBe('one three two')
  await expect.element(page.getByText('Stage 3 is now 2 of 3')).toBeInTheDocument()
  await userEvent.click(item('Stage 1, one').getByRole('button', { name: 'Stage 1, one' }))
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  expect(order(text())).toBe('three one two')
  await expect.element(item('Stage 2, one').getByRole('button', { name: 'Stage 2, one' })).toHaveFocus()
})

test('Alt and an arrow in a choice are left to the choice', async () => {
  const { text } = await open(three)
  await userEvent.click(item('Stage 1, one').getByRole('combobox', { name: 'Data' }))
  await userEvent.keyboard('{Escape}{Alt>}{ArrowDown}{/Alt}{Escape}')
  expect(text()).toBe(three)
})

test('P1 the head of an item leads to the line that wrote it', async () => {
  const files = { ...manifest, 'base.yaml': three, 'a.yaml': 'includes: [base.yaml]\n' }
  const { store } = await openForm({ files, stack: ['a.yaml'] })
  const chip = page.getByRole('button', { name: 'Origin of Stage 2: base.yaml line 5' })
  await userEvent.click(chip)
  expect([view.getState().reveal?.file, store.getState().target]).toEqual(['base.yaml', 'base.yaml'])
  setView({ mode: 'form' })
})

test('many items start folded, with a line about each', async () => {
  await open(`curriculum:\n  stages:\n${many}`)
  const head = item('Stage 4, s4').getByRole('button', { name: 'Stage 4, s4' })
  await expect.element(head).toHaveAttribute('aria-expanded', 'false')
  await expect.element(head).toHaveTextContent('4s44 epochs')
  expect(page.getByRole('textbox', { name: 'Epochs' }).elements()).toEqual([])
  await userEvent.click(head)
  await expect.element(page.getByRole('textbox', { name: 'Epochs' })).toHaveValue('4')
  await userEvent.click(button('Collapse all'))
  expect(page.getByRole('textbox', { name: 'Epochs' }).elements()).toEqual([])
  await userEvent.click(button('Expand all'))
  await expect.poll(() => page.getByRole('textbox', { name: 'Epochs' }).elements().length).toBe(9)
})

test('a folded item says that something is wrong in it, and opens where it is asked for', async () => {
  await open(`curriculum:\n  stages:\n${many}`)
  await expect.element(item('Stage 6, s6').getByTitle('Something is wrong in it')).toBeVisible()
  revealField(['curriculum', 'stages', 5, 'epochs'])
  await expect.element(item('Stage 6, s6').getByRole('textbox', { name: 'Epochs' })).toHaveFocus()
  await userEvent.click(item('Stage 6, s6').getByRole('button', { name: 'Stage 6, s6' }))
  expect(item('Stage 6, s6').getByRole('textbox', { name: 'Epochs' }).elements()).toEqual([])
})

test('an item that is asked for by itself opens and gives the focus to its first control, once', async () => {
  const { text } = await open(`curriculum:\n  stages:\n${many}`)
  revealField(['curriculum', 'stages', 1])
  await expect.element(item('Stage 2, s2').getByRole('textbox', { name: 'Name' })).toHaveFocus()
  await userEvent.click(item('Stage 2, s2').getByRole('button', { name: 'Stage 2, s2' }))
  await userEvent.click(item('Stage 1, s1').getByRole('button', { name: 'Move Stage 1 down' }))
  await expect.poll(() => order(text()).slice(0, 5)).toBe('s2 s1')
  await expect.element(item('Stage 2, s1').getByRole('button', { name: 'Stage 2, s1' })).toHaveAttribute('aria-expanded', 'false')
})

test('a list is started from nothing, each item begun gets the focus and says what is to be filled in', async () => {
  const { text } = await open('# nothing yet\n')
  await userEvent.click(page.getByRole('button', { name: /^Curriculum/ }))
  await userEvent.click(button('Add stage'))
  expect(text()).toBe('# nothing yet\ncurriculum:\n  stages:\n    - {}\n')
  const name = item('Stage 1').getByRole('textbox', { name: 'Name' })
  await expect.element(name).toHaveFocus()
  await expect.element(name).toHaveAttribute('placeholder', 'fill in text')
  await userEvent.keyboard('base')
  await userEvent.tab()
  await userEvent.keyboard('5')
  await userEvent.tab()
  await expect.poll(text).toBe('# nothing yet\ncurriculum:\n  stages:\n    - name: base\n      epochs: 5\n')
  await userEvent.click(button('Add stage'))
  await expect.element(item('Stage 2').getByRole('textbox', { name: 'Name' })).toHaveFocus()
})

test('what is taken out hands its focus on', async () => {
  const { text } = await open(three)
  await userEvent.click(button('Remove Stage 1'))
  expect(order(text())).toBe('two three')
  await expect.element(item('Stage 1, two').getByRole('button', { name: 'Stage 1, two' })).toHaveFocus()
  await userEvent.click(button('Remove Stage 2'))
  await userEvent.click(button('Remove Stage 1'))
  await expect.element(button('Add stage')).toHaveFocus()
})
