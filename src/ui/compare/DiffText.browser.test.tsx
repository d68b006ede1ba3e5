import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { compareSides } from '../../workspace/compare/comparison.ts'
import { createSessionStore } from '../../workspace/session-store.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import { sessionOf } from '../../workspace/session.testing.ts'
import { resolveSide } from '../../workspace/compare/side.ts'
import '../look/base.css'
import '../look/tokens.css'
import { SessionContext } from '../session-context.tsx'
import { setView, view } from '../view.ts'
import { setCompare } from './compare-state.ts'
import { DiffText } from './DiffText.tsx'
import { expectNoComplaints } from '../complaints.testing.ts'

const A = 'seed: 1\nmodel:\n  depth: 2\n  width: 64\n'

expectNoComplaints()

afterEach(() => {
  cleanup()
  setCompare({ showOrigins: false })
})

test('D1 another order of keys, comments and quotes are no difference', async () => {
  open({ 'a.yaml': A, 'b.yaml': 'model: {width: 64, depth: 2} # same\n"seed": 1\n' })
  await expect.element(page.getByText('The texts are the same')).toBeVisible()
})

test('D3 origins stand behind the lines on demand, and are no difference', async () => {
  open({ 'a.yaml': A, 'b.yaml': 'model:\n  width: 64\n  depth: 3\nseed: 1\n' })
  await expect.element(page.getByText('1 difference')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Origins' }))
  await expect.element(page.getByText('a.yaml:3')).toBeVisible()
  await expect.element(page.getByText('b.yaml:3')).toBeVisible()
  await expect.element(page.getByText('1 difference')).toBeVisible()
})

test('D3 the number of a line leads to where its value was written', async () => {
  const b = 'model:\n  width: 64\n  depth: 3\nseed: 1\n'
  const store = open({ 'a.yaml': A, 'b.yaml': b })
  await expect.element(page.getByText('1 difference')).toBeVisible()
  const third = [...document.querySelectorAll('.modified-in-monaco-diff-editor .line-numbers')].find(
    ({ textContent }) => textContent === '3',
  )
  if (third) await userEvent.click(third)
  expect(store.getState().target).toBe('b.yaml')
  expect(view.getState()).toMatchObject({ screen: 'compose', reveal: { file: 'b.yaml', offset: b.indexOf('3') } })
})

function open(files: Readonly<Record<string, string>>): SessionStore {
  const store = createSessionStore(sessionOf(files))
  const [a, b] = Object.keys(files).map((path) => resolveSide(store.getState(), { kind: 'file', path }))
  if (!a || !b) throw new Error('two sides are needed')
  setView({ screen: 'compare' })
  document.documentElement.dataset['theme'] = 'light'
  render(
    <SessionContext value={store}>
      <div style={{ width: 1100, height: 500 }}>
        <DiffText comparison={compareSides(a, b, { ignore: [] })} />
      </div>
    </SessionContext>,
  )
  return store
}
