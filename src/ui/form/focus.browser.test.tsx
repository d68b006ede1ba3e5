import { cleanup } from '@testing-library/react'
import { flushSync } from 'react-dom'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { schemaAt } from '../../systems/schema/field.ts'
import { knownSystems, loadSystem } from '../../systems/registry.ts'
import { dispatch } from '../../workspace/session-store.ts'
import { editTarget } from './form-edit.ts'
import { rowsOf } from './form-rows.ts'
import type { FormSection } from './form-section.ts'
import { openForm } from './form.testing.tsx'
import { EXPERIMENT, formOf, traffic } from './form-session.testing.ts'
import { LETTERS, loadKinds } from './kinds-system.testing.ts'
import { openOnly, textOf } from './walk-rows.testing.ts'
import { placesOf } from './walk-schema.testing.ts'

beforeAll(loadKinds)
afterEach(cleanup)

const field = (name: string) => page.getByRole('textbox', { name, exact: true })
const open = (training: string) =>
  openForm({ files: { ...traffic, [EXPERIMENT]: `model:\n  name: TrafficLSTM\n${training}` }, stack: [EXPERIMENT] })
const openKinds = (text: string) => openForm({ files: { 'strata.yaml': 'system: kinds\n', 'a.yaml': text }, stack: ['a.yaml'] })

test('Tab goes to the row that follows when the value it leaves takes a way to mend it along', async () => {
  const { text } = await open('training:\n  epochs: 3\n  learning_rate: 1e-4\n')
  await expect.element(page.getByRole('button', { name: 'Write 1.0e-4' })).toBeVisible()
  await userEvent.clear(field('Learning rate'))
  await userEvent.tab()
  expect(text()).not.toContain('learning_rate')
  await expect.element(page.getByRole('button', { name: 'Write 1.0e-4' })).not.toBeInTheDocument()
  expect(document.activeElement?.id).toBe('field/training/weight_decay')
})

test('a value that is mended from its row has the focus then', async () => {
  await open('training:\n  learning_rate: 1e-4\n')
  page.getByRole('button', { name: 'Write 1.0e-4' }).element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(field('Learning rate')).toHaveFocus()
})

test('a key that is added has the focus, and giving it up leads back to the button', async () => {
  const { text } = await openKinds('s:\n  named:\n    x: 1\n')
  const add = page.getByRole('button', { name: 'Add key to s.named' })
  add.element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(field('New key in s.named')).toHaveFocus()
  await userEvent.keyboard('y{Escape}')
  await expect.element(add).toHaveFocus()
  await userEvent.keyboard('{Enter}other{Enter}')
  await expect.poll(text).toContain('other: null')
  await expect.poll(() => document.activeElement?.id).toBe('field/s/named/other')
})

test('Tab goes from a key that is renamed to its value', async () => {
  const { text } = await openKinds('s:\n  named:\n    x: 1\n')
  const row = field('Key x').element().closest('.form-row')
  await userEvent.fill(field('Key x'), 'longer')
  await userEvent.tab()
  expect(text()).toBe('s:\n  named:\n    longer: 1\n')
  await expect.element(page.getByRole('combobox', { name: 'Kind of longer' })).toHaveFocus()
  expect(field('Key longer').element().closest('.form-row')).toBe(row)
})

test('the first value of a block takes none of its other rows out of sight', async () => {
  const { text } = await openKinds('loose: {}\n')
  await userEvent.fill(field('A'), '1')
  await userEvent.tab()
  expect(text()).toBe('loose: {A: 1}\n')
  await expect.element(field('B')).toHaveFocus()
  expect(LETTERS.filter((key) => field(key).elements().length === 0)).toEqual([])
})

test('what nothing sets in a block with values is folded away', async () => {
  await openKinds('loose: {A: 1}\n')
  expect(LETTERS.filter((key) => field(key).elements().length > 0)).toEqual(['A'])
  await userEvent.click(
    page.getByRole('region', { name: 'Loose' }).getByRole('button', { name: 'Show 8 keys that nothing sets' }),
  )
  await expect.element(field('B')).toBeVisible()
})

test.each(knownSystems)('an edit of a row that picks no other rows leaves all where they are: $id', async ({ id }) => {
  const sections = (await loadSystem(id))?.sections ?? []
  const longest = sections.toSorted((a, b) => placesOf(b).length - placesOf(a).length)[0]
  if (!longest) throw new Error('no sections')
  const { store } = await openForm({ files: { 'strata.yaml': `system: ${id}\n`, 'a.yaml': textOf(longest) }, stack: ['a.yaml'] })
  openOnly(longest.title)
  const form = formOf(store.getState())
  const section = form.sections.find((part) => part.id === longest.key)
  if (!section) throw new Error('no such section')
  const moved: string[] = []
  for (const { path } of rowsOf(section, form).filter((row) => !isPicking(section, row.path))) {
    const edited = editTarget(store.getState(), [{ kind: 'unset', path }])
    if (!edited.ok) continue
    for (const session of [edited.session, store.getState()]) {
      const before = controls()
      flushSync(() => dispatch(store, () => session))
      for (const [name, control] of controls())
        if (before.has(name) && before.get(name) !== control) moved.push(`${name} by ${formatPath(path)}`)
    }
  }
  expect(moved).toEqual([])
})

function controls(): ReadonlyMap<string, Element> {
  return new Map(
    [...document.querySelectorAll('.form [id^="field/"]:is(input, select, textarea)')].map((control) => [control.id, control]),
  )
}

function isPicking({ narrowed, base }: FormSection, path: Path): boolean {
  return schemaAt(narrowed, path.slice(base.length))?.picks === true
}
