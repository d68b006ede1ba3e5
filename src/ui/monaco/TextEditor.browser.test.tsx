import { cleanup, render } from '@testing-library/react'
import { editor, MarkerSeverity } from 'monaco-editor/editor'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { OVERRIDES } from '../../core/compose/compose.ts'
import { replaceTexts, undo } from '../../workspace/commands.ts'
import { createSessionStore, dispatch } from '../../workspace/session-store.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import { sourceAt } from '../../workspace/session.ts'
import { SessionContext } from '../session-context.tsx'
import { revealText, view } from '../view.ts'
// Before anything is asked of Monaco: it takes in no more features after that.
import './prepare-monaco.ts'
import { openTestSession, XLSTM } from './session.testing.ts'
import { TextEditor } from './TextEditor.tsx'
import '../look/tokens.css'
import '../look/base.css'
import { expectNoComplaints } from '../complaints.testing.ts'

expectNoComplaints()

afterEach(() => {
  cleanup()
  const models = editor.getModels().map(({ uri }) => uri.path)
  if (models.length > 0) throw new Error(`left behind: ${models.join(', ')}`)
})

const SHORT = 'training:\n  epochs: 120\n'

test('E1 what is typed is in the file at once, in the line ends and behind the mark that the file has', async () => {
  const { text } = await open('\uFEFFtraining:\r\n  epochs: 120\r\n  seed: 1\n')
  await place(2, 14)
  await userEvent.keyboard('{Enter}batch_size: 8')
  await expect.poll(text).toBe('\uFEFFtraining:\r\n  epochs: 120\r\n  batch_size: 8\r\n  seed: 1\n')
})

test('E5 undo and redo in the editor are those of the session, a word at a time', async () => {
  const { text, store } = await open(SHORT)
  await place(3, 1)
  await userEvent.keyboard('# one two')
  await expect.poll(text).toBe(`${SHORT}# one two`)
  expect(store.getState().past.map(({ label }) => label)).toEqual([`Edit ${XLSTM}`, `Edit ${XLSTM}`, `Edit ${XLSTM}`])
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(text()).toBe(`${SHORT}# one`)
  await userEvent.keyboard('{Control>}zz{/Control}')
  expect(text()).toBe(SHORT)
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}y{/Control}')
  expect(text()).toBe(`${SHORT}# one`)
  expect(shown()).toBe(`${SHORT}# one`)
})

test('E5 what others change comes in around the cursor, and nothing typed is lost to it', async () => {
  const { text, store } = await open(SHORT)
  await place(2, 14)
  theEditor().trigger('keyboard', 'type', { text: '5' })
  dispatch(store, (session) => replaceTexts(session, 'Set training.seed', { texts: [{ path: XLSTM, text: `# new\n${SHORT}` }] }))
  await expect.poll(text).toBe('# new\ntraining:\n  epochs: 1205\n')
  expect(shown()).toBe('# new\ntraining:\n  epochs: 1205\n')
  expect(theEditor().getPosition()).toMatchObject({ lineNumber: 3, column: 15 })
})

test('E5 typing that waits for a pause in a long text is not lost when the editor goes', async () => {
  const long = `training:\n  epochs: 1\nexperiment:\n${Array.from({ length: 6000 }, (_, i) => `  key_${i}: ${i}\n`).join('')}`
  const { text, rendered } = await open(long)
  await place(2, 12)
  await userEvent.keyboard('7')
  rendered.unmount()
  expect(text()).toBe(long.replace('epochs: 1', 'epochs: 17'))
})

test('P1 a key is completed with the value that it would replace, and from where', async () => {
  const { text } = await open('includes:\n  - ../training/default.yaml\ntraining:\n')
  await place(4, 1)
  await userEvent.keyboard('  bat')
  const offered = page.getByRole('option', { name: /^batch_size/ })
  await expect.element(offered).toHaveTextContent(/inherited 32 · training\/default\.yaml:5/)
  await userEvent.keyboard('{Enter}')
  await expect.poll(text).toContain('training:\n  batch_size: 32')
  await userEvent.keyboard('64')
  await expect.poll(text).toContain('training:\n  batch_size: 64')
})

test('V2 an issue is underlined, and its fix is one step of the history', async () => {
  const { text, store } = await open('training:\n  learning_rate: 1e-4\n')
  await expect.poll(markers).toContainEqual(['float-as-string', MarkerSeverity.Error, 2])
  await place(2, 20)
  await userEvent.keyboard('{Control>}.{/Control}')
  await expect.element(page.getByText('Write 1.0e-4')).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.poll(text).toBe('training:\n  learning_rate: 1.0e-4\n')
  expect(store.getState().past.map(({ label }) => label)).toEqual(['Write 1.0e-4'])
  dispatch(store, undo)
  await expect.poll(shown).toBe('training:\n  learning_rate: 1e-4\n')
})

test('Y a text that cannot be read is edited all the same, and says where it stops', async () => {
  const { text } = await open('training: [1\nmodel: {\n')
  await expect.poll(markers).toContainEqual(['yaml-syntax', MarkerSeverity.Error, expect.any(Number)])
  await place(3, 1)
  await userEvent.keyboard('x')
  await expect.poll(text).toMatch(/x$/)
})

test('I1 a link leads to its file, and a key to the places that write it', async () => {
  const { store } = await open('includes:\n  - ../training/default.yaml\ntraining:\n  epochs: 3\n')
  await place(2, 10)
  await userEvent.keyboard('{F12}')
  await expect.poll(() => store.getState().target).toBe('training/default.yaml')
  await place(4, 4)
  await userEvent.keyboard('{F12}')
  await expect.poll(() => view.getState().reveal).toMatchObject({ file: 'training/default.yaml' })
  const { reveal } = view.getState()
  const file = sourceAt(store.getState(), 'training/default.yaml')
  expect(file?.text.slice(reveal?.offset)).toMatch(/^50\n/)
})

test('P1 a key that several layers write leads to a list of them, and one of these to its file', async () => {
  const { store } = await open('includes:\n  - ../training/default.yaml\ntraining:\n  epochs: 3\n')
  dispatch(store, (session) => replaceTexts(session, 'Override', { texts: [{ path: OVERRIDES, text: 'training.epochs=9' }] }))
  await place(4, 4)
  await userEvent.keyboard('{F12}')
  await expect.element(page.getByText('Definitions (2)')).toBeVisible()
  expect(editor.getModels().length).toBe(3)
  await userEvent.dblClick(page.getByRole('treeitem', { name: /50/ }))
  await expect.poll(() => store.getState().target).toBe('training/default.yaml')
})

test('P1 an origin in a hover leads to its line', async () => {
  const { store } = await open('includes:\n  - ../training/default.yaml\ntraining:\n  epochs: 3\n')
  await userEvent.hover(page.getByText('epochs', { exact: true }))
  await userEvent.click(page.getByText('training/default.yaml:4:11'))
  await expect.poll(() => store.getState().target).toBe('training/default.yaml')
})

test('P1 the whole history of a key is told at the cursor', async () => {
  await open('includes:\n  - ../training/default.yaml\ntraining:\n  epochs: 3\n')
  await place(4, 4)
  await userEvent.keyboard('{Control>}i{/Control}')
  const told = page.getByRole('tooltip')
  await expect.element(told).toHaveTextContent(/Epochs\s*training\.epochs/)
  await expect.element(told).toHaveTextContent(/int in Python/)
  await expect.element(told).toHaveTextContent(/50\s*training\/default\.yaml:4:11/)
})

test('P5 values that a higher layer replaces or that only repeat a lower one are marked', async () => {
  const { store } = await open('includes:\n  - ../training/default.yaml\ntraining:\n  epochs: 3\n  seed: 42\n')
  dispatch(store, (session) => replaceTexts(session, 'Override', { texts: [{ path: OVERRIDES, text: 'training.epochs=9' }] }))
  await expect.element(page.getByText('overridden by overrides:1 = 9')).toBeVisible()
  await expect.element(page.getByText('same as beneath')).toBeVisible()
})

test('an origin is gone to: the cursor stands there, in the middle of the text', async () => {
  const lines = Array.from({ length: 300 }, (_, i) => `# line ${i + 1}\n`).join('')
  await open(`${lines}training:\n  epochs: 3\n`)
  revealText(XLSTM, lines.length + 'training:\n  '.length)
  await expect.poll(() => theEditor().getPosition()).toMatchObject({ lineNumber: 302, column: 3 })
  await expect.element(page.getByText('epochs')).toBeVisible()
  expect(theEditor().hasTextFocus()).toBe(true)
})

test('O the overrides are a text of lines with completion of whole keys', async () => {
  const { store } = await open(SHORT, OVERRIDES)
  theEditor().focus()
  await userEvent.keyboard('training.ep')
  await expect.element(page.getByRole('option', { name: /training\.epochs/ })).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => store.getState().stack.overrides.text).toBe('training.epochs=120')
})

test('texts follow one another in one editor, each where it was left', async () => {
  const { show } = await open(SHORT)
  await place(2, 5)
  show('training/default.yaml')
  await expect.poll(shown).toContain('gradient_clip')
  expect(editor.getModels().length).toBe(1)
  show(XLSTM)
  await expect.poll(shown).toBe(SHORT)
  expect(theEditor().getPosition()).toMatchObject({ lineNumber: 2, column: 5 })
})

test('a text that was put away comes back where it was left', async () => {
  const { store, rendered } = await open(SHORT)
  await place(2, 5)
  rendered.unmount()
  render(inSession(store, XLSTM))
  await expect.poll(() => editor.getEditors()[0]?.getPosition()).toMatchObject({ lineNumber: 2, column: 5 })
})

test('a file that is not there says so', async () => {
  const store = createSessionStore(openTestSession())
  render(inSession(store, 'models/none.yaml'))
  await expect.element(page.getByText('There is no file models/none.yaml in this workspace.')).toBeVisible()
})

async function open(text: string, path = XLSTM) {
  const store = createSessionStore(openTestSession({ [XLSTM]: text }))
  const rendered = render(inSession(store, path))
  await expect.element(page.getByRole('textbox', { name: `Text of ${path}` })).toBeInTheDocument()
  await expect.poll(() => editor.getEditors()[0]?.getModel()).toBeTruthy()
  return {
    store,
    rendered,
    text: () => sourceAt(store.getState(), path)?.text,
    show: (other: string) => rendered.rerender(inSession(store, other)),
  }
}

function inSession(store: SessionStore, path: string) {
  return (
    <SessionContext value={store}>
      <div style={{ height: 400, width: 900 }}>
        <TextEditor path={path} />
      </div>
    </SessionContext>
  )
}

function theEditor(): editor.ICodeEditor {
  const [first] = editor.getEditors()
  if (!first) throw new Error('no editor on the page')
  return first
}

async function place(lineNumber: number, column: number): Promise<void> {
  theEditor().setPosition({ lineNumber, column })
  theEditor().focus()
  await expect.poll(() => theEditor().hasTextFocus()).toBe(true)
}

function shown(): string | undefined {
  return theEditor().getModel()?.getValue()
}

function markers(): readonly unknown[] {
  return editor.getModelMarkers({}).map(({ code, severity, startLineNumber }) => [code, severity, startLineNumber])
}
