import { beforeAll, expect, test } from 'vitest'
import { aloneAt } from './alone.ts'
import { formOf, pathOf, sessionOf } from '../form-session.testing.ts'
import { editTarget } from '../form-edit.ts'
import { scalar } from '../control/draft-value.ts'
import { loadNested, nestedFiles } from '../nested-system.testing.ts'

beforeAll(loadNested)

const EXPERIMENT = 'experiments/one.yaml'
const base = { files: nestedFiles, stack: [EXPERIMENT] }
const titles = async (path: string, files: Readonly<Record<string, string>> = nestedFiles) =>
  aloneAt(formOf(await sessionOf({ files, stack: [EXPERIMENT] })), pathOf(path))?.crumbs.map(({ title }) => title)

test.each([
  ['model', ['Model']],
  ['model.net.pretransform.config.encoder', ['Model', 'Net', 'Pretransform', 'Encoder']],
  ['model.conditioning.configs', ['Model', 'Conditioning', 'Conditioners']],
  ['model.conditioning.configs[1].config', ['Model', 'Conditioning', 'Conditioners', '2 seconds', 'Config']],
  ['model.conditioning.configs[2]', undefined],
  ['model.net.encoder.config.heads', undefined],
  ['model.net.nothing', undefined],
  ['nothing.at.all', undefined],
])('the blocks on the way to %s', async (path, expected) => {
  expect(await titles(path)).toEqual(expected)
})

test('a map under a key that no schema knows can be open alone too', async () => {
  const files = { ...nestedFiles, [EXPERIMENT]: `${nestedFiles[EXPERIMENT]}    extra: {deep: {a: 1}}\n` }
  expect(await titles('model.net.extra.deep', files)).toEqual(['Model', 'Net', 'extra', 'deep'])
})

test('the block is a section whose rows are its own', async () => {
  const alone = aloneAt(formOf(await sessionOf(base)), pathOf('model.net.pretransform.config.encoder'))
  expect([alone?.section.title, alone?.section.base, Object.keys(alone?.section.schema.properties ?? {})]).toEqual([
    'Encoder',
    pathOf('model.net.pretransform.config.encoder'),
    ['type', 'scale', 'config'],
  ])
})

test('it is the same object while values change, and another once another type is picked', async () => {
  const session = await sessionOf(base)
  const path = pathOf('model.net.pretransform.config.encoder')
  const edited = (key: string, value: Parameters<typeof scalar>[0]) => {
    const result = editTarget(session, [{ kind: 'set', path: pathOf(key), value: scalar(value).node }])
    if (!result.ok) throw new Error(result.reason)
    return aloneAt(formOf(result.session), path)
  }
  const before = aloneAt(formOf(session), path)
  expect(edited('model.net.pretransform.config.encoder.config.latent', { kind: 'int', value: 12n })).toBe(before)
  expect(edited('model.net.pretransform.config.encoder.type', { kind: 'str', value: 'attention' })?.section).not.toBe(
    before?.section,
  )
})
