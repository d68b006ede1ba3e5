import { cleanup, render } from '@testing-library/react'
import { lazy, Suspense, useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { view } from '../view.ts'
import { Dialog } from './Dialog.tsx'
import { HeldKeys } from './HeldKeys.tsx'

afterEach(cleanup)

/** A field, over which a dialog opens that is there once it is let through. */
async function openSlowly() {
  let letThrough = (): void => undefined
  const promise = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  const Slow = lazy(async () => {
    await promise
    return { default: Search }
  })
  const screen = (hasDialog: boolean) => (
    <>
      <input aria-label="Beneath" />
      <Suspense fallback={<HeldKeys />}>{hasDialog && <Slow />}</Suspense>
    </>
  )
  const { rerender } = render(screen(false))
  await userEvent.click(page.getByRole('textbox', { name: 'Beneath' }))
  rerender(screen(true))
  return letThrough
}

function Search() {
  const [query, setQuery] = useState('')
  return (
    <Dialog name="Search">
      <input data-autofocus aria-label="Query" value={query} onChange={(event) => setQuery(event.target.value)} />
    </Dialog>
  )
}

test('what is typed while a dialog is fetched reaches it, and nothing beneath', async () => {
  const letThrough = await openSlowly()
  await userEvent.keyboard('lrx{Backspace} a')
  letThrough()
  const query = page.getByRole('textbox', { name: 'Query' })
  await expect.element(query).toHaveValue('lr a')
  await expect.element(query).toHaveFocus()
  await userEvent.keyboard('b')
  await expect.element(query).toHaveValue('lr ab')
  await expect.element(page.getByLabelText('Beneath')).toHaveValue('')
})

test('Escape gives up a dialog that is being fetched', async () => {
  view.setState({ dialog: 'palette' })
  await openSlowly()
  await userEvent.keyboard('lr{Escape}')
  expect(view.getState().dialog).toBe(undefined)
})
