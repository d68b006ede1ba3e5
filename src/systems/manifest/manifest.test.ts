import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../core/source.ts'
import { line, readFolder } from '../compose.testing.ts'
import { guessManifest } from './guess.ts'
import { customize, readManifest } from './manifest.ts'
import { NO_COMPARE_RULES } from './manifest-compare.ts'
import type { Manifest } from './manifest.ts'
import { noSystem } from '../no-system.ts'
import { knownSystems, loadSystem, loadSystems, systemById } from '../registry.ts'
import { validate } from '../judge/validate.ts'
import { composeTexts } from '../compose.testing.ts'

function file(path: string, text: string): Source {
  return { kind: 'file', path, text }
}

const read = (text: string): ReturnType<typeof readManifest> => readManifest(file('strata.yaml', text))
const systems = await loadSystems()

describe('strata.yaml', () => {
  test.each<[string, string, Manifest]>([
    ['empty', '', { system: 'none', mountedAt: '', ignore: [], compare: NO_COMPARE_RULES, schemas: [] }],
    [
      'a system alone',
      'system: social-xlstm',
      { system: 'social-xlstm', mountedAt: '', ignore: [], compare: NO_COMPARE_RULES, schemas: [] },
    ],
    [
      'everything',
      'system: social-xlstm\ndialect: yaml12\nmounted_at: ./cfgs/\nlayers: {low: a, high: [b/, ./c], big: {folders: [d/], mount: model}}\nlinks: [includes, profile, {profile: runs/}, hydra, {hydra: ./conf/}]\nignore: [old/]\ncompare: {ignore: [training.seed], match: {stages: name}}\n',
      {
        system: 'social-xlstm',
        dialect: 'yaml12',
        mountedAt: 'cfgs',
        layers: [
          { kind: 'low', folders: ['a'] },
          { kind: 'high', folders: ['b', 'c'] },
          { kind: 'big', folders: ['d'], mount: 'model' },
        ],
        links: [
          { kind: 'includes' },
          { kind: 'profile', when: 'profiles/' },
          { kind: 'profile', when: 'runs/' },
          { kind: 'hydra', root: '' },
          { kind: 'hydra', root: 'conf' },
        ],
        ignore: ['old'],
        compare: { ignore: ['training.seed'], match: [{ pattern: 'stages', match: { by: 'key', key: 'name' } }] },
        schemas: [],
      },
    ],
    [
      'what is wrong costs only itself',
      'system: social-xlstm\ndialect: [x]\nmounted_at: 3\n',
      { system: 'social-xlstm', mountedAt: '', ignore: [], compare: NO_COMPARE_RULES, schemas: [] },
    ],
  ])('reads %s', (_title, text, expected) => {
    expect(read(text).manifest).toEqual(expected)
  })

  test.each<[string, string, readonly string[]]>([
    ['nothing', 'system: none', []],
    [
      'an unknown system',
      'system: social-xlstn\n',
      [
        `error manifest strata.yaml:1:9 system: no system is called social-xlstn: known are ${knownSystems.map(({ id }) => id).join(', ')}, none (did you mean social-xlstm?)`,
      ],
    ],
    [
      'an unknown key',
      'system: none\nlayer: {}\n',
      ['error unknown-key strata.yaml:2:1 layer: strata.yaml has no key layer (did you mean layers?)'],
    ],
    [
      'an unknown key of a link',
      'links: [{profiles: x}]\n',
      [
        'error wrong-type strata.yaml:1:9 links[0]: links is a list of includes, of profile or {profile: part of the path}, of hydra or {hydra: folder}, and of {mounts: {key that holds a path: key that the file stands under}}',
      ],
    ],
    [
      'a mount at a key that holds a path itself',
      'links: [{mounts: {a: b, b: c}}]\n',
      [
        'error wrong-type strata.yaml:1:22 links[0].mounts.a: links is a list of includes, of profile or {profile: part of the path}, of hydra or {hydra: folder}, and of {mounts: {key that holds a path: key that the file stands under}}',
      ],
    ],
    [
      'an unknown dialect',
      'dialect: pyaml\n',
      ['error not-allowed strata.yaml:1:10 dialect: dialect is pyyaml, omegaconf or yaml12 (did you mean pyyaml?)'],
    ],
    [
      'layers that are a list',
      'layers: [a]\n',
      [
        'error wrong-type strata.yaml:1:9 layers: layers is a map from kinds of layer to a folder, a list of folders, or {folders, mount}, lowest precedence first; mount is the key that the files stand under',
      ],
    ],
    [
      'a mount that is no text',
      'layers: {model: {folders: models, mount: 3}}\n',
      [
        'error wrong-type strata.yaml:1:42 layers.model.mount: layers is a map from kinds of layer to a folder, a list of folders, or {folders, mount}, lowest precedence first; mount is the key that the files stand under',
      ],
    ],
    [
      'no map at all',
      '- a\n',
      ['error not-a-map strata.yaml:1:1 : the top level is a list, a config must be a map (write key: value lines)'],
    ],
  ])('reports %s', (_title, text, expected) => {
    expect(read(text).issues.map(line)).toEqual(expected)
  })

  test('V8 never throws, and every issue has a place in the text', () => {
    const value = fc.constantFrom(
      '1',
      'x',
      '[]',
      '[1]',
      '{}',
      '{a: {}}',
      'null',
      '[[x]]',
      '{profile: 1}',
      '[{mounts: {a: 1}}]',
      '[{mounts: {__proto__: x}}]',
      '{ignore: [a..b, 1]}',
      '{match: {x: 1}}',
    )
    const key = fc.constantFrom('system', 'dialect', 'layers', 'links', 'mounted_at', 'ignore', 'compare', '__proto__', 'x')
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 5 }), (pairs) => {
        const text = pairs.map(([name, of]) => `${name}: ${of}\n`).join('')
        const { manifest, issues } = read(text)
        expect(manifest.ignore).toBeInstanceOf(Array)
        for (const { origin } of issues) expect(origin.end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 1000 },
    )
  })

  test("customizes a system: layers, links and dialect in place of the system's", async () => {
    const system = await loadSystem('social-xlstm')
    if (!system) throw new Error('it is known')
    const { manifest } = read('dialect: omegaconf\nlayers: {data: d, site: s, model: m}\nlinks: [includes]\n')
    const own = customize(system, manifest)
    expect([own.dialect, own.links, own.layers]).toEqual([
      'omegaconf',
      [{ kind: 'includes' }],
      [
        { kind: 'data', folders: ['d'], title: 'Data' },
        { kind: 'site', folders: ['s'], title: 'Site' },
        { kind: 'model', folders: ['m'], title: 'Model' },
      ],
    ])
    expect(customize(system, read('').manifest)).toEqual(system)
  })
})

describe('the registry', () => {
  test('a system is loaded once, and known by its id from then on', async () => {
    const [first] = knownSystems
    expect(first && (await loadSystem(first.id))).toBe(systemById('social-xlstm'))
    expect([await loadSystem('nope'), systemById('nope'), systemById('none')]).toEqual([undefined, undefined, noSystem])
  })

  test('without a system anything goes', () => {
    const composition = composeTexts({ 'a.yaml': 'any: {thing: [1]}' }, noSystem)
    expect(validate(composition, noSystem)).toEqual([])
  })
})

describe('a folder without strata.yaml', () => {
  test('is recognised by its folders and keys, and the text says so', () => {
    const { 'strata.yaml': _, ...texts } = readFolder('cfgs/social-xlstm')
    const files = Object.entries(texts).map(([path, text]) => file(path, text))
    const guess = guessManifest(files, systems)
    expect(guess.text).toBe(`# What Strata knows of this folder.
system: social-xlstm
dialect: pyyaml
mounted_at: cfgs
# Lowest precedence first.
layers:
  model: [models, social_pooling]
  data: [data]
  training: [training]
  experiment: [experiments, profiles]
`)
    expect(read(guess.text)).toEqual({
      manifest: {
        system: 'social-xlstm',
        dialect: 'pyyaml',
        mountedAt: 'cfgs',
        layers: guess.layers,
        ignore: [],
        compare: NO_COMPARE_RULES,
        schemas: [],
      },
      issues: [],
    })
  })

  test.each<[title: string, paths: readonly string[], model: readonly string[], dataset: readonly string[]]>([
    ['in no folder', ['m a.json', 'd b.json'], ['a.json'], ['b.json']],
    ['alone', ['m a.json'], ['a.json'], ['datasets']],
    ['in a folder of their own, and below it', ['m nets/a.json', 'm nets/x/b.json', 'd sets/c.json'], ['nets'], ['sets']],
    ['beside others', ['m nets/a.json', 'd nets/c.json', 'm nets/x/b.json'], ['nets/x', 'nets/a.json'], ['nets/c.json']],
    ['outside of the folder that is known', ['m models/a.json', 'm b.json'], ['models', 'b.json'], ['datasets']],
  ])('is recognised by a key that only its files have: %s', (_title, paths, model, dataset) => {
    const texts = { m: '{"model_type": "autoencoder"}', d: '{"dataset_type": "audio_dir"}' }
    const files = paths.map((line) => file(line.slice(2), texts[line.startsWith('m') ? 'm' : 'd']))
    const { system, layers } = guessManifest(files, systems)
    const foldersOf = (kind: string): unknown => layers.find((layer) => layer.kind === kind)?.folders
    expect([system, foldersOf('model'), foldersOf('dataset')]).toEqual(['stable-audio', model, dataset])
  })

  test('that nothing speaks for has no system, its folders are its layers, those with links on top', () => {
    const files = [
      file('runs/a.yaml', 'includes: [../base/x.yaml]'),
      file('base/x.yaml', 'k: 1'),
      file('top.yaml', 'z: 1'),
      file('README.md', ''),
    ]
    expect(guessManifest(files, systems)).toEqual({
      system: 'none',
      layers: [
        { kind: 'base', folders: ['base'] },
        { kind: 'runs', folders: ['runs'] },
      ],
      mountedAt: '',
      text: '# What Strata knows of this folder.\nsystem: none\n# Lowest precedence first.\nlayers:\n  base: [base]\n  runs: [runs]\n',
    })
  })

  test.each([
    ['an INI file', 'defaults.ini', '[DEFAULTS]\r\nmodel_config = conf/models/a.json\r\n', 'conf'],
    ['a YAML file', 'x.yaml', 'model_config: "runs/conf/models/a.json"\n', 'runs/conf'],
    ['a JSON file', 'x.json', '{\n  "model_config": "conf/models/a.json",\n  "a": 1\n}\n', 'conf'],
    ['a path in the folder itself', 'x.yaml', 'model_config: models/a.json\n', ''],
    ['a path that is relative', 'x.yaml', 'model_config: ../models/a.json\n', ''],
  ])('L4 %s that names files as the runner sees them says where the folder is', (_title, path, text, mountedAt) => {
    expect(guessManifest([file('models/a.json', '{}'), file(path, text)], systems).mountedAt).toBe(mountedAt)
  })

  test.each<[title: string, root: string, links: string]>([
    ['at the top', '', '- hydra'],
    ['in a folder', 'conf/', '- hydra: conf'],
  ])('L9 a Hydra tree %s is recognised by a defaults list that names its folders', (_title, root, links) => {
    const files = [
      file(`${root}config.yaml`, 'defaults:\n  - server: apache\n  - optional db: mysql\n  - override hydra/launcher: x\n'),
      file(`${root}server/apache.yaml`, 'port: 80'),
      file(`${root}db/deep/mysql.yaml`, 'defaults: [a]'),
      file(`${root}exp/one.yaml`, 'x: 1'),
      file(`${root}hydra/launcher/x.yaml`, 'x: 1'),
      file('other/a.json', '{}'),
    ]
    const guess = guessManifest(files, systems)
    expect(guess.text).toBe(`# What Strata knows of this folder.
system: none
dialect: omegaconf
links:
  ${links}
# Lowest precedence first.
layers:
  server: [${root}server]
  db: [${root}db]
  exp: [${root}exp]
`)
    expect(read(guess.text).issues).toEqual([])
  })

  test('L9 a Hydra tree is of the system whose mark one of its files has', () => {
    const files = [
      file('config.yaml', 'defaults:\n  - model: a\n'),
      file('model/a.yaml', 'model_type: lm\n'),
      file('training/b.yaml', 'seed: 1\n'),
    ]
    const guess = guessManifest(files, systems)
    expect(guess.text).toBe(`# What Strata knows of this folder.
system: stable-audio
dialect: omegaconf
links:
  - hydra
# Lowest precedence first.
layers:
  model: [model]
  training: [training]
`)
  })

  test('L9 a list called defaults that names no folder makes no Hydra tree', () => {
    const files = [file('a.yaml', 'defaults:\n  - lr: x\n  - other\n'), file('b/c.yaml', 'x: 1')]
    expect(guessManifest(files, systems).text).not.toContain('hydra')
  })

  test('what is written is read back as it was guessed, whatever folders are called', () => {
    const name = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !/[/\\]|^\.+$/.test(text))
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), (folders) => {
        const guess = guessManifest(
          folders.map((folder) => file(`${folder}/a.yaml`, 'q: 1')),
          systems,
        )
        expect(read(guess.text).manifest.layers).toEqual(guess.layers)
      }),
      { numRuns: 1000 },
    )
  })
})
