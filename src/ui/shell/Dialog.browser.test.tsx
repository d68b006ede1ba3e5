import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { setView, useView } from '../view.ts'
import { closeDialog, Dialog } from './Dialog.tsx'

afterEach(() => {
  closeDialog()
  cleanup()
})

test('the focus goes back to where it was, past a dialog that another took the place of', async () => {
  render(<Screen />)
  const field = page.getByRole('textbox', { name: 'Field' })
  await field.click()
  setView({ dialog: 'palette' })
  await expect.element(page.getByRole('button', { name: 'Next' })).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect.element(page.getByRole('button', { name: 'Last' })).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(field).toHaveFocus()
})

function Screen() {
  const dialog = useView((state) => state.dialog)
  return (
    <>
      <input aria-label="Field" />
      {dialog === 'palette' && (
        <Dialog name="First">
          <button type="button" onClick={() => setView({ dialog: 'migrate' })}>
            Next
          </button>
        </Dialog>
      )}
      {dialog === 'migrate' && (
        <Dialog name="Second">
          <button type="button">Last</button>
        </Dialog>
      )}
    </>
  )
}
