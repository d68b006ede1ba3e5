import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeFolder, removeFolders, strata } from './folder.testing.ts'

afterAll(removeFolders)

const TREE = {
  'strata.yaml': 'system: none\nlayers: {model: models, data: data, experiment: experiments}\n',
  'models/m.yaml': 'model: {name: A, size: 3}\n',
  'data/one.yaml': 'data: {num: 1, path: one}\n',
  'data/two.yaml': 'data: {num: 5, path: two}\n',
  'experiments/a.yaml': 'includes: [../models/m.yaml, ../data/one.yaml]\nlr: 1.0e-3\nseed: 1\n',
  'experiments/b.yaml': 'includes: [../models/m.yaml, ../data/two.yaml]\nlr: 3.0e-4\nseed: 2\n',
}

const TEXT = `A  a
B  b

B includes data/two.yaml where A includes data/one.yaml: 2 keys
  ~ data.num   1 → 5      × 5  data/one.yaml:1 → data/two.yaml:1
  ~ data.path  one → two       data/one.yaml:1 → data/two.yaml:1

Written in the experiments themselves: 2 keys
  ~ lr    0.001 → 0.0003  ÷ 3.33 (−0.52 decades)
      experiments/a.yaml:2 → experiments/b.yaml:2
  ~ seed  1 → 2           × 2  experiments/a.yaml:3 → experiments/b.yaml:3

4 differ, 2 equal, 0 ignored
`

const AB = ['experiments/a.yaml', 'experiments/b.yaml'] as const

function counts(text: string): string | undefined {
  return text.trimEnd().split('\n').at(-1)
}

describe('strata diff', () => {
  test('D3 D4 prints what differs and why, and ends with 1', async () => {
    expect(await strata(makeFolder(TREE), 'diff', ...AB)).toEqual({ code: 1, out: TEXT, err: '' })
  })

  test('ends with 0 where nothing differs', async () => {
    const out = 'A  a\nB  a\n\n0 differ, 6 equal, 0 ignored\n'
    expect(await strata(makeFolder(TREE), 'diff', AB[0], AB[0])).toEqual({ code: 0, out, err: '' })
  })

  test('D3 --format markdown has a table for each cause', async () => {
    const { code, out, err } = await strata(makeFolder(TREE), 'diff', ...AB, '--format', 'markdown')
    expect([code, err]).toEqual([1, ''])
    expect(out.split('\n').filter((line) => /^#|differ/.test(line))).toEqual([
      '## A: a → B: b',
      '4 differ, 2 equal, 0 ignored',
      '### B includes data/two.yaml where A includes data/one.yaml (2 keys)',
      '### Written in the experiments themselves (2 keys)',
    ])
    expect(out).toContain('| ~   | `data.num`  | `1`   | `5`   | × 5 | `data/one.yaml:1` → `data/two.yaml:1` |')
  })

  test('D3 --format json is one object', async () => {
    const { code, out, err } = await strata(makeFolder(TREE), 'diff', ...AB, '--format', 'json')
    expect([code, err]).toEqual([1, ''])
    expect(JSON.parse(out)).toMatchObject({
      format: 'strata-diff',
      a: { name: 'a', state: 'ok' },
      counts: { differ: 4, equal: 2, ignored: 0 },
      changes: [{ path: 'data.num', cause: 0 }, { path: 'data.path' }, { path: 'lr', delta: { ratio: 0.3 } }, { path: 'seed' }],
      causes: [{ changes: [0, 1] }, { changes: [2, 3] }],
    })
  })

  test('D7 --format patch prints lines with which A equals B', async () => {
    const folder = makeFolder(TREE)
    const { code, out, err } = await strata(folder, 'diff', ...AB, '--format', 'patch', '--set-b', '~model.name')
    expect([code, err]).toEqual([1, ''])
    const sets = (flag: string): readonly string[] => out.trimEnd().split('\n').flatMap((line) => [flag, line]) // prettier-ignore
    expect(await strata(folder, 'diff', ...AB, ...sets('--set-a'), '--set-b', '~model.name')).toMatchObject({ code: 0 })
  })

  test('D7 what no line can say goes to stderr', async () => {
    const folder = makeFolder({ 'a.yaml': 'x: 1\n', 'b.yaml': 'x: 1\n? "a\\0b"\n: 1\n' })
    const { code, out, err } = await strata(folder, 'diff', 'a.yaml', 'b.yaml', '--format', 'patch')
    expect([code, out + err]).toEqual([1, expect.stringMatching(/a\\u0000b/)])
  })

  test('D5 what is ignored does not count, and is counted', async () => {
    const folder = makeFolder(TREE)
    const some = await strata(folder, 'diff', ...AB, '--ignore', 'seed', '--ignore', 'data')
    expect([some.code, counts(some.out)]).toEqual([1, '1 differs, 2 equal, 3 ignored'])
    const all = await strata(folder, 'diff', ...AB, '--ignore', 'seed', '--ignore', '**.num', '--ignore=*.path', '--ignore', 'lr')
    expect([all.code, counts(all.out)]).toEqual([0, '0 differ, 2 equal, 4 ignored'])
    const patch = await strata(folder, 'diff', ...AB, '--ignore', 'data', '--ignore', 'lr', '--format', 'patch')
    expect(patch).toEqual({ code: 1, out: 'seed=2\n', err: '' })
  })

  test('D5 strata.yaml says what never counts', async () => {
    const folder = makeFolder({ ...TREE, 'strata.yaml': `${TREE['strata.yaml']}compare:\n  ignore: [data, lr]\n` })
    const { out } = await strata(folder, 'diff', ...AB, '--ignore', 'seed')
    expect(counts(out)).toBe('0 differ, 2 equal, 4 ignored')
  })

  test('D2 strata.yaml says how lists are matched', async () => {
    const folder = makeFolder({
      'strata.yaml': 'compare: {match: {x: tag}}\n',
      'a.yaml': 'x: [{name: a, tag: 1}]\n',
      'b.yaml': 'x: [{name: b, tag: 1}]\n',
    })
    const { out } = await strata(folder, 'diff', 'a.yaml', 'b.yaml', '--format', 'json')
    expect(JSON.parse(out)).toMatchObject({ changes: [{ path: 'x[0].name' }], lists: [{ by: 'key', key: 'tag' }] })
  })

  test('D5 --all lists what is ignored and what is written twice', async () => {
    const folder = makeFolder({ 'a.yaml': 'x: 1\ny: 1\n', 'b.yaml': 'x: 1\ny: 2\n' })
    const { code, out } = await strata(folder, 'diff', 'a.yaml', 'b.yaml', '--ignore', 'y', '--all')
    expect(code).toBe(0)
    expect(out.split('\n').slice(3)).toEqual([
      'Ignored: 1 key',
      '  ~ y  1 → 2  × 2  a.yaml:2 → b.yaml:2',
      '',
      'Equal, but written in two places: 1 key',
      '  = x  1  a.yaml:1 → b.yaml:1',
      '',
      '0 differ, 1 equal, 1 ignored',
      '',
    ])
  })

  test('overrides over either side are part of it, and of its name', async () => {
    const { code, out } = await strata(makeFolder(TREE), 'diff', AB[0], AB[0], '--set-b', 'seed=3', '--set-b', '~lr')
    expect([code, out]).toEqual([
      1,
      `A  a
B  a with seed=3 ~lr

Overridden in B: 2 keys
  − lr    0.001       experiments/a.yaml:2
  ~ seed  1 → 3  × 3  experiments/a.yaml:3 → overrides:1

2 differ, 4 equal, 0 ignored
`,
    ])
  })

  test('says the same each time', async () => {
    const folder = makeFolder(TREE)
    for (const format of ['text', 'json', 'markdown', 'patch']) {
      const runs = [
        await strata(folder, 'diff', ...AB, '--format', format),
        await strata(folder, 'diff', ...AB, '--format', format),
      ]
      expect(runs[1]).toEqual(runs[0])
    }
  })
})

describe('the sides of strata diff', () => {
  test('X3 an exported result equals what it was exported of, wherever it lies', async () => {
    const folder = makeFolder({
      ...TREE,
      'strata.yaml': `${TREE['strata.yaml']}dialect: yaml12\n`,
      'data/two.yaml': 'data: {num: 1e-4}\n',
    })
    const away = makeFolder({})
    await strata(folder, 'resolve', AB[1], '--origins', '--recipe', '--out', join(away, 'resolved_config.yaml'))
    const { code, out, err } = await strata(folder, 'diff', AB[1], join(away, 'resolved_config.yaml'))
    expect([code, counts(out), err]).toEqual([0, '0 differ, 5 equal, 0 ignored', ''])
  })

  test('a file in no workspace is read by the rules of the other one, on either side', async () => {
    const folder = makeFolder({ 'strata.yaml': 'dialect: yaml12\n', 'a.yaml': 'x: 1e-4\n' })
    const away = makeFolder({ 'b.yaml': 'x: 1e-4\n', 'c.yaml': 'includes: [b.yaml]\n' })
    expect((await strata(folder, 'diff', 'a.yaml', join(away, 'b.yaml'))).code).toBe(0)
    expect((await strata(folder, 'diff', join(away, 'c.yaml'), 'a.yaml')).code).toBe(0)
  })

  test('L4 of a file in no workspace, a resolved config names no file, and a model stands where models do', async () => {
    const model = '{"model_type": "lm"}'
    const folder = makeFolder({
      'strata.yaml': 'system: stable-audio\n',
      'e.yaml': 'model_config: models/m.json\n',
      'models/m.json': model,
    })
    const away = makeFolder({ 'resolved.yaml': 'model_config: models/m.json\nmodel: {model_type: lm}\n', 'm.json': model })
    for (const [a, b] of [
      ['e.yaml', 'resolved.yaml'],
      ['models/m.json', 'm.json'],
    ] as const) {
      const { code, err } = await strata(folder, 'diff', a, join(away, b))
      expect([code, err]).toEqual([0, ''])
    }
  })

  test('files of two workspaces are each read by their own rules', async () => {
    const [one, two] = [makeFolder({ 'strata.yaml': 'dialect: yaml12\n', 'a.yaml': 'x: 1e-4\n' }), makeFolder({ 'strata.yaml': '', 'a.yaml': 'x: 1e-4\n' })] // prettier-ignore
    const { code, out } = await strata(one, 'diff', 'a.yaml', join(two, 'a.yaml'))
    expect([code, out.split('\n').slice(0, 5)]).toEqual([
      1,
      [
        'A  a.yaml',
        `B  ${join(two, 'a.yaml')}`,
        '',
        'a.yaml is read by other rules in B: 1 key',
        '  ~ x  0.0001 → "1e-4"  float → str  a.yaml:1 → a.yaml:1',
      ],
    ])
  })

  test('files of two folders without a workspace are compared as one would read each', async () => {
    const folder = makeFolder({ 'p/m.yaml': 'm: 1\n', 'p/e/a.yaml': 'includes: [../m.yaml]\n', 'q/b.json': '{"m": 2}' })
    const { code, out, err } = await strata(folder, 'diff', 'p/e/a.yaml', 'q/b.json')
    expect([code, out.split('\n').at(-4), err]).toEqual([1, '  ~ m  1 → 2  × 2  p/m.yaml:1 → q/b.json:1', ''])
  })

  test('I7 includes lead out of neither workspace', async () => {
    const folder = makeFolder({
      'secret.yaml': 's: 1\n',
      'w/strata.yaml': '',
      'w/a.yaml': 'includes: [../secret.yaml]\nx: 1\n',
      'w/b.yaml': 'x: 1\n',
    })
    const { code, out, err } = await strata(folder, 'diff', 'w/a.yaml', 'w/b.yaml')
    expect([code, counts(out)]).toEqual([1, '0 differ, 1 equal, 0 ignored'])
    expect(err).toMatch(/^error include-outside a\.yaml:1:12 /)
  })
})

describe('D1 a side that cannot be read whole is said to be so, and compared as far as it can be', () => {
  test.each<[string, string | Uint8Array, string, string]>([
    ['broken YAML', 'x: [1\n', 'error yaml-syntax bad.yaml:', 'bad cannot be read'],
    ['a list at the top', '- x\n', 'error not-a-map bad.yaml:1:1', 'bad cannot be read'],
    ['bytes that are no UTF-8', Uint8Array.from([0x78, 0x3a, 0x20, 0xff]), 'error bad-utf8 bad.yaml:1:4', 'bad cannot be read'],
    ['ten megabytes', `x: ${'b'.repeat(10_000_000)}\n`, 'error too-large bad.yaml:1:1', 'bad cannot be read'],
    ['very deep nesting', `x: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`, 'error too-deep bad.yaml:1:', 'bad cannot be read'],
    ['an alias bomb', bomb(), 'error alias-budget bad.yaml:', 'bad cannot be read'],
    [
      'a missing include',
      'includes: [god.yaml]\nx: 1\n',
      'error include-missing bad.yaml:1:12 - no file god.yaml (did you mean good.yaml',
      'bad is incomplete: not all of its layers can be read',
    ],
    [
      'a broken include',
      'includes: [worse.yaml]\nx: 1\n',
      'error yaml-syntax worse.yaml:',
      'bad is incomplete: not all of its layers can be read',
    ],
  ])('%s', async (_, text, issue, said) => {
    const folder = makeFolder({ 'good.yaml': 'x: 1\n', 'bad.yaml': text, 'worse.yaml': 'x: {\n' })
    for (const sides of [
      ['good.yaml', 'bad.yaml'],
      ['bad.yaml', 'good.yaml'],
    ]) {
      const { code, out, err } = await strata(folder, 'diff', ...sides, '--root', '.')
      expect([code, out.split('\n')[2]]).toEqual([1, said])
      expect(err.startsWith(issue)).toBe(true)
    }
    const { out } = await strata(folder, 'diff', 'good.yaml', 'bad.yaml', '--format', 'json', '--root', '.')
    expect(JSON.parse(out)).toMatchObject({ a: { state: 'ok' } })
  })

  test('an error that both sides share is said once, and equal sides end with 1', async () => {
    const folder = makeFolder({
      'a.yaml': 'includes: [bad.yaml]\nx: 1\n',
      'b.yaml': 'includes: [bad.yaml]\nx: 1\n',
      'bad.yaml': '[',
    })
    const { code, out, err } = await strata(folder, 'diff', 'a.yaml', 'b.yaml')
    expect([code, counts(out), err.match(/^error /gm)]).toEqual([1, '0 differ, 1 equal, 0 ignored', ['error ']])
  })

  test('an override that does not parse is an issue at its column', async () => {
    const { code, err } = await strata(makeFolder({ 'a.yaml': 'x: 1\n' }), 'diff', 'a.yaml', 'a.yaml', '--set-b', 'x')
    expect([code, err]).toEqual([
      1,
      'error override-syntax overrides:1:2 - expected = and a value (write key.path=value, +key=value or ~key)\n',
    ])
  })

  test('what the schema says of the values is no matter of comparing', async () => {
    const folder = makeFolder({ 'strata.yaml': 'system: social-xlstm\n', 'models/m.yaml': 'model: {name: Nobody}\n' })
    const ran = await strata(folder, 'diff', 'models/m.yaml', 'models/m.yaml')
    expect([ran.code, ran.err]).toEqual([0, ''])
  })
})

describe('wrong usage ends with 2 and prints no diff', () => {
  const folder = makeFolder({ ...TREE, 'folder/x.yaml': '' })

  test.each<[readonly string[], string]>([
    [[], "error: missing required argument 'a'"],
    [[AB[0]], "error: missing required argument 'b'"],
    [[...AB, AB[0]], 'error: too many arguments'],
    [[AB[0], 'nope.yaml'], 'error: there is no file nope.yaml'],
    [['folder', AB[0]], 'error: folder is a folder; name a config file'],
    [[...AB, '--format', 'toml'], "argument 'toml' is invalid. Allowed choices are text, json, markdown, patch."],
    [[...AB, '--ignore', 'a..b'], 'error: --ignore a..b: a key is missing at character 3'],
    [[...AB, '--ignore', ''], 'error: --ignore takes a key'],
    [[...AB, '--set-a', 'a=1\nb=2'], 'error: --set-a takes one line'],
    [[...AB, '--set-b', 'a=1\nb=2'], 'error: --set-b takes one line'],
    [[...AB, '--root', 'data'], 'lies outside the workspace'],
  ])('%j', async (args, message) => {
    const { code, out, err } = await strata(folder, 'diff', ...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })
})

test('the examples of its help run as they stand', async () => {
  const { out: help } = await strata('/', 'diff', '--help')
  const examples = Array.from(help.matchAll(/^ {2}strata (diff .*)$/gm), ([, line]) => line?.split(' ') ?? [])
  expect(examples).toHaveLength(2)
  for (const args of examples) {
    const { code, out, err } = await strata(process.cwd(), ...args)
    expect([code, err]).toEqual([1, ''])
    expect(counts(out)).toMatch(/^\d+ differs?, \d+ equal, 0 ignored$/)
  }
})

test.each([
  ['a pipe', {}],
  ['NO_COLOR', { NO_COLOR: '1' }],
])(
  'with %s there is no colour',
  (_, env) => {
    const folder = makeFolder(TREE)
    const program = ['node_modules/tsx/dist/cli.mjs', 'src/cli/strata.ts', 'diff', ...AB.map((path) => join(folder, path))]
    const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8', env: { ...process.env, ...env } })
    expect([status, stdout, stderr]).toEqual([1, TEXT, ''])
  },
  30_000,
)

function bomb(): string {
  const levels = 'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(', ')}]`) // prettier-ignore
  return ['a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]', ...levels].join('\n')
}
