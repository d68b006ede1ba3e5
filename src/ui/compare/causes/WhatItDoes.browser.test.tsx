import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { loadSystems } from '../../../systems/registry.ts'
import { compareSides } from '../../../workspace/compare/comparison.ts'
import { createSessionStore } from '../../../workspace/session-store.ts'
import { sessionOf } from '../../../workspace/session.testing.ts'
import { resolveSide } from '../../../workspace/compare/side.ts'
import '../../look/base.css'
import '../../look/tokens.css'
import { SessionContext } from '../../session-context.tsx'
import { view } from '../../view.ts'
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
  await expect.element(page.getByRole('table', { name: 'Values' })).toBeVisible()
  expect(cells()).toEqual([
    ['Parameters', '225 k', '875 k', '× 3.89'],
    ['Effective input size features', '3', '15', '× 5'],
    ['Effective batch samples', '64', '64', '='],
    ['Memory for weights', '–not known', '≈ 14 MB', ''],
  ])
  const [value] = page.getByRole('cell', { name: '875 k', exact: true }).elements()
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

const CURRICULUM = (...epochs: readonly number[]): string =>
  `curriculum:\n  stages:\n${epochs
    .map(
      (n, i) => `    - {name: s${i}, epochs: ${n}, masking_rate_range: [0.${i}, 0.5], data_selection: all, format_type: pairs}\n`,
    )
    .join('')}`

test('pictures of both sides have one scale, and lead to the lines they are made of', async () => {
  await open(CURRICULUM(100), `${CURRICULUM(100, 300)}model: {n_layers: 24}\n`, 'system: micro-diffusion\n')
  await expect.element(page.getByRole('img', { name: 'A: 1 stage over 100 epochs, masking 0–50 %' })).toBeVisible()
  await expect.element(page.getByRole('img', { name: 'B: 2 stages over 400 epochs, masking 0–50 % to 10–50 %' })).toBeVisible()
  const widths = [...document.querySelectorAll<HTMLElement>('.timeline-span')].map(({ style }) => style.width)
  expect(widths).toEqual(['25%', '25%', '75%'])
  // Of B, 2 · 84,989,952 in layers and 19,200,000 in the embedding: 189,179,904; of A 104,189,952, which is 55.0745 % of it.
  const [a, b] = [...document.querySelectorAll('.insight-bar:not(.is-meter)')].map((bar) =>
    [...bar.children].reduce((sum, part) => sum + (part instanceof HTMLElement ? Number.parseFloat(part.style.width) : 0), 0),
  )
  expect([a?.toFixed(2), b?.toFixed(2)]).toEqual(['55.07', '100.00'])
  await expect.element(page.getByRole('row', { name: 'Attention 28.3 M 27 % 56.6 M 30 % × 2' })).toBeVisible()
  await expect.element(page.getByRole('row', { name: 'All 104 M 100 % 189 M 100 % +81.6 %' })).toBeVisible()
  await page.getByRole('spinbutton', { name: 'Epoch' }).fill('150')
  await expect.element(page.getByRole('status')).toHaveTextContent(/^A ?after the last stage ?B ?s1, masking 10–50 %/)
  await page.getByRole('button', { name: 'Show as table' }).click()
  await page.getByRole('table', { name: 'Curriculum of B' }).getByRole('button', { name: 's1' }).click()
  const { reveal, screen } = view.getState()
  expect([screen, reveal?.file]).toEqual(['compose', 'b.yaml'])
  expect(CURRICULUM(100, 300).slice(reveal?.offset)).toMatch(/^\{name: s1/)
})

test('a side without a picture leaves the other by itself, and says what it lacks', async () => {
  await open('seed: 1\n', CURRICULUM(10), 'system: micro-diffusion\n')
  await expect.element(page.getByText('A: curriculum.stages is not set')).toBeVisible()
  await expect.element(page.getByRole('img', { name: /^B: 1 stage over 10 epochs/ })).toBeVisible()
})

test('texts stand once where both sides have the same', async () => {
  await open('data: {cluster_params: few}\n', 'data: {cluster_params: few, snr_db_params: easy}\n', 'system: gmm\n')
  await expect
    .element(page.getByRole('row', { name: 'Clusters drawn A = B truncated_poisson, lam 2.5, min 2, max 4' }))
    .toBeVisible()
  await expect
    .element(page.getByRole('row', { name: /^SNR drawn A truncated_normal, mean 9.* B truncated_normal, mean 14/ }))
    .toBeVisible()
})
