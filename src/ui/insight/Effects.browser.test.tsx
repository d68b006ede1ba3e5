import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { loadSystems } from '../../systems/registry.ts'
import { replaceTexts } from '../../workspace/commands.ts'
import { createSessionStore, dispatch } from '../../workspace/session-store.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import { sessionOf } from '../../workspace/session.testing.ts'
import '../look/base.css'
import '../look/tokens.css'
import { SessionContext } from '../session-context.tsx'
import '../shell/shell.css'
import { setView, view } from '../view.ts'
import { Effects } from './Effects.tsx'

afterEach(cleanup)

async function open(text: string, system = 'micro-diffusion'): Promise<SessionStore> {
  await loadSystems()
  const store = createSessionStore(sessionOf({ 'strata.yaml': `system: ${system}\n`, 'a.yaml': text }, { stack: ['a.yaml'] }))
  setView({ selected: undefined, focusField: undefined, mode: 'form' })
  document.documentElement.dataset['theme'] = 'light'
  render(
    <SessionContext value={store}>
      <div style={{ width: 460, height: 800, display: 'flex', flexDirection: 'column' }}>
        <Effects />
      </div>
    </SessionContext>,
  )
  return store
}

function write(store: SessionStore, text: string): void {
  dispatch(store, (session) => replaceTexts(session, 'Edit', { texts: [{ path: 'a.yaml', text }] }))
}

/** Stages as YAML: `foundation 50 0.75 0.9 easy`. */
function curriculum(...stages: readonly string[]): string {
  const items = stages.map((stage) => {
    const [name, epochs, low, high, data] = stage.split(' ')
    return `    - {name: ${name}, epochs: ${epochs}, masking_rate_range: [${low}, ${high}], data_selection: ${data}, format_type: pairs}\n`
  })
  return `curriculum:\n  stages:\n${items.join('')}`
}

const THREE = curriculum('foundation 50 0.75 0.9 easy', 'structural 100 0.4 0.6 medium', 'refinement 150 0.1 0.3 all')

function pictures(): readonly (string | null)[] {
  return page
    .getByRole('img')
    .elements()
    .map((picture) => picture.getAttribute('aria-label'))
}

/** The rows of the timeline's table, whether anybody sees it or not. */
function tableRows(): readonly (readonly string[])[] {
  const [table] = document.querySelectorAll('table')
  return [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) => [...row.children].map((cell) => cell.textContent ?? ''))
}

/** Where the spans of the timeline are drawn, in per cent of it. */
function drawn(): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>('.timeline-span')].map(({ style }) => `${style.left} ${style.width}`)
}

test('pictures are called by their gist, and their facts stand in tables', async () => {
  await open(`${THREE}training: {max_epochs: 300}\n`)
  await expect.element(page.getByRole('img').first()).toBeVisible()
  expect(pictures()).toEqual([
    '3 stages over 300 epochs, masking 75–90 % to 10–30 %',
    '104 M parameters: feed-forward 54 %, attention 27 %, embedding 18 %, norms 0.053 %',
    '≈ 1.25 GB of 7.2 GB, 17 %',
  ])
  expect(tableRows()).toEqual([
    ['foundation', '0–49', '50', '75–90 %', 'easy', 'pairs'],
    ['structural', '50–149', '100', '40–60 %', 'medium', 'pairs'],
    ['refinement', '150–299', '150', '10–30 %', 'all', 'pairs'],
  ])
  expect(drawn()).toEqual(['0% 16.6667%', '16.6667% 33.3333%', '50% 50%'])
  await expect.element(page.getByRole('row', { name: 'Feed-forward 3 × n_layers × d_model × d_ff 56.6 M 54 %' })).toBeVisible()
  await expect.element(page.getByRole('row', { name: /^Usable .* 7.2 GB$/ })).toBeVisible()
})

test('a table takes the place of the picture when asked for, and its names lead on', async () => {
  await open(THREE)
  const button = page.getByRole('button', { name: 'Show as table' })
  await expect.element(page.getByRole('toolbar', { name: 'stages' })).toBeVisible()
  await button.click()
  await expect.element(button).toHaveAttribute('aria-pressed', 'true')
  expect(page.getByRole('toolbar').elements()).toEqual([])
  await page
    .getByRole('row', { name: /^structural/ })
    .getByRole('button')
    .click()
  expect(view.getState().selected).toEqual(['curriculum', 'stages', 1])
  await button.click()
  await expect.element(page.getByRole('toolbar', { name: 'stages' })).toBeVisible()
})

test('a table that is not shown takes no part in tabbing', async () => {
  await open(THREE)
  await expect.element(page.getByRole('toolbar', { name: 'stages' })).toBeVisible()
  expect(document.querySelectorAll('.hidden-text table button').length).toBe(0)
})

test('spans are reached by keyboard, and lead to their history and their row', async () => {
  await open(THREE)
  const first = page.getByRole('button', { name: 'foundation: epochs 0–49, masking 75–90 %, easy, pairs' })
  await expect.element(first).toHaveAttribute('tabindex', '0')
  const [button] = first.elements()
  if (button instanceof HTMLElement) button.focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}')
  await expect.element(page.getByRole('button', { name: /^refinement: / })).toHaveFocus()
  await userEvent.keyboard('{Home}{ArrowLeft}{End}{ArrowLeft}{Enter}')
  expect([view.getState().selected, view.getState().focusField?.path]).toEqual([
    ['curriculum', 'stages', 1],
    ['curriculum', 'stages', 1],
  ])
})

test('where the text is edited, a span leads to its history alone', async () => {
  await open(THREE)
  setView({ mode: 'text' })
  await page.getByRole('button', { name: /^refinement: / }).click()
  expect([view.getState().selected, view.getState().focusField, view.getState().mode]).toEqual([
    ['curriculum', 'stages', 2],
    undefined,
    'text',
  ])
})

test('an epoch that is typed, or pointed at, says what holds there', async () => {
  await open(THREE)
  const epoch = page.getByRole('spinbutton', { name: 'Epoch' })
  const said = page.getByRole('status')
  await expect.element(said).toHaveTextContent(/^foundation, masking 75–90 %, easy, pairs$/)
  await epoch.fill('52')
  await expect.element(said).toHaveTextContent(/^structural, masking 40–60 %, medium, pairs, in transition from foundation$/)
  await epoch.fill('299')
  await expect.element(said).toHaveTextContent(/^refinement, masking 10–30 %, all, pairs$/)
  await epoch.fill('300')
  await expect.element(said).toHaveTextContent(/^after the last stage$/)
  await epoch.fill('')
  await expect.element(said).toHaveTextContent(/^Type a number/)
  await epoch.fill('7')
  await page.getByRole('button', { name: /^structural: / }).hover({ position: { x: 30, y: 5 } })
  await expect.element(said).toHaveTextContent(/^structural, /)
  await page.getByRole('heading', { name: 'Values' }).hover()
  await expect.element(said).toHaveTextContent(/^foundation, /)
})

test('an edit is followed', async () => {
  const store = await open(THREE)
  await expect.element(page.getByRole('img', { name: /^3 stages over 300 epochs/ })).toBeVisible()
  write(store, THREE.replace('epochs: 50', 'epochs: 200').replace('[0.4, 0.6]', '[0.4, 0.8]'))
  await expect.element(page.getByRole('img', { name: /^3 stages over 450 epochs/ })).toBeVisible()
  expect(tableRows().map(([name, range]) => `${name} ${range}`)).toEqual([
    'foundation 0–199',
    'structural 200–299',
    'refinement 300–449',
  ])
  await expect.element(page.getByText('foundation and structural share the masking 75–80 %')).toBeVisible()
  write(store, 'seed: 1\n')
  await expect.element(page.getByText('curriculum.stages is not set')).toBeVisible()
  expect(pictures().length).toBe(2)
})

test('what is planned beyond the limit, and what is not planned, is drawn and said', async () => {
  const store = await open(`${THREE}training: {max_epochs: 200}\n`)
  await expect
    .element(page.getByText('training.max_epochs is 200: the last 100 epochs of the stages are beyond it'))
    .toBeVisible()
  const zone = (): string => {
    const [found] = document.querySelectorAll<HTMLElement>('.timeline-zone')
    return `${found?.dataset['kind']} ${found?.style.left} ${found?.style.width}`
  }
  expect(zone()).toBe('overrun 66.6667% 33.3333%')
  await page.getByRole('button', { name: /^training.max_epochs is 200/ }).click()
  expect(view.getState().selected).toEqual(['training', 'max_epochs'])
  write(store, `${THREE}training: {max_epochs: 400}\n`)
  await expect.element(page.getByText(/for 100 epochs more refinement goes on/)).toBeVisible()
  expect([zone(), drawn()]).toEqual(['gap 75% 25%', ['0% 12.5%', '12.5% 25%', '37.5% 37.5%']])
})

const FORTY = curriculum(...Array.from({ length: 40 }, (_, i) => `s${i} 5 0.${i % 5} 0.9 all`))
const LONG = 'a_stage_whose_name_is_longer_than_anything_that_a_picture_could_hold_'.repeat(3)

test.each<[title: string, text: string, gist: RegExp, missing: readonly string[]]>([
  ['one stage', curriculum('all 1 0 1 all'), /^1 stage over 1 epoch, masking 0–100 %$/, []],
  ['forty stages', FORTY, /^40 stages over 200 epochs/, []],
  ['long names', curriculum(`${LONG} 5 0.1 0.2 easy`, `${LONG}2 5 0.1 0.2 easy`), /^2 stages over 10 epochs/, []],
  [
    'no epochs at all',
    curriculum('a 0 0.1 0.2 easy', 'b 0 0.1 0.2 easy'),
    /^2 stages over at least 0 epochs/,
    [
      'curriculum.stages[0].epochs is 0, which is not a whole number above 0',
      'curriculum.stages[1].epochs is 0, which is not a whole number above 0',
    ],
  ],
  [
    'broken values',
    'curriculum: {stages: [{name: 7, epochs: many, masking_rate_range: wide, data_selection: 3}, 5]}\n',
    /^2 stages over at least 0 epochs$/,
    [
      'curriculum.stages[0].epochs is many, which is not a whole number above 0',
      'curriculum.stages[0].masking_rate_range is wide, which is not a lowest and a highest share between 0 and 1',
      'curriculum.stages[1].epochs is not set',
      'curriculum.stages[1].masking_rate_range is not set',
    ],
  ],
])('%s are drawn as far as they go, within their panel', async (_title, text, gist, missing) => {
  await open(text)
  const picture = page.getByRole('img', { name: gist })
  await expect.element(picture).toBeVisible()
  const notes = page.getByRole('list', { name: 'Not drawn' }).getByRole('button').elements()
  expect(notes.map((note) => note.textContent)).toEqual(missing)
  const scroller = document.querySelector('.makes-scroll')
  expect(scroller && scroller.scrollWidth <= scroller.clientWidth).toBe(true)
  const [field] = document.querySelectorAll('.timeline-field')
  const right = field?.getBoundingClientRect().right ?? 0
  const labels = [...document.querySelectorAll('.timeline-label')].map((label) => label.getBoundingClientRect().right)
  expect(labels.filter((end) => end > right + 1)).toEqual([])
})

test('what cannot be worked out names the key, and leads to it', async () => {
  await open('model: {d_model: wide}\nhardware: {max_vram_gb: 0}\n')
  const wide = page.getByText('model.d_model is wide, which is not a whole number above 0').first()
  await expect.element(wide).toBeVisible()
  expect(pictures()).toEqual([])
  expect(page.getByRole('table').elements()).toEqual([])
  await expect.element(page.getByText('hardware.max_vram_gb is 0, which is not a number above 0')).toBeVisible()
  await wide.click()
  expect(view.getState().selected).toEqual(['model', 'd_model'])
})

test('keys that a value is made of stand with what they hold, and the line that says so', async () => {
  const store = await open('training:\n  batch_size: 24\n')
  const batch = page.getByTitle('a.yaml:2', { exact: true }).first()
  await expect.element(batch).toHaveTextContent(/^training\.batch_size24$/)
  await expect.element(page.getByTitle('schema default').first()).toBeVisible()
  write(store, '# above\ntraining:\n  batch_size: 24\n')
  await expect.element(page.getByTitle('a.yaml:3', { exact: true }).first()).toHaveTextContent(/24$/)
})

test('a config that says nothing is told what would help', async () => {
  await open('experiment:\n  name: x\n', 'social-xlstm')
  await expect.element(page.getByText(/^The config does not say enough/)).toBeVisible()
})

test('a long list of what does not join is opened on demand', async () => {
  await open(FORTY)
  const list = page.getByRole('list', { name: 'What does not join' })
  await expect.element(list).toBeVisible()
  expect(list.getByRole('listitem').elements().length).toBe(4)
  await list.getByRole('button', { name: /more$/ }).click()
  expect(list.getByRole('listitem').elements().length).toBeGreaterThan(30)
})
