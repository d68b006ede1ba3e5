import { describe, expect, test } from 'vitest'
import { OVERRIDES } from '../../core/compose/compose.ts'
import { diff } from '../../core/diff/diff.ts'
import { patchLines } from '../../core/diff/patch.ts'
import { formatPath } from '../../core/path.ts'
import { readFolder } from '../../systems/compose.testing.ts'
import { loadSystems } from '../../systems/registry.ts'
import { undo } from '../commands.ts'
import { compareOptionsOf } from './compare-options.ts'
import { compareSides } from './comparison.ts'
import { patchRequestOf, wayOf } from './comparison-patch.ts'
import type { PatchWay } from './comparison-patch.ts'
import { derive } from '../derive.ts'
import { patchExperiment, proposePatchName, savePatch } from './save-patch.ts'
import { sessionOf, textsOf } from '../session.testing.ts'
import type { Session } from '../session.ts'
import { resolveSide } from './side.ts'
import type { SideRef } from './side.ts'
import { tryPatch } from './try-patch.ts'

await loadSystems()
const SOCIAL = readFolder('cfgs/social-xlstm')
const LSTM: SideRef = { kind: 'file', path: 'experiments/lstm_single_baseline.yaml' }
const XLSTM: SideRef = { kind: 'file', path: 'experiments/xlstm_multi_vd_experiment.yaml' }

function wayBetween(session: Session, [a, b]: readonly [SideRef, SideRef], isBack = false): PatchWay {
  return wayOf(compareSides(resolveSide(session, a), resolveSide(session, b), compareOptionsOf(session)), isBack)
}

const SMALL = { 'a.yaml': 'x: 1\nm: {u: 1}\n', 'b.yaml': 'x: 2\n' }
const A: SideRef = { kind: 'file', path: 'a.yaml' }
const B: SideRef = { kind: 'file', path: 'b.yaml' }

function refusal(session: Session, name: string, way: PatchWay): string {
  const result = patchExperiment(session, name, way)
  return 'refusal' in result ? result.refusal : 'written'
}

describe('D7 patchExperiment', () => {
  test('D7 includes the files, writes what differs, and says what no file can', () => {
    const session = sessionOf(SMALL)
    const experiment = patchExperiment(session, 'c', wayBetween(session, [A, B]))
    expect(experiment).toMatchObject({
      path: 'c.yaml',
      text: '# b, written over a.\n# What no file can say:\n#   ~m\nincludes:\n  - a.yaml\nx: 2\n',
      isProven: false,
      inexpressible: [{ reason: 'deletion' }],
      left: [],
    })
  })

  test('D7 the override lines of its start are written too', () => {
    const session = sessionOf(SMALL)
    const a: SideRef = { kind: 'stack', files: ['a.yaml'], overrides: 'm.u=2\n+z=3\n', off: [] }
    const b: SideRef = { kind: 'stack', files: ['a.yaml'], overrides: 'm.u=2\nx=5\n', off: [] }
    expect(patchExperiment(session, 'c', wayBetween(session, [a, b]))).toMatchObject({
      text: '# a + overrides, written over a + overrides.\nincludes:\n  - a.yaml\nx: 5\nm:\n  u: 2\n',
      isProven: true,
    })
  })

  test('D5 what is ignored stays as at its start', () => {
    const session = sessionOf({ ...SMALL, 'strata.yaml': 'compare: {ignore: [m]}\n' })
    expect(patchExperiment(session, 'c', wayBetween(session, [A, B]))).toMatchObject({ isProven: true })
    expect(patchExperiment(session, 'c', wayBetween(session, [A, B], true))).toMatchObject({
      text: '# a, written over b.\nincludes:\n  - b.yaml\nx: 1\n',
      isProven: true,
    })
  })

  test.each<[string, string, SideRef, string]>([
    ['a path', 'a/b', A, 'a name is letters, digits, - _ and . only'],
    ['a name that is taken', 'b', A, 'b.yaml is there already'],
    [
      'a text from outside',
      'c',
      { kind: 'text', name: 'drop.yaml', text: 'x: 1' },
      'drop.yaml (outside) is no file of the workspace, so nothing can include it',
    ],
    ['nothing', 'c', { kind: 'stack', files: [], overrides: '', off: [] }, 'nothing holds no files to include'],
    [
      'a layer that is off',
      'c',
      { kind: 'stack', files: ['a.yaml', 'b.yaml'], overrides: '', off: ['a.yaml'] },
      'a.yaml is switched off in a + b (1 layer off), and an experiment includes it as it is',
    ],
  ])('D7 refuses %s', (_, name, from, expected) => {
    const session = sessionOf(SMALL)
    expect(refusal(session, name, wayBetween(session, [from, B]))).toBe(expected)
  })

  test('D7 refuses what the file would read as its own links', () => {
    const session = sessionOf({ ...SMALL, 'strata.yaml': 'links: [includes, profile: profiles/]\n' })
    const way = wayBetween(session, [A, { kind: 'stack', files: ['a.yaml'], overrides: '+includes=[b.yaml]', off: [] }])
    expect(refusal(session, 'c', way)).toMatch(/^an experiment over a cannot give \S+ as a \+ overrides does$/)
  })
})

describe('D7 savePatch', () => {
  test.each([false, true])('D7 the experiments of a codebase, one from the other (back: %s)', (isBack) => {
    const session = sessionOf(SOCIAL, { stack: ['experiments/quick_smoke_test.yaml'], overrides: 'training.epochs=1\n' })
    const way = wayBetween(session, [LSTM, XLSTM], isBack)
    const name = proposePatchName(session, way)
    const experiment = patchExperiment(session, name, way)
    const result = savePatch(session, name, way)
    if ('refusal' in result || 'refusal' in experiment) throw new Error('refused')
    const path = `experiments/${name}.yaml`
    expect(textsOf(result.session)).toEqual({ ...textsOf(session), [path]: experiment.text })
    expect([result.session.stack, result.session.target]).toEqual([session.stack, session.target])
    const written = resolveSide(result.session, { kind: 'file', path })
    const { changes } = diff(written.composition.config, way.to.composition.config)
    expect(changes.map(({ kind, a }) => `${kind} ${formatPath(a.path)}`)).toEqual(
      experiment.inexpressible.map(({ change }) => `removed ${formatPath(change.a.path)}`),
    )
    expect(proposePatchName(result.session, way)).toBe(`${name}_2`)
    expect(textsOf(undo(result.session))).toEqual(textsOf(session))
  })
})

describe('D7 tryPatch', () => {
  const session = sessionOf(SOCIAL, { stack: ['experiments/quick_smoke_test.yaml'], overrides: 'training.epochs=1\n' })
  const way = wayBetween(session, [LSTM, XLSTM])
  const { text } = patchLines(patchRequestOf(session, way))

  test('D7 opens the start with the lines, and what is composed is the end', () => {
    const tried = tryPatch(session, way.from, text)
    if ('refusal' in tried) throw new Error(tried.refusal)
    expect([tried.session.stack.files, tried.session.target]).toEqual([['experiments/lstm_single_baseline.yaml'], OVERRIDES])
    expect(tried.session.stack.overrides.text).toBe(text)
    expect(diff(derive(tried.session).composition.config, way.to.composition.config).changes).toEqual([])
    const undone = undo(tried.session)
    expect([textsOf(undone), undone.stack.files]).toEqual([textsOf(session), session.stack.files])
  })

  test('D7 done twice it is done once', () => {
    const once = tryPatch(session, way.from, text)
    if ('refusal' in once) throw new Error(once.refusal)
    const twice = tryPatch(once.session, way.from, text)
    expect(twice).toEqual(once)
  })

  test('D7 its own lines stay in front, and what is off stays off', () => {
    const small = sessionOf({ ...SMALL, 'c.yaml': 'x: 9\n' })
    const from: SideRef = { kind: 'stack', files: ['a.yaml', 'c.yaml'], overrides: 'm.u=2', off: ['c.yaml'] }
    const between = wayBetween(small, [from, B])
    const tried = tryPatch(small, between.from, patchLines(patchRequestOf(small, between)).text)
    if ('refusal' in tried) throw new Error(tried.refusal)
    expect([tried.session.stack.overrides.text, [...tried.session.stack.off]]).toEqual(['m.u=2\n~m\nx=2\n', ['c.yaml']])
  })

  test.each<[string, SideRef, string]>([
    ['a text from outside', { kind: 'text', name: 'drop.yaml', text: 'x: 1' }, 'drop.yaml (outside) is no file of the workspace'],
    ['nothing', { kind: 'stack', files: [], overrides: '', off: [] }, 'nothing holds no files'],
    ['what was saved', { ...A, isSaved: true }, 'the files of a (saved) have changed since they were saved'],
  ])('D7 refuses %s', (_, from, expected) => {
    const saved = sessionOf(SMALL)
    const edited = {
      ...saved,
      files: new Map(saved.files).set('a.yaml', { kind: 'file', path: 'a.yaml', text: 'k: 1' } as const),
    }
    const result = tryPatch(edited, wayBetween(edited, [from, B]).from, 'x=2\n')
    expect('refusal' in result ? result.refusal : 'tried').toBe(expected)
  })
})
