import { afterAll, describe, expect, test } from 'vitest'
import { makeFolder, removeFolders, strata } from './folder.testing.ts'

afterAll(removeFolders)

const FILES = {
  'strata.yaml': 'system: none\nlayers: {model: models, experiment: experiments}\n',
  'models/m.yaml': 'model: {name: A, size: 3, gone: {a: 1, b: 2}}\nlr: 0.1\nat: [1, 2]\n',
  'experiments/e.yaml': 'includes: [../models/m.yaml]\nmodel: {size: 15, name: A, gone: null}\n',
}

describe('strata explain', () => {
  test('L4 a value of a mounted file names the line that mounts it', async () => {
    const folder = makeFolder({
      'strata.yaml': 'links: [includes, {mounts: {model_config: model}}]\nlayers: {model: {folders: models, mount: model}}\n',
      'models/a.json': '{"width": 8}',
      'defaults.ini': '[DEFAULTS]\nseed = 42\n',
      'experiments/x.yaml': 'includes: [../defaults.ini]\n\nmodel_config: models/a.json\nmodel: {width: 9}\n',
    })
    expect(await strata(folder, 'explain', 'experiments/x.yaml', 'model.width')).toEqual({
      code: 0,
      out: `model.width: 9 (int)
  wins      9  experiments/x.yaml:4:16  file
  shadowed  8  models/a.json:1:11       model, mounted at experiments/x.yaml:3:15
`,
      err: '',
    })
    const { out } = await strata(folder, 'explain', 'experiments/x.yaml', 'model.width', '--json')
    expect(JSON.parse(out).history[1]).toMatchObject({
      file: 'models/a.json',
      mountedBy: 'model_config',
      mountedAt: 'model',
      includedAt: [{ file: 'experiments/x.yaml', line: 3 }],
    })
  })

  test.each<[string, readonly string[], string]>([
    [
      'the winner, then what it shadows',
      ['model.size'],
      `model.size: 15 (int)
  wins      15  experiments/e.yaml:2:15  experiment
  shadowed  3   models/m.yaml:1:24       model, included at experiments/e.yaml:1:12
`,
    ],
    [
      'a value that is the same as beneath',
      ['model.name'],
      `model.name: A (str)
  wins      A  experiments/e.yaml:2:25  experiment, same as beneath
  shadowed  A  models/m.yaml:1:15       model, included at experiments/e.yaml:1:12
`,
    ],
    [
      'an override',
      ['lr', '--set', 'lr=1e-4'],
      `lr: "1e-4" (str)
  wins      "1e-4"  overrides:1:4      overrides
  shadowed  0.1     models/m.yaml:2:5  model, included at experiments/e.yaml:1:12
`,
    ],
    [
      'what removed a key',
      ['model.gone.a'],
      `model.gone.a: not in the result
  removed      experiments/e.yaml:2:34  experiment, takes away model.gone (2 values)
  shadowed  1  models/m.yaml:1:37       model, included at experiments/e.yaml:1:12
`,
    ],
    [
      'a key that an override deleted',
      ['model.size', '--set', '~model.size'],
      `model.size: not in the result
  removed       overrides:1:1            overrides, takes away model.size (1 value)
  shadowed  15  experiments/e.yaml:2:15  experiment
  shadowed  3   models/m.yaml:1:24       model, included at experiments/e.yaml:1:12
`,
    ],
    [
      'a list',
      ['at'],
      `at: [1, 2] (list)
  wins  [1, 2]  models/m.yaml:3:5  model, included at experiments/e.yaml:1:12
`,
    ],
    [
      'an item of a list',
      ['at[1]'],
      `at[1]: 2 (int)
  wins  2  models/m.yaml:3:9  model, included at experiments/e.yaml:1:12
`,
    ],
    [
      'a JSON Pointer',
      ['/at/1'],
      `at[1]: 2 (int)
  wins  2  models/m.yaml:3:9  model, included at experiments/e.yaml:1:12
`,
    ],
    [
      'a map: all that is in it',
      ['model'],
      `model: a map of 3 keys, 3 values in all
  model.name  A     experiments/e.yaml:2:25
  model.size  15    experiments/e.yaml:2:15
  model.gone  null  experiments/e.yaml:2:34
`,
    ],
  ])('%s', async (_, args, out) => {
    const { code, out: printed } = await strata(makeFolder(FILES), 'explain', 'experiments/e.yaml', ...args)
    expect(printed).toBe(out)
    expect(code).toBe(0)
  })

  test('P4 an alias and an interpolation name the other line', async () => {
    const folder = makeFolder({ 'a.yaml': 'a: &x 1\nb: *x\nc: ${a}\n' })
    expect((await strata(folder, 'explain', 'a.yaml', 'b')).out).toBe(
      'b: 1 (int)\n  wins  1  a.yaml:1:7  file, used at a.yaml:2:4\n',
    )
    expect((await strata(folder, 'explain', 'a.yaml', 'c', '--dialect', 'omegaconf')).out).toBe(
      'c: 1 (int)\n  wins  1  a.yaml:3:4  file, value of a.yaml:1:7\n',
    )
  })

  test('--json prints the same for programs', async () => {
    const { out } = await strata(
      makeFolder(FILES),
      'explain',
      'experiments/e.yaml',
      'model.gone.a',
      '--json',
      '--set',
      'model.gone={a: 1.0}',
    )
    expect(JSON.parse(out)).toEqual({
      path: 'model.gone.a',
      pointer: '/model/gone/a',
      value: 1,
      type: 'float',
      history: [
        {
          event: 'write',
          layer: 'overrides',
          file: 'overrides',
          line: 1,
          column: 16,
          redundant: false,
          includedAt: [],
          value: 1,
          type: 'float',
        },
        {
          event: 'removal',
          layer: 'experiment',
          file: 'experiments/e.yaml',
          line: 2,
          column: 34,
          path: 'model.gone',
          lost: ['model.gone.a', 'model.gone.b'],
        },
        {
          event: 'write',
          layer: 'model',
          file: 'models/m.yaml',
          line: 1,
          column: 37,
          redundant: false,
          includedAt: [{ file: 'experiments/e.yaml', line: 1, column: 12 }],
          value: 1,
          type: 'int',
        },
      ],
    })
    expect(out).toContain('"value": 1.0,')
  })

  test('of the issues, errors and those of the key go to stderr', async () => {
    const folder = makeFolder({ 'a.yaml': 'a: 1e-4\nb: 2e-4\nc: 1\nc: 2\n' })
    const { code, out, err } = await strata(folder, 'explain', 'a.yaml', 'b')
    expect([code, out]).toEqual([1, 'b: "2e-4" (str)\n  wins  "2e-4"  a.yaml:2:4  file\n'])
    expect(err.split('\n').map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'error duplicate-key a.yaml:4:1',
      'warning float-as-string a.yaml:2:4',
      '',
    ])
  })
})

describe('strata explain, on the social-xlstm configs', () => {
  const experiment = 'cfgs/social-xlstm/experiments/xlstm_multi_vd_experiment.yaml'

  test('input_size comes from the data file, over the model', async () => {
    const { out } = await strata(process.cwd(), 'explain', experiment, 'model.xlstm.input_size')
    const [head, winner, shadowed] = out.split('\n')
    expect(head).toBe('model.xlstm.input_size: 15 (int)')
    expect(winner).toMatch(
      /^ {2}wins +15 +data\/multi_vd_5\.yaml:\d+:\d+ +data, included at experiments\/xlstm_multi_vd_experiment\.yaml:5:5$/,
    )
    expect(shadowed).toMatch(/^ {2}shadowed +3 +models\/xlstm_base\.yaml:\d+:\d+ +model, included at /)
  })

  test('X6 a value that only the schema gives is said to be a default', async () => {
    const { code, out } = await strata(
      process.cwd(),
      'explain',
      'cfgs/social-xlstm/models/lstm_base.yaml',
      'model.lstm.multi_vd_mode',
    )
    const file = await strata(process.cwd(), 'resolve', 'cfgs/social-xlstm/models/lstm_base.yaml', '--format', 'json')
    expect(file.out).not.toContain('multi_vd_mode')
    expect(code).toBe(0)
    expect(out).toMatch(/^model\.lstm\.multi_vd_mode: .* by default: no layer writes it\n {2}default +\S+ +schema /)
  })

  test('X6 in an item of a list too', async () => {
    const file = 'cfgs/stable-audio/models/text_to_audio.json'
    const { code, out } = await strata(process.cwd(), 'explain', file, 'model.model.conditioning.configs[0].config.enable_grad')
    expect(code).toBe(0)
    expect(out).toMatch(
      /enable_grad: false \(bool\), by default: no layer writes it\n {2}default +false +schema T5Conditioner\n$/,
    )
  })

  test('V7 a block that the chosen model does not use is said to be unused', async () => {
    const { out } = await strata(process.cwd(), 'explain', experiment, 'model.lstm.input_size')
    expect(out).toContain('not used: the chosen variant does not read model.lstm\n')
  })
})
