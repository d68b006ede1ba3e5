import { expect, test } from 'vitest'
import { OVERRIDES, overridesSource } from '../../core/compose/compose.ts'
import { systemOf } from '../../systems/compose.testing.ts'
import { lookAt } from './look-at.ts'
import type { Session } from '../../workspace/session.ts'
import type { Proposal } from './proposal.ts'
import { propose } from './propose.ts'
import { readablePart } from './readable-part.ts'
import { openTestSession, XLSTM } from './session.testing.ts'

const INCLUDES = 'includes:\n  - ../models/xlstm_base.yaml\n  - ../data/multi_vd_5.yaml\n  - ../training/default.yaml\n'

// ‸ is the cursor.
test.each<[title: string, text: string, expected: Partial<Proposal>]>([
  [
    'P1 a key brings the value that it would replace, and from where',
    `${INCLUDES}model:\n  xlstm:\n    ‸`,
    {
      label: 'input_size',
      snippet: 'input_size: ${1:15}',
      detail: 'inherited 15 · data/multi_vd_5.yaml:39',
    },
  ],
  [
    'V3 a key of a few values offers them, the inherited one first',
    `${INCLUDES}data:\n  stride: 3\n  nor‸`,
    { label: 'normalization_method', snippet: 'normalization_method: ${1|standard,minmax|}' },
  ],
  ['a key of a map goes on beneath it', `${INCLUDES}‸`, { label: 'model', snippet: 'model:\n  $0' }],
  [
    'a map on one line takes its keys there',
    `${INCLUDES}model: {xlstm: {‸}}`,
    { label: 'slstm_at', snippet: 'slstm_at: ${1:[1, 3]}' },
  ],
  ['the links are a key, too', 'training:\n  epochs: 1\n‸', { label: 'includes', snippet: 'includes:\n  - $0' }],
  ['a key that has its colon is only renamed', `${INCLUDES}training:\n  epo‸: 3`, { label: 'epochs', snippet: 'epochs' }],
])('%s', (_title, text, expected) => {
  const offered = proposeIn(XLSTM, text)
  expect(offered.find(({ label }) => label === expected.label)).toMatchObject(expected)
})

test.each([
  ['a key that is set is not offered again', 'training:\n  epochs: 1\n  ‸', 'epochs', false],
  ['V3 the block of another model is not offered', `${INCLUDES}model:\n  ‸`, 'lstm', false],
  ['V3 the block of the chosen model is', `${INCLUDES}model:\n  ‸`, 'xlstm', true],
  ['a key that only other layers write is offered', `${INCLUDES}experiment:\n  ‸`, 'note', true],
  ['nothing is offered in a comment', `${INCLUDES}# ‸`, 'model', false],
])('%s', (_title, text, label, isOffered) => {
  const labels = proposeIn(XLSTM, text, { 'training/default.yaml': 'training:\n  epochs: 5\nexperiment:\n  note: x\n' }).map(
    (one) => one.label,
  )
  expect(labels.includes(label)).toBe(isOffered)
})

test.each<[title: string, text: string, labels: readonly string[]]>([
  ['a value: the inherited one, then the choices', `${INCLUDES}model:\n  xlstm:\n    slstm_backend: ‸`, ['vanilla', 'cuda']],
  ['a value half typed: the choices', `${INCLUDES}model:\n  xlstm:\n    slstm_backend: cu‸`, ['vanilla', 'cuda']],
  ['a number: the inherited one', `${INCLUDES}training:\n  epochs: ‸`, ['50', '100']],
  ['a number half typed: nothing, so that Enter takes nothing', `${INCLUDES}training:\n  epochs: 2‸`, []],
  ['true or false', `${INCLUDES}data:\n  normalize: ‸`, ['true', 'false']],
])('values: %s', (_title, text, labels) => {
  expect(proposeIn(XLSTM, text).map(({ label }) => label)).toEqual(labels)
})

test('I1 links are offered as this file writes them, in the quotes that stand there', () => {
  const offered = proposeIn(XLSTM, 'includes:\n  - "../da‸"')
  expect(offered.find(({ label }) => label === '../data/multi_vd_5.yaml')).toMatchObject({
    snippet: '"../data/multi_vd_5.yaml"',
    detail: 'data',
    start: 14,
    end: 21,
  })
})

test('L a profile lists files as its runner sees them, and its own config stands under its key', () => {
  const path = 'profiles/new.yaml'
  expect(proposeIn(path, 'configs:\n  - ‸').map(({ label }) => label)).toContain('cfgs/models/xlstm_base.yaml')
  expect(proposeIn(path, '‸').map(({ label }) => label)).toEqual(['configs', 'overrides'])
  const nested = proposeIn(path, 'configs:\n  - cfgs/models/xlstm_base.yaml\noverrides:\n  model:\n    xlstm:\n      ‸')
  expect(nested.map(({ label }) => label)).toContain('num_blocks')
})

const MOUNTS =
  'system: none\nlinks: [includes, {mounts: {model_config: model}}]\nlayers: {model: {folders: models, mount: model}}\n'

test.each<[title: string, path: string, text: string, expected: Partial<Proposal>]>([
  [
    'a path key names files of the kind that stands there',
    'x.yaml',
    'model_config: ‸',
    { snippet: 'models/xlstm_base.yaml', detail: 'model' },
  ],
  [
    'in the quotes that stand there',
    'x.yaml',
    'model_config: "mod‸"',
    { snippet: '"models/xlstm_base.yaml"', start: 14, end: 19 },
  ],
  ['in an INI file', 'x.ini', '[DEFAULTS]\nmodel_config = ‸', { snippet: 'models/xlstm_base.yaml' }],
  ['in JSON', 'x.json', '{"model_config": ‸}', { snippet: '"models/xlstm_base.yaml"' }],
  ['in an override line', OVERRIDES, 'model_config=‸', { snippet: 'models/xlstm_base.yaml' }],
])('L4 %s', (_title, path, text, expected) => {
  const offered = proposeIn(path, text, { 'strata.yaml': MOUNTS })
  expect(offered.find(({ label }) => label.includes('xlstm_base'))).toMatchObject(expected)
  expect(offered.some(({ label }) => label.includes('data/'))).toBe(false)
})

test('Y13 keys and values of an INI file are written as such', () => {
  const offered = proposeIn('x.ini', '[DEFAULTS]\na = 1\n‸', { 'strata.yaml': 'system: stable-audio\n' })
  expect(offered.find(({ label }) => label === 'seed')).toMatchObject({ snippet: expect.stringMatching(/^seed = /) })
  expect(offered.find(({ label }) => label === 'a')).toBe(undefined)
})

test('a key behind a dash indents what goes beneath it from the key', async () => {
  const options = { type: 'object', properties: { x: { type: 'integer' } } }
  const items = { type: 'object', properties: { options } }
  const system = await systemOf({ type: 'object', properties: { jobs: { type: 'array', items } } })
  const text = 's:\n  jobs:\n    - '
  const look = lookAt(openTestSession({ [XLSTM]: text }), XLSTM)
  const [first] = propose({ ...look, seen: { ...look.seen, system } }, text, text.length)
  expect(first?.snippet).toBe('options:\n    $0')
})

test('JSON keys and values are written as JSON', () => {
  const offered = proposeIn('experiments/a.json', '{"includes": ["../data/multi_vd_5.yaml"], "data": {‸}}')
  expect(offered.find(({ label }) => label === 'normalization_method')?.snippet).toBe(
    '"normalization_method": ${1|"standard","minmax"|}',
  )
})

test.each<[title: string, line: string, expected: Partial<Proposal>]>([
  [
    'a whole key with its value',
    'training.ep‸',
    { label: 'training.epochs', snippet: 'training.epochs=${1:120}', start: 0, end: 11 },
  ],
  ['a key that no layer writes is added', '‸', { label: 'training.limit_batches', snippet: '+training.limit_batches=${1:null}' }],
  ['a key behind its sign', '++training.ep‸', { label: 'training.epochs', start: 2 }],
  ['a value', 'model.xlstm.slstm_backend=‸', { label: 'cuda', start: 26 }],
  ['a deletion takes no value', '~tra‸', { label: 'training.epochs', snippet: 'training.epochs' }],
])('O overrides: %s', (_title, line, expected) => {
  const offered = proposeIn(OVERRIDES, line)
  expect(offered.find(({ label }) => label === expected.label)).toMatchObject(expected)
})

/** What the editor does while a text is half written. */
function readable(session: Session, path: string): Session {
  const source = session.files.get(path)
  if (!source) throw new Error(`no file ${path}`)
  return { ...session, files: new Map(session.files).set(path, readablePart(source, 'pyyaml')) }
}

function proposeIn(path: string, marked: string, texts: Readonly<Record<string, string>> = {}): readonly Proposal[] {
  const offset = marked.indexOf('‸')
  const text = marked.replace('‸', '')
  if (path !== OVERRIDES)
    return propose(lookAt(readable(openTestSession({ ...texts, [path]: text }, path), path), path), text, offset)
  const session = openTestSession(texts)
  return propose(lookAt({ ...session, stack: { ...session.stack, overrides: overridesSource(text) } }, path), text, offset)
}
