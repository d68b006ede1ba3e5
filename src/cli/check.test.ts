import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeFolder, removeFolders, strata } from './folder.testing.ts'

afterAll(removeFolders)

const WORKSPACE = {
  'strata.yaml':
    'system: none\nlayers: {model: models, experiment: [experiments, profiles]}\nlinks: [profile, includes]\nignore: [experiments/old]\n',
  'models/m.yaml': 'a: 1e-4\n',
  'experiments/good.yaml': 'includes: [../models/m.yaml]\n',
  'experiments/deep/bad.yaml': 'includes: [../../models/m.yaml, nowhere_at_all.yaml]\n',
  'experiments/old/skipped.yaml': 'a: [\n',
  'profiles/p.yaml': 'configs: [models/m.yaml]\n',
}

const DOUBT =
  'warning float-as-string models/m.yaml:1:4 a PyYAML reads 1e-4 as str, OmegaConf and YAML 1.2 as float 0.0001 (write 1.0e-4, or "1e-4")'
const MISSING = 'error include-missing experiments/deep/bad.yaml:1:33 - no file nowhere_at_all.yaml'

describe('strata check', () => {
  test('checks every experiment of a workspace and reports each issue once', async () => {
    expect(await strata(makeFolder(WORKSPACE), 'check', '.')).toEqual({
      code: 1,
      out: 'wrong  experiments/deep/bad.yaml  1 error, 1 warning\nok     experiments/good.yaml      1 warning\nok     profiles/p.yaml            1 warning\n',
      err: `${MISSING}\n${DOUBT}\nchecked 3 experiments: 1 error, 1 warning\n`,
    })
  })

  test.each<[string, readonly string[], string]>([
    ['a folder in a workspace', ['profiles'], 'ok  profiles/p.yaml  1 warning\n'],
    ['a file, whatever its kind', ['models/m.yaml'], 'ok  models/m.yaml  1 warning\n'],
    [
      'a file that is ignored, when it is named',
      ['experiments/old/skipped.yaml'],
      'wrong  experiments/old/skipped.yaml  1 error\n',
    ],
    [
      'a path twice, once',
      ['profiles', 'profiles/p.yaml', '.', './profiles'],
      'ok     profiles/p.yaml            1 warning\nwrong  experiments/deep/bad.yaml  1 error, 1 warning\nok     experiments/good.yaml      1 warning\n',
    ],
  ])('takes %s', async (_, paths, out) => {
    expect((await strata(makeFolder(WORKSPACE), 'check', ...paths)).out).toBe(out)
  })

  test('--json prints one object for each experiment', async () => {
    const { out, code } = await strata(makeFolder(WORKSPACE), 'check', 'experiments', '--json')
    const [bad, good, ...others] = JSON.parse(out) as { experiment: string }[]
    expect([code, others]).toEqual([1, []])
    expect([bad?.experiment, good]).toEqual([
      'experiments/deep/bad.yaml',
      {
        workspace: '.',
        experiment: 'experiments/good.yaml',
        ok: true,
        issues: [
          {
            severity: 'warning',
            code: 'float-as-string',
            file: 'models/m.yaml',
            line: 1,
            column: 4,
            path: 'a',
            pointer: '/a',
            message: 'PyYAML reads 1e-4 as str, OmegaConf and YAML 1.2 as float 0.0001',
            hint: 'write 1.0e-4, or "1e-4"',
            also: [],
          },
        ],
      },
    ])
  })

  test('a folder of several workspaces: each by its own rules, and what is in none by itself', async () => {
    const folder = makeFolder({
      'one/strata.yaml': 'system: none\ndialect: yaml12\n',
      'one/a.yaml': 'x: 1e-4\n',
      'two/strata.yaml': 'system: none\n',
      'two/b.yaml': 'x: 2e-4\n',
      'loose/base.yaml': 'c: 1\n',
      'loose/sub/c.yaml': 'includes: [../base.yaml]\n',
      '.hidden/d.yaml': 'd: [\n',
      'node_modules/e.json': '{',
    })
    const { code, out, err } = await strata(folder, 'check', '.')
    expect([code, out]).toEqual([
      0,
      'ok  one/a.yaml        no problems\nok  two/b.yaml        1 warning\nok  loose/sub/c.yaml  no problems\n',
    ])
    expect(err.split('\n').map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'info float-as-string a.yaml:1:4',
      'warning float-as-string b.yaml:1:4',
      'checked 3 experiments:',
      '',
    ])
  })

  test('links that lead nowhere or in circles do no harm', async () => {
    const folder = makeFolder({ 'a.yaml': 'a: 1\n' })
    symlinkSync(join(folder, 'gone.yaml'), join(folder, 'dangling.yaml'))
    symlinkSync(folder, join(folder, 'circle'))
    expect((await strata(folder, 'check', '.')).out).toBe('ok  a.yaml  no problems\n')
  })

  test('the configs that come with the app have no errors', async () => {
    const { code, err } = await strata(process.cwd(), 'check', 'cfgs')
    expect([code, err.split('\n').filter((line) => line.startsWith('error'))]).toEqual([0, []])
  })
})
