import { expect, test } from 'vitest'
import { loadBundled } from '../../io/bundled.ts'
import { loadSystems } from '../../systems/registry.ts'
import { openStack } from '../../workspace/commands.ts'
import { derive } from '../../workspace/derive.ts'
import { experimentsOf } from '../../workspace/experiments.ts'
import { rulesOf } from '../../workspace/rules.ts'
import { openSession } from '../../workspace/session.ts'
import { formModel } from './form-model.ts'
import { isFree, rowsOf } from './form-rows.ts'

await loadSystems()

const experiments = (await loadBundled()).flatMap(({ name, files }) => {
  const session = openSession(name, files)
  return experimentsOf(files, rulesOf(session).options).map((path) => ({ name, path, session: openStack(session, [path]) }))
})

test('each workspace that comes with the app has experiments', async () => {
  const workspaces = (await loadBundled()).map(({ name }) => name)
  expect([...new Set(experiments.map(({ name }) => name))].toSorted()).toEqual(workspaces.toSorted())
})

test.each(experiments)('the form of $name $path has rows for every section of its system', ({ session }) => {
  const form = formModel(derive(session), session)
  const shown = new Map(form.sections.flatMap((section) => section.keys.map((key) => [key, section] as const)))
  const empty = form.system.sections.filter(({ key }) => {
    const section = shown.get(key)
    return !section || (rowsOf(section, form).length === 0 && !isFree(section.schema))
  })
  expect(form.system.sections.length).toBeGreaterThan(0)
  expect(empty.map(({ key }) => key)).toEqual([])
})
