import { afterAll, expect, test } from 'vitest'
import { makeFolder, removeFolders, strata } from './folder.testing.ts'

afterAll(removeFolders)

const NAIVE = {
  title: 'NaiveConfig',
  type: 'object',
  additionalProperties: false,
  properties: { period: { type: 'integer', minimum: 1, default: 288 }, statistic: { enum: ['last', 'mean'], default: 'last' } },
}

const FILES = {
  'strata.yaml': `system: social-xlstm
schemas:
  logging: schemas/logging.yaml
  model:
    SeasonalNaive: {file: schemas/naive.json, key: naive}
`,
  'schemas/naive.json': JSON.stringify(NAIVE, null, 2),
  'schemas/logging.yaml': 'type: object\nproperties:\n  folder: {type: string}\n',
  'models/naive.yaml': 'model:\n  name: SeasonalNaive\n  naive:\n    period: 96\n',
  'experiments/good.yaml': 'includes: [../models/naive.yaml]\nlogging:\n  folder: runs\n',
  'experiments/bad.yaml':
    'includes: [../models/naive.yaml]\nmodel:\n  naive:\n    peroid: 3\n    period: 0\nlogging:\n  folder: 3\n',
}

test('V9 strata check finds what a registered schema does not take, at the line that writes it', async () => {
  const folder = makeFolder(FILES)
  expect(await strata(folder, 'check', '.')).toEqual({
    code: 1,
    out: 'wrong  experiments/bad.yaml   3 errors\nok     experiments/good.yaml  no problems\n',
    err: `error unknown-key experiments/bad.yaml:4:5 model.naive.peroid NaiveConfig has no key peroid: the real code stops on it
error out-of-range experiments/bad.yaml:5:13 model.naive.period the int 0 is out of range: expected at least 1
error wrong-type experiments/bad.yaml:7:11 logging.folder expected text, got the int 3 (quote it as text)
checked 2 experiments: 3 errors
`,
  })
})

test('V9 strata explain and resolve know its defaults, and the class that gives them', async () => {
  const folder = makeFolder(FILES)
  const explained = await strata(folder, 'explain', 'experiments/good.yaml', 'model.naive.statistic')
  expect(explained.out).toContain('default  last  schema NaiveConfig')
  const { code, out } = await strata(folder, 'resolve', 'experiments/good.yaml', '--defaults')
  expect([code, out]).toEqual([
    0,
    'model:\n  name: SeasonalNaive\n  naive:\n    period: 96\n    statistic: last\nlogging:\n  folder: runs\n',
  ])
})

test('V10 a schema that cannot be read is an issue at its line, and the rest of the workspace works', async () => {
  const folder = makeFolder({
    ...FILES,
    'strata.yaml': `${FILES['strata.yaml']}  gone: schemas/loging.yaml\n  away: ../secret.json\n`,
    'schemas/naive.json': '{\n  "type": "object",\n  "properties": {"period": {"$ref": "#/$defs/Gone"}}\n}\n',
  })
  const { code, err } = await strata(folder, 'check', 'experiments/good.yaml')
  expect([code, err]).toEqual([
    1,
    `error schema-reference schemas/naive.json:3:37 - #/$defs/Gone leads nowhere: there is no $defs
error schema-missing strata.yaml:6:9 schemas.gone no file schemas/loging.yaml: what it would describe takes anything (did you mean schemas/logging.yaml?)
error manifest strata.yaml:7:9 schemas.away ../secret.json leads out of the workspace; nothing outside it is read
checked 1 experiment: 3 errors
`,
  ])
})

test('V9 a system from nothing: one line, and the schema is checked by', async () => {
  const folder = makeFolder({
    'strata.yaml': 'schemas: config.json\n',
    'config.json': JSON.stringify({
      title: 'RunConfig',
      type: 'object',
      properties: { lr: { type: 'number' }, model: { type: 'object', properties: { width: { type: 'integer' } } } },
    }),
    'run.yaml': 'lr: 1e-4\nmodel: {widht: 3}\n',
  })
  const { code, err } = await strata(folder, 'check', '.')
  expect([code, err]).toEqual([
    1,
    `error float-as-string run.yaml:1:5 lr PyYAML reads 1e-4 as str, OmegaConf and YAML 1.2 as float 0.0001, and a number is wanted (write 1.0e-4, or "1e-4")
warning unknown-key run.yaml:2:9 model.widht model has no key widht: the real code ignores it silently (did you mean width?)
checked 1 experiment: 1 error, 1 warning
`,
  ])
})
