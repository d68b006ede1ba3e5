import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { undo } from '../../../workspace/commands.ts'
import { createSessionStore, dispatch } from '../../../workspace/session-store.ts'
import type { SessionStore } from '../../../workspace/session-store.ts'
import { sessionOf, textsOf } from '../../../workspace/session.testing.ts'
import type { SideRef } from '../../../workspace/compare/side.ts'
import '../../look/base.css'
import '../../look/tokens.css'
import '../../shell/shell.css'
import { SessionContext } from '../../session-context.tsx'
import { setView, useView, view } from '../../view.ts'
import { setCompare } from '../compare-state.ts'
import { PatchDialog } from './PatchDialog.tsx'
import { PatchVerdict } from './PatchVerdict.tsx'
import { useComparison } from '../use-comparison.ts'

const FILES = {
  'base.yaml': 'lr: 0.1\nmodel: {name: A, size: 3, lstm: {layers: 2, dropout: 0.1}}\n',
  'a.yaml': 'includes: [base.yaml]\nseed: 1\n',
  'b.yaml': 'lr: 0.2\nmodel: {name: B, size: 3, xlstm: {blocks: 7}}\nseed: 1\n',
}
const LINES = 'lr=0.2\n~model.lstm\nmodel.name=B\n+model.xlstm={blocks: 7}\n'

beforeEach(() => {
  setView({ screen: 'compare', dialog: undefined })
})
afterEach(cleanup)

function open(a: string | SideRef = 'a.yaml', b = 'b.yaml', files: Readonly<Record<string, string>> = FILES): SessionStore {
  const store = createSessionStore(sessionOf(files, { stack: ['base.yaml'], overrides: 'lr=9\n' }))
  setCompare({ sides: [typeof a === 'string' ? { kind: 'file', path: a } : a, { kind: 'file', path: b }] })
  render(
    <SessionContext value={store}>
      <Screen />
    </SessionContext>,
  )
  return store
}

function Screen() {
  const comparison = useComparison()
  const dialog = useView((state) => state.dialog)
  return (
    <>
      {comparison && <PatchVerdict comparison={comparison} />}
      {dialog === 'patch' && <PatchDialog />}
    </>
  )
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const dialog = page.getByRole('dialog', { name: 'Patch' })
const contents = (name: string) => page.getByRole('textbox', { name: `Contents of ${name}` })

test('D7 the chip says that the patch is proven, and opens it with the keyboard', async () => {
  open()
  await expect.element(button('Patch A → B ✓ proven')).toBeVisible()
  await userEvent.keyboard('{Tab}{Enter}')
  await expect.element(contents('overrides.txt')).toHaveValue(LINES)
  await expect.element(dialog.getByText('✓ Proven: a with it equals b.')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  expect(document.activeElement?.textContent).toBe('Patch A → B ✓ proven')
})

test('D7 where nothing differs there is no chip', async () => {
  open('a.yaml', 'c.yaml', { ...FILES, 'c.yaml': FILES['a.yaml'] })
  setView({ dialog: 'patch' })
  await expect.element(page.getByText('Nothing differs, so there is nothing to patch.')).toBeVisible()
  await expect.element(button('Copy')).toBeDisabled()
  await expect.element(page.getByText('Patch A → B')).not.toBeInTheDocument()
})

test('D7 back, and as a file: what it cannot express is listed by key', async () => {
  open()
  setView({ dialog: 'patch' })
  await userEvent.click(button('Override file'))
  await expect.element(contents('patch.yaml')).toHaveValue('lr: 0.2\nmodel:\n  name: B\n  xlstm:\n    blocks: 7\n')
  await expect.element(dialog.getByText('2 keys cannot be expressed:')).toBeVisible()
  const unsaid = dialog.getByRole('list', { name: 'What the patch cannot express' })
  await expect.element(unsaid).toHaveTextContent('model.lstm (2 keys): a file takes no key away; override lines do')
  await userEvent.click(button('B → A'))
  await expect
    .element(contents('patch.yaml'))
    .toHaveValue('lr: 0.1\nmodel:\n  name: A\n  lstm:\n    layers: 2\n    dropout: 0.1\n')
  await expect.element(unsaid).toHaveTextContent('model.xlstm: a file takes no key away; override lines do')
})

test('D7 tried in Compose, A is open with the lines behind its own, in one step', async () => {
  const store = open()
  const before = textsOf(store.getState())
  setView({ dialog: 'patch' })
  await userEvent.click(button('Try it in Compose'))
  await expect.poll(view.getState).toMatchObject({ screen: 'compose', dialog: undefined })
  expect(store.getState().stack).toMatchObject({ files: ['a.yaml'], overrides: { text: LINES } })
  dispatch(store, undo)
  expect([textsOf(store.getState()), store.getState().stack.files]).toEqual([before, ['base.yaml']])
})

test('D7 saved as an experiment, under a name that is free', async () => {
  const store = open()
  setView({ dialog: 'patch' })
  await userEvent.click(button('Experiment'))
  const name = page.getByRole('textbox', { name: 'Name of the experiment' })
  await expect.element(name).toHaveValue('b_from_a')
  await userEvent.fill(name, 'b')
  await expect.element(page.getByRole('alert')).toHaveTextContent('No such patch: b.yaml is there already.')
  await expect.element(button('Save to the workspace')).toBeDisabled()
  await userEvent.fill(name, 'mine')
  await userEvent.click(button('Save to the workspace'))
  await expect.element(dialog.getByText('Saved mine.yaml in the workspace.')).toBeVisible()
  expect(textsOf(store.getState())['mine.yaml']).toBe(
    '# b, written over a.\n# What no file can say:\n#   ~model.lstm\nincludes:\n  - a.yaml\nlr: 0.2\nmodel:\n  name: B\n  xlstm:\n    blocks: 7\n',
  )
  await expect.element(name).toHaveValue('b_from_a')
})

test('D7 a text from outside cannot be opened in Compose, and the dialog says so', async () => {
  const store = open({ kind: 'text', name: 'drop.yaml', text: 'lr: 1\n' })
  setView({ dialog: 'patch' })
  await userEvent.click(button('Try it in Compose'))
  await expect.element(dialog.getByText(/^Not done: drop\.yaml.* is no file of the workspace\.$/)).toBeVisible()
  expect(store.getState().past).toEqual([])
})
