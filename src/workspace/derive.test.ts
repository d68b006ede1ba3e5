import { describe, expect, test } from 'vitest'
import { nodeAt } from '../core/config-node.ts'
import { formatPath } from '../core/path.ts'
import { formatOrigin } from '../core/source.ts'
import { readFolder } from '../systems/compose.testing.ts'
import { loadSystems } from '../systems/registry.ts'
import { markSaved, openStack, replaceTexts, setTarget, toggleLayer, undo } from './commands.ts'
import { derive } from './derive.ts'
import { sessionOf } from './session.testing.ts'
import type { Session } from './session.ts'

await loadSystems()
const MAIN = 'experiments/xlstm_multi_vd_experiment.yaml'
const START = sessionOf(readFolder('cfgs/social-xlstm'), { stack: [MAIN], overrides: 'training.seed=7' })

function write(session: Session, path: string, text: string): Session {
  return replaceTexts(session, `Edit ${path}`, { texts: [{ path, text }] })
}

function replace(session: Session, path: string, [from, to]: readonly [string, string]): Session {
  const { text = '' } = session.files.get(path) ?? {}
  expect(text).toContain(from)
  return write(session, path, text.replace(from, to))
}

describe('derive', () => {
  test.each<[string, (session: Session) => Session, boolean]>([
    ['the same session', (session) => session, true],
    ['another target', (session) => setTarget(session, 'models/xlstm_base.yaml'), true],
    ['files taken as saved', (session) => markSaved(session, [MAIN]), true],
    ['another text in the stack', (session) => write(session, MAIN, ''), false],
    ['a layer switched off', (session) => toggleLayer(session, MAIN), false],
    ['other files', (session) => openStack(session, []), false],
    ['another manifest', (session) => write(session, 'strata.yaml', 'dialect: yaml12'), false],
    ['another override', (session) => write(session, 'overrides', 'training.seed=8'), false],
  ])('%s', (_, change, isSame) => {
    const first = derive(START)
    const next = derive(change(START))
    expect(Object.is(first, next)).toBe(isSame)
  })

  test('the same files and stack under another guess are something else', () => {
    const plain = sessionOf({ 'a.yaml': 'rate: 1e-3' }, { stack: ['a.yaml'] })
    const guessed = { ...plain, guessed: { ...plain.guessed, text: 'dialect: yaml12' } }
    expect([plain, guessed].map((session) => derive(session).composition.dialect)).toEqual(['pyyaml', 'yaml12'])
  })

  test('another text elsewhere leaves every part that it does not reach the same object', () => {
    const without = write(START, 'overrides', '')
    const first = derive(without)
    const next = derive(write(without, 'data/single_vd.yaml', 'data: {}'))
    expect(next).not.toBe(first)
    expect(next.composition.config).toBe(first.composition.config)
    expect(next.defaults).toBe(first.defaults)
    expect([next.system, next.options]).toEqual([first.system, first.options])
    expect(next.options).toBe(first.options)
    expect(next.composition.layers.map(({ own }) => own)).toEqual(first.composition.layers.map(({ own }) => own))
    expect(next.issues).toEqual(first.issues)
  })

  test('a change leaves the sections that its file does not write the same objects, overrides or not', () => {
    const first = derive(START).composition.config
    const next = derive(replace(START, MAIN, ['num_blocks: 8', 'num_blocks: 9'])).composition.config
    const kept = [...first.entries.keys()].filter((key) => nodeAt(next, [key]) === nodeAt(first, [key]))
    expect(kept).toEqual(['data', 'trainer'])
    expect(nodeAt(next, ['model', 'lstm'])).toBe(nodeAt(first, ['model', 'lstm']))
  })

  test('undo gives back what was, equal in every part', () => {
    const first = derive(START)
    expect(derive(undo(write(START, MAIN, '')))).toEqual(first)
  })

  test('defaults, tallies and unused blocks are those of the composition', () => {
    const { composition, defaults, inactive, tallies } = derive(START)
    expect(inactive.map(formatPath)).toEqual(['model.lstm', 'model.transformer'])
    expect(nodeAt(defaults, ['training', 'epochs'])?.source.path).toBe('schema Training')
    const [model] = composition.layers
    expect(model && [model.path, tallies.get(model.source)]).toEqual([
      'models/xlstm_base.yaml',
      { wins: 10, loses: 4, repeats: 0 },
    ])
  })
})

describe('the issues of a stack', () => {
  const lines = (session: Session): readonly string[] =>
    derive(session).issues.map(({ code, severity, origin }) => `${severity} ${code} ${formatOrigin(origin)}`)

  test('V8 errors first, then by file and line, those of strata.yaml among them', () => {
    const broken = [
      (session: Session) => replace(session, 'strata.yaml', ['mounted_at: cfgs', 'mounted_at: cfgs\nignores: []']),
      (session: Session) => replace(session, MAIN, ['epochs: 120', 'epochs: -1']),
      (session: Session) => replace(session, 'data/multi_vd_5.yaml', ['stride: 1', 'strid: 1']),
    ].reduce((session, change) => change(session), START)
    expect(lines(broken)).toEqual([
      `error out-of-range ${MAIN}:21:11`,
      'error unknown-key strata.yaml:5:1',
      'warning unknown-key data/multi_vd_5.yaml:17:3',
      'warning real-code models/xlstm_base.yaml:10:5',
      'warning real-code models/xlstm_base.yaml:23:5',
    ])
  })

  test('V2 a scalar that its file’s reader doubts and its schema refuses is said once, as the error', () => {
    const session = replace(START, MAIN, ['learning_rate: 5.0e-4', 'learning_rate: 5e-4'])
    expect(lines(session).filter((issue) => issue.includes(MAIN))).toEqual([`error float-as-string ${MAIN}:22:18`])
  })

  test('a file that takes part twice says what is wrong with it once', () => {
    const profile = 'profiles/fast_evaluation.yaml'
    const twice = replace(START, profile, [
      '  - cfgs/models/xlstm_base.yaml\n',
      '  - cfgs/data/multi_vd_3.yaml\n  - cfgs/models/xlstm_base.yaml\n',
    ])
    const doubtful = replace(twice, 'data/multi_vd_3.yaml', ['normalize: true', 'normalize: yes'])
    const session = openStack(doubtful, [profile])
    expect(derive(session).composition.layers.filter(({ path }) => path === 'data/multi_vd_3.yaml').length).toBe(2)
    expect(lines(session).filter((issue) => issue.includes('bool-word'))).toEqual([
      'warning bool-word data/multi_vd_3.yaml:19:14',
    ])
  })

  test('I6 a stack that names a file that is not there says so, and composes the rest', () => {
    const { composition, issues } = derive(openStack(START, ['models/lstm_base.yaml', 'data/multi_vd_4.yaml']))
    expect(composition.layers.map(({ path, state }) => [path, state])).toEqual([
      ['models/lstm_base.yaml', 'ok'],
      ['data/multi_vd_4.yaml', 'missing'],
      ['overrides', 'ok'],
    ])
    expect(nodeAt(composition.config, ['model', 'lstm'])?.kind).toBe('map')
    expect(issues.filter(({ code }) => code === 'include-missing').map(({ hint }) => hint)).toEqual([
      'did you mean data/multi_vd_3.yaml or data/multi_vd_5.yaml?',
    ])
  })
})
