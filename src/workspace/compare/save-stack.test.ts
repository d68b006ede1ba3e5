import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEqualNode } from '../../core/config-node.ts'
import { printValue } from '../../core/print/print.ts'
import { formatOrigin } from '../../core/source.ts'
import { readFolder } from '../../systems/compose.testing.ts'
import { loadSystems } from '../../systems/registry.ts'
import { openStack, redo, replaceTexts, toggleLayer, undo } from '../commands.ts'
import { derive } from '../derive.ts'
import { saveStackAsExperiment } from './save-stack.ts'
import { sessionOf, textsOf } from '../session.testing.ts'
import type { Session } from '../session.ts'

await loadSystems()
const SOCIAL = readFolder('cfgs/social-xlstm')
const STACK = ['models/xlstm_base.yaml', 'data/multi_vd_5.yaml', 'training/default.yaml']

function social(overrides: string, stack: readonly string[] = STACK): Session {
  return sessionOf(SOCIAL, { stack, overrides })
}

function saved(session: Session, name = 'mine'): Session {
  const result = saveStackAsExperiment(session, name)
  if ('refusal' in result) throw new Error(result.refusal)
  return result.session
}

function refusal(session: Session, name = 'mine'): string {
  const result = saveStackAsExperiment(session, name)
  return 'refusal' in result ? result.refusal : 'saved'
}

describe('saveStackAsExperiment', () => {
  const before = social('training.epochs=3\n+training.note="x: y" # why not\n# a try\nmodel.xlstm.slstm_at=[0, 1]\n')
  const after = saved(before)

  test('writes an experiment that includes the files, then the overrides as its own keys, their comments on top', () => {
    expect(textsOf(after)).toEqual({
      ...SOCIAL,
      'experiments/mine.yaml': `# training.note: why not
# a try
includes:
  - ../models/xlstm_base.yaml
  - ../data/multi_vd_5.yaml
  - ../training/default.yaml
training:
  epochs: 3
  note: "x: y"
model:
  xlstm:
    slstm_at: [0, 1]
`,
      overrides: '',
    })
  })

  test('opens it, and it says what the stack said', () => {
    expect([after.stack.files, after.target]).toEqual([['experiments/mine.yaml'], 'experiments/mine.yaml'])
    expect(printValue(derive(after).composition.config)).toBe(printValue(derive(before).composition.config))
  })

  test('E5 one undo takes the file away and opens the stack again with its overrides; redo does it again', () => {
    const undone = undo(after)
    expect(textsOf(undone)).toEqual(textsOf(before))
    expect([undone.stack.files, undone.target, undone.past]).toEqual([STACK, 'training/default.yaml', []])
    expect(derive(undone)).toEqual(derive(before))
    const again = redo(undone)
    expect([textsOf(again), again.stack.files, again.target]).toEqual([textsOf(after), after.stack.files, after.target])
  })

  test.each<[string, string, string]>([
    ['an ending is taken as one', 'mine.yaml', 'experiments/mine.yaml'],
    ['the other too', 'mine.yml', 'experiments/mine.yaml'],
    ['blanks around it do not count', ' mine ', 'experiments/mine.yaml'],
    ['letters of any language', '實驗_1-b.2', 'experiments/實驗_1-b.2.yaml'],
  ])('name: %s', (_, name, path) => {
    expect(saved(social(''), name).stack.files).toEqual([path])
  })

  test('in a workspace without layers it stands at the top', () => {
    const session = saved(sessionOf({ 'm/a b.yaml': 'a: 1' }, { stack: ['m/a b.yaml'] }), 'x')
    expect(textsOf(session)['x.yaml']).toBe('includes:\n  - m/a b.yaml\n')
  })

  test('a folder where files cannot include is passed over', () => {
    const manifest = 'layers: {model: m, run: [profiles, runs]}\nlinks: [profile: profiles/, includes]\n'
    const session = saved(sessionOf({ 'strata.yaml': manifest, 'm/a.yaml': 'a: 1' }, { stack: ['m/a.yaml'] }), 'x')
    expect(session.stack.files).toEqual(['runs/x.yaml'])
  })

  test('a map that several lines write is written whole, and lines beneath win as they did', () => {
    const session = saved(
      sessionOf({ 'm.yaml': 'a: {x: 1, z: 0}\n' }, { stack: ['m.yaml'], overrides: 'a={x: 2}\na={y: 3}\na.y=4\n' }),
      'x',
    )
    expect(textsOf(session)['x.yaml']).toBe('includes:\n  - m.yaml\na:\n  x: 2\n  "y": 4\n')
  })
})

describe('saveStackAsExperiment refuses', () => {
  test.each<[string, Session, string, string]>([
    ['no name', social(''), '  ', 'a name is letters, digits, - _ and . only'],
    ['a path', social(''), 'a/b', 'a name is letters, digits, - _ and . only'],
    ['a hidden file', social(''), '.x', 'a name is letters, digits, - _ and . only'],
    ['a file that is there', social(''), 'quick_smoke_test', 'experiments/quick_smoke_test.yaml is there already'],
    ['the name of the manifest', sessionOf({ 'a.yaml': '' }, { stack: ['a.yaml'] }), 'strata', 'strata.yaml is there already'],
    ['an empty stack', social('', []), 'mine', 'the stack holds no files to include'],
    [
      'a layer that is off',
      toggleLayer(social(''), 'data/multi_vd_5.yaml'),
      'mine',
      'data/multi_vd_5.yaml is switched off; switch it on or take it out of the stack first',
    ],
    [
      'overrides that are off',
      toggleLayer(social('training.epochs=3'), 'overrides'),
      'mine',
      'overrides is switched off; switch it on or take it out of the stack first',
    ],
    [
      'a deletion',
      social('training.epochs=3\n~training.seed'),
      'mine',
      'a file cannot delete training.seed; remove that override first',
    ],
    [
      'a list item',
      social('model.xlstm.slstm_at[0]=2'),
      'mine',
      'a file replaces a list whole; write all of model.xlstm.slstm_at first',
    ],
    [
      'a line that cannot be read',
      social('training.epochs=3\ntraining.seed'),
      'mine',
      'overrides:2:14 cannot be read: expected = and a value',
    ],
    [
      'lines that first take a map away',
      social('training=0\ntraining.epochs=3'),
      'mine',
      'a file over this stack cannot give training.batch_size as the overrides do',
    ],
    [
      'a key that links files',
      social('includes=[x.yaml]'),
      'mine',
      'includes names files at the top of a file; remove that override first',
    ],
  ])('%s', (_, session, name, expected) => {
    expect(refusal(session, name)).toBe(expected)
  })
})

describe('saveStackAsExperiment law', () => {
  const opened = sessionOf({
    'strata.yaml': 'layers: {model: m, run: runs}\n',
    'm/a.yaml': 'k: 1\nm: {x: 1, l: [1, 2]}\n',
    'm/b.yaml': 'k: {y: 2}\nm: {x: null, y: {z: 1}}\n',
    'm/c.yaml': 'includes: [a.yaml]\nm: {y: 3}\n',
    'runs/d.yaml': 'includes: [../m/b.yaml, ../m/c.yaml]\nm: {l: []}\n',
  })
  const key = fc.constantFrom('k', 'm', 'n', 'm.x', 'm.y', 'm.y.z', 'm.l', 'k.y', 'n["a.b"]', 'n["true"]')
  const value = fc.oneof(
    fc.constantFrom(
      '',
      'null',
      '1',
      '1.0e-4',
      'yes',
      '"yes"',
      '{}',
      '[]',
      '{x: 5}',
      '{z: {}}',
      '[{a: 1}, 2]',
      "'a # b'",
      '2024-01-02',
    ),
    fc.string({ maxLength: 6 }).map((text) => JSON.stringify(text)),
  )
  const line = fc.tuple(fc.constantFrom('', '+', '++'), key, value).map(([sign, path, text]) => `${sign}${path}=${text}`)
  const stack = fc.shuffledSubarray(['m/a.yaml', 'm/b.yaml', 'm/c.yaml', 'runs/d.yaml'], { minLength: 1 })

  test('what is saved composes to the stack’s config, and undo and redo restore every text', () => {
    let count = 0
    fc.assert(
      fc.property(stack, fc.array(line, { maxLength: 4 }), (files, lines) => {
        const before = replaceTexts(openStack(opened, files), 'Override', {
          texts: [{ path: 'overrides', text: lines.join('\n') }],
        })
        const result = saveStackAsExperiment(before, 'x')
        if ('refusal' in result) {
          // Only a map that was replaced and filled again is more than a file can say.
          expect(result.refusal).toMatch(/cannot give|cannot be read/)
          return
        }
        count += 1
        const { composition } = derive(result.session)
        expect(isEqualNode(composition.config, derive(before).composition.config)).toBe(true)
        expect(
          composition.issues.filter(({ severity }) => severity === 'error').map(({ origin }) => formatOrigin(origin)),
        ).toEqual([])
        expect(textsOf(undo(result.session))).toEqual(textsOf(before))
        expect(textsOf(redo(undo(result.session)))).toEqual(textsOf(result.session))
      }),
      { numRuns: 1000 },
    )
    expect(count).toBeGreaterThan(700)
  }, 60_000)
})

describe('L4 a stack that mounts files', () => {
  const files = {
    'strata.yaml':
      'links: [includes, {mounts: {model_config: model}}]\nlayers: {model: {folders: models, mount: model}, run: runs}\n',
    'models/a.json': '{"width": 8}',
    'models/b.json': '{"width": 16}',
    'defaults.ini': '[DEFAULTS]\nseed = 42\nmodel_config = models/a.json\n',
    'extra.yaml': 'model: {depth: 2}\n',
  }

  test('by a file of it is saved with that file', () => {
    const before = sessionOf(files, { stack: ['defaults.ini', 'extra.yaml'], overrides: 'seed=1\n' })
    const after = saved(before)
    expect(textsOf(after)['runs/mine.yaml']).toBe('includes:\n  - ../defaults.ini\n  - ../extra.yaml\nseed: 1\n')
    expect(printValue(derive(after).composition.config)).toBe(printValue(derive(before).composition.config))
  })

  test('by an override line is saved with the key', () => {
    const before = sessionOf(files, { stack: ['defaults.ini', 'extra.yaml'], overrides: 'model_config=models/b.json\n' })
    const after = saved(before)
    expect(textsOf(after)['runs/mine.yaml']).toBe(
      'includes:\n  - ../defaults.ini\n  - ../extra.yaml\nmodel_config: models/b.json\n',
    )
    expect(isEqualNode(derive(after).composition.config, derive(before).composition.config)).toBe(true)
  })

  test('by an override line, beneath a file that writes over it, is refused: above that file the mounted one would win', () => {
    const over = { ...files, 'extra.yaml': 'model: {width: 3}\n' }
    const session = sessionOf(over, { stack: ['defaults.ini', 'extra.yaml'], overrides: 'model_config=models/b.json\n' })
    expect(refusal(session)).toBe('a file over this stack cannot give model.width as the overrides do')
  })
})

describe('of files that the real code reads by path keys', () => {
  const AUDIO = readFolder('cfgs/stable-audio')
  const stack = ['defaults.ini', 'models/seed_diffusion.json', 'datasets/folders.json']
  const text = (session: Session): string | undefined => textsOf(saved(session))['experiments/mine.yaml']

  test('L4 the experiment names them by these, and includes the others', () => {
    expect(text(sessionOf(AUDIO, { stack, overrides: 'batch_size=2' }))).toBe(`includes:
  - ../defaults.ini
model_config: models/seed_diffusion.json
dataset_config: datasets/folders.json
batch_size: 2
`)
  })

  test('L4 where they would stand in another order it includes them all', () => {
    const two = ['models/seed_diffusion.json', 'models/text_to_audio.json']
    expect(text(sessionOf(AUDIO, { stack: two }))).toBe(
      'includes:\n  - ../models/seed_diffusion.json\n  - ../models/text_to_audio.json\n',
    )
  })

  test('L4 the path is as the runner sees it', () => {
    const manifest = `mounted_at: conf\n${AUDIO['strata.yaml'] ?? ''}`
    expect(text(sessionOf({ ...AUDIO, 'strata.yaml': manifest }, { stack: ['models/seed_diffusion.json'] }))).toBe(
      'model_config: conf/models/seed_diffusion.json\n',
    )
  })
})
