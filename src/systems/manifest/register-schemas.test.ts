import { describe, expect, test } from 'vitest'
import { line, plainOf } from '../compose.testing.ts'
import { defaultsOf } from '../schema/defaults.ts'
import { fieldsOf } from '../schema/field.ts'
import { narrow } from '../schema/narrow.ts'
import { loadSystems } from '../registry.ts'
import { workspaceOf } from './register.testing.ts'
import type { Workspace } from './register.testing.ts'

/** As Pydantic 2 writes a class that stops on unknown keys. */
const NAIVE = {
  title: 'NaiveConfig',
  description: 'Predicts what was measured a season ago.',
  type: 'object',
  additionalProperties: false,
  properties: {
    period: { title: 'Period', type: 'integer', exclusiveMinimum: 0, default: 288, description: 'Time steps of a season.' },
    statistic: { title: 'Statistic', type: 'string', enum: ['last', 'mean'], default: 'last' },
  },
}

const LOGGING = {
  title: 'LoggingConfig',
  description: 'Where the run writes what it did.',
  type: 'object',
  properties: { folder: { type: 'string', minLength: 1, default: 'runs' }, every: { type: 'integer', minimum: 1 } },
  required: ['every'],
}

/** The keys of a section that a form shows for a config, a choice with what it offers. */
function formOf({ system, compose }: Workspace, key: string, config: string): readonly string[] {
  const section = system.sections.find((one) => one.key === key)
  const schema = section && narrow(section.schema, compose(config).config.entries.get(key)?.node)
  return (schema ? fieldsOf(schema) : []).map(({ path, options, control }) =>
    options ? `${path.at(-1)}: ${options.map(({ title }) => title).join(' | ')}` : `${path.at(-1)}: ${control}`,
  )
}

describe('V9 a kind of a system whose kinds have blocks of their own', async () => {
  const workspace = await workspaceOf({
    'strata.yaml':
      'system: social-xlstm\nschemas: {model: {SeasonalNaive: {file: schemas/naive.json, key: naive, title: Seasonal naive}}}\n',
    'schemas/naive.json': NAIVE,
  })
  const { check, issues, system, compose } = workspace

  test('V9 is picked by the discriminator, and its block has a form, defaults and a summary', () => {
    const config = 'model: {name: SeasonalNaive, naive: {period: 96}}\n'
    expect([issues, check(config)]).toEqual([[], []])
    expect(formOf(workspace, 'model', config)).toEqual([
      'name: LSTM | Extended LSTM | Transformer | Seasonal naive',
      'naive: object',
    ])
    expect(plainOf(defaultsOf(system, compose(config).config))).toEqual({ model: { naive: { period: 288, statistic: 'last' } } })
  })

  test.each<[title: string, config: string, issues: readonly string[]]>([
    [
      'V4 an unknown key stops the real code',
      'model: {name: SeasonalNaive, naive: {peroid: 288}}',
      [
        'error unknown-key a.yaml:1:38 model.naive.peroid: NaiveConfig has no key peroid: the real code stops on it (did you mean period?)',
      ],
    ],
    [
      'V1 values are checked by the schema',
      'model: {name: SeasonalNaive, naive: {period: 0, statistic: mead}}',
      [
        'error out-of-range a.yaml:1:46 model.naive.period: the int 0 is out of range: expected above 0',
        'error not-allowed a.yaml:1:60 model.naive.statistic: the text "mead" is not known here: one of last, mean is wanted (did you mean mean?)',
      ],
    ],
    [
      'V1 the block is wanted, as those of the other kinds are',
      'model: {name: SeasonalNaive}',
      ['error missing-key a.yaml:1:1 model.naive: the key naive is missing (add naive: a map)'],
    ],
    [
      'V3 an unknown name lists the kinds of the system and those that are registered',
      'model: {name: SeasonalNaiv}',
      [
        'error unknown-variant a.yaml:1:15 model.name: name SeasonalNaiv is not known: known are SeasonalNaive, TrafficLSTM, TrafficXLSTM, Transformer (did you mean SeasonalNaive?)',
      ],
    ],
    ['V3 the system checks its own kinds as before', 'model: {name: TrafficLSTM, lstm: {hidden_size: 64}}', []],
    ['V7 the block of another kind rests', 'model: {name: TrafficLSTM, lstm: {}, naive: {peroid: 1}}', []],
    ['V7 either way', 'model: {name: SeasonalNaive, naive: {}, lstm: {hiden: 1}}', []],
  ])('%s', (_title, config, expected) => {
    expect(check(config)).toEqual(expected)
  })
})

describe('V9 a kind of a system whose fields stand beside the discriminator', async () => {
  const workspace = await workspaceOf({
    'strata.yaml': 'system: gmm\nschemas:\n  model:\n    density: schemas/density.yaml\n',
    'schemas/density.yaml': 'title: DensityConfig\ntype: object\nproperties: {bandwidth: {type: number, default: 0.5}}\n',
  })

  test('V9 is picked by the discriminator, and the kind that is implied stays so', () => {
    const { check, issues } = workspace
    expect([issues.map(line), check('model: {prediction_type: density, bandwidth: 1}'), check('model: {input_dim: 2}')]).toEqual([
      [],
      [],
      [],
    ])
    expect(formOf(workspace, 'model', 'model: {prediction_type: density}')).toEqual([
      'prediction_type: Centers | Assignments | density',
      'bandwidth: number',
    ])
    expect(check('model: {prediction_type: density, bandwidth: wide, input_dim: 2, width: 3}')).toEqual([
      'error wrong-type a.yaml:1:46 model.bandwidth: expected a number, got the text "wide"',
      'warning unknown-key a.yaml:1:66 model.width: density has no key width: the real code ignores it silently',
    ])
    expect(check('model: {prediction_type: densty}')).toEqual([
      'error unknown-variant a.yaml:1:26 model.prediction_type: prediction_type densty is not known: known are density, centers; the real code refuses assignments (did you mean density?)',
    ])
  })
})

describe('V9 a section', async () => {
  const workspace = await workspaceOf({
    'strata.yaml': 'system: social-xlstm\nschemas:\n  logging: ./schemas/logging.json\n',
    'schemas/logging.json': LOGGING,
  })
  const { check, issues, system } = workspace

  test('V9 is as those of the system: title, form, defaults, issues; any layer may write it', () => {
    expect(issues).toEqual([])
    const section = system.sections.at(-1)
    expect([section?.key, section?.title, section?.help]).toEqual(['logging', 'Logging', 'Where the run writes what it did.'])
    expect(formOf(workspace, 'logging', '')).toEqual(['folder: string', 'every: integer'])
    expect(check('logging: {folder: "", evry: 3}\nloging: {}\n')).toEqual([
      'error missing-section a.yaml:1:1 model: the section model is missing: the manager reads model.name to choose a class, and stops without it',
      'error out-of-range a.yaml:1:19 logging.folder: the text "" is out of range: expected at least 1 character',
      'error missing-key a.yaml:1:1 logging.every: the key every is missing (add every: an integer at least 1)',
      'warning unknown-key a.yaml:1:23 logging.evry: LoggingConfig has no key evry: the real code ignores it silently (did you mean every?)',
      'warning unknown-section a.yaml:2:1 loging: Social-xLSTM has no section loging: nothing reads it, and nothing says so',
    ])
    expect(new Set(system.guards.map(({ allows }) => allows.slice(-2).join()))).toEqual(new Set(['logging,logging.**']))
  })
})

describe('V9 a system from nothing', () => {
  const CONFIG = {
    title: 'RunConfig',
    type: 'object',
    additionalProperties: false,
    properties: {
      seed: { type: 'integer', default: 42 },
      training: { $ref: '#/$defs/Training' },
      tree: { $ref: '#/$defs/Tree' },
    },
    required: ['training'],
    $defs: {
      Training: {
        title: 'TrainConfig',
        type: 'object',
        properties: { lr: { type: 'number', exclusiveMinimum: 0, default: 0.001 } },
      },
      Tree: { title: 'Tree', type: 'object', properties: { left: { $ref: '#/$defs/Tree' }, value: { type: 'integer' } } },
    },
  }

  test.each([
    ['one line', 'schemas: config.json\n'],
    ['the long way', 'system: none\nschemas: {.: config.json}\n'],
  ])('V9 of the properties of a whole config: %s', async (_title, manifest) => {
    const { check, issues, system } = await workspaceOf({ 'strata.yaml': manifest, 'config.json': CONFIG })
    expect([issues, system.title, system.sections.map(({ key, title }) => `${key} ${title}`)]).toEqual([
      [],
      'RunConfig',
      ['seed Seed', 'training Training', 'tree Tree'],
    ])
    expect(check('sed: 1\ntree: {left: {left: {value: x}}}\n')).toEqual([
      'error missing-section a.yaml:1:1 training: the section training is missing: RunConfig has no default for it',
      'error wrong-type a.yaml:2:29 tree.left.left.value: expected an integer, got the text "x"',
      'error unknown-section a.yaml:1:1 sed: RunConfig has no section sed: the real code stops on it (did you mean seed?)',
    ])
  })

  test('V9 of one schema for each section, with kinds of one of them', async () => {
    const { check, issues, system } = await workspaceOf({
      'strata.yaml': 'schemas:\n  logging: logging.json\n  optimizer: {.: optimizer.json, Lion: lion.json}\n',
      'logging.json': LOGGING,
      'optimizer.json': {
        discriminator: { propertyName: 'type', mapping: { adam: '#/$defs/Adam' } },
        oneOf: [{ $ref: '#/$defs/Adam' }],
        $defs: { Adam: { type: 'object', properties: { type: { const: 'adam', default: 'adam' }, lr: { type: 'number' } } } },
      },
      'lion.json': { type: 'object', properties: { type: { const: 'Lion' }, beta: { type: 'number', maximum: 1 } } },
    })
    expect([issues.map(line), system.sections.map(({ key }) => key)]).toEqual([[], ['logging', 'optimizer']])
    expect(check('optimizer: {type: Lion, beta: 2}\nanything: [else]\n')).toEqual([
      'error out-of-range a.yaml:1:31 optimizer.beta: the int 2 is out of range: expected at most 1',
    ])
    expect(check('optimizer: {type: adan}\n')).toEqual([
      'error unknown-variant a.yaml:1:19 optimizer.type: type adan is not known: known are adam, Lion (did you mean adam?)',
    ])
    expect(check('optimizer: {lr: 1}\n')).toEqual([
      'error missing-key a.yaml:1:1 optimizer.type: the key type is missing (add type: one of adam, Lion)',
    ])
  })
})

describe('V9 what has no place is an issue where strata.yaml puts it, and changes nothing', () => {
  const UNION = { discriminator: { propertyName: 't' }, oneOf: [{ type: 'object', properties: { t: { const: 'a' } } }] }
  const files = {
    'naive.json': NAIVE,
    'text.json': { type: 'string' },
    'union.json': UNION,
    'broken.json': '{',
    'naive2.json': NAIVE,
  }

  test.each<[title: string, manifest: string, issues: readonly string[]]>([
    [
      'a section that the system has',
      'system: social-xlstm\nschemas: {training: naive.json}',
      [
        'error schema-place strata.yaml:2:21 schemas.training: the section training is there already: a schema adds, it does not replace (register it under another name)',
      ],
    ],
    [
      'a kind that the system has',
      'system: social-xlstm\nschemas: {model: {TrafficLSTM: naive.json}}',
      [
        'error schema-place strata.yaml:2:32 schemas.model.TrafficLSTM: model has a kind TrafficLSTM already: a schema adds, it does not replace (name picks it by another name)',
      ],
    ],
    [
      'a kind where nothing picks one: what can be done is said',
      'system: micro-diffusion\nschemas: {model: {big: naive.json}}',
      [
        'error schema-place strata.yaml:2:24 schemas.model.big: no kind can be added to model: it has no key whose value picks one (register the schema as a section of its own)',
      ],
    ],
    [
      'a kind of no section',
      'system: gmm\nschemas: {modle: {big: naive.json}}',
      ['error schema-place strata.yaml:2:24 schemas.modle.big: there is no section modle to add a kind to (did you mean model?)'],
    ],
    [
      'a kind that is no map',
      'system: gmm\nschemas: {model: {big: text.json}}',
      ['error schema-place text.json:1:1 : a kind is a map of fields, and this schema describes something else'],
    ],
    [
      'a kind that names another',
      'system: social-xlstm\nschemas: {social_pooling: {big: {file: named.json}}}',
      [
        'error schema-place strata.yaml:2:40 schemas.social_pooling.big.file: the schema says type small, and is registered as big, which holds',
      ],
    ],
    [
      'a whole config without keys',
      'schemas: union.json',
      [
        'error schema-place union.json:1:1 : the schema of a whole config is a map with properties: each of them is a section (register union.json under the name of one section)',
      ],
    ],
    [
      'a file that is not there',
      'schemas: {a: naiv.json}',
      [
        'error schema-missing strata.yaml:1:14 schemas.a: no file naiv.json: what it would describe takes anything (did you mean naive.json?)',
      ],
    ],
    [
      'a file that cannot be read',
      'schemas: {a: broken.json}',
      ['error json-syntax broken.json:1:2 : the file ends within a map'],
    ],
    [
      'what is no name of a file',
      'schemas: {a: [naive.json], b: {c: {file: 3, keys: x}}, d: ../x.json}',
      [
        'error wrong-type strata.yaml:1:14 schemas.a: schemas is a JSON Schema file, or a map from sections to files or to maps from kinds to files or {file, key, title}; . is the map itself',
        'error unknown-key strata.yaml:1:45 schemas.b.c.keys: a kind has no key keys (did you mean key?)',
        'error wrong-type strata.yaml:1:42 schemas.b.c.file: schemas is a JSON Schema file, or a map from sections to files or to maps from kinds to files or {file, key, title}; . is the map itself',
        'error manifest strata.yaml:1:59 schemas.d: ../x.json leads out of the workspace; nothing outside it is read',
      ],
    ],
  ])('V9 %s', async (_title, manifest, expected) => {
    const named = { type: 'object', properties: { type: { const: 'small' } } }
    const { issues } = await workspaceOf({ ...files, 'named.json': named, 'strata.yaml': manifest })
    expect(issues.map(line)).toEqual(expected)
  })

  test('V10 a section whose file is missing or broken takes anything, and is no unknown one', async () => {
    const { check } = await workspaceOf({
      'strata.yaml': 'system: gmm\nschemas: {a: gone.json, b: broken.json, model: {new: gone.json}}',
      'broken.json': '{',
    })
    expect(check('a: {x: [1]}\nb: {y: z}\nmodel: {prediction_type: new, what: ever}\n')).toEqual([])
  })

  test('V9 the rest of a whole config stands where some of its sections are there already', async () => {
    const properties = { training: NAIVE, extra: NAIVE }
    const { issues, system } = await workspaceOf({
      'strata.yaml': 'system: gmm\nschemas: c.json',
      'c.json': { type: 'object', properties },
    })
    expect([issues.map(line), system.sections.at(-1)?.key, system.title]).toEqual([
      ['warning schema-place strata.yaml:2:10 schemas: training is a section already: a schema adds, it does not replace'],
      'extra',
      'GMM-v2',
    ])
  })
})

test('V9 every section of every system that picks kinds by a key takes one more, and lists it among those it knows', async () => {
  const homes = (await loadSystems()).flatMap(({ id, sections }) =>
    sections.flatMap(({ key, kinds }) => (kinds ? [{ id, key, kinds }] : [])),
  )
  expect(homes.length).toBeGreaterThan(3)
  for (const { id, key, kinds } of homes) {
    const { check, issues } = await workspaceOf({
      'strata.yaml': `system: ${id}\nschemas: {${key}: {brand_new: new.json}}\n`,
      'new.json': { type: 'object', additionalProperties: false, properties: { width: { type: 'integer' } } },
    })
    const write = (name: string, width: string) =>
      kinds.fields === 'block'
        ? `${key}: {${kinds.discriminator}: ${name}, brand_new: {width: ${width}}}\n`
        : `${key}: {${kinds.discriminator}: ${name}, width: ${width}}\n`
    const codes = (config: string) =>
      check(config)
        .filter((issue) => issue.includes(` ${key}.`))
        .map((issue) => issue.split(' ')[1])
    expect([id, key, issues, codes(write('brand_new', '3')), codes(write('brand_new', 'x'))]).toEqual([
      id,
      key,
      [],
      [],
      ['wrong-type'],
    ])
    expect(check(write('brand_nev', '3')).find((issue) => issue.includes('unknown-variant'))).toContain('known are brand_new, ')
  }
})
