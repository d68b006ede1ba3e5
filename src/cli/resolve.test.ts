import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeFolder, removeFolders, strata } from './folder.testing.ts'

afterAll(removeFolders)

const TREE = {
  'strata.yaml': 'system: none\n',
  'models/m.yaml': 'model: {name: A, size: 3}\n',
  'data/d.yaml': 'data: {num: 5}\nmodel: {size: 15}\n',
  'experiments/e.yaml': 'includes:\n  - ../models/m.yaml\n  - ../data/d.yaml\ntraining:\n  lr: 1.0e-4\n',
}

const RESOLVED = 'model:\n  name: A\n  size: 15\ndata:\n  num: 5\ntraining:\n  lr: 0.0001\n'

describe('strata resolve', () => {
  test.each<[string, readonly string[], string]>([
    ['a file over what it includes', ['experiments/e.yaml'], RESOLVED],
    ['a stack, lowest first', ['data/d.yaml', 'models/m.yaml'], 'data:\n  num: 5\nmodel:\n  size: 3\n  name: A\n'],
    [
      'overrides over all',
      ['models/m.yaml', '--set', 'model.size=~', '--set=~model.name', '--set', '+x=[1, "no"]'],
      'model:\n  size: null\nx: [1, "no"]\n',
    ],
    [
      'an option before the files',
      ['--format', 'json', 'models/m.yaml'],
      '{\n  "model": {\n    "name": "A",\n    "size": 3\n  }\n}\n',
    ],
    [
      'origins as comments',
      ['experiments/e.yaml', '--origins', '--set', 'data.num=6'],
      `model:
  name: A # models/m.yaml:1
  size: 15 # data/d.yaml:2
data:
  num: 6 # overrides:1
training:
  lr: 0.0001 # experiments/e.yaml:5
`,
    ],
  ])('%s', async (_, args, out) => {
    expect(await strata(makeFolder(TREE), 'resolve', ...args)).toEqual({ code: 0, out, err: '' })
  })

  test('P1 --format json --origins gives config and origins by JSON Pointer, the winner first', async () => {
    const { out } = await strata(makeFolder(TREE), 'resolve', 'experiments/e.yaml', '--format', 'json', '--origins')
    expect(JSON.parse(out)).toEqual({
      config: { model: { name: 'A', size: 15 }, data: { num: 5 }, training: { lr: 0.0001 } },
      origins: {
        '/model/name': [{ layer: 'file', file: 'models/m.yaml', line: 1, column: 15 }],
        '/model/size': [
          { layer: 'file', file: 'data/d.yaml', line: 2, column: 15 },
          { layer: 'file', file: 'models/m.yaml', line: 1, column: 24 },
        ],
        '/data/num': [{ layer: 'file', file: 'data/d.yaml', line: 1, column: 13 }],
        '/training/lr': [{ layer: 'file', file: 'experiments/e.yaml', line: 5, column: 7 }],
      },
    })
  })

  test('Y13 an INI file is read as the trainer reads it, and leaves as YAML', async () => {
    const folder = makeFolder({ 'defaults.ini': '[DEFAULTS]\nname = "auto"\nlr = 1e-4\nrecover = True\nbetas = [0.9, 0.95]\n' })
    const { out, err } = await strata(folder, 'resolve', 'defaults.ini', '--origins')
    expect(out).toBe(
      'name: auto # defaults.ini:2\nlr: 0.0001 # defaults.ini:3\nrecover: false # defaults.ini:4\nbetas: [0.9, 0.95] # defaults.ini:5\n',
    )
    expect(err).toContain('warning ini-boolean defaults.ini:4:11 recover')
  })

  test('X2 --recipe lists the layers with the digests that sha256sum prints', async () => {
    const { out } = await strata(makeFolder({ 'a.yaml': 'a: 1\n' }), 'resolve', 'a.yaml', '--recipe', '--set', 'a=2')
    expect(out).toMatch(/^# resolved by Strata \d+\.\d+\.\d+, read as PyYAML\n/)
    expect(out.split('\n').slice(1)).toEqual([
      '# layers, lowest first:',
      '#   file  a.yaml  sha256:' + createHash('sha256').update('a: 1\n').digest('hex'),
      '# overrides:',
      '#   a=2',
      '#',
      'a: 2',
      '',
    ])
  })

  test('X3 what it prints resolves to itself, byte for byte', async () => {
    const folder = makeFolder({ ...TREE, 'r.yaml': RESOLVED })
    expect((await strata(folder, 'resolve', 'r.yaml')).out).toBe(RESOLVED)
    const { out } = await strata(folder, 'resolve', 'experiments/e.yaml', '--origins', '--recipe')
    expect((await strata(makeFolder({ 'r.yaml': out }), 'resolve', 'r.yaml')).out).toBe(RESOLVED)
  })

  test('--out writes a file, and never one of those it reads', async () => {
    const folder = makeFolder(TREE)
    expect(await strata(folder, 'resolve', 'experiments/e.yaml', '--out', 'r.yaml')).toEqual({ code: 0, out: '', err: '' })
    expect(readFileSync(join(folder, 'r.yaml'), 'utf8')).toBe(RESOLVED)
    symlinkSync(join(folder, 'data/d.yaml'), join(folder, 'linked.yaml'))
    for (const out of ['experiments/e.yaml', 'models/../models/m.yaml', 'linked.yaml']) {
      const ran = await strata(folder, 'resolve', 'experiments/e.yaml', '--out', out)
      expect(ran).toEqual({
        code: 2,
        out: '',
        err: `error: --out ${out} is one of the files that are resolved, and would be lost\n`,
      })
    }
    for (const [path, text] of Object.entries(TREE)) expect(readFileSync(join(folder, path), 'utf8')).toBe(text)
    const { code, err } = await strata(folder, 'resolve', 'models/m.yaml', '--out', 'no/such/folder.yaml')
    expect([code, err.startsWith('error: --out no/such/folder.yaml: ENOENT')]).toEqual([2, true])
  })

  test('issues go to stderr, one a line, and the result is printed all the same', async () => {
    const folder = makeFolder({ 'a.yaml': 'includes: [base.yml]\nx: 1e-4\n', 'base.yaml': '' })
    expect(await strata(folder, 'resolve', 'a.yaml')).toEqual({
      code: 1,
      out: 'x: "1e-4"\n',
      err: [
        'error include-missing a.yaml:1:12 - no file base.yml (did you mean base.yaml?)',
        'warning float-as-string a.yaml:2:4 x PyYAML reads 1e-4 as str, OmegaConf and YAML 1.2 as float 0.0001 (write 1.0e-4, or "1e-4")',
        '',
      ].join('\n'),
    })
  })

  test('Y --dialect says how the text is read', async () => {
    const folder = makeFolder({ 'a.yaml': 'x: 1e-4\nw: on\nz: ${x}\n' })
    const read = async (dialect: string): Promise<string> => (await strata(folder, 'resolve', 'a.yaml', '--dialect', dialect)).out
    expect(await read('pyyaml')).toBe('x: "1e-4"\nw: true\nz: "${x}"\n')
    expect(await read('omegaconf')).toBe('x: 0.0001\nw: true\nz: 0.0001\n')
    expect(await read('yaml12')).toBe('x: 0.0001\nw: "on"\nz: "${x}"\n')
  })
})

describe('strata resolve, on the social-xlstm configs', () => {
  const folder = 'cfgs/social-xlstm'
  const run = (...args: readonly string[]): ReturnType<typeof strata> => strata(process.cwd(), 'resolve', ...args)

  test('a model and a data file make what the training script merges', async () => {
    const { code, out } = await run(
      `${folder}/models/xlstm_base.yaml`,
      `${folder}/data/multi_vd_5.yaml`,
      '--format',
      'json',
      '--origins',
    )
    const { config, origins } = JSON.parse(out) as {
      config: { model: { xlstm: object } }
      origins: Record<string, { file: string }[]>
    }
    expect(code).toBe(0)
    expect(config.model.xlstm).toMatchObject({ input_size: 15, num_blocks: 6 })
    expect(origins['/model/xlstm/input_size']?.map(({ file }) => file)).toEqual([
      'data/multi_vd_5.yaml',
      'models/xlstm_base.yaml',
    ])
  })

  test('a data file that writes the architecture is reported by its guard', async () => {
    const texts = {
      'strata.yaml': 'system: social-xlstm\n',
      'data/d.yaml': 'model: {name: TrafficLSTM, lstm: {hidden_size: 64}}\n',
    }
    const { err } = await strata(makeFolder(texts), 'resolve', 'data/d.yaml')
    expect(err).toMatch(/^\w+ guard data\/d\.yaml:1:\d+ model\.lstm\.hidden_size /m)
  })

  test('X6 schema defaults are written out when asked, after the keys that files write', async () => {
    const file = `${folder}/models/lstm_base.yaml`
    const [plain, whole] = [await run(file, '--origins'), await run(file, '--origins', '--defaults')]
    expect(plain.out).not.toContain('# schema')
    const lines = whole.out.split('\n')
    expect(lines.filter((line) => !line.includes('# schema')).join('\n')).toBe(plain.out)
    expect(lines.some((line) => line.endsWith(' # schema TrafficLSTM'))).toBe(true)
  })

  test('X6 those of the items of a list too, as the type that each picks gives them', async () => {
    const file = 'cfgs/stable-audio/models/text_to_audio.json'
    const [plain, whole] = [await run(file, '--origins'), await run(file, '--origins', '--defaults')]
    expect(whole.out).toContain('            enable_grad: false # schema T5Conditioner\n')
    const lines = whole.out.split('\n')
    expect(lines.filter((line) => !line.includes('# schema')).join('\n')).toBe(plain.out)
  })
})

describe('wrong usage ends with 2 and prints no config', () => {
  const folder = makeFolder(TREE)
  const other = makeFolder({ 'o.yaml': 'a: 1\n' })
  mkdirSync(join(folder, 'empty'))

  test.each<[readonly string[], string]>([
    [[], 'Usage: strata'],
    [['resolve'], "error: missing required argument 'file'"],
    [['resolve', 'nope.yaml'], 'error: there is no file nope.yaml'],
    [['resolve', 'models'], 'error: models is a folder; name a config file'],
    [['resolve', 'models/m.yaml', '--nope'], "error: unknown option '--nope'"],
    [['resolve', 'models/m.yaml', '--format', 'toml'], "argument 'toml' is invalid. Allowed choices are yaml, json."],
    [['resolve', 'models/m.yaml', '--system', 'nope'], "argument 'nope' is invalid"],
    [
      ['resolve', 'models/m.yaml', '--dialect', 'nope'],
      "argument 'nope' is invalid. Allowed choices are pyyaml, omegaconf, yaml12.",
    ],
    [['resolve', 'models/m.yaml', '--root', 'nope'], 'error: there is no folder nope'],
    [['resolve', 'models/m.yaml', '--root', 'data'], `error: models/m.yaml lies outside the workspace ${join(folder, 'data')}`],
    [['resolve', 'models/m.yaml', join(other, 'o.yaml')], 'lies outside the workspace'],
    [['resolve', 'models/m.yaml', '--set', 'a=1\nb=2'], 'error: --set takes one line'],
    [['resolve', 'models/m.yaml', '--set'], "error: option '--set <key=value>' argument missing"],
    [['resolve', 'models/m.yaml', '--format', 'json', '--recipe'], 'error: JSON has no comments'],
    [['explain', 'models/m.yaml'], "error: missing required argument 'key'"],
    [['explain', 'models/m.yaml', 'a..b'], 'error: a..b is no key: a key is missing at character 3'],
    [['explain', 'models/m.yaml', 'model.sise'], 'error: nothing writes model.sise; did you mean model.size?'],
    [['explain', 'models/m.yaml', 'model', 'extra'], 'error: too many arguments'],
    [['check'], "error: missing required argument 'path'"],
    [['check', 'nope'], 'error: there is no file or folder nope'],
    [['check', 'empty'], 'error: there are no experiments in empty'],
    [['frob'], "error: unknown command 'frob'"],
  ])('%j', async (args, message) => {
    const { code, out, err } = await strata(folder, ...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })

  test('a file that may not be read is said to be so', async () => {
    const barred = makeFolder({ 'a.yaml': 'a: 1\n' })
    chmodSync(join(barred, 'a.yaml'), 0)
    const { code, err } = await strata(barred, 'resolve', 'a.yaml')
    // Root may read everything.
    expect([code, err]).toEqual(process.getuid?.() === 0 ? [0, ''] : [2, 'error: a.yaml may not be read\n'])
  })
})

describe('help ends with 0', () => {
  test.each([['--help'], ['resolve', '--help'], ['check', '-h'], ['help', 'explain'], ['--version']])(
    '%s %s',
    async (...args) => {
      const { code, out, err } = await strata('/', ...args.filter(Boolean))
      expect([code, err]).toEqual([0, ''])
      expect(out).not.toBe('')
    },
  )
})

describe('the workspace', () => {
  test('is the nearest folder with a strata.yaml, wherever the command runs', async () => {
    const folder = makeFolder({
      ...Object.fromEntries(Object.entries(TREE).map(([path, text]) => [`w/cfgs/${path}`, text])),
      'w/cfgs/strata.yaml': 'system: none\nlayers: {model: models, data: data, experiment: experiments}\n',
    })
    const { out } = await strata(join(folder, 'w/cfgs/models'), 'resolve', '../experiments/e.yaml', '--origins')
    expect(out).toContain('size: 15 # data/d.yaml:2')
    const json = await strata(folder, 'resolve', join(folder, 'w/cfgs/experiments/e.yaml'), '--format', 'json', '--origins')
    expect(json.out).toContain('"layer": "experiment"')
  })

  test('without one it is the deepest folder that holds the files and what they include', async () => {
    const folder = makeFolder({
      'a/b/e.yaml': 'includes: [../c/f.yaml, ../../g.yaml]\n',
      'a/c/f.yaml': 'f: 1\n',
      'g.yaml': 'g: 1\n',
    })
    const { code, out } = await strata(folder, 'resolve', 'a/b/e.yaml', '--origins')
    expect([code, out]).toEqual([0, 'f: 1 # a/c/f.yaml:1\ng: 1 # g.yaml:1\n'])
    expect((await strata(folder, 'resolve', 'a/c/f.yaml', '--origins')).out).toBe('f: 1 # f.yaml:1\n')
    expect((await strata(folder, 'resolve', 'a/c/f.yaml', 'g.yaml', '--origins')).out).toBe(
      'f: 1 # a/c/f.yaml:1\ng: 1 # g.yaml:1\n',
    )
  })

  test('I7 it ends at the repository, and at --root', async () => {
    const folder = makeFolder({
      'secret.yaml': 's: 1\n',
      'repo/x/e.yaml': 'includes: [../../secret.yaml]\n',
      'repo/.git/HEAD': '',
    })
    const refused =
      'error include-outside x/e.yaml:1:12 - ../../secret.yaml leads out of the workspace; nothing outside it is read'
    const ran = await strata(folder, 'resolve', 'repo/x/e.yaml', '--root', 'repo')
    expect([ran.code, ran.out, ran.err.startsWith(refused)]).toEqual([1, '{}\n', true])
    const bound = await strata(folder, 'resolve', 'repo/x/e.yaml')
    expect([bound.code, bound.out, bound.err.startsWith(refused.replace('x/e.yaml', 'e.yaml'))]).toEqual([1, '{}\n', true])
  })

  test('I7 nothing is read through a symbolic link that leads out of it', async () => {
    const folder = makeFolder({
      'secret.yaml': 's: 1\n',
      'w/strata.yaml': '',
      'w/e.yaml': 'includes: [l.yaml, d/secret.yaml]\na: 1\n',
    })
    symlinkSync(join(folder, 'secret.yaml'), join(folder, 'w/l.yaml'))
    symlinkSync(folder, join(folder, 'w/d'))
    const { code, out, err } = await strata(folder, 'resolve', 'w/e.yaml')
    expect([code, out]).toEqual([1, 'a: 1\n'])
    expect(err).toBe(
      ['l.yaml', 'd/secret.yaml']
        .map(
          (path, i) =>
            `error include-outside e.yaml:1:${[12, 20][i]} - ${path} is a symbolic link that leads out of the workspace; nothing outside it is read\n`,
        )
        .join(''),
    )
  })

  test('with --system it is the folder in which the file belongs to a layer', async () => {
    const folder = makeFolder({ 'x/models/m.yaml': 'model: {name: TrafficLSTM, lstm: {hidden_siz: 3}}\n' })
    const { code, err } = await strata(
      folder,
      'resolve',
      'x/models/m.yaml',
      '--system',
      'social-xlstm',
      '--format',
      'json',
      '--origins',
    )
    expect(code).toBe(1)
    expect(err).toContain(' models/m.yaml:1:35 model.lstm.hidden_siz ')
  })

  test('a strata.yaml that names no known system is an issue', async () => {
    const folder = makeFolder({ 'strata.yaml': 'system: social-xlst\n', 'a.yaml': 'a: 1\n' })
    const { code, out, err } = await strata(folder, 'resolve', 'a.yaml')
    expect([code, out]).toEqual([1, 'a: 1\n'])
    expect(err).toMatch(/^error manifest strata\.yaml:1:9 system no system is called social-xlst.*did you mean social-xlstm\?/)
  })
})
