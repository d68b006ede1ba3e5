import { cleanup, fireEvent } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { OVERRIDES } from '../../../core/compose/compose.ts'
import { undo } from '../../../workspace/commands.ts'
import { dispatch } from '../../../workspace/session-store.ts'
import { openForm } from '../form.testing.tsx'
import type { OpenForm } from '../form.testing.tsx'
import { loadKinds } from '../kinds-system.testing.ts'

beforeAll(loadKinds)
afterEach(cleanup)

const open = (text: string, more: Partial<Parameters<typeof openForm>[0]> = {}): Promise<OpenForm> =>
  openForm({ files: { 'strata.yaml': 'system: kinds\n', 'a.yaml': text }, stack: ['a.yaml'], ...more })
const kind = (name: string) => page.getByRole('combobox', { name: `Kind of ${name}`, exact: true })
const field = (name: string) =>
  page.getByRole('textbox', { name, exact: true }).or(page.getByRole('combobox', { name, exact: true }))

test('the kinds are those of the schema, and the one that stands there is shown', async () => {
  await open('s: {size: 3, width: [1, 2], flag: auto}\n')
  const kindsOf = (name: string) => [...kind(name).element().querySelectorAll('option')].map(({ textContent }) => textContent)
  expect(kindsOf('Size')).toEqual(['Preset', 'Number', 'Distribution'])
  expect(kindsOf('Limit')).toEqual(['Number', 'Distribution', 'Null'])
  expect(kindsOf('Width')).toEqual(['Whole number', 'List'])
  expect(kindsOf('Word')).toEqual(['Text', 'Number'])
  expect(kindsOf('Flag')).toEqual(['Boolean', 'auto'])
  await expect.element(kind('Size')).toHaveDisplayValue('Number')
  await expect.element(kind('Width')).toHaveDisplayValue('List')
  await expect.element(kind('Flag')).toHaveDisplayValue('auto')
})

test('E9 picking a kind writes nothing until a value of it is whole', async () => {
  const before = 's:\n  size: small # kept\n'
  const { text, store } = await open(before)
  await userEvent.selectOptions(kind('Size'), 'Number')
  await expect.element(page.getByText('Not written yet: small holds until this is whole.')).toBeVisible()
  expect(text()).toBe(before)
  await userEvent.selectOptions(kind('Size'), 'Distribution')
  await userEvent.selectOptions(field('Type'), 'uniform')
  await userEvent.fill(field('Min'), '1.5')
  await userEvent.tab()
  expect([text(), store.getState().past]).toEqual([before, []])
  await userEvent.fill(field('Max'), '4')
  await expect.poll(text).toBe('s:\n  size: # kept\n    type: uniform\n    min: 1.5\n    max: 4\n')
  await expect.element(field('Max')).toHaveFocus()
  await userEvent.keyboard('2')
  await expect.poll(text).toBe('s:\n  size: # kept\n    type: uniform\n    min: 1.5\n    max: 42\n')
})

test('E9 a kind that is picked again finds its value as it was', async () => {
  const { text } = await open('s:\n  size: small\n')
  await userEvent.selectOptions(kind('Size'), 'Number')
  await userEvent.fill(field('Size'), '5')
  await userEvent.keyboard('{Enter}')
  expect(text()).toBe('s:\n  size: 5\n')
  await userEvent.selectOptions(kind('Size'), 'Preset')
  expect(text()).toBe('s:\n  size: small\n')
  await userEvent.selectOptions(kind('Size'), 'Number')
  expect(text()).toBe('s:\n  size: 5\n')
  await userEvent.selectOptions(kind('Size'), 'Distribution')
  await userEvent.selectOptions(field('Type'), 'fixed')
  await userEvent.fill(field('Value'), '7')
  await expect.poll(text).toBe('s:\n  size:\n    type: fixed\n    value: 7\n')
  await userEvent.selectOptions(kind('Size'), 'Number')
  expect(text()).toBe('s:\n  size: 5\n')
  await userEvent.selectOptions(kind('Size'), 'Distribution')
  expect(text()).toBe('s:\n  size:\n    type: fixed\n    value: 7\n')
  await expect.element(field('Value')).toHaveValue('7')
})

test('E9 a value that was inherited is inherited again', async () => {
  const files = { 'strata.yaml': 'system: kinds\n', 'base.yaml': 's: {size: small}\n', 'a.yaml': 'includes: [base.yaml]\n' }
  const { text } = await openForm({ files, stack: ['a.yaml'] })
  await userEvent.selectOptions(kind('Size'), 'Number')
  await userEvent.fill(field('Size'), '5')
  await userEvent.keyboard('{Enter}')
  expect(text()).toBe('includes: [base.yaml]\ns:\n  size: 5\n')
  await userEvent.selectOptions(kind('Size'), 'Preset')
  expect(text()).toBe('includes: [base.yaml]\n')
  await expect.element(field('Size')).toHaveAttribute('placeholder', 'small')
})

test('E9 what was begun is kept while another kind is looked at, and given up on request', async () => {
  const { text } = await open('s: {size: small}\n')
  await userEvent.selectOptions(kind('Size'), 'Distribution')
  await userEvent.selectOptions(field('Type'), 'uniform')
  await userEvent.fill(field('Min'), '2')
  await userEvent.selectOptions(kind('Size'), 'Preset')
  await expect.element(field('Size')).toHaveValue('small')
  await userEvent.selectOptions(kind('Size'), 'Distribution')
  await expect.element(field('Min')).toHaveValue('2')
  await userEvent.click(page.getByRole('button', { name: 'Keep it' }))
  await expect.element(kind('Size')).toHaveDisplayValue('Preset')
  expect(text()).toBe('s: {size: small}\n')
})

test.each([
  ['begun', 'Min', 's: {size: small}\n'],
  ['made whole', 'Max', 's: {size: small}\n'],
])('E9 what is %s with the last key before another kind is picked is kept', async (_title, last, expected) => {
  const { text } = await open('s: {size: small}\n')
  await userEvent.selectOptions(kind('Size'), 'Distribution')
  await userEvent.selectOptions(field('Type'), 'uniform')
  if (last === 'Max') await userEvent.fill(field('Min'), '1')
  await userEvent.fill(field(last), '')
  // In one task: nothing of it can have been committed in between.
  fireEvent.change(field(last).element(), { target: { value: '2' } })
  fireEvent.change(kind('Size').element(), { target: { value: '0' } })
  await expect.element(field('Size')).toHaveValue('small')
  expect(text()).toBe(expected)
  await userEvent.selectOptions(kind('Size'), 'Distribution')
  await expect.element(field(last)).toHaveValue('2')
})

test('a name is kept and what it stands for is shown, and written in its place on request', async () => {
  const { text, store } = await open('s:\n  size: small\n')
  await expect.element(page.getByText('small → fixed, value 1')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Write it out' }))
  expect(text()).toBe('s:\n  size:\n    type: fixed\n    value: 1\n')
  await expect.element(field('Value')).toHaveValue('1')
  dispatch(store, undo)
  expect(text()).toBe('s:\n  size: small\n')
  await expect.element(field('Size')).toHaveValue('small')
})

test('a name of which not all is known is written out once the rest is filled in', async () => {
  const { text } = await open('s:\n  size: vague\n')
  await expect.element(page.getByText('vague → uniform, min 2, max not known')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Write it out' }))
  await expect.element(field('Min')).toHaveValue('2')
  expect(text()).toBe('s:\n  size: vague\n')
  await userEvent.fill(field('Max'), '9')
  await expect.poll(text).toBe('s:\n  size:\n    type: uniform\n    min: 2\n    max: 9\n')
})

test('a name is written once it is typed to the end, a number while it is typed', async () => {
  const { text } = await open('s: {word: a}\n')
  await userEvent.fill(field('Word'), 'word')
  expect(text()).toBe('s: {word: a}\n')
  await userEvent.keyboard('{Enter}')
  expect(text()).toBe('s: {word: word}\n')
  await userEvent.fill(field('Word'), '12')
  await userEvent.keyboard('{Enter}')
  expect(text()).toBe('s: {word: "12"}\n')
  await userEvent.selectOptions(kind('Word'), 'Number')
  await userEvent.fill(field('Word'), '12')
  await expect.poll(text).toBe('s: {word: 12}\n')
})

test('E9 null is a kind of its own, written at once', async () => {
  const { text } = await open('s: {limit: 3}\n')
  await userEvent.selectOptions(kind('Limit'), 'Null')
  expect(text()).toBe('s: {limit: null}\n')
  await userEvent.selectOptions(kind('Limit'), 'Number')
  expect(text()).toBe('s: {limit: 3}\n')
})

test('a value of no kind that is wanted stands there as it is written, with what is wrong', async () => {
  await open('s: {size: [1, 2]}\n')
  await expect.element(kind('Size')).toHaveDisplayValue('Something else')
  await expect.element(field('Size')).toHaveValue('[1, 2]')
  await expect.element(page.getByText(/expected text, a number or a map/)).toBeVisible()
})

test.each<[title: string, text: string, name: string, expected: string]>([
  [
    'deep inside',
    's:\n  deep:\n    inner:\n      size: 1\n',
    'Deep size',
    's:\n  deep:\n    inner:\n      size:\n        type: fixed\n        value: 7\n',
  ],
  [
    'in an item',
    's:\n  plain:\n    - name: a\n      size: 1\n',
    'Stage size',
    's:\n  plain:\n    - name: a\n      size:\n        type: fixed\n        value: 7\n',
  ],
  ['under a free key', 's:\n  named:\n    x: 1\n', 'x', 's:\n  named:\n    x:\n      type: fixed\n      value: 7\n'],
])('a distribution takes the place of a number %s', async (_title, before, name, expected) => {
  const { text } = await open(before)
  await userEvent.selectOptions(kind(name), 'Distribution')
  await userEvent.selectOptions(field('Type'), 'fixed')
  await userEvent.fill(field('Value'), '7')
  await expect.poll(text).toBe(expected)
  await userEvent.selectOptions(kind(name), 'Number')
  expect(text()).toBe(before)
})

test('E2 where nothing can be written here, picking a kind says why', async () => {
  await open('a: &x {size: small}\ns: *x\n')
  await userEvent.selectOptions(kind('Size'), 'Distribution')
  await expect.element(page.getByRole('alert')).toHaveTextContent(/alias/)
  await expect.element(kind('Size')).toHaveDisplayValue('Preset')
})

test('the rows of a value open and close, with a line about them while they are closed', async () => {
  await open('s:\n  size:\n    type: uniform\n    min: 1\n    max: 2\n')
  const fold = page.getByRole('button', { name: 'Size', exact: true })
  await expect.element(fold).toHaveAttribute('aria-expanded', 'true')
  await userEvent.click(fold)
  expect(field('Min').elements()).toEqual([])
  await expect.element(page.getByText('uniform, min 1, max 2')).toBeVisible()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(field('Min')).toHaveValue('1')
})

test('of a list whose rows are closed the number of items is told', async () => {
  await open('s:\n  stages: [{name: a}, {name: b}]\n')
  await userEvent.click(page.getByRole('button', { name: 'Stages', exact: true }))
  await expect.element(page.getByText('2 items')).toBeVisible()
})

test('O in the overrides layer a value is one line, once it is whole', async () => {
  const { text } = await open('s: {size: small}\n', { target: OVERRIDES })
  await userEvent.selectOptions(kind('Size'), 'Distribution')
  await userEvent.selectOptions(field('Type'), 'uniform')
  await userEvent.fill(field('Min'), '1')
  await userEvent.fill(field('Max'), '2')
  await expect.poll(text).toBe('s.size={type: uniform, min: 1, max: 2}')
  await userEvent.selectOptions(kind('Size'), 'Preset')
  await expect.poll(text).toBe('')
})

test('a list of maps may take the place of a name', async () => {
  const { text } = await open('s: {stages: all}\n')
  await userEvent.selectOptions(kind('Stages'), 'List')
  await userEvent.click(page.getByRole('button', { name: 'Add stage' }))
  expect(text()).toBe('s: {stages: all}\n')
  await userEvent.fill(field('Name'), 'one')
  await expect.poll(text).toBe('s: {stages: [{name: one}]}\n')
})
