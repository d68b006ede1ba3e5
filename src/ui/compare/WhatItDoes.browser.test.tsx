import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { loadSystems } from '../../systems/registry.ts'
import { compareSides } from '../../workspace/comparison.ts'
import { createSessionStore } from '../../workspace/session-store.ts'
import { sessionOf } from '../../workspace/session.testing.ts'
import { resolveSide } from '../../workspace/side.ts'
import '../look/base.css'
import '../look/tokens.css'
import { SessionContext } from '../session-context.tsx'
import { WhatItDoes } from './WhatItDoes.tsx'

afterEach(cleanup)

const LSTM =
  'model:\n  name: TrafficLSTM\n  lstm: {input_size: 3, hidden_size: 128, num_layers: 2, output_size: 3}\ntraining:\n  batch_size: 64\n'
const XLSTM =
  'model:\n  name: TrafficXLSTM\n  xlstm: {input_size: 15, embedding_dim: 128, num_blocks: 8, slstm_at: [1, 5], output_size: 3}\ntraining:\n  batch_size: 64\noptimizer:\n  name: Adam\n'

async function open(a: string, b: string, manifest = 'system: social-xlstm\n'): Promise<void> {
  await loadSystems()
  const session = sessionOf({ 'strata.yaml': manifest, 'a.yaml': a, 'b.yaml': b })
  const [sideA, sideB] = [
    resolveSide(session, { kind: 'file', path: 'a.yaml' }),
    resolveSide(session, { kind: 'file', path: 'b.yaml' }),
  ]
  document.documentElement.dataset['theme'] = 'light'
  render(
    <SessionContext value={createSessionStore(session)}>
      <div style={{ width: 420 }}>
        <WhatItDoes comparison={compareSides(sideA, sideB, { ignore: [] })} />
      </div>
    </SessionContext>,
  )
}

function cells(): readonly (readonly string[])[] {
  return [...document.querySelectorAll('table.derived tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim() ?? ''),
  )
}

test('D3 derived values stand side by side with how far apart they are', async () => {
  await open(LSTM, XLSTM)
  await expect.element(page.getByRole('table', { name: 'What it does' })).toBeVisible()
  expect(cells()).toEqual([
    ['Parameters', '225 k', '875 k', '× 3.89'],
    ['Effective input size', '3', '15', '× 5'],
    ['Effective batch', '64', '64', '='],
    ['Memory for weights', '–not known', '≈ 14 MB', ''],
  ])
  const [value] = page.getByRole('cell', { name: '875 k' }).elements()
  expect(value?.getAttribute('title')).toMatch(/^875,315\nlinear input_size → d/)
})

test('a value opens, by the keyboard too, to its formula and the keys it is made of', async () => {
  await open(LSTM, XLSTM)
  const row = page.getByRole('button', { name: 'Parameters' })
  await expect.element(row).toHaveAttribute('aria-expanded', 'false')
  const [button] = row.elements()
  if (button instanceof HTMLElement) button.focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(row).toHaveAttribute('aria-expanded', 'true')
  await expect.element(page.getByText(/for each layer and direction/)).toBeVisible()
  await expect.element(page.getByRole('list', { name: 'Made of, in B' })).toHaveTextContent('model.xlstm.num_blocks: 8 b.yaml:3')
  await expect
    .element(page.getByRole('list', { name: 'Made of, in A' }))
    .toHaveTextContent('model.lstm.num_vds: null schema default')
  await userEvent.keyboard('{Enter}')
  await expect.element(row).toHaveAttribute('aria-expanded', 'false')
})

test.each([
  ['no system', 'x: 1\n', 'system: none\n', /Name one that does in strata.yaml/],
  ['nothing to work with', 'experiment:\n  name: x\n', 'system: social-xlstm\n', /Neither side says enough/],
])('with %s it says so, and what to do', async (_title, text, manifest, words) => {
  await open(text, text, manifest)
  await expect.element(page.getByRole('region', { name: 'What it does' })).toHaveTextContent(words)
  expect(document.querySelector('table')).toBe(null)
})
