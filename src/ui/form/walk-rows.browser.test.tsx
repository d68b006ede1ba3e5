import { cleanup } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { formatPath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { fieldAt } from '../../systems/schema/field.ts'
import { knownSystems, loadSystem } from '../../systems/registry.ts'
import { controlId } from './control/control-facts.ts'
import type { FormSection } from './form-section.ts'
import { rowsOf } from './form-rows.ts'
import { formOf } from './form-session.testing.ts'
import { openForm } from './form.testing.tsx'
import { openOnly, textOf } from './walk-rows.testing.ts'
import { placesOf } from './walk-schema.testing.ts'

afterEach(cleanup)

test.each(knownSystems)('every row of the longest section of $id is drawn, with a control that has a name', async ({ id }) => {
  const sections = (await loadSystem(id))?.sections ?? []
  const longest = sections.toSorted((a, b) => placesOf(b).length - placesOf(a).length)[0]
  if (!longest) throw new Error('no sections')
  const { store } = await openForm({ files: { 'strata.yaml': `system: ${id}\n`, 'a.yaml': textOf(longest) }, stack: ['a.yaml'] })
  openOnly(longest.title)
  const form = formOf(store.getState())
  const section = form.sections.find((part) => part.id === longest.key)
  if (!section) throw new Error('no such section')
  const rows = rowsOf(section, form)
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.filter(({ path }) => !isDrawn(section, path)).map(({ path }) => formatPath(path))).toEqual([])
  const controls = [...document.querySelectorAll<HTMLInputElement>('.form-section-body :is(input, select, textarea)')]
  expect(controls.filter((control) => nameOf(control) === '').map(({ outerHTML }) => outerHTML)).toEqual([])
})

/** Whether a row is on screen: its control, or for a list the block of its items. */
function isDrawn({ narrowed, base }: FormSection, path: Path): boolean {
  const field = fieldAt(narrowed, path.slice(base.length), base)
  const list = `[role="group"][aria-label="${CSS.escape(field?.title ?? '')}"]`
  return document.getElementById(controlId(path)) !== null || (field?.control === 'list' && document.querySelector(list) !== null)
}

function nameOf(control: HTMLInputElement): string {
  return (
    control.getAttribute('aria-label') ??
    [...(control.labels ?? [])]
      .map((label) => label.textContent)
      .join(' ')
      .trim()
  )
}
