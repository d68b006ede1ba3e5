import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createSessionStore } from '../../workspace/session-store.ts'
import { SessionContext } from '../session-context.tsx'
import { openTestSession, XLSTM } from './session.testing.ts'
import { TextEditor } from './TextEditor.tsx'

vi.mock('./MonacoEditor.tsx', () => ({
  MonacoEditor: () => {
    throw new Error('the editor is not there')
  },
}))

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

test('E1 without the full editor the text is edited plainly, and keeps its line ends and its mark', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const store = createSessionStore(openTestSession({ [XLSTM]: '\uFEFFtraining:\r\n  epochs: 1\r\n' }))
  render(
    <SessionContext value={store}>
      <TextEditor path={XLSTM} />
    </SessionContext>,
  )
  await expect.element(page.getByRole('status')).toHaveTextContent(/could not be loaded/)
  const area = page.getByRole('textbox', { name: `Text of ${XLSTM}` })
  await expect.element(area).toHaveValue('training:\n  epochs: 1\n')
  await userEvent.click(area)
  await userEvent.keyboard('{Control>}{Home}{/Control}{End}{Enter}  seed: 2')
  expect(store.getState().files.get(XLSTM)?.text).toBe('\uFEFFtraining:\r\n  seed: 2\r\n  epochs: 1\r\n')
})
