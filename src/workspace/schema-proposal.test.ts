import { expect, test } from 'vitest'
import { loadSystems } from '../systems/registry.ts'
import { openStack } from './commands.ts'
import type { SchemaUse } from './register-schema.ts'
import { proposeSchema } from './schema-proposal.ts'
import { sessionOf } from './session.testing.ts'

await loadSystems()

const NAIVE = { title: 'SeasonalNaiveConfig', type: 'object', properties: { period: { type: 'integer' } } }

interface Given {
  readonly manifest: string
  readonly config?: string
  readonly files?: Record<string, string>
  readonly name?: string
  readonly schema?: unknown
}

function propose({ manifest, config = '', files = {}, name = 'naive.json', schema = NAIVE }: Given) {
  const session = openStack(sessionOf({ 'strata.yaml': manifest, 'a.yaml': config, ...files }), ['a.yaml'])
  return proposeSchema(session, { kind: 'text', name, text: JSON.stringify(schema) })
}

const SOCIAL = 'system: social-xlstm\n'

test.each<[title: string, given: Given, best: SchemaUse]>([
  ['a kind, where the system has kinds', { manifest: SOCIAL }, { of: 'kind', section: 'model', name: 'SeasonalNaive' }],
  [
    'the kind that the open config names, with the block that it writes',
    { manifest: SOCIAL, config: 'model: {name: Naive, naive_block: {period: 3}}' },
    { of: 'kind', section: 'model', name: 'Naive', block: 'naive_block' },
  ],
  [
    'a kind of the section that it is called after',
    { manifest: SOCIAL, schema: { ...NAIVE, title: 'NewSocialPooling' } },
    { of: 'kind', section: 'social_pooling', name: 'NewSocialPooling' },
  ],
  [
    'a kind that it names itself',
    { manifest: 'system: gmm\n', schema: { ...NAIVE, properties: { prediction_type: { const: 'density' } } } },
    { of: 'kind', section: 'model', name: 'density' },
  ],
  [
    'a section that the open config has',
    { manifest: SOCIAL, config: 'seasonal_naive: {}' },
    { of: 'section', section: 'seasonal_naive' },
  ],
  [
    'a section, where no value picks a kind',
    { manifest: 'system: micro-diffusion\n' },
    { of: 'section', section: 'seasonal_naive' },
  ],
  [
    'a section by another name where that is taken',
    { manifest: 'system: micro-diffusion\n', schema: { ...NAIVE, title: 'TrainingConfig' } },
    { of: 'section', section: 'training_2' },
  ],
  ['a section of nothing', { manifest: '' }, { of: 'section', section: 'seasonal_naive' }],
  [
    'called after its file',
    { manifest: '', name: 'my run.schema.json', schema: { type: 'object' } },
    { of: 'section', section: 'my_run' },
  ],
  [
    'a whole config, where its keys are maps',
    { manifest: '', schema: { type: 'object', properties: { seed: { type: 'integer' }, training: NAIVE } } },
    { of: 'config' },
  ],
  [
    'its namesake',
    { manifest: 'schemas: {x: schemas/naive.json}', files: { 'schemas/naive.json': '{}' } },
    { of: 'update', file: 'schemas/naive.json' },
  ],
  ['a broken one all the same', { manifest: '', schema: [1] }, { of: 'section', section: 'naive' }],
])('V11 a schema is proposed as %s', (_title, given, best) => {
  const proposal = propose(given)
  expect([proposal.best, proposal.uses.includes(proposal.best) || proposal.uses.some((use) => use.of === best.of)]).toEqual([
    best,
    true,
  ])
})

test('V11 nobody is asked where the open config names the kind that the schema names', () => {
  const schema = { ...NAIVE, properties: { name: { const: 'Naive' }, naive: NAIVE } }
  const asked: Given = { manifest: SOCIAL, schema, config: 'model: {name: Naive}' }
  expect(propose(asked)).toMatchObject({ isClear: true, best: { of: 'kind', section: 'model', name: 'Naive' } })
  expect(propose({ ...asked, config: '' }).isClear).toBe(false)
  expect(propose({ ...asked, config: 'model: {name: Other}' }).isClear).toBe(false)
})

test('V11 what cannot be read of it is counted', () => {
  expect(
    propose({ manifest: '', schema: { type: 'object', properties: { a: { type: 'int' }, b: { minimun: 1 } } } }).problems,
  ).toBe(2)
})
