import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeFolder, removeFolders, strata } from './folder.testing.ts'

afterAll(removeFolders)

const TREE = {
  'strata.yaml':
    'layers: {model: {folders: models, mount: model}, experiment: runs}\nlinks: [includes, mounts: {model_config: model}]\n',
  'defaults.ini': '[DEFAULTS]\n# how fast\nlr = 1e-4\n[other]\nx = 1\n',
  'models/a.json': '{"width": 8}',
  'e.yaml': 'includes: [defaults.ini]\nmodel_config: models/a.json # ours\n',
}

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8')

describe('strata migrate', () => {
  test('X8 JSON and INI become YAML, and the experiment resolves to the same', async () => {
    const folder = makeFolder(TREE)
    const before = await strata(folder, 'resolve', 'e.yaml')
    const { code, out, err } = await strata(folder, 'migrate', '.')
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(`defaults.ini → defaults.yaml
models/a.json → models/a.yaml
unknown defaults.ini:5:1 - x (the loader reads no x in [other]; it is kept as a comment)
renamed e.yaml:1:12 → e.yaml:1:12 includes[0] defaults.yaml (was defaults.ini)
renamed e.yaml:2:15 → e.yaml:2:15 model_config models/a.yaml (was models/a.json)
keys: 2 moved, 2 renamed, 0 left to defaults, 1 not understood, 0 notes
resolve to the same: 1 experiment, 3 values
wrote 3 files, removed 2
`)
    expect(read(folder, 'defaults.yaml')).toBe('# how fast\nlr: 0.0001\n# [other]\n# x = 1\n')
    expect(read(folder, 'e.yaml')).toBe('includes: [defaults.yaml]\nmodel_config: models/a.yaml # ours\n')
    const after = await strata(folder, 'resolve', 'e.yaml')
    expect(after.out).toBe(before.out.replace('a.json', 'a.yaml'))
    expect(readdirSync(folder, { recursive: true }).filter((path) => String(path).includes('draft'))).toEqual([])
  })

  test('X8 the report names each key of an INI file that the loader reads otherwise than it is written', async () => {
    const ini = `[DEFAULTS]
recover = True
flag = true
rate = 007
none = null
betas = 0.9, 0.95
note = it # is
out_dir = "runs_dir/x"
quoted = 'it''s'
plain = "16-mixed"
off = False
`
    const folder = makeFolder({ ...TREE, 'defaults.ini': ini })
    const { out } = await strata(folder, 'migrate', 'defaults.ini')
    expect(out.split('\n').filter((line) => line.startsWith('noted'))).toEqual([
      'noted defaults.ini:2:11 → defaults.yaml:1:10 recover True (read as false: the loader reads every boolean of an INI file as False, this True too)',
      'noted defaults.ini:3:8 → defaults.yaml:2:7 flag true (read as "true": the loader takes true for text, and Python takes any text but an empty one for true)',
      'noted defaults.ini:4:8 → defaults.yaml:3:7 rate 007 (read as "007": the loader takes 007 for text)',
      'noted defaults.ini:5:8 → defaults.yaml:4:9 none null (read as "null": the loader takes null for text)',
      'noted defaults.ini:6:9 → defaults.yaml:5:8 betas 0.9, 0.95 (read as [0.9, 0.95]: Python makes a tuple of it; it is shown as a list)',
      'noted defaults.ini:7:8 → defaults.yaml:6:7 note it # is (read as "it # is": no comment stands behind a value of an INI file: the text goes on with the #)',
      'noted defaults.ini:8:11 → defaults.yaml:7:10 out_dir "runs_dir/x" (read as "\\"runs_dir/x\\"": the loader takes text with _dir in it for a path as it stands: the quotes are part of it)',
      "noted defaults.ini:9:10 → defaults.yaml:8:9 quoted 'it''s' (read as its: Python joins texts in quotes that stand side by side)",
    ])
    expect(out).toContain('8 notes')
  })

  test('X8 a dry run writes nothing, --keep removes nothing', async () => {
    const folder = makeFolder(TREE)
    const { out } = await strata(folder, 'migrate', 'models', '--dry-run', '--all')
    expect(out).toContain('moved models/a.json:1:11 → models/a.yaml:1:8 model.width 8\n')
    expect(existsSync(join(folder, 'models/a.yaml'))).toBe(false)
    await strata(folder, 'migrate', 'models/a.json', '--keep')
    expect([existsSync(join(folder, 'models/a.yaml')), existsSync(join(folder, 'models/a.json'))]).toEqual([true, true])
  })

  test('X8 and back', async () => {
    const folder = makeFolder({ ...TREE, 'defaults.ini': '[DEFAULTS]\n# how fast\nlr = 0.0001\n' })
    await strata(folder, 'migrate', '.')
    await strata(folder, 'migrate', '.', '--to', 'json')
    expect(read(folder, 'defaults.ini')).toBe('[DEFAULTS]\n# how fast\nlr = 0.0001\n')
    expect(read(folder, 'models/a.json')).toBe('{\n  "width": 8\n}\n')
    expect(read(folder, 'e.ini')).toBe('[DEFAULTS]\nlr = 0.0001\nmodel_config = models/a.json\n')
  })

  test('X8 a folder without strata.yaml is read as what it looks like, and gets one where that names a file that moved', async () => {
    const model = '{"model_type": "lm", "sample_rate": 44100}'
    const folder = makeFolder({ 'defaults.ini': '[DEFAULTS]\nmodel_config = m.json\n', 'm.json': model, 'notes.txt': '' })
    const { code, err } = await strata(folder, 'migrate', '.')
    expect([code, err]).toEqual([0, 'no strata.yaml: read as stable-audio, as it looks (--system says otherwise)\n'])
    expect(read(folder, 'defaults.yaml')).toBe('model_config: m.yaml\n')
    expect(read(folder, 'strata.yaml')).toMatch(/^ {2}defaults: \[defaults\.yaml\]\n {2}model: \[m\.yaml\]$/m)
  })

  test('X8 what would not resolve to the same is not written', async () => {
    const folder = makeFolder({
      ...TREE,
      'strata.yaml': `dialect: omegaconf\n${TREE['strata.yaml']}`,
      'e.yaml': 'model_config: models/a.json\nw: ${model_config}\n',
    })
    const { code, err } = await strata(folder, 'migrate', '.')
    expect([code, err]).toEqual([
      1,
      'differs: e.yaml: w is models/a.json and would be models/a.yaml\nnothing is written: 1 experiment would not resolve to the same\n',
    ])
    expect(existsSync(join(folder, 'models/a.yaml'))).toBe(false)
  })

  test('X8 where a file cannot be written, none is', async () => {
    const folder = makeFolder(TREE)
    mkdirSync(join(folder, 'defaults.yaml.strata-draft'))
    const { code } = await strata(folder, 'migrate', '.')
    expect([code, existsSync(join(folder, 'models/a.yaml')), read(folder, 'e.yaml')]).toEqual([2, false, TREE['e.yaml']])
  })

  test.each<[title: string, make: (target: string) => void]>([
    ['a folder', (target) => mkdirSync(target)],
    ['a link that leads out of the workspace', (target) => symlinkSync('/dev/null', target)],
    ['a link that leads nowhere', (target) => symlinkSync('nowhere.yaml', target)],
  ])('X8 where %s has the name of a new file, none is written', async (_title, make) => {
    const folder = makeFolder(TREE)
    make(join(folder, 'models/a.yaml'))
    const { code, err } = await strata(folder, 'migrate', '.')
    expect([code, err]).toEqual([2, `error: ${folder}/models/a.yaml is there and was not read; nothing is written\n`])
    expect([existsSync(join(folder, 'defaults.yaml')), read(folder, 'models/a.json')]).toEqual([false, '{"width": 8}'])
  })

  test('X8 what stays is told, and nothing to do is wrong usage', async () => {
    const folder = makeFolder({ ...TREE, 'models/b.json': '{' })
    const { code, err } = await strata(folder, 'migrate', '.', '--dry-run')
    expect([code, err.startsWith('stays: models/b.json: it cannot be read:')]).toEqual([1, true])
    expect((await strata(makeFolder({ 'a.yaml': 'x: 1\n' }), 'migrate', '.')).code).toBe(2)
    expect((await strata(folder, 'migrate', 'nowhere')).code).toBe(2)
  })
})
