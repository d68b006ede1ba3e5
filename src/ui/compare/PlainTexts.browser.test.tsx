import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { compareSides } from '../../workspace/compare/comparison.ts'
import { createSessionStore } from '../../workspace/session-store.ts'
import { sessionOf } from '../../workspace/session.testing.ts'
import { resolveSide } from '../../workspace/compare/side.ts'
import { SessionContext } from '../session-context.tsx'
import { DiffText } from './DiffText.tsx'

vi.mock('../monaco/DiffEditor.tsx', () => ({
  DiffEditor: () => {
    throw new Error('the editor is not there')
  },
}))

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

test('D1 without the full editor both texts stand side by side, in one order of keys', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const store = createSessionStore(sessionOf({ 'a.yaml': 'x: 1\ny: 2\n', 'b.yaml': 'z: 3\nx: 4\n' }))
  const [a, b] = ['a.yaml', 'b.yaml'].map((path) => resolveSide(store.getState(), { kind: 'file', path }))
  if (!a || !b) throw new Error('two sides are needed')
  render(
    <SessionContext value={store}>
      <DiffText comparison={compareSides(a, b, { ignore: [] })} />
    </SessionContext>,
  )
  await expect.element(page.getByText(/The full editor could not be loaded/)).toBeVisible()
  await expect.element(page.getByRole('textbox', { name: 'Resolved text of A, a' })).toHaveValue('x: 1\n"y": 2\n')
  await expect.element(page.getByRole('textbox', { name: 'Resolved text of B, b' })).toHaveValue('x: 4\nz: 3\n')
})
