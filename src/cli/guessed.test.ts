import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { makeFolder, removeFolders, strata } from './folder.testing.ts'

afterAll(removeFolders)

/** What the terminal is told of a folder without `strata.yaml`. */
function readAs(words: string): string {
  return `no strata.yaml: read as ${words}, as it looks (--system says otherwise)\n`
}

/** A workspace that comes with the app, as somebody has it who never wrote a `strata.yaml`. */
function bare(name: string): string {
  const folder = makeFolder({})
  cpSync(join('cfgs', name), folder, { recursive: true })
  rmSync(join(folder, 'strata.yaml'))
  return folder
}

describe('a folder without strata.yaml', () => {
  test('that has no experiments is checked config by config, as what it looks like', async () => {
    const folder = bare('stable-audio')
    rmSync(join(folder, 'experiments'), { recursive: true })
    const model = join(folder, 'models/text_to_audio.json')
    writeFileSync(model, readFileSync(model, 'utf8').replace('"type": "dit"', '"type": "ditt"'))
    const { code, out, err } = await strata(folder, 'check', '.')
    expect([code, err.startsWith(readAs('stable-audio')), err.split('read as').length]).toEqual([1, true, 2])
    expect(out).toMatch(/^wrong {2}models\/text_to_audio\.json/m)
  })

  test.each<[command: string, args: readonly string[]]>([
    ['check', ['check', 'experiments/lstm_single_baseline.yaml']],
    ['resolve', ['resolve', 'experiments/lstm_single_baseline.yaml']],
    ['explain', ['explain', 'experiments/lstm_single_baseline.yaml', 'model']],
    ['diff', ['diff', 'experiments/lstm_single_baseline.yaml', 'experiments/quick_smoke_test.yaml']],
    ['diff by a root', ['diff', 'experiments/quick_smoke_test.yaml', 'models/lstm_base.yaml', '--root', '.']],
    ['hydra', ['hydra', 'experiments/lstm_single_baseline.yaml', '--out', 'conf']],
  ])('is the same as with one: %s', async (_, args) => {
    const own = makeFolder({})
    cpSync('cfgs/social-xlstm', own, { recursive: true })
    const told = await strata(own, ...args)
    const guessed = await strata(bare('social-xlstm'), ...args)
    expect(guessed).toEqual({ ...told, err: readAs('social-xlstm') + told.err })
  })

  test('that is a Hydra tree is read as one', async () => {
    const out = makeFolder({})
    const experiment = join(process.cwd(), 'cfgs/social-xlstm/experiments/quick_smoke_test.yaml')
    await strata(out, 'hydra', experiment, '--out', '.')
    const told = await strata(out, 'resolve', 'config.yaml')
    rmSync(join(out, 'strata.yaml'))
    expect((await strata(out, 'resolve', 'config.yaml')).out).toBe(told.out)
    expect(await strata(out, 'check', '.')).toEqual({
      code: 0,
      out: 'ok  config.yaml  no problems\n',
      err: `${readAs('a Hydra tree')}checked 1 experiment: no problems\n`,
    })
  })

  test.each<[title: string, args: readonly string[], told: string]>([
    ['by its keys', [], readAs('stable-audio')],
    ['with the system named', ['--system', 'stable-audio'], ''],
  ])('a file alone is read as what its keys say it is: %s', async (_, args, told) => {
    const folder = makeFolder({ 'm.json': '{"model_type": "autoencoderr", "sample_rate": 44100}' })
    const { code, err } = await strata(folder, 'check', 'm.json', ...args)
    expect(code).toBe(1)
    expect(err).toContain(`${told}error unknown-variant m.json:1:16 model.model_type`)
  })

  test('--system wins over what it looks like, none too', async () => {
    const folder = makeFolder({ 'm.json': '{"model_type": "autoencoderr"}' })
    expect((await strata(folder, 'check', 'm.json', '--system', 'none')).err).toBe('checked 1 experiment: no problems\n')
    expect((await strata(folder, 'resolve', 'm.json', '--system', 'gmm')).err).not.toContain('read as')
  })

  test('that nothing speaks for is read without a system, and nothing is said', async () => {
    const folder = makeFolder({ 'a.yaml': 'k: 1\n', 'sub/b.yaml': 'k: 2\n' })
    const { out, err } = await strata(folder, 'check', '.')
    expect(out).toBe('ok  a.yaml      no problems\nok  sub/b.yaml  no problems\n')
    expect(err).toBe('checked 2 experiments: no problems\n')
  })
})
