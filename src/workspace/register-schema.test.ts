import { describe, expect, test } from 'vitest'
import { loadSystems } from '../systems/registry.ts'
import { undo } from './commands.ts'
import { registerSchema } from './register-schema.ts'
import type { SchemaUse } from './register-schema.ts'
import { rulesOf } from './rules.ts'
import { sessionOf } from './session.testing.ts'
import type { Session } from './session.ts'

await loadSystems()

const LOGGING = '{"type": "object", "properties": {"folder": {"type": "string"}}}'
const OPTIMIZER =
  '{"discriminator": {"propertyName": "type"}, "oneOf": [{"type": "object", "properties": {"type": {"const": "a"}}}]}'
const KIND: SchemaUse = { of: 'kind', section: 'model', name: 'SeasonalNaive', block: 'naive' }

function register(session: Session, use: SchemaUse, { name = 'logging.json', text = LOGGING } = {}) {
  return registerSchema(session, { kind: 'text', name, text }, use)
}

/** `strata.yaml` after a schema was registered, and why not where it was not. */
function manifestAfter(manifest: string | undefined, use: SchemaUse): string {
  const files = { 'opt.json': OPTIMIZER, ...(manifest === undefined ? {} : { 'strata.yaml': manifest }) }
  const session = sessionOf(files, { guess: 'system: none\n' })
  const result = register(session, use)
  return 'refusal' in result ? `refused: ${result.refusal}` : (result.session.files.get('strata.yaml')?.text ?? '')
}

const FILE = 'schemas/logging.json'

describe('V11 strata.yaml gets one entry, and keeps every other byte', () => {
  test.each<[title: string, before: string | undefined, use: SchemaUse, after: string]>([
    [
      'a section',
      'system: none # mine\n',
      { of: 'section', section: 'logging' },
      `system: none # mine\nschemas:\n  logging: ${FILE}\n`,
    ],
    ['a whole config', 'system: none\n', { of: 'config' }, `system: none\nschemas: ${FILE}\n`],
    [
      'a kind',
      'system: social-xlstm\n',
      KIND,
      `system: social-xlstm\nschemas:\n  model:\n    SeasonalNaive:\n      file: ${FILE}\n      key: naive\n`,
    ],
    [
      'a kind of which nothing has to be said',
      'system: gmm\n',
      { of: 'kind', section: 'model', name: 'density' },
      `system: gmm\nschemas:\n  model:\n    density: ${FILE}\n`,
    ],
    [
      'one more of a list',
      'schemas:\n    # ours\n    timing:   t.json # t\nsystem: none\n',
      { of: 'section', section: 'logging' },
      `schemas:\n    # ours\n    timing:   t.json # t\n    logging: ${FILE}\nsystem: none\n`,
    ],
    [
      'beside a whole config',
      'schemas: c.json # all\n',
      { of: 'section', section: 'logging' },
      `schemas: # all\n  ".": c.json\n  logging: ${FILE}\n`,
    ],
    [
      'a kind of a section that is registered',
      'schemas: {opt: opt.json}\n',
      { of: 'kind', section: 'opt', name: 'Lion' },
      `schemas: {opt: {".": opt.json, Lion: ${FILE}}}\n`,
    ],
    [
      'a section of which kinds are registered',
      'schemas: {opt: {Lion: lion.json}}\n',
      { of: 'section', section: 'opt' },
      `schemas: {opt: {Lion: lion.json, ".": ${FILE}}}\n`,
    ],
    [
      'where there is no strata.yaml',
      undefined,
      { of: 'section', section: 'logging' },
      `system: none\nschemas:\n  logging: ${FILE}\n`,
    ],
    [
      'what is there already',
      `schemas: {logging: ${FILE}}\n`,
      { of: 'section', section: 'logging' },
      `schemas: {logging: ${FILE}}\n`,
    ],
    [
      'a name that is taken',
      'schemas: {logging: l.json}\n',
      { of: 'section', section: 'logging' },
      'refused: schemas.logging in strata.yaml is there already',
    ],
    ['a second whole config', 'schemas: c.json\n', { of: 'config' }, 'refused: schemas in strata.yaml is there already'],
    [
      'a section of the system',
      'system: social-xlstm\n',
      { of: 'section', section: 'training' },
      'refused: the section training is there already: a schema adds, it does not replace',
    ],
    [
      'a kind of the system',
      'system: social-xlstm\n',
      { ...KIND, name: 'TrafficLSTM' },
      'refused: model has a kind TrafficLSTM already: a schema adds, it does not replace',
    ],
    [
      'a kind where nothing picks one',
      'system: micro-diffusion\n',
      { of: 'kind', section: 'model', name: 'big' },
      'refused: no kind can be added to model: it has no key whose value picks one',
    ],
    [
      'a strata.yaml that cannot be read',
      'system: [\n',
      { of: 'config' },
      expect.stringMatching(/^refused: the file cannot be read/),
    ],
    ['schemas that are a list', 'schemas: [a]\n', { of: 'section', section: 'x' }, expect.stringMatching(/^refused: /)],
  ])('V11 %s', (_title, before, use, after) => {
    expect(manifestAfter(before, use)).toEqual(after)
  })
})

describe('V11 the file', () => {
  const section: SchemaUse = { of: 'section', section: 'logging' }

  test.each<[title: string, files: Record<string, string>, name: string, path: string]>([
    ['keeps its name', {}, 'logging.json', 'schemas/logging.json'],
    ['gets a number where another stands', { 'schemas/logging.json': '{}' }, 'logging.json', 'schemas/logging-2.json'],
    ['and the next', { 'schemas/l.yaml': '', 'schemas/l-2.yaml': '' }, 'l.yaml', 'schemas/l-3.yaml'],
    ['is the one that is there with the same text', { 'schemas/logging.json': LOGGING }, 'logging.json', 'schemas/logging.json'],
    ['leads nowhere else', {}, '../../my schema (1).JSON', 'schemas/_.._my_schema_1_.json'],
    ['has an ending', {}, 'schema', 'schemas/schema.json'],
  ])('V11 %s', (_title, files, name, path) => {
    const result = register(sessionOf({ 'strata.yaml': '', ...files }), section, { name })
    expect('file' in result && [result.file, result.session.files.get(path)?.text]).toEqual([path, LOGGING])
  })

  test('V11 takes the place of its namesake when that is asked for, and nothing else changes', () => {
    const session = sessionOf({ 'strata.yaml': `schemas: {logging: ${FILE}}\n`, [FILE]: '{"type": "string"}' })
    const result = register(session, { of: 'update', file: FILE })
    if ('refusal' in result) throw new Error(result.refusal)
    expect([result.session.files.get(FILE)?.text, result.session.past.length]).toEqual([LOGGING, 1])
    expect(result.session.files.get('strata.yaml')).toBe(session.files.get('strata.yaml'))
  })

  test('V11 is nothing new where its namesake has just its text', () => {
    const session = sessionOf({ 'strata.yaml': `schemas: {logging: ${FILE}}\n`, [FILE]: LOGGING })
    expect(register(session, { of: 'update', file: FILE })).toEqual({
      refusal: 'schemas/logging.json has just this text, and is registered',
    })
  })

  test('V11 is written in one step with its entry, and taken back in one', () => {
    const session = sessionOf({ 'strata.yaml': 'system: social-xlstm\n' })
    const result = register(session, KIND, { name: 'naive.json' })
    if ('refusal' in result) throw new Error(result.refusal)
    expect([result.session.past.length, result.session.past.at(-1)?.label]).toEqual([1, 'Register schemas/naive.json'])
    const { system, issues } = rulesOf(result.session)
    expect([issues, system.sections.find(({ key }) => key === 'model')?.schema.oneOf?.length]).toEqual([[], 4])
    expect([...undo(result.session).files]).toEqual([...session.files])
  })

  test('V11 is refused where it is not UTF-8', () => {
    const session = sessionOf({ 'strata.yaml': '' })
    expect(registerSchema(session, { kind: 'text', name: 'a.json', text: 'x', badUtf8At: 0 }, section)).toEqual({
      refusal: 'it is not UTF-8: save it as UTF-8 first',
    })
  })
})
