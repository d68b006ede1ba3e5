import { describe, expect, test } from 'vitest'
import { formatPath } from '../../core/path.ts'
import { printValue } from '../../core/print/print.ts'
import { formatOrigin } from '../../core/source.ts'
import { loadSystems } from '../../systems/registry.ts'
import { applyMigration } from './apply-migration.ts'
import { redo, undo } from '../commands.ts'
import { migrateFiles, withGuess } from './migrate-files.ts'
import type { Migration, MigrationProgress, MigrationRequest } from './migration.ts'
import { composeAlone } from './migration-proof.ts'
import { provenText } from './migration-text.ts'
import { rulesOf } from '../rules.ts'
import { sessionOf, textsOf } from '../session.testing.ts'
import type { Session } from '../session.ts'

await loadSystems()

type Texts = Readonly<Record<string, string>>

const MANIFEST = `# Ours.
layers:
  defaults: defaults.ini
  model: {folders: models, mount: model} # under model
  dataset: {folders: [datasets], mount: dataset}
  experiment: experiments
links:
  - includes
  - mounts: {model_config: model, dataset_config: dataset}
`

const TREE: Texts = {
  'strata.yaml': MANIFEST,
  'defaults.ini': '# the name\n[DEFAULTS]\nname = run\nlr = 1e-4\n# which model\nmodel_config = models/a.json\n',
  'models/a.json': '{"model_type": "x", "width": 8, "big": 123456789012345678901, "rate": 1e-7}',
  'datasets/d.json': '{"kind": "dir", "random": true}\n',
  'experiments/e.yaml': `# Mine.\nincludes:\n  - ../defaults.ini # all of it\nname: first\ndataset_config: datasets/d.json # data\nmodel: {width: 16}\n`,
  'experiments/f.json': '{"includes": ["../defaults.ini"], "lr": 2}',
  'README.md': 'models/a.json',
}

function migrate(session: Session, request: Partial<MigrationRequest> = {}): readonly [Migration, readonly MigrationProgress[]] {
  const steps = migrateFiles({
    files: withGuess(session),
    rules: rulesOf(session),
    request: { to: 'yaml', within: '', ...request },
  })
  const seen: MigrationProgress[] = []
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return [step.value, seen]
    seen.push(step.value)
  }
}

const textsIn = ({ files }: Migration): Texts => Object.fromEntries([...files].map(([path, { text }]) => [path, text]))

function resolved(session: Session, path: string): string {
  return printValue(composeAlone(path, { files: session.files, options: rulesOf(session).options }).config)
}

describe('from JSON and INI to layered YAML', () => {
  const session = sessionOf(TREE)
  const [migration, seen] = migrate(session)

  test('X8 every file in its new format, and each path that names one respelled in its place', () => {
    expect(textsIn(migration)).toEqual({
      'strata.yaml': MANIFEST.replace('defaults: defaults.ini', 'defaults: defaults.yaml'),
      'defaults.yaml': '# the name\nname: run\nlr: 0.0001\n# which model\nmodel_config: models/a.yaml\n',
      'models/a.yaml': 'model_type: x\nwidth: 8\nbig: 123456789012345678901\nrate: 1.0e-07\n',
      'datasets/d.yaml': 'kind: dir\nrandom: true\n',
      'experiments/e.yaml': TREE['experiments/e.yaml']?.replace('defaults.ini', 'defaults.yaml').replace('d.json', 'd.yaml'),
      'experiments/f.yaml': 'includes: ["../defaults.yaml"]\nlr: 2\n'.replace('"../defaults.yaml"', '../defaults.yaml'),
      'README.md': 'models/a.json',
    })
    expect(migration.refusal).toBeUndefined()
    expect(
      migration.texts
        .filter(({ text }) => text === undefined)
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(['datasets/d.json', 'defaults.ini', 'experiments/f.json', 'models/a.json'])
  })

  test('X8 each experiment resolves to the same, but for the new names', () => {
    expect(migration.proofs).toEqual([
      { of: 'experiment', before: 'experiments/e.yaml', after: 'experiments/e.yaml', values: 10 },
      { of: 'experiment', before: 'experiments/f.json', after: 'experiments/f.yaml', values: 7 },
    ])
    const after = sessionOf(textsIn(migration))
    expect(resolved(after, 'experiments/e.yaml')).toBe(
      resolved(session, 'experiments/e.yaml')
        .replace('models/a.json', 'models/a.yaml')
        .replace('datasets/d.json', 'datasets/d.yaml'),
    )
  })

  test('X8 a file that no experiment takes in is proven alone, and its keys that no schema knows are reported', () => {
    const model = '{"model_type": "lm", "sample_rat": 1}'
    const [alone] = migrate(sessionOf({ 'strata.yaml': 'system: stable-audio\n', 'models/a.json': model }))
    expect(alone.proofs).toEqual([{ of: 'file', before: 'models/a.json', after: 'models/a.yaml', values: 2 }])
    expect(provenText([...migration.proofs, ...alone.proofs])).toBe('2 experiments and 1 other file')
    const unknown = alone.rows.filter(({ kind }) => kind === 'unknown').map(({ path }) => formatPath(path))
    expect(unknown).toEqual(['model.sample_rat'])
  })

  test('X8 the report has every key, each new name and where both stand', () => {
    const rows = migration.rows.map(({ kind, path, from, to, value }) =>
      [kind, formatPath(path), from ? formatOrigin(from) : '', to ? formatOrigin(to) : '', value].join(' '),
    )
    expect(rows).toContain('moved model.rate models/a.json:1:71 models/a.yaml:4:7 1.0e-07')
    expect(rows).toContain('moved lr defaults.ini:4:6 defaults.yaml:3:5 0.0001')
    expect(rows).toContain('renamed model_config defaults.ini:6:16 defaults.yaml:5:15 models/a.yaml')
    expect(rows).toContain('renamed includes[0] experiments/e.yaml:3:5 experiments/e.yaml:3:5 ../defaults.yaml')
    expect(rows.filter((row) => row.startsWith('moved ')).length).toBe(3 + 4 + 2 + 2)
  })

  test('X8 it goes step by step, and says how far it is', () => {
    expect(seen.map(({ doing }) => doing)).toEqual(expect.arrayContaining(['read', 'convert', 'link', 'prove']))
    expect(seen.filter(({ doing }) => doing === 'convert').map(({ done, total }) => [done, total])).toEqual(
      [0, 1, 2, 3].map((done) => [done, 4]),
    )
  })

  test('X8 of one folder: all else stays as it is, byte for byte', () => {
    const [part] = migrate(session, { within: 'models' })
    expect(part.moves).toEqual([{ from: 'models/a.json', to: 'models/a.yaml' }])
    expect(part.texts.map(({ path }) => path).toSorted()).toEqual(['defaults.ini', 'models/a.json', 'models/a.yaml'])
    expect(part.files.get('datasets/d.json')).toBe(session.files.get('datasets/d.json'))
    expect(part.proofs.every(({ difference }) => difference === undefined)).toBe(true)
  })

  test('X8 a file that cannot be read, or whose name is taken, stays', () => {
    const [part] = migrate(sessionOf({ ...TREE, 'models/b.json': '{', 'models/c.json': '{}', 'models/c.yaml': '' }))
    expect(part.kept.map(({ path, reason }) => [path, reason.replace(/:.*/, '')])).toEqual([
      ['models/b.json', 'it cannot be read'],
      ['models/c.json', 'models/c.yaml is there already'],
    ])
  })

  test('X8 a model in no layer folder goes where models are', () => {
    const [part] = migrate(
      sessionOf({ ...TREE, 'old/m.json': '{"width": 1}', 'experiments/g.yaml': 'model_config: old/m.json\n' }),
    )
    expect(part.files.get('experiments/g.yaml')?.text).toBe('model_config: models/m.yaml\n')
    expect(part.files.get('models/m.yaml')?.text).toBe('width: 1\n')
    expect(part.refusal).toBeUndefined()
  })
})

test('X8 where an experiment would differ, the migration comes with a refusal and the difference', () => {
  const texts = {
    ...TREE,
    'strata.yaml': `dialect: omegaconf\n${MANIFEST}`,
    'experiments/e.yaml': 'model_config: models/a.json\nwhich: ${model_config}\n',
  }
  const [migration] = migrate(sessionOf(texts))
  expect(migration.refusal).toBe('1 experiment would not resolve to the same')
  expect(migration.proofs[0]).toEqual({
    of: 'experiment',
    before: 'experiments/e.yaml',
    after: 'experiments/e.yaml',
    values: 6,
    difference: 'which is models/a.json and would be models/a.yaml',
  })
})

describe('and back', () => {
  const [there] = migrate(sessionOf(TREE))

  test('X8 what takes in nothing becomes JSON where it is mounted and INI elsewhere; experiments are written whole', () => {
    const [back] = migrate(sessionOf(textsIn(there)), { to: 'json' })
    expect(textsIn(back)).toEqual({
      'strata.yaml': MANIFEST,
      'defaults.ini': '[DEFAULTS]\n# the name\nname = run\nlr = 0.0001\n# which model\nmodel_config = models/a.json\n',
      'models/a.json': '{\n  "model_type": "x",\n  "width": 8,\n  "big": 123456789012345678901,\n  "rate": 1e-07\n}\n',
      'models/e.json': '{\n  "model_type": "x",\n  "width": 16,\n  "big": 123456789012345678901,\n  "rate": 1e-07\n}\n',
      'datasets/d.json': '{\n  "kind": "dir",\n  "random": true\n}\n',
      'experiments/e.ini':
        '[DEFAULTS]\nname = first\nlr = 0.0001\nmodel_config = models/e.json\ndataset_config = datasets/d.json\n',
      'experiments/f.ini': '[DEFAULTS]\nname = run\nlr = 2\nmodel_config = models/a.json\n',
      'README.md': 'models/a.json',
    })
    expect([back.refusal, back.kept]).toEqual([undefined, []])
  })

  test('X8 what neither can say stays, with the reason, and is respelled', () => {
    const texts = {
      ...textsIn(there),
      'experiments/e.yaml': 'includes: [../defaults.yaml]\nflag: true\nmodel: {width: 2}\n',
    }
    const [back] = migrate(sessionOf(texts), { to: 'json' })
    expect(back.kept).toEqual([{ path: 'experiments/e.yaml', reason: 'an INI file cannot say flag: true' }])
    expect(back.files.get('experiments/e.yaml')?.text).toContain('includes: [../defaults.ini]')
    expect(back.refusal).toBeUndefined()
  })
})

test.each<[title: string, within: string, model: string, kept: readonly string[]]>([
  ['cannot be said in JSON', '', 'when: 2024-01-02\n', ['models/m.yaml', 'runs/e.yaml']],
  ['is not asked for', 'runs', 'width: 1\n', ['runs/e.yaml']],
])('X8 an experiment that names a file which stays, because it %s, stays too', (_title, within, model, kept) => {
  const texts = {
    'strata.yaml':
      'layers: {model: {folders: models, mount: model}, experiment: runs}\nlinks: [includes, mounts: {model_config: model}]\n',
    'models/m.yaml': model,
    'models/n.json': '{"width": 1}',
    'runs/e.yaml': 'model_config: models/m.yaml\n',
    'runs/f.yaml': 'model_config: models/n.json\n',
  }
  const [back] = migrate(sessionOf(texts), { to: 'json', within })
  expect([back.kept.map(({ path }) => path), back.kept.at(-1)?.reason]).toEqual([kept, 'it names models/m.yaml, which stays'])
  expect([back.moves, back.refusal]).toEqual([[{ from: 'runs/f.yaml', to: 'runs/f.ini' }], undefined])
})

describe('a new file for a part that an experiment changes', () => {
  const layers = 'layers: {model: {folders: models, mount: model}, experiment: [experiments, more]}\n'
  const manifest = `${layers}links: [includes, mounts: {model_config: model}]\n`
  const changing = (width: number): string => `model_config: models/m.yaml\nmodel: {width: ${width}}\n`
  const m = 'width: 1\n'

  test.each<[title: string, texts: Texts, files: Texts]>([
    [
      'is called as the experiment',
      { 'models/m.yaml': m, 'experiments/e.yaml': changing(2) },
      { 'models/m.json': '1', 'models/e.json': '2', 'experiments/e.ini': 'models/e.json' },
    ],
    [
      'takes no name that a file becomes: that one would be lost',
      { 'models/e.yaml': m, 'experiments/e.yaml': changing(2).replace('m.yaml', 'e.yaml') },
      { 'models/e.json': '1', 'models/e_model_config.json': '2', 'experiments/e.ini': 'models/e_model_config.json' },
    ],
    [
      'takes no name that another new file has',
      {
        'models/m.yaml': m,
        'experiments/e.yaml': changing(2),
        'more/e.yaml': changing(3),
        'models/e_model_config.json': '{"width": 4}',
      },
      {
        'models/m.json': '1',
        'models/e.json': '2',
        'experiments/e.ini': 'models/e.json',
        'models/e_model_config_2.json': '3',
        'more/e.ini': 'models/e_model_config_2.json',
        'models/e_model_config.json': '4',
      },
    ],
    [
      'is not written where JSON cannot say it: the experiment stays',
      { 'models/m.yaml': m, 'experiments/e.yaml': 'model_config: models/m.yaml\nmodel: {width: 2024-01-02}\n' },
      { 'models/m.json': '1', 'experiments/e.yaml': 'models/m.json' },
    ],
  ])('X8 %s', (_title, texts, files) => {
    const [migration] = migrate(sessionOf({ 'strata.yaml': manifest, ...texts }), { to: 'json' })
    const facts = Object.entries(textsIn(migration)).map(([path, text]) => [
      path,
      /"width": (\d+)/.exec(text)?.[1] ?? /model_config[:=\s]+(\S+)/.exec(text)?.[1],
    ])
    const { 'strata.yaml': _manifest, ...found } = Object.fromEntries(facts) as Texts
    expect([migration.refusal, found]).toEqual([undefined, files])
  })
})

describe('in a session', () => {
  const session = sessionOf(TREE, { stack: ['experiments/f.json'], overrides: 'model_config=models/a.json # ours\nlr=3\n' })
  const [migration] = migrate(session)

  test('X8, E5 it is one step, what was open stays open, and undo gives every byte back', () => {
    const done = applyMigration(session, migration, session.files)
    if ('refusal' in done) throw new Error(done.refusal)
    expect([done.session.stack.files, done.session.target]).toEqual([['experiments/f.yaml'], 'experiments/f.yaml'])
    expect(done.session.stack.overrides.text).toBe('model_config=models/a.yaml # ours\nlr=3\n')
    expect(done.session.past.map(({ label }) => label)).toEqual(['Migrate 4 files to YAML'])
    const back = undo(done.session)
    expect(textsOf(back)).toEqual(textsOf(session))
    expect([back.stack.files, back.target]).toEqual([session.stack.files, session.target])
    expect(textsOf(redo(back))).toEqual(textsOf(done.session))
  })

  test('X8 what was guessed of a folder holds of the new names too', () => {
    const guess = 'system: stable-audio\nlayers:\n  defaults: [defaults.ini]\n  model: [m.json]\n'
    const texts = { 'defaults.ini': '[DEFAULTS]\nname = x\n', 'm.json': '{"model_type": "lm"}' }
    const before = sessionOf(texts, { stack: ['m.json'], guess })
    const done = applyMigration(before, migrate(before)[0], before.files)
    if ('refusal' in done) throw new Error(done.refusal)
    expect(textsOf(done.session)).toEqual({
      overrides: '',
      'strata.yaml': guess.replace('.ini', '.yaml').replace('.json', '.yaml'),
      'defaults.yaml': 'name: x\n',
      'm.yaml': 'model_type: lm\n',
    })
    expect(resolved(done.session, 'm.yaml')).toBe('{model: {model_type: lm}}')
  })

  test('X8 it is refused where a file has changed since', () => {
    expect(applyMigration({ ...session, files: new Map(session.files) }, migration, session.files)).toEqual({
      refusal: 'files have changed since the migration was worked out',
    })
  })
})
