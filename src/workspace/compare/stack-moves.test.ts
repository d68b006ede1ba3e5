import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overridesSource } from '../../core/compose/compose.ts'
import { relativePath } from '../../core/file-path.ts'
import { joinPath, normalizePath } from '../../core/file-path.ts'
import type { Layer } from '../../core/layer.ts'
import { readFolder } from '../../systems/compose.testing.ts'
import { loadSystems } from '../../systems/registry.ts'
import { openStack, replaceTexts, setTarget, toggleLayer, undo } from '../commands.ts'
import { derive } from '../derive.ts'
import { sessionOf, textsOf } from '../session.testing.ts'
import type { Session } from '../session.ts'
import { moveInStack, removeFromStack, swapLayer } from './stack-moves.ts'

await loadSystems()

const ABC = sessionOf({ 'a.yaml': 'a: 1', 'b.yaml': 'b: 1', 'c.yaml': 'c: 1' }, { stack: ['a.yaml', 'b.yaml', 'c.yaml'] })

describe('moveInStack', () => {
  test.each<[string, string, 1 | -1, readonly string[]]>([
    ['up', 'a.yaml', 1, ['b.yaml', 'a.yaml', 'c.yaml']],
    ['down', 'c.yaml', -1, ['a.yaml', 'c.yaml', 'b.yaml']],
    ['not above the highest', 'c.yaml', 1, ['a.yaml', 'b.yaml', 'c.yaml']],
    ['not beneath the lowest', 'a.yaml', -1, ['a.yaml', 'b.yaml', 'c.yaml']],
    ['not what is not there', 'd.yaml', 1, ['a.yaml', 'b.yaml', 'c.yaml']],
  ])('%s', (_, path, by, expected) => {
    const moved = moveInStack(ABC, path, by)
    expect(moved.stack.files).toEqual(expected)
    if (expected.join() === ABC.stack.files.join()) expect(moved).toBe(ABC)
  })

  test('target and switched-off layers stay, and so does the history', () => {
    const session = toggleLayer(setTarget(ABC, 'overrides'), 'b.yaml')
    const { stack, target, past } = moveInStack(session, 'a.yaml', 1)
    expect([target, [...stack.off], past]).toEqual(['overrides', ['b.yaml'], []])
  })

  test('law: up and down again is nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(), (files, at) => {
        const session = openStack(ABC, files)
        const path = files[at % files.length] ?? ''
        const up = moveInStack(session, path, 1)
        expect((up === session ? up : moveInStack(up, path, -1)).stack.files).toEqual(files)
      }),
      { numRuns: 1000 },
    )
  }, 30_000)
})

describe('removeFromStack', () => {
  test.each<[string, string, readonly string[], string]>([
    ['the target, so that the highest is the target', 'c.yaml', ['a.yaml', 'b.yaml'], 'b.yaml'],
    ['another', 'a.yaml', ['b.yaml', 'c.yaml'], 'c.yaml'],
    ['what is not there', 'd.yaml', ['a.yaml', 'b.yaml', 'c.yaml'], 'c.yaml'],
  ])('%s', (_, path, files, target) => {
    const removed = removeFromStack(ABC, path)
    expect([removed.stack.files, removed.target, removed.files]).toEqual([files, target, ABC.files])
    if (path === 'd.yaml') expect(removed).toBe(ABC)
  })

  test('the last leaves an empty stack and the overrides as target; others that are off stay off', () => {
    const session = toggleLayer(toggleLayer(ABC, 'a.yaml'), 'b.yaml')
    const one = removeFromStack(session, 'a.yaml')
    expect([...one.stack.off]).toEqual(['b.yaml'])
    const none = removeFromStack(removeFromStack(one, 'b.yaml'), 'c.yaml')
    expect([none.stack.files, [...none.stack.off], none.target]).toEqual([[], [], 'overrides'])
  })
})

/** The session with the layer at `path` swapped; an error where that was refused. */
function swapped(session: Session, path: string, other: string): Session {
  const { composition, options } = derive(session)
  const result = swapLayer(session, layerAt(composition.layers, path), { path: other, options })
  if ('refusal' in result) throw new Error(result.refusal)
  return result.session
}

function layerAt(layers: readonly Layer[], path: string): Layer {
  const layer = layers.find((one) => one.path === path)
  if (!layer) throw new Error(`no layer ${path}`)
  return layer
}

function layersOf(session: Session): readonly string[] {
  return derive(session).composition.layers.map(({ path, state }) => (state === 'ok' ? path : `${path} ${state}`))
}

describe('swapLayer in the stack', () => {
  test.each<[string, string, string, readonly string[], string]>([
    ['a file that is not in it', 'b.yaml', 'd.yaml', ['a.yaml', 'd.yaml', 'c.yaml'], 'c.yaml'],
    ['the target, which stays the target', 'c.yaml', 'd.yaml', ['a.yaml', 'b.yaml', 'd.yaml'], 'd.yaml'],
    ['a file that is in it already, which comes in its place', 'a.yaml', 'c.yaml', ['c.yaml', 'b.yaml'], 'c.yaml'],
  ])('%s', (_, path, other, files, target) => {
    const session = swapped(ABC, path, other)
    expect([session.stack.files, session.target, session.past]).toEqual([files, target, []])
  })

  test('the new file is on, others that are off stay so', () => {
    const session = swapped(toggleLayer(toggleLayer(ABC, 'a.yaml'), 'b.yaml'), 'a.yaml', 'd.yaml')
    expect([...session.stack.off]).toEqual(['b.yaml'])
  })
})

describe('swapLayer in the value that mounts it', () => {
  const manifest =
    'links: [profile, includes, {mounts: {model_config: model}}]\nlayers: {model: {folders: m, mount: model}}\nmounted_at: cfgs\n'
  const session = (texts: Readonly<Record<string, string>>, top: string, overrides = ''): Session =>
    sessionOf({ 'strata.yaml': manifest, 'm/x.json': '{"x": 1}', 'm/y.json': '{"x": 2}', ...texts }, { stack: [top], overrides })

  test.each<[string, string, string, string, string]>([
    ['of a YAML file', 'e.yaml', 'model_config: "cfgs/m/x.json" # base\n', '', 'model_config: "cfgs/m/y.json" # base\n'],
    [
      'of an INI file',
      'd.ini',
      '[DEFAULTS]\r\nmodel_config = cfgs/m/x.json\r\n',
      '',
      '[DEFAULTS]\r\nmodel_config = cfgs/m/y.json\r\n',
    ],
    [
      'of a profile',
      'profiles/p.yaml',
      'configs: []\noverrides:\n  model_config: cfgs/m/x.json\n',
      '',
      'configs: []\noverrides:\n  model_config: cfgs/m/y.json\n',
    ],
    ['of an override line', 'e.yaml', 'a: 1\n', '+model_config=cfgs/m/x.json # try\n', '+model_config=cfgs/m/y.json # try\n'],
  ])('L4 %s', (_, top, text, overrides, expected) => {
    const before = session({ [top]: text }, top, overrides)
    const after = swapped(before, 'm/x.json', 'm/y.json')
    expect(textsOf(after)[overrides === '' ? top : 'overrides']).toBe(expected)
    expect(layersOf(after)).toContain('m/y.json')
    expect(layersOf(after)).not.toContain('m/x.json')
    expect(textsOf(undo(after))).toEqual(textsOf(before))
  })

  test('L4 a file that is off gives way to one that is on', () => {
    const off = toggleLayer(session({ 'e.yaml': 'model_config: cfgs/m/x.json\n' }, 'e.yaml'), 'm/x.json')
    expect(layersOf(off)).toEqual(['m/x.json off', 'e.yaml', 'overrides'])
    expect(layersOf(swapped(off, 'm/x.json', 'm/y.json'))).toEqual(['m/y.json', 'e.yaml', 'overrides'])
  })
})

const SOCIAL = readFolder('cfgs/social-xlstm')
const MAIN = 'experiments/xlstm_multi_vd_experiment.yaml'
const STANDARD = 'profiles/xlstm_standard.yaml'

describe('swapLayer in the line that includes it', () => {
  const session = (texts: Readonly<Record<string, string>>, top: string): Session =>
    sessionOf({ 'm/x.yaml': 'x: 1', 'm/y.yaml': 'x: 2', 'm/a # b.yaml': 'x: 3', ...texts }, { stack: [top] })

  test.each<[string, string, string, string, string]>([
    [
      'unquoted',
      'e/t.yaml',
      'includes:\n  - ../m/x.yaml  # the base\n  - n.yaml\n',
      'm/y.yaml',
      'includes:\n  - ../m/y.yaml  # the base\n  - n.yaml\n',
    ],
    ['double quoted', 'e/t.yaml', 'includes:\r\n  -   "../m/x.yaml"\r\n', 'm/y.yaml', 'includes:\r\n  -   "../m/y.yaml"\r\n'],
    ['single quoted', 'e/t.yaml', "includes: [ '../m/x.yaml' ]", 'm/y.yaml', "includes: [ '../m/y.yaml' ]"],
    ['in brackets', 'e/t.yaml', 'includes: [n.yaml,   ../m/x.yaml ]', 'm/y.yaml', 'includes: [n.yaml,   ../m/y.yaml ]'],
    [
      'a path that needs quotes gets them',
      'e/t.yaml',
      'includes:\n- ../m/x.yaml\n',
      'm/a # b.yaml',
      'includes:\n- "../m/a # b.yaml"\n',
    ],
    [
      'spelled by a detour, the new path is straight',
      'e/t.yaml',
      'includes: [../e/../m/x.yaml]',
      'm/y.yaml',
      'includes: [../m/y.yaml]',
    ],
    ['beside the file', 'm/t.yaml', 'includes: [x.yaml]', 'm/y.yaml', 'includes: [y.yaml]'],
    ['from the top', 't.yaml', 'includes: [m/x.yaml]', 'm/y.yaml', 'includes: [m/y.yaml]'],
    ['not in a list', 't.yaml', 'includes: m/x.yaml # kindly read', 'm/y.yaml', 'includes: m/y.yaml # kindly read'],
    [
      'through an alias, the use and not the anchor',
      't.yaml',
      'k: &p m/x.yaml\nincludes:\n- *p\n',
      'm/y.yaml',
      'k: &p m/x.yaml\nincludes:\n- m/y.yaml\n',
    ],
    ['in JSON', 'e/t.json', '{"includes": ["../m/x.yaml"]}', 'm/y.yaml', '{"includes": ["../m/y.yaml"]}'],
  ])('E1 %s', (_, top, text, other, expected) => {
    const before = session({ 'e/n.yaml': 'n: 1', [top]: text }, top)
    const after = swapped(before, 'm/x.yaml', other)
    expect(textsOf(after)).toEqual({ ...textsOf(before), [top]: expected })
    expect(layersOf(after)).toEqual(layersOf(before).map((path) => (path === 'm/x.yaml' ? other : path)))
    expect(after.past.map(({ label }) => label)).toEqual([`Include ${other} instead of m/x.yaml`])
    expect(textsOf(undo(after))).toEqual(textsOf(before))
  })

  test.each<[string, string, string, string, string, string]>([
    [
      'an experiment',
      MAIN,
      'data/multi_vd_5.yaml',
      'data/multi_vd_3.yaml',
      '"../data/multi_vd_5.yaml"',
      '"../data/multi_vd_3.yaml"',
    ],
    [
      'an experiment that includes another',
      'experiments/ablation_dropout.yaml',
      MAIN,
      'experiments/transformer_comparison.yaml',
      '"xlstm_multi_vd_experiment.yaml"',
      '"transformer_comparison.yaml"',
    ],
    [
      'a profile, whose paths are the runner’s',
      STANDARD,
      'data/multi_vd_5.yaml',
      'data/single_vd.yaml',
      '  - cfgs/data/multi_vd_5.yaml',
      '  - cfgs/data/single_vd.yaml',
    ],
  ])('E1 %s of cfgs/social-xlstm: one line changes', (_, top, path, other, from, to) => {
    const before = sessionOf(SOCIAL, { stack: [top] })
    const after = swapped(before, path, other)
    expect(textsOf(after)).toEqual({ ...textsOf(before), [top]: SOCIAL[top]?.replace(from, to) })
    expect(layersOf(after)).toContain(other)
    expect(layersOf(after)).not.toContain(path)
  })

  test('the line stands in the file that includes it, however deep', () => {
    const before = sessionOf(SOCIAL, { stack: ['experiments/ablation_dropout.yaml'] })
    const after = swapped(before, 'models/xlstm_base.yaml', 'models/lstm_base.yaml')
    expect(after.past.flatMap(({ changes }) => changes.map(({ path }) => path))).toEqual([MAIN])
  })

  test('a path that leaves the workspace and comes back is relative to its file nonetheless', () => {
    const manifest = 'mounted_at: cfgs\n'
    const before = session({ 'strata.yaml': manifest, 'e/t.yaml': 'includes: [../../cfgs/m/x.yaml]' }, 'e/t.yaml')
    expect(textsOf(swapped(before, 'm/x.yaml', 'm/y.yaml'))['e/t.yaml']).toBe('includes: [../m/y.yaml]')
  })

  test('a missing file is swapped for one that is there', () => {
    const before = session({ 't.yaml': 'includes: [m/gone.yaml]' }, 't.yaml')
    expect(layersOf(before)).toEqual(['m/gone.yaml missing', 't.yaml', 'overrides'])
    expect(layersOf(swapped(before, 'm/gone.yaml', 'm/y.yaml'))).toEqual(['m/y.yaml', 't.yaml', 'overrides'])
  })

  test('the target follows, and comes back with undo', () => {
    const before = setTarget(sessionOf(SOCIAL, { stack: [MAIN] }), 'data/multi_vd_5.yaml')
    const after = swapped(before, 'data/multi_vd_5.yaml', 'data/multi_vd_3.yaml')
    expect([after.target, undo(after).target]).toEqual(['data/multi_vd_3.yaml', 'data/multi_vd_5.yaml'])
  })

  test('a layer of a text that has changed is refused', () => {
    const before = sessionOf(SOCIAL, { stack: [MAIN] })
    const { composition, options } = derive(before)
    const changed = replaceTexts(before, 'Edit', { texts: [{ path: MAIN, text: 'includes: []' }] })
    const layer = layerAt(composition.layers, 'data/multi_vd_5.yaml')
    expect(swapLayer(changed, layer, { path: 'data/multi_vd_3.yaml', options })).toEqual({
      refusal: `${MAIN} has changed in the meantime`,
    })
  })
})

describe('relativePath', () => {
  test.each<[string, string, string]>([
    ['', 'a.yaml', 'a.yaml'],
    ['', 'd/a.yaml', 'd/a.yaml'],
    ['d', 'a.yaml', '../a.yaml'],
    ['d', 'd/a.yaml', 'a.yaml'],
    ['d', 'd/e/a.yaml', 'e/a.yaml'],
    ['d/e', 'd/a.yaml', '../a.yaml'],
    ['d/e', 'd/f/a.yaml', '../f/a.yaml'],
    ['d', 'de/a.yaml', '../de/a.yaml'],
    ['d', 'd', '../d'],
  ])('from %j to %s: %s', (folder, path, expected) => {
    expect(relativePath(folder, path)).toBe(expected)
  })

  test('I1 law: joined to its folder it is the path again', () => {
    const name = fc.constantFrom('a', 'b', 'ab', 'a b')
    const names = fc.array(name, { maxLength: 4 }).map((all) => all.join('/'))
    fc.assert(
      fc.property(names, names, name, (folder, other, file) => {
        const path = joinPath(other, file)
        expect(normalizePath(joinPath(folder, relativePath(folder, path)))).toBe(path)
      }),
      { numRuns: 1000 },
    )
  }, 30_000)
})

describe('L9 in a Hydra tree a swap changes the option', () => {
  const tree = sessionOf(
    {
      'strata.yaml': 'dialect: omegaconf\nlinks: [hydra: conf]\n',
      'conf/config.yaml': 'defaults:\n  - model: big # ours\n  - data: [a, b]\n  - tail/x@here\n',
      'conf/model/big.yaml': 'n: 1\n',
      'conf/model/small.yaml': 'n: 2\n',
      'conf/data/a.yaml': 'x: 1\n',
      'conf/data/b.yaml': 'z: 1\n',
      'conf/data/c.yaml': 'w: 1\n',
      'conf/tail/x.yaml': 'v: 1\n',
      'conf/tail/q.yaml': 'v: 2\n',
    },
    { stack: ['conf/config.yaml'] },
  )
  const swapped = (session: Session, from: string, to: string): string => {
    const { composition, options } = derive(session)
    const layer = composition.layers.find(({ path }) => path === `conf/${from}.yaml`)
    if (!layer) throw new Error(`no layer ${from}`)
    const result = swapLayer(session, layer, { path: `conf/${to}.yaml`, options })
    return 'refusal' in result ? result.refusal : (result.session.files.get('conf/config.yaml')?.text ?? '')
  }

  test.each<[from: string, to: string, text: string]>([
    ['model/big', 'model/small', 'defaults:\n  - model: small # ours\n  - data: [a, b]\n  - tail/x@here\n'],
    ['data/b', 'data/c', 'defaults:\n  - model: big # ours\n  - data: [a, c]\n  - tail/x@here\n'],
    ['tail/x', 'tail/q', 'defaults:\n  - model: big # ours\n  - data: [a, b]\n  - tail/q@here\n'],
    ['model/big', 'data/a', 'conf/data/a.yaml is in another group than conf/model/big.yaml'],
  ])('%s for %s', (from, to, text) => {
    expect(swapped(tree, from, to)).toBe(text)
  })

  test('but not in an override line', () => {
    const { stack, ...rest } = tree
    const chosen = { ...rest, stack: { ...stack, overrides: overridesSource('model=small') } }
    expect(swapped(chosen, 'model/small', 'model/big')).toBe('an override line chooses it: change that line')
  })
})
