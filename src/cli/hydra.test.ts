import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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

function textsIn(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const full = join(parentPath, name)
      return [full.slice(folder.length + 1), readFileSync(full, 'utf8')]
    }),
  )
}

describe('strata hydra', () => {
  test('X7 writes a tree that resolves to the same', async () => {
    const folder = makeFolder(TREE)
    const { code, out } = await strata(folder, 'hydra', 'experiments/e.yaml', '--out', 'conf', '--set', 'model.size=4')
    expect([code, out]).toEqual([
      0,
      'conf/config.yaml\nconf/model/e.yaml\nconf/data/d.yaml\nconf/training/e.yaml\nconf/strata.yaml\n',
    ])
    expect(textsIn(join(folder, 'conf'))).toEqual({
      'config.yaml': '# e, resolved.\ndefaults:\n  - model: e\n  - data: d\n  - training: e\n  - _self_\n',
      'model/e.yaml': 'name: A\nsize: 4\n',
      'data/d.yaml': 'num: 5\n',
      'training/e.yaml': 'lr: 0.0001\n',
      'strata.yaml':
        '# What Strata knows of this folder.\nsystem: none\ndialect: omegaconf\nlinks:\n  - hydra\n# Lowest precedence first.\nlayers:\n  model: [model]\n  data: [data]\n  training: [training]\n',
    })
    const ours = await strata(folder, 'resolve', 'experiments/e.yaml', '--set', 'model.size=4')
    expect(await strata(folder, 'resolve', 'conf/config.yaml')).toEqual(ours)
  })

  test('X7 a second experiment joins the tree under its name; what they share stays', async () => {
    const folder = makeFolder(TREE)
    await strata(folder, 'hydra', 'experiments/e.yaml', '--out', 'conf', '--name', 'first')
    const { out } = await strata(
      folder,
      'hydra',
      'experiments/e.yaml',
      '--out',
      'conf',
      '--name',
      'second',
      '--set',
      'training.lr=1',
    )
    expect(out).toBe('conf/second.yaml\nconf/model/second.yaml\nconf/training/second.yaml\n')
  })

  test.each<[title: string, manifest: string, needs: string]>([
    [
      'all of it',
      '# Mine.\n',
      'dialect: omegaconf\nlinks: [hydra]\nlayers:\n  model: [model]\n  data: [data]\n  training: [training]\n',
    ],
    [
      'what it says otherwise',
      'dialect: pyyaml\nlinks: [includes, hydra]\nlayers: {m: [model, data]}\nsystem: none\n',
      'dialect: omegaconf # in place of pyyaml\nlinks: [hydra] # in place of [includes, hydra]\nlayers:\n  training: [training]\n',
    ],
    [
      'links without path keys',
      'system: none\ndialect: omegaconf\nlinks: [hydra, mounts: {model_config: model}]\nlayers: {all: [model, data, training]}\n',
      'links: [hydra] # in place of [hydra, {mounts: {model_config: model}}]\n',
    ],
  ])('X7 a strata.yaml that is there is left alone, and what it needs is said: %s', async (_title, manifest, needs) => {
    const folder = makeFolder({ ...TREE, 'conf/strata.yaml': manifest })
    const { code, out, err } = await strata(folder, 'hydra', 'experiments/e.yaml', '--out', 'conf')
    const said = needs.replaceAll(/^(?=.)/gm, '  ')
    expect([code, err]).toEqual([
      0,
      `conf/strata.yaml was there and is left alone; to open the tree as a workspace it needs:\n${said}`,
    ])
    expect([out.includes('strata.yaml'), readFileSync(join(folder, 'conf/strata.yaml'), 'utf8')]).toEqual([false, manifest])
  })

  test('X7 with the lines it needs in it, the strata.yaml that was there opens the tree, and no more is said', async () => {
    const folder = makeFolder({ ...TREE, 'conf/strata.yaml': 'compare: {ignore: [seed]}\n' })
    const { err } = await strata(folder, 'hydra', 'experiments/e.yaml', '--out', 'conf')
    const lines = err
      .split('\n')
      .slice(1)
      .map((line) => line.slice(2))
      .join('\n')
    appendFileSync(join(folder, 'conf/strata.yaml'), lines)
    expect((await strata(folder, 'hydra', 'experiments/e.yaml', '--out', 'conf')).err).toBe('')
    const ours = await strata(folder, 'resolve', 'experiments/e.yaml')
    expect(await strata(folder, 'resolve', 'conf/config.yaml')).toEqual(ours)
  })

  test('X7 nothing is written over what is there', async () => {
    const folder = makeFolder({ ...TREE, 'conf/data/d.yaml': 'mine: 1\n' })
    const { code, err } = await strata(folder, 'hydra', 'experiments/e.yaml', '--out', 'conf')
    expect([code, err]).toEqual([
      2,
      `error: ${folder}/conf/data/d.yaml is there with other contents, and nothing is written; choose another --out, or another --name\n`,
    ])
    expect(Object.keys(textsIn(join(folder, 'conf')))).toEqual(['data/d.yaml'])
  })

  test('X7 what OmegaConf cannot read is refused with the reason', async () => {
    const folder = makeFolder({ 'a.yaml': 'm: {x: 2024-01-02}\n' })
    const { code, err } = await strata(folder, 'hydra', 'a.yaml', '--out', 'conf')
    expect([code, err.split('\n').at(-2)]).toEqual([
      1,
      'nothing is written: m.x is 2024-01-02, which OmegaConf has no spelling for',
    ])
  })

  test('X7 --out is wanted, and must be a folder', async () => {
    const folder = makeFolder(TREE)
    expect((await strata(folder, 'hydra', 'models/m.yaml')).code).toBe(2)
    writeFileSync(join(folder, 'file'), '')
    expect((await strata(folder, 'hydra', 'models/m.yaml', '--out', 'file')).code).toBe(2)
  })
})

describe('a Hydra tree at a terminal', () => {
  const HYDRA = {
    'strata.yaml': 'dialect: omegaconf\nlinks: [hydra]\n',
    'config.yaml': 'defaults:\n  - db: a\n  - optional local: me\n  - _self_\nx: 1\n',
    'db/a.yaml': 'name: a\n',
    'db/b.yaml': 'name: b\n',
    'local/me.yaml': 'size: 1\n',
    'exp/e.yaml': '# @package _global_\nx: 2\n',
  }

  test('L9, L14 all files of the tree take part, and lines choose groups', async () => {
    const folder = makeFolder(HYDRA)
    expect(await strata(folder, 'resolve', 'config.yaml', '--set', 'db=b', '--set', '+exp=e')).toEqual({
      code: 0,
      out: 'db:\n  name: b\nlocal:\n  size: 1\nx: 2\n',
      err: '',
    })
  })

  test('L13 what is missing is said with what there is', async () => {
    const folder = makeFolder(HYDRA)
    const { code, err } = await strata(folder, 'check', 'config.yaml')
    expect([code, err]).toEqual([0, 'checked 1 experiment: no problems\n'])
    const missing = await strata(folder, 'resolve', 'config.yaml', '--set', 'db=c')
    expect([missing.code, missing.err]).toEqual([1, 'error defaults-missing overrides:1:1 - no config db/c (db has a, b)\n'])
  })

  test('P1 explain says which lines brought a value in', async () => {
    const { out } = await strata(makeFolder(HYDRA), 'explain', 'config.yaml', 'db.name')
    expect(out).toContain('db/a.yaml:1:7')
    expect(out).toContain('included at config.yaml:2:9')
  })
})
