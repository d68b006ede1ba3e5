import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { OVERRIDES } from '../../core/compose/compose.ts'
import { parsePath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { dispatch } from '../../workspace/session-store.ts'
import { redo, replaceTexts, toggleLayer, undo } from '../../workspace/commands.ts'
import { revealField, setView, view } from '../view.ts'
import { openForm } from './form.testing.tsx'
import { EXPERIMENT, traffic } from './form-session.testing.ts'

afterEach(cleanup)

const open = (more: Partial<Parameters<typeof openForm>[0]> = {}) => openForm({ files: traffic, stack: [EXPERIMENT], ...more })
const field = (name: string) => page.getByRole('textbox', { name, exact: true })
const choice = (name: string) => page.getByRole('combobox', { name, exact: true })
const chip = (name: string) => page.getByRole('button', { name: `Origin of ${name}:` })
const originOf = async (name: string) => [chip(name).element().getAttribute('aria-label'), chip(name).element().textContent]
const line = (text: string, key: string) => text.split('\n').find((one) => one.trim().startsWith(`${key}:`))

test('E6 a row says whether its value is inherited, set here, the same as beneath, overridden, or a default', async () => {
  await open({ overrides: 'training.epochs=200\n' })
  expect(await originOf('Input size')).toEqual(['Origin of Input size: data/five.yaml line 6', '↑ data/five:6'])
  expect(await originOf('Blocks')).toEqual(['Origin of Blocks: experiments/one.yaml line 4', 'this file:4'])
  expect(await originOf('Dropout')).toEqual([
    'Origin of Dropout: experiments/one.yaml line 5, same as beneath',
    'this file:5 · same as beneath',
  ])
  expect(await originOf('Epochs')).toEqual(['Origin of Epochs: overridden: 200, overrides line 1', '↑ overridden: 200'])
  expect(await originOf('Batch size')).toEqual(['Origin of Batch size: schema default', 'schema default'])
  await expect.element(field('Input size')).toHaveValue('')
  await expect.element(field('Input size')).toHaveAttribute('placeholder', '15')
  await expect.element(field('Epochs')).toHaveValue('100')
})

test('E1 a number is written while it is typed, and nothing else in the file changes', async () => {
  const { text } = await open()
  await userEvent.fill(field('Blocks'), '12')
  await expect.poll(text).toBe(traffic[EXPERIMENT].replace('num_blocks: 8 #', 'num_blocks: 12 #'))
})

test('E3 what is typed stays as typed, and is written so that every reader takes it for that number', async () => {
  const { text, store } = await open()
  await userEvent.clear(field('Learning rate'))
  await userEvent.type(field('Learning rate'), '1e-4')
  await expect.poll(() => line(text(), 'learning_rate')).toBe('  learning_rate: 1.0e-4')
  await expect.element(field('Learning rate')).toHaveValue('1e-4')
  await userEvent.keyboard('{Enter}')
  await expect.element(field('Learning rate')).toHaveValue('1.0e-4')
  expect(store.getState().past.map(({ label }) => label)).toEqual(['Set training.learning_rate'])
})

test.each([
  ['1.0', '    dropout: 1.0'],
  ['0', '    dropout: 0'],
  ['0.25', '    dropout: 0.25'],
  ['.5', '    dropout: 0.5'],
])('E3 a float stays a float as typed: %s', async (typed, expected) => {
  const { text } = await open()
  await userEvent.fill(field('Dropout'), typed)
  await userEvent.keyboard('{Enter}')
  expect(line(text(), 'dropout')).toBe(expected)
})

test('E4 clearing a field writes nothing until it is left, and then falls back to what lies beneath', async () => {
  const { text } = await open()
  await userEvent.clear(field('Blocks'))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(text()).toBe(traffic[EXPERIMENT])
  await userEvent.tab()
  expect(text()).toBe(traffic[EXPERIMENT].replace('    num_blocks: 8 # deeper\n', ''))
  await expect.element(field('Blocks')).toHaveAttribute('placeholder', '6')
  expect(await originOf('Blocks')).toEqual(['Origin of Blocks: models/base.yaml line 6', '↑ models/base:6'])
})

test('E2 text that is no number is kept and explained, and Escape brings back what was there', async () => {
  const { text } = await open()
  await userEvent.fill(field('Blocks'), '1e')
  await userEvent.tab()
  expect(text()).toBe(traffic[EXPERIMENT])
  await expect.element(page.getByRole('alert')).toHaveTextContent('1e is not a whole number')
  await expect.element(field('Blocks')).toHaveValue('1e')
  await userEvent.click(field('Blocks'))
  await userEvent.keyboard('{Escape}')
  await expect.element(field('Blocks')).toHaveValue('8')
  expect(page.getByRole('alert').elements()).toEqual([])
})

test('E5 Escape takes back what typing has written, and undo takes back a whole visit to a field', async () => {
  const { text, store } = await open()
  await userEvent.fill(field('Blocks'), '9')
  await expect.poll(() => line(text(), 'num_blocks')).toBe('    num_blocks: 9 # deeper')
  await userEvent.keyboard('{Escape}')
  expect(text()).toBe(traffic[EXPERIMENT])
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{Shift>}{ArrowUp}{/Shift}')
  expect(line(text(), 'num_blocks')).toBe('    num_blocks: 20 # deeper')
  dispatch(store, undo)
  expect(text()).toBe(traffic[EXPERIMENT])
  await expect.element(field('Blocks')).toHaveValue('8')
  dispatch(store, redo)
  await expect.element(field('Blocks')).toHaveValue('20')
})

test('E5 a draft gives way when the text changes elsewhere', async () => {
  const { store, text } = await open()
  await userEvent.fill(field('Blocks'), '1e')
  dispatch(store, (session) =>
    replaceTexts(session, 'typed', { texts: [{ path: EXPERIMENT, text: text().replace('num_blocks: 8', 'num_blocks: 3') }] }),
  )
  await expect.element(field('Blocks')).toHaveValue('3')
  await userEvent.tab()
  expect(line(text(), 'num_blocks')).toBe('    num_blocks: 3 # deeper')
})

test('E4 a row is reset by its button and by Alt Backspace', async () => {
  const { text } = await open()
  await userEvent.click(page.getByRole('button', { name: 'Reset Dropout' }))
  await userEvent.click(field('Blocks'))
  await userEvent.keyboard('{Alt>}{Backspace}{/Alt}')
  expect(text()).toBe('includes: [../models/base.yaml, ../data/five.yaml, ../training/default.yaml]\ntraining:\n  epochs: 100\n')
})

test('a choice inherits first, then takes each value', async () => {
  const { text } = await open()
  const select = choice('Several detectors').nth(1)
  await expect.element(select).toHaveDisplayValue('inherit: true')
  await userEvent.selectOptions(select, 'false')
  expect(text()).toContain('data:\n  multi_vd_mode: false\n')
  await userEvent.selectOptions(select, 'inherit: true')
  expect(text()).toBe(traffic[EXPERIMENT])
})

test('null is a value of its own where the key may be null', async () => {
  const { text } = await open()
  await userEvent.fill(field('Gradient clipping').first(), 'null')
  await userEvent.keyboard('{Enter}')
  expect(line(text(), 'gradient_clip')).toBe('  gradient_clip: null')
})

test('a list of numbers is one line, with brackets or without', async () => {
  const { text } = await open()
  await userEvent.fill(field('sLSTM at'), '0, 2')
  await userEvent.keyboard('{Enter}')
  expect(line(text(), 'slstm_at')).toBe('    slstm_at: [0, 2]')
  await userEvent.fill(field('sLSTM at'), '[]')
  await userEvent.keyboard('{Enter}')
  expect(line(text(), 'slstm_at')).toBe('    slstm_at: []')
})

test('two numbers of a range are written together', async () => {
  const { text } = await open()
  await userEvent.click(page.getByRole('button', { name: /^Optimiser/ }))
  const [first, second] = [field('Betas, first'), field('Betas, second')]
  await userEvent.fill(first, '0.8')
  await userEvent.fill(second, '0.95')
  await userEvent.tab()
  await expect.poll(() => line(text(), 'betas')).toBe('  betas: [0.8, 0.95]')
})

test('O an edit of the overrides layer is a line, added where no layer has the key', async () => {
  const { text } = await open({ target: OVERRIDES, overrides: 'training.epochs=200 # long\n' })
  await userEvent.fill(field('Epochs'), '300')
  await userEvent.keyboard('{Enter}')
  await userEvent.fill(field('Output size'), '3')
  await userEvent.keyboard('{Enter}')
  expect(text()).toBe('training.epochs=300 # long\n+model.xlstm.output_size=3\n')
  await userEvent.click(page.getByRole('button', { name: 'Reset Epochs' }))
  expect(text()).toBe('+model.xlstm.output_size=3\n')
})

test('V4 an unknown key is a row, with what is wrong and a way to mend it', async () => {
  const files = { ...traffic, [EXPERIMENT]: traffic[EXPERIMENT].replace('num_blocks: 8', 'num_block: 8') }
  const { text } = await open({ files })
  await userEvent.click(page.getByRole('button', { name: /Rename to num_blocks/ }))
  expect(text()).toBe(traffic[EXPERIMENT])
})

test('V2 a wrong value is marked, and its message is tied to the control', async () => {
  const files = { ...traffic, [EXPERIMENT]: traffic[EXPERIMENT].replace('epochs: 100', 'epochs: many') }
  await open({ files })
  const epochs = field('Epochs')
  await expect.element(epochs).toHaveAttribute('aria-invalid', 'true')
  const described = epochs.element().getAttribute('aria-describedby') ?? ''
  const texts = described.split(' ').map((id) => document.getElementById(id)?.textContent ?? '')
  expect(texts.join(' ')).toMatch(/Passes over the training samples.*many/s)
})

test('E8 choosing another model swaps the rows, offers what to do with the rest, and choosing back restores it', async () => {
  const { text } = await open()
  await userEvent.selectOptions(choice('Model'), choice('Model').getByRole('option', { name: /^TrafficLSTM/ }))
  await expect.element(field('Layers')).toBeVisible()
  expect(field('Blocks').elements()).toEqual([])
  await expect.element(page.getByText(/TrafficLSTM does not use model\.xlstm/)).toBeVisible()
  expect(text()).toContain('    num_blocks: 8 # deeper\n')
  await userEvent.selectOptions(choice('Model'), 'inherit: TrafficXLSTM')
  await expect.element(field('Blocks')).toHaveValue('8')
  expect(text()).toBe(traffic[EXPERIMENT])
})

test('E8 shared values are carried over and stale ones taken out on request only, and choosing back restores them', async () => {
  const { text } = await open()
  await userEvent.selectOptions(choice('Model'), choice('Model').getByRole('option', { name: /^TrafficLSTM/ }))
  await userEvent.click(page.getByRole('button', { name: /^Copy 2 shared values to model.lstm/ }).first())
  expect(text()).toContain('  lstm:\n    input_size: 15\n    dropout: 0.1\n')
  await userEvent.click(page.getByRole('button', { name: 'Remove model.xlstm from this file' }).first())
  expect(text()).not.toContain('num_blocks')
  await userEvent.selectOptions(choice('Model'), 'inherit: TrafficXLSTM')
  await expect.element(field('Blocks')).toHaveValue('8')
  expect(text()).toContain('  xlstm:\n    num_blocks: 8\n    dropout: 0.1\n')
})

test('V7 a block that is not in use is folded away with its values kept', async () => {
  const files = { ...traffic, [EXPERIMENT]: traffic[EXPERIMENT].replace('  xlstm:', '  lstm:\n    num_layers: 3\n  xlstm:') }
  await open({ files })
  const fold = page.getByRole('button', { name: /model\.lstm not used by TrafficXLSTM/ })
  expect(field('Layers').elements()).toEqual([])
  await userEvent.click(fold)
  await expect.element(field('Layers')).toHaveValue('3')
})

test('a filter shows the rows that match, and a row just reset stays in sight until the filter changes', async () => {
  await open()
  await userEvent.keyboard('/')
  await userEvent.keyboard('@redundant')
  await expect
    .poll(() =>
      page
        .getByRole('textbox')
        .elements()
        .map((element) => element.getAttribute('id')),
    )
    .toEqual(['field/model/xlstm/dropout'])
  await userEvent.click(page.getByRole('button', { name: 'Reset Dropout' }))
  await expect.element(field('Dropout')).toHaveValue('')
  await userEvent.fill(page.getByRole('searchbox'), '@redundant ')
  await expect.element(page.getByText('No row matches')).toBeVisible()
})

test('chips count rows and filter by them', async () => {
  await open({ overrides: 'training.epochs=200' })
  const names = page
    .getByRole('group', { name: 'Show rows' })
    .getByRole('button')
    .elements()
    .map((element) => element.textContent)
  expect(names.slice(1, 4)).toEqual(['Set here 3', 'Overridden 1', 'Redundant 1'])
  await userEvent.click(page.getByRole('button', { name: 'Overridden 1' }))
  await expect
    .poll(() =>
      page
        .getByRole('textbox')
        .elements()
        .map((element) => element.getAttribute('id')),
    )
    .toEqual(['field/training/epochs'])
  expect(view.getState().filter).toBe('@overridden')
})

test('going to a field opens its section, scrolls to it and focuses its control', async () => {
  await open()
  await userEvent.click(page.getByRole('button', { name: /^Training/, expanded: true }))
  revealField(parsePath('training.seed') as Path)
  await expect.element(field('Seed')).toHaveFocus()
  await expect.element(field('Seed')).toBeInViewport()
})

test('a chip opens the history of its key, and with Ctrl goes to the line', async () => {
  const { store } = await open()
  await userEvent.click(chip('Input size'))
  expect(view.getState().selected).toEqual(['model', 'xlstm', 'input_size'])
  await userEvent.click(chip('Input size'), { modifiers: ['Control'] })
  expect([view.getState().reveal?.file, store.getState().target]).toEqual(['data/five.yaml', 'data/five.yaml'])
  setView({ mode: 'form' })
})

test('Tab goes from control to control, and a row has keys for the rest', async () => {
  const { text } = await open()
  await userEvent.click(field('Blocks'))
  await userEvent.tab()
  await expect.element(field('sLSTM at')).toHaveFocus()
  await userEvent.click(field('Blocks'))
  await userEvent.keyboard('{Alt>}{Enter}{/Alt}')
  expect(view.getState().selected).toEqual(['model', 'xlstm', 'num_blocks'])
  expect(text()).toBe(traffic[EXPERIMENT])
})

test('help is told on F1 and closed by Escape', async () => {
  await open()
  await userEvent.click(field('Blocks'))
  await userEvent.keyboard('{F1}')
  await expect.element(page.getByRole('tooltip')).toHaveTextContent('model.xlstm.num_blocks')
  await userEvent.keyboard('{Escape}')
  expect(page.getByRole('tooltip').elements()).toEqual([])
})

test('a layer that cannot be read has no form, says why, and leads to its text', async () => {
  const files = { ...traffic, [EXPERIMENT]: 'model: {xlstm: [' }
  const { text } = await open({ files })
  await expect.element(page.getByText('This layer cannot be read')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Open the text' }))
  expect(view.getState().reveal?.file).toBe(EXPERIMENT)
  expect(text()).toBe('model: {xlstm: [')
})

test('a layer that is switched off says so and can still be edited', async () => {
  const { store, text } = await open()
  dispatch(store, (session) => toggleLayer(session, EXPERIMENT))
  await expect.element(page.getByText('This layer is switched off')).toBeVisible()
  await userEvent.fill(field('Blocks'), '4')
  await userEvent.keyboard('{Enter}')
  expect(line(text(), 'num_blocks')).toBe('    num_blocks: 4 # deeper')
  await userEvent.click(page.getByRole('button', { name: 'Switch it on' }))
  await expect.poll(() => page.getByText('This layer is switched off').elements()).toEqual([])
})

test('a file that takes no part is edited all the same', async () => {
  const files = { ...traffic, 'training/fast.yaml': 'training:\n  epochs: 1\n' }
  const { text } = await open({ files, target: 'training/fast.yaml' })
  await userEvent.fill(field('Epochs'), '2')
  await userEvent.keyboard('{Enter}')
  expect(text()).toBe('training:\n  epochs: 2\n')
})

test('every control has a name', async () => {
  await open()
  const nameless = [...document.querySelectorAll('input, select, button')].filter((element) => {
    const label =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement
        ? element.labels?.[0]?.textContent
        : element.textContent
    return !(element.getAttribute('aria-label') ?? label)
  })
  expect(nameless).toEqual([])
  expect(screen.getAllByRole('textbox').length).toBeGreaterThan(20)
})
