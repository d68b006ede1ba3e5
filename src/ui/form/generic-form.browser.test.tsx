import { cleanup } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openForm } from './form.testing.tsx'

afterEach(cleanup)

const stages = 'stages:\n  - name: one # first\n    epochs: 1\n  - name: two\n    epochs: 2\n'
const item = (name: string) => page.getByRole('group', { name, exact: true })
const button = (name: string) => page.getByRole('button', { name, exact: true })

test('without a system every key has a row, with a control for its type', async () => {
  const { text } = await openForm({ files: { 'a.yaml': 'seed: 1\nmodel:\n  name: x\n  deep: true\n' }, stack: ['a.yaml'] })
  await userEvent.fill(page.getByRole('textbox', { name: 'seed', exact: true }), '0.5')
  await userEvent.keyboard('{Enter}')
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'deep', exact: true }), 'false')
  expect(text()).toBe('seed: 0.5\nmodel:\n  name: x\n  deep: false\n')
})

test('a key is added to a map, given a value, and renamed without losing the focus', async () => {
  const { text } = await openForm({ files: { 'a.yaml': 'model:\n  dim: 8\n' }, stack: ['a.yaml'] })
  await userEvent.click(button('Add key to model'))
  await userEvent.keyboard('heads{Enter}')
  expect(text()).toBe('model:\n  dim: 8\n  heads: null\n')
  await userEvent.fill(page.getByRole('textbox', { name: 'heads', exact: true }), '4')
  await userEvent.keyboard('{Enter}')
  expect(text()).toBe('model:\n  dim: 8\n  heads: 4\n')
})

test('a free key is renamed where it stands, never onto another', async () => {
  const files = { 'strata.yaml': 'system: social-xlstm\n', 'a.yaml': 'metadata:\n  owner: me # kept\n  stage: two\n' }
  const { text } = await openForm({ files, stack: ['a.yaml'] })
  const key = page.getByRole('textbox', { name: 'Key owner', exact: true })
  await userEvent.fill(key, 'stage')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).toHaveTextContent('stage is there already')
  expect(text()).toBe(files['a.yaml'])
  await userEvent.fill(key, 'author')
  await userEvent.keyboard('{Enter}')
  expect(text()).toBe('metadata:\n  author: me # kept\n  stage: two\n')
  await expect.element(page.getByRole('textbox', { name: 'Key author', exact: true })).toHaveFocus()
})

test('items of a list of maps are edited, added, copied, moved and taken out', async () => {
  const { text } = await openForm({ files: { 'a.yaml': stages }, stack: ['a.yaml'] })
  await userEvent.fill(item('stage 2, two').getByRole('textbox', { name: 'epochs' }), '5')
  await userEvent.keyboard('{Enter}')
  expect(text()).toBe(stages.replace('epochs: 2', 'epochs: 5'))
  await userEvent.click(button('Move stage 2 up'))
  expect(text()).toBe('stages:\n  - name: two\n    epochs: 5\n  - name: one # first\n    epochs: 1\n')
  await userEvent.click(button('Duplicate stage 1'))
  expect(text().match(/name: two/g)).toHaveLength(2)
  await userEvent.click(button('Remove stage 2'))
  await userEvent.click(button('Remove stage 1'))
  expect(text()).toBe('stages:\n  - name: one # first\n    epochs: 1\n')
  await userEvent.click(button('Add stage'))
  expect(text()).toContain('- {}')
})

test('an item is moved by Alt and the arrows, and the focus goes with it', async () => {
  const { text } = await openForm({ files: { 'a.yaml': stages }, stack: ['a.yaml'] })
  const epochs = item('stage 1, one').getByRole('textbox', { name: 'epochs' })
  await userEvent.click(epochs)
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  expect(text()).toBe('stages:\n  - name: two\n    epochs: 2\n  - name: one # first\n    epochs: 1\n')
  await expect.element(item('stage 2, one').getByRole('textbox', { name: 'epochs' })).toHaveFocus()
})

test('M2 changing an inherited list writes all of it here', async () => {
  const files = { 'base.yaml': stages, 'top.yaml': 'includes: [base.yaml]\n' }
  const { text } = await openForm({ files, stack: ['top.yaml'] })
  await expect.element(page.getByText('A change here writes all of them.')).toBeVisible()
  await userEvent.fill(item('stage 1, one').getByRole('textbox', { name: 'epochs' }), '7')
  await userEvent.keyboard('{Enter}')
  expect(text()).toBe('includes: [base.yaml]\nstages:\n  - name: one\n    epochs: 7\n  - name: two\n    epochs: 2\n')
  await userEvent.click(button('Reset stages'))
  expect(text()).toBe('includes: [base.yaml]\n')
})

test('a value of many lines keeps its lines', async () => {
  const { text } = await openForm({ files: { 'a.yaml': 'note: |\n  one\n  two\n' }, stack: ['a.yaml'] })
  await userEvent.fill(page.getByRole('textbox', { name: 'note' }), 'one\nthree\n')
  await userEvent.tab()
  expect(text()).toBe('note: |\n  one\n  three\n')
})

test('an empty config says what to do next', async () => {
  await openForm({ files: { 'a.yaml': '' }, stack: ['a.yaml'] })
  await expect.element(page.getByText(/Forms need a system/)).toBeVisible()
})
