import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeTexts, line, plainOf, systemOf } from '../compose.testing.ts'
import { defaultsOf } from './defaults.ts'
import { fieldAt, fieldsOf } from './field.ts'
import { toFormSchema } from './form-schema.ts'
import { narrow } from './narrow.ts'
import { byPresence, openUnion } from './picked-union.ts'
import { inactiveDetails } from '../judge/inactive.ts'
import { validate } from '../judge/validate.ts'
import { z } from './zod.ts'

const rate = z.number().positive().optional()
const plainTraining = z.object({ rate, ema: z.boolean().default(true) }).meta({ title: 'Plain' })
const arcTraining = z
  .object({ rate, arc: z.strictObject({ cfg: z.number().default(4) }), clip: z.number().default(0), ckpt: z.string() })
  .meta({ title: 'Adversarial' })
const training = byPresence('arc', { present: arcTraining, absent: plainTraining }).meta({ title: 'Training' })

const adam = z
  .object({ type: z.literal('Adam'), config: z.strictObject({ lr: z.number().positive(), eps: z.number().default(1e-8) }) })
  .meta({ title: 'Adam' })
const sgd = z.object({ type: z.literal('SGD'), config: z.strictObject({ lr: z.number() }) }).meta({ title: 'SGD' })
const other = z.object({ type: z.string().min(1), config: z.looseObject({}) }).meta({ title: 'Another class' })
const optimizer = openUnion('type', [adam, sgd], other).meta({ title: 'Optimizer' })

const nested: z.ZodType = byPresence('inner', {
  present: z.object({ inner: z.lazy(() => nested) }),
  absent: z.object({ depth: z.int().optional() }),
})

const system = await systemOf(
  z.object({ training: training.optional(), optimizer: optimizer.optional(), nested: nested.optional() }),
)
const compose = (text: string): ReturnType<typeof composeTexts> => composeTexts({ 'a.yaml': `s: {${text}}\n` }, system)

function check(text: string): readonly string[] {
  return validate(compose(text), system).map(line)
}

/** The keys of a block, and what the first of them offers. */
function formOf(text: string, key: string): unknown {
  const [section] = system.sections
  const schema = section && narrow(section.schema, compose(text).config.entries.get('s')?.node)
  const block = schema && fieldAt(schema, [key])
  return block?.fields?.map(({ path, control, options, suggestions, required }) =>
    [
      String(path.at(-1)),
      control,
      required ? 'required' : '',
      ...(options ?? []).map(({ value }) => value),
      ...(suggestions ?? []),
    ]
      .filter((word) => word !== '')
      .join(' '),
  )
}

describe('V3 a union picked by whether a key is there', () => {
  test.each<[title: string, text: string, issues: readonly string[]]>([
    ['nothing in it', 'training: {}', []],
    ['without the key its own branch holds', 'training: {rate: 0.1, ema: false}', []],
    ['with the key the other', 'training: {arc: {cfg: 2.0}, clip: 1.0, ckpt: a}', []],
    [
      'which has other needs',
      'training: {arc: {}}',
      ['error missing-key a.yaml:1:5 s.training.ckpt: the key ckpt is missing (add ckpt: text)'],
    ],
    [
      'and looks into the key',
      'training: {arc: {cgf: 2.0}, ckpt: a}',
      ['error unknown-key a.yaml:1:22 s.training.arc.cgf: arc has no key cgf: the real code stops on it (did you mean cfg?)'],
    ],
    [
      'whatever the key holds, null too',
      'training: {arc: null, ckpt: a}',
      ['error wrong-type a.yaml:1:21 s.training.arc: expected a map, got null'],
    ],
    ['no map', 'training: 3', ['error wrong-type a.yaml:1:15 s.training: expected a map, got the int 3']],
    [
      'a key of neither',
      'training: {rat: 0.1}',
      [
        'warning unknown-key a.yaml:1:16 s.training.rat: Training has no key rat: the real code ignores it silently (did you mean rate?)',
      ],
    ],
    [
      'deep inside itself',
      'nested: {inner: {inner: {depth: x}}}',
      ['error wrong-type a.yaml:1:37 s.nested.inner.inner.depth: expected an integer, got the text "x"'],
    ],
  ])('V3 %s', (_title, text, issues) => {
    expect(check(text)).toEqual(issues)
  })

  test('V3 a form offers the key either way, and is that of the branch', () => {
    expect([formOf('', 'training'), formOf('training: {arc: {}}', 'training')]).toEqual([
      ['rate number', 'ema boolean', 'arc object'],
      ['rate number', 'arc object required', 'clip number', 'ckpt string required'],
    ])
  })

  test('V7 keys of the other branch rest', () => {
    const { config } = compose('training: {clip: 1.0, ckpt: a}')
    expect(inactiveDetails(system, config).map(({ path, variants }) => [path.join('.'), ...variants])).toEqual([
      ['s.training.clip', 'Adversarial'],
      ['s.training.ckpt', 'Adversarial'],
    ])
  })

  test('P3 the defaults are those of the branch', () => {
    const defaults = (text: string): unknown => plainOf(defaultsOf(system, compose(text).config))
    expect([defaults('training: {}'), defaults('training: {arc: {}}')]).toEqual([
      { s: { training: { ema: true } } },
      { s: { training: { arc: { cfg: 4 }, clip: 0 } } },
    ])
  })
})

describe('V3 a union picked by a name that may be any', () => {
  test.each<[title: string, text: string, issues: readonly string[]]>([
    ['a known name', 'optimizer: {type: Adam, config: {lr: 0.1}}', []],
    [
      'has known parameters',
      'optimizer: {type: Adam, config: {lr: 0.1, epsilon: 0.1}}',
      ['error unknown-key a.yaml:1:47 s.optimizer.config.epsilon: config has no key epsilon: the real code stops on it'],
    ],
    ['any other takes anything', 'optimizer: {type: Lion, config: {lr: x, epsilon: 0.1}}', []],
    [
      'but not nothing',
      'optimizer: {type: Lion}',
      ['error missing-key a.yaml:1:5 s.optimizer.config: the key config is missing (add config: a map)'],
    ],
    [
      'a name that is missing',
      'optimizer: {config: {}}',
      ['error missing-key a.yaml:1:5 s.optimizer.type: the key type is missing (add type: text)'],
    ],
    [
      'a name that is no text',
      'optimizer: {type: 3, config: {}}',
      ['error wrong-type a.yaml:1:23 s.optimizer.type: expected text, got the int 3 (quote it as text)'],
    ],
  ])('V3 %s', (_title, text, issues) => {
    expect(check(text)).toEqual(issues)
  })

  test('V3 a form suggests the known names and takes another', () => {
    expect([
      formOf('', 'optimizer'),
      formOf('optimizer: {type: SGD}', 'optimizer'),
      formOf('optimizer: {type: Lion}', 'optimizer'),
    ]).toEqual([
      ['type string required Adam SGD'],
      ['type string required Adam SGD', 'config object required'],
      ['type string required Adam SGD', 'config object required'],
    ])
  })
})

test('V3 both know their parts in JSON Schema', async () => {
  const [arc, open] = [await toFormSchema(training), await toFormSchema(optimizer)]
  expect([arc.discriminator, arc.oneOf?.length, open.discriminator, open.oneOf?.length]).toEqual([
    { propertyName: 'arc', by: 'presence' },
    2,
    { propertyName: 'type', by: 'open' },
    3,
  ])
})

test('V3 whatever is written, the branch of the form is the branch that is validated', () => {
  const value = fc.constantFrom('null', '1', 'x', '{}', '[]')
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('arc', 'rate', 'ema', 'clip', 'ckpt'), value), (map) => {
      const text = `training: {${Object.entries(map)
        .map(([key, of]) => `${key}: ${of}`)
        .join(', ')}}`
      const branch = 'arc' in map ? arcTraining : plainTraining
      const node = compose(text).config.entries.get('s')?.node
      const [section] = system.sections
      const keys = section && fieldsOf(fieldSchema(narrow(section.schema, node))).map(({ path }) => path.at(-1))
      expect(new Set(keys)).toEqual(new Set([...Object.keys(branch.shape), 'arc']))
      expect(check(text).some((issue) => issue.startsWith('error missing-key'))).toBe('arc' in map && !('ckpt' in map))
    }),
    { numRuns: 1000 },
  )

  function fieldSchema(schema: ReturnType<typeof narrow>): ReturnType<typeof narrow> {
    return schema.properties?.['training'] ?? {}
  }
})
