import { beforeAll, expect, test } from 'vitest'
import { schemaAt } from '../../../systems/schema/field.ts'
import { indentOf, isBody, levelOf, tagKey } from './block-level.ts'
import { formOf, pathOf, sessionOf } from '../form-session.testing.ts'
import { loadNested, nestedFiles } from '../nested-system.testing.ts'

beforeAll(loadNested)

const modelSection = async () => {
  const form = formOf(await sessionOf({ files: nestedFiles, stack: ['experiments/one.yaml'] }))
  const section = form.sections.find(({ id }) => id === 'model')
  if (!section) throw new Error('no section model')
  return section
}

test.each([
  ['a block of a section', 'model.net', 1, 1],
  ['a block in it', 'model.net.encoder', 2, 2],
  ['the body of what a type picks is on the level of the type', 'model.net.encoder.config', 2, 2],
  ['a block in a body', 'model.net.pretransform.config.encoder', 3, 3],
  ['five factories deep', 'model.net.pretransform.config.pretransform.config.encoder.config', 4, 4],
  ['a list is no level, its items are', 'model.conditioning.configs', 1, 1],
  ['an item, set in from itself', 'model.conditioning.configs[0]', 2, 0],
  ['the body of an item', 'model.conditioning.configs[1].config', 2, 0],
])('the level of a block, and how far it is set in: %s', async (_title, path, level, indent) => {
  const section = await modelSection()
  expect([levelOf(section, pathOf(path)), indentOf(section, pathOf(path))]).toEqual([level, indent])
})

test('of a block that is the whole form, its body is on its own level', async () => {
  const { narrowed } = await modelSection()
  const base = pathOf('model.net.encoder')
  const encoder = schemaAt(narrowed, base.slice(1)) ?? {}
  expect(levelOf({ base, narrowed: encoder }, [...base, 'config'])).toBe(0)
})

test('the key that picks is known at each level, and only a picked map has a body', async () => {
  const { narrowed } = await modelSection()
  const at = (path: string) => schemaAt(narrowed, pathOf(path)) ?? {}
  expect([tagKey(at('net')), tagKey(at('net.encoder')), tagKey(at('conditioning.configs[0]'))]).toEqual([
    undefined,
    'type',
    'type',
  ])
  expect([isBody(at('net'), 'encoder'), isBody(at('net.encoder'), 'config'), isBody(at('net.encoder'), 'scale')]).toEqual([
    false,
    true,
    false,
  ])
})
