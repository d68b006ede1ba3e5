import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import type { Issue } from '../../core/issue.ts'
import { formatOrigin } from '../../core/source.ts'
import { z as z3 } from 'zod/v3'
import { composeTexts, line, systemOf } from '../compose.testing.ts'
import type { StackOptions } from '../compose.testing.ts'
import type { System } from '../system.ts'
import { joinIssues } from './join-issues.ts'
import { inactiveBlocks, inactiveDetails } from './inactive.ts'
import { validate } from './validate.ts'
import { z } from '../schema/zod.ts'

const strict = z
  .strictObject({
    hidden_size: z.int().positive().max(4096).default(128),
    rate: z.number().min(0).max(1).optional(),
    flag: z.boolean().optional(),
    word: z.string().min(2).optional(),
    mode: z.enum(['standard', 'minmax']).nullable().optional(),
    at: z.array(z.int().min(0)).min(1).optional(),
    betas: z.tuple([z.number(), z.number()]).optional(),
    limit: z.union([z.int(), z.string()]).optional(),
    kernel: z.union([z.int(), z.array(z.int()), z.strictObject({ height: z.int(), width: z.int() })]).optional(),
    weights: z.record(z.string(), z.number()).optional(),
    seed: z.int().min(0).optional(),
    even: z.int().multipleOf(2).optional(),
    ids: z.array(z.string()).optional(),
    old: z
      .int()
      .optional()
      .meta({ real: { refuses: 'the real class has no old: it stops' } }),
    more: z
      .int()
      .optional()
      .meta({ real: { requires: 'the real class has no default for it' } }),
    also: z
      .int()
      .optional()
      .meta({ real: { requires: 'the real class has no default for it' } }),
  })
  .meta({ title: 'Strict' })
const forms = {
  strict,
  loose: z
    .object({ depth: z.int().optional(), path: z.string().optional() })
    .meta({ title: 'Loose', elsewhere: { dept: 'block.depth' } }),
  open: z.looseObject({ name: z.string(), dilation_base: z.int().optional() }),
}
const system = await systemOf(
  z.object({
    strict: strict.optional(),
    loose: forms.loose.optional(),
    open: forms.open.optional(),
    model: z
      .discriminatedUnion('name', [
        z.object({ name: z.literal('TrafficLSTM'), lstm: z.strictObject({ hidden: z.int() }) }).meta({ title: 'LSTM' }),
        z.object({ name: z.literal('TrafficXLSTM'), xlstm: z.strictObject({ blocks: z.int() }) }).meta({ title: 'xLSTM' }),
      ])
      .optional(),
  }),
)

function issuesOf(text: string, of: System = system): readonly Issue[] {
  return validate(composeTexts({ 'a.yaml': text }, of), of).filter((issue) => !/^(?:more|also)/.test(issue.message))
}

function check(text: string): readonly string[] {
  return issuesOf(`s:\n  ${text}\n`).map(line)
}

describe('V2 an issue has a code, a severity, a path, a message, a hint and the line that wrote the value', () => {
  test.each<[string, string, readonly string[]]>([
    ['nothing wrong', 'strict: {hidden_size: 4, rate: 0.5, flag: true, mode: null, at: [1], betas: [0, 1.5]}', []],
    [
      'a word for a number',
      'strict: {hidden_size: big}',
      ['error wrong-type a.yaml:2:25 s.strict.hidden_size: expected an integer above 0, at most 4096, got the text "big"'],
    ],
    [
      'a number in quotes',
      'strict: {hidden_size: "12"}',
      [
        'error wrong-type a.yaml:2:25 s.strict.hidden_size: expected an integer above 0, at most 4096, got the text "12" (write 12)',
      ],
    ],
    [
      'a float that is whole, where Python counts',
      'strict: {hidden_size: 2.0}',
      [
        'error wrong-type a.yaml:2:25 s.strict.hidden_size: expected an integer above 0, at most 4096, got the float 2.0 (write 2: Python counts with ints only)',
      ],
    ],
    [
      'a float that is not whole',
      'strict: {hidden_size: 2.5}',
      ['error wrong-type a.yaml:2:25 s.strict.hidden_size: expected an integer above 0, at most 4096, got the float 2.5'],
    ],
    [
      'a float beyond all ints: one issue, and no row of digits',
      'strict: {at: [1.0e+308, -1.0e+308, 2.0]}',
      [
        'error wrong-type a.yaml:2:17 s.strict.at[0]: expected an integer at least 0, got the float 1.0e+308 (Python counts with ints only)',
        'error wrong-type a.yaml:2:27 s.strict.at[1]: expected an integer at least 0, got the float -1.0e+308 (Python counts with ints only)',
        'error wrong-type a.yaml:2:38 s.strict.at[2]: expected an integer at least 0, got the float 2.0 (write 2: Python counts with ints only)',
      ],
    ],
    [
      'a float whose int would be out of range',
      'strict: {hidden_size: 5000.0}',
      [
        'error wrong-type a.yaml:2:25 s.strict.hidden_size: expected an integer above 0, at most 4096, got the float 5000.0 (Python counts with ints only)',
      ],
    ],
    ['an int for a float is fine', 'strict: {rate: 1}', []],
    [
      'a float that PyYAML reads as text',
      'strict: {rate: 1e-4}',
      [
        'error float-as-string a.yaml:2:18 s.strict.rate: PyYAML reads 1e-4 as str, OmegaConf and YAML 1.2 as float 0.0001, and a number is wanted (write 1.0e-4, or "1e-4")',
      ],
    ],
    [
      'out of range',
      'strict: {hidden_size: 0}',
      ['error out-of-range a.yaml:2:25 s.strict.hidden_size: the int 0 is out of range: expected above 0, at most 4096'],
    ],
    [
      'a word that Python reads as a truth value',
      'strict: {word: no}',
      ['error wrong-type a.yaml:2:18 s.strict.word: expected text, got the bool false (quote it as text)'],
    ],
    [
      'too short',
      'strict: {word: a}',
      ['error out-of-range a.yaml:2:18 s.strict.word: the text "a" is out of range: expected at least 2 characters'],
    ],
    [
      'not one of the values',
      'strict: {mode: minmx}',
      [
        'error not-allowed a.yaml:2:18 s.strict.mode: the text "minmx" is not known here: one of standard, minmax is wanted (did you mean minmax?)',
      ],
    ],
    [
      'a map for a value',
      'strict: {rate: {}}',
      ['error wrong-type a.yaml:2:18 s.strict.rate: expected a number from 0 to 1, got a map'],
    ],
    ['null for a map', 'strict:', ['error wrong-type a.yaml:2:10 s.strict: expected a map, got null']],
    [
      'an item of a list',
      'strict: {at: [1, -2, x]}',
      [
        'error out-of-range a.yaml:2:20 s.strict.at[1]: the int -2 is out of range: expected at least 0',
        'error wrong-type a.yaml:2:24 s.strict.at[2]: expected an integer at least 0, got the text "x"',
      ],
    ],
    [
      'an empty list',
      'strict: {at: []}',
      ['error out-of-range a.yaml:2:16 s.strict.at: an empty list is out of range: expected at least 1 item'],
    ],
    [
      'a range of three',
      'strict: {betas: [1, 2, 3]}',
      ['error out-of-range a.yaml:2:19 s.strict.betas: a list of 3 is out of range: expected 2 items'],
    ],
    [
      'not a multiple',
      'strict: {even: 3}',
      ['error out-of-range a.yaml:2:18 s.strict.even: the int 3 is out of range: expected a multiple of 2'],
    ],
    [
      'a free key',
      'strict: {weights: {a: 1.0, b: x}}',
      ['error wrong-type a.yaml:2:33 s.strict.weights.b: expected a number, got the text "x"'],
    ],
    [
      'neither of two types',
      'strict: {limit: [1]}',
      ['error wrong-type a.yaml:2:19 s.strict.limit: expected an integer or text, got a list of 1'],
    ],
    [
      'the branch of a union that fits best speaks',
      'strict: {kernel: {height: 3}}',
      ['error missing-key a.yaml:2:12 s.strict.kernel.width: the key width is missing (add width: an integer)'],
    ],
    ['an int beyond 2^53 is an int', 'strict: {seed: 99999999999999999999}', []],
    [
      'and has bounds',
      'strict: {seed: -99999999999999999999}',
      ['error out-of-range a.yaml:2:18 s.strict.seed: the int -99999999999999999999 is out of range: expected at least 0'],
    ],
    [
      'a date for text',
      'strict: {word: 2024-01-02}',
      ['error wrong-type a.yaml:2:18 s.strict.word: expected text, got the date 2024-01-02 (quote it as text)'],
    ],
    [
      'infinity for a number',
      'strict: {rate: .inf}',
      ['error wrong-type a.yaml:2:18 s.strict.rate: expected a number from 0 to 1, got the float .inf'],
    ],
    [
      'digits for text',
      'strict: {ids: ["7", 400201]}',
      ['error wrong-type a.yaml:2:23 s.strict.ids[1]: expected text, got the int 400201 (quote it as text)'],
    ],
    ['a key that is missing', 'open: {}', ['error missing-key a.yaml:2:3 s.open.name: the key name is missing (add name: text)']],
  ])('V2 %s', (_title, text, expected) => {
    expect(check(text)).toEqual(expected)
  })

  test('V2 a section that is no map', () => {
    expect(issuesOf('s: [1]').map(line)).toEqual(['error wrong-type a.yaml:1:4 s: expected a map, got a list of 1'])
  })

  test('V2 the origin is the layer that wrote the value, and what it replaced is named too', () => {
    const texts = { 'low.yaml': 's:\n  strict:\n    rate: 0.5\n', 'high.yaml': 's: {strict: {rate: 7}}\n' }
    const [issue] = validate(composeTexts(texts, system), system)
    expect(issue && [line(issue), issue.also?.map(formatOrigin)]).toEqual([
      'error out-of-range high.yaml:1:20 s.strict.rate: the int 7 is out of range: expected from 0 to 1',
      ['low.yaml:3:11'],
    ])
  })

  test('V2 a value from an alias is reported where it stands, with its use', () => {
    const [issue] = issuesOf('x: &r 7\ns: {strict: {rate: *r}}\n')
    expect(issue && [formatOrigin(issue.origin), issue.also?.map(formatOrigin), issue.fixes]).toEqual([
      'a.yaml:1:7',
      ['a.yaml:2:20'],
      undefined,
    ])
  })
})

describe('V3 only the branch that the discriminator picks is validated', () => {
  test.each<[string, string, readonly string[]]>([
    ['the other block may hold anything', 'model: {name: TrafficLSTM, lstm: {hidden: 1}, xlstm: {nonsense: true}}', []],
    [
      'the chosen block may not',
      'model: {name: TrafficLSTM, lstm: {hiden: 1}}',
      [
        'error missing-key a.yaml:2:30 s.model.lstm.hidden: the key hidden is missing (add hidden: an integer)',
        'error unknown-key a.yaml:2:37 s.model.lstm.hiden: lstm has no key hiden: the real code stops on it (did you mean hidden?)',
      ],
    ],
    [
      'an unknown tag lists the known ones, nearest first',
      'model: {name: TrafficXLTM, xlstm: {}}',
      [
        'error unknown-variant a.yaml:2:17 s.model.name: name TrafficXLTM is not known: known are TrafficXLSTM, TrafficLSTM (did you mean TrafficXLSTM?)',
      ],
    ],
    [
      'a tag that is no text',
      'model: {name: 3}',
      ['error unknown-variant a.yaml:2:17 s.model.name: name the int 3 is not known: known are TrafficLSTM, TrafficXLSTM'],
    ],
    [
      'a tag that is missing',
      'model: {xlstm: {}}',
      ['error missing-key a.yaml:2:3 s.model.name: the key name is missing (add name: one of TrafficLSTM, TrafficXLSTM)'],
    ],
    [
      'a block that is missing',
      'model: {name: TrafficLSTM}',
      ['error missing-key a.yaml:2:3 s.model.lstm: the key lstm is missing (add lstm: a map)'],
    ],
  ])('V3 %s', (_title, text, expected) => {
    expect(check(text)).toEqual(expected)
  })
})

describe('V4 an unknown key is reported where it stands, as severely as the real code takes it', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'refused',
      'strict: {hiden_size: 3}',
      [
        'error unknown-key a.yaml:2:12 s.strict.hiden_size: Strict has no key hiden_size: the real code stops on it (did you mean hidden_size?)',
      ],
    ],
    [
      'ignored',
      'loose: {deph: 3}',
      [
        'warning unknown-key a.yaml:2:11 s.loose.deph: Loose has no key deph: the real code ignores it silently (did you mean depth?)',
      ],
    ],
    ['accepted', 'open: {name: x, anything: [1], same: 1}', []],
    [
      'accepted, and nearly a key that has a meaning',
      'open: {name: x, dilation_bse: 1}',
      [
        'warning unknown-key a.yaml:2:19 s.open.dilation_bse: open takes any key, but none that is known is called dilation_bse (did you mean dilation_base?)',
      ],
    ],
    ['or nearly one that is written as well', 'open: {name: x, nam: y}', []],
    ['a short word with two other letters is another word', 'open: {nose: x, name: y, dilations: 1}', []],
    [
      'read at another place',
      'loose: {dept: 3}',
      [
        'warning unknown-key a.yaml:2:11 s.loose.dept: Loose has no key dept: the real code ignores it silently (it is read from block.depth)',
      ],
    ],
    [
      'a name that is taken is not proposed',
      'loose: {depth: 1, deph: 3}',
      ['warning unknown-key a.yaml:2:21 s.loose.deph: Loose has no key deph: the real code ignores it silently'],
    ],
    [
      'no name is near',
      'loose: {zzzzzzzzzzzz: 3}',
      ['warning unknown-key a.yaml:2:11 s.loose.zzzzzzzzzzzz: Loose has no key zzzzzzzzzzzz: the real code ignores it silently'],
    ],
    [
      'M7 a key of JavaScript',
      'strict: {__proto__: 3, constructor: 4}',
      [
        'error unknown-key a.yaml:2:12 s.strict.__proto__: Strict has no key __proto__: the real code stops on it',
        'error unknown-key a.yaml:2:26 s.strict.constructor: Strict has no key constructor: the real code stops on it',
      ],
    ],
  ])('V4 %s', (_title, text, expected) => {
    expect(check(text)).toEqual(expected)
  })

  test('V4 a section that the system does not know', async () => {
    const of = await systemOf(z.looseObject({}), { unknownSection: { severity: 'warning', why: 'nobody reads it' } })
    expect(issuesOf('s: {}\nss: 1\nother: 2\n', of).map(line)).toEqual([
      'warning unknown-section a.yaml:2:1 ss: Test has no section ss: nobody reads it',
      'warning unknown-section a.yaml:3:1 other: Test has no section other: nobody reads it',
    ])
    expect(issuesOf('sx: {}\n', of).map(line)).toEqual([
      'warning unknown-section a.yaml:1:1 sx: Test has no section sx: nobody reads it (did you mean s?)',
    ])
  })

  test('V4 a section that the real code needs', async () => {
    const of = await systemOf(z.looseObject({}))
    const needing = { ...of, sections: of.sections.map((section) => ({ ...section, requires: 'the code stops' })) }
    expect(issuesOf('a: 1\n', needing).map(line)).toEqual([
      'error missing-section a.yaml:1:1 s: the section s is missing: the code stops',
    ])
    expect(issuesOf('', needing).map(line)).toEqual([
      'error missing-section a.yaml:1:1 s: the section s is missing: the code stops',
    ])
    const placesOf = (texts: Readonly<Record<string, string>>, more: StackOptions = {}): readonly string[] =>
      validate(composeTexts(texts, needing, more), needing).map((issue) => formatOrigin(issue.origin))
    expect(placesOf({ 'low.yaml': '\na: 1\n', 'high.yaml': '# mine\nb: 1\n' })).toEqual(['high.yaml:1:1'])
    expect([placesOf({}), placesOf({}, { overrides: 'a=1' }), placesOf({ 'a.yaml': '{' })]).toEqual([[], [], []])
  })

  test("V4 the real class's verdict is an issue of its own", () => {
    const text = 's:\n  strict: {old: 1}\n'
    expect(validate(composeTexts({ 'a.yaml': text }, system), system).map(line)).toEqual([
      'warning real-code a.yaml:2:12 s.strict.old: the real class has no old: it stops',
      'warning real-code a.yaml:2:3 s.strict: more and also are not set: the real class has no default for it (set more, also)',
    ])
  })

  test('V4 of a whole section too, at its key, whatever stands there', async () => {
    const of = await systemOf(z.strictObject({ a: z.int() }).meta({ real: { refuses: 'the loader stops on it' } }))
    const verdict = 'warning real-code a.yaml:2:1 s: the loader stops on it'
    expect(issuesOf('\ns: {a: 1}\n', of).map(line)).toEqual([verdict])
    expect(issuesOf('\ns: 1\n', of).map(line)).toEqual(['error wrong-type a.yaml:2:4 s: expected a map, got the int 1', verdict])
    expect(issuesOf('t: 1\n', of)).toEqual([])
  })
})

describe('V7 blocks that the chosen model does not use', () => {
  test('V7 are listed, and are no issue', () => {
    const { config } = composeTexts(
      { 'a.yaml': 's: {model: {name: TrafficXLSTM, xlstm: {blocks: 1}, lstm: {hidden: 1}}}' },
      system,
    )
    expect(inactiveBlocks(system, config)).toEqual([['s', 'model', 'lstm']])
    expect(inactiveDetails(system, config)).toEqual([{ path: ['s', 'model', 'lstm'], variants: ['LSTM'] }])
  })
})

describe('V2 fixes mend what they are offered for', () => {
  const fixed = (text: string, pick = 0): string | undefined => {
    const fix = issuesOf(text)[0]?.fixes?.[pick]
    return fix && applyEdits(text, fix.edits)
  }

  test.each([
    ['rename', 's: {strict: {hiden_size: 3}}', 's: {strict: {hidden_size: 3}}'],
    ['rename in quotes', `s: {strict: {'hiden_size': 3}}`, `s: {strict: {'hidden_size': 3}}`],
    ['write the float', 's: {strict: {rate: 1e-4}} # c', 's: {strict: {rate: 1.0e-4}} # c'],
    ['write the int', 's: {strict: {hidden_size: 2.0}}', 's: {strict: {hidden_size: 2}}'],
    ['unquote', `s: {strict: {hidden_size: '12'}}`, 's: {strict: {hidden_size: 12}}'],
    ['quote', 's: {strict: {word: no}}', 's: {strict: {word: "no"}}'],
    ['quote digits', 's: {strict: {ids: [0400]}}', 's: {strict: {ids: ["0400"]}}'],
    ['null', 's: {strict: {mode: None}}', undefined],
    ['nearest value', 's: {strict: {mode: minmx}}', 's: {strict: {mode: minmax}}'],
    ['nearest variant', 's: {model: {name: "TrafficXLTM"}}', 's: {model: {name: TrafficXLSTM}}'],
  ])('V2 %s', (_title, before, after) => {
    expect(fixed(before)).toBe(after)
  })

  test('V2 in JSON a fix is JSON', () => {
    const text = '{"s": {"strict": {"hiden_size": 3, "word": 7, "mode": "minmx"}}}'
    const composition = composeTexts({ 'a.json': text }, system)
    const edits = validate(composition, system).flatMap((issue) => issue.fixes?.[0]?.edits ?? [])
    expect(JSON.parse(applyEdits(text, edits))).toEqual({ s: { strict: { hidden_size: 3, word: 7, mode: 'minmax' } } })
  })

  test('V2 in an INI file a fix is what its loader reads', () => {
    const text = "[DEFAULTS]\ns = {'strict': {'hiden_size': 3, 'word': 7, 'mode': 'minmx'}}\n"
    const composition = composeTexts({ 'a.ini': text }, system)
    const edits = validate(composition, system).flatMap((issue) => issue.fixes?.[0]?.edits ?? [])
    expect(applyEdits(text, edits)).toBe("[DEFAULTS]\ns = {'strict': {'hidden_size': 3, 'word': 7, 'mode': 'minmax'}}\n")
  })

  test('V2 a fix leaves no such issue at its place, and nothing else changed', () => {
    const keys = Object.keys(strict.shape)
    const value = fc.constantFrom(
      '1e-4',
      '2.0',
      'no',
      '"3"',
      'minmx',
      'x',
      '0400',
      '2024-01-02',
      'None',
      '7',
      '.5',
      'true',
      '[1, "2"]',
      '1E5',
    )
    const typo = fc
      .tuple(fc.constantFrom(...keys), fc.nat(20), fc.constantFrom('', '_', 'x'))
      .map(([key, at, put]) => key.slice(0, at % key.length) + put + key.slice((at % key.length) + 1))
    const pairs = fc.uniqueArray(fc.tuple(fc.oneof(fc.constantFrom(...keys), typo), value), {
      minLength: 1,
      maxLength: 5,
      selector: ([key]) => key,
    })
    fc.assert(
      fc.property(pairs, (entries) => {
        const text = `s:\n  strict:\n${entries.map(([key, of]) => `    ${key || 'k'}: ${of} # kept`).join('\n')}\n`
        for (const issue of issuesOf(text)) {
          for (const fix of issue.fixes ?? []) {
            const mended = applyEdits(text, fix.edits)
            expect(mended.split('\n').filter((row, i) => row !== text.split('\n')[i])).toHaveLength(1)
            expect(issuesOf(mended).map(({ code, path }) => [code, path])).not.toContainEqual([issue.code, issue.path])
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('V1 Zod 3 schemas report as Zod 4 schemas do', () => {
  const twin = z3
    .object({
      hidden_size: z3.number().int().positive().max(4096).default(128),
      mode: z3.enum(['standard', 'minmax']).nullable().optional(),
      at: z3.array(z3.number().int().min(0)).min(1).optional(),
      betas: z3.tuple([z3.number(), z3.number()]).optional(),
      limit: z3.union([z3.number().int(), z3.string()]).optional(),
      weights: z3.record(z3.number()).optional(),
      name: z3.string(),
      pool: z3
        .discriminatedUnion('type', [
          z3.object({ type: z3.literal('mean') }).strict(),
          z3.object({ type: z3.literal('knn'), k: z3.number().int() }).strict(),
        ])
        .optional(),
    })
    .strict()
  const own = z.strictObject({
    hidden_size: strict.shape.hidden_size,
    mode: strict.shape.mode,
    at: strict.shape.at,
    betas: strict.shape.betas,
    limit: strict.shape.limit,
    weights: strict.shape.weights,
    name: z.string(),
    pool: z
      .discriminatedUnion('type', [
        z.strictObject({ type: z.literal('mean') }),
        z.strictObject({ type: z.literal('knn'), k: z.int() }),
      ])
      .optional(),
  })

  test('V1 the same issues for any value', async () => {
    const [inZod3, inZod4] = [await systemOf(twin), await systemOf(own)]
    const value = fc.constantFrom(
      '1',
      '2.5',
      'x',
      'null',
      '[]',
      '[1, 2]',
      '[1, x, -1]',
      '{a: 1}',
      '{a: x}',
      'true',
      'standard',
      '{type: knn}',
      '{type: mean, k: 1}',
      '{type: z}',
      '{}',
    )
    const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom(...Object.keys(own.shape), 'unknown'), value), {
      maxLength: 4,
      selector: ([key]) => key,
    })
    fc.assert(
      fc.property(pairs, (entries) => {
        const text = `s: {${entries.map(([key, of]) => `${key}: ${of}`).join(', ')}}`
        expect(issuesOf(text, inZod3).map(line).toSorted()).toEqual(issuesOf(text, inZod4).map(line).toSorted())
      }),
      { numRuns: 1000 },
    )
  })

  test('V1 JSON Schema is validated too, the chosen branch alone', async () => {
    const of = await systemOf({
      $defs: {
        A: {
          type: 'object',
          properties: { kind: { const: 'a' }, n: { type: 'integer', minimum: 1 } },
          required: ['kind', 'n'],
          additionalProperties: false,
        },
        B: { type: 'object', properties: { kind: { const: 'b' }, use: { type: 'boolean' } }, required: ['kind'] },
      },
      oneOf: [{ $ref: '#/$defs/A' }, { $ref: '#/$defs/B' }],
      discriminator: { propertyName: 'kind', mapping: { a: '#/$defs/A', b: '#/$defs/B' } },
    })
    expect(issuesOf('s: {kind: a, n: 0, m: 1}', of).map(line)).toEqual([
      'error out-of-range a.yaml:1:17 s.n: the int 0 is out of range: expected at least 1',
      'error unknown-key a.yaml:1:20 s.m: s has no key m: the real code stops on it',
    ])
    expect(issuesOf('s: {kind: b, use: x, n: 1}', of).map(line)).toEqual([
      'error wrong-type a.yaml:1:19 s.use: expected true or false, got the text "x"',
    ])
  })
})

describe('V8 issues are collected, never thrown', () => {
  test('V8 whatever stands where a section should', () => {
    const any = fc.constantFrom(
      '1',
      'x',
      'null',
      '[]',
      '{}',
      '[{a: [1]}]',
      '{name: [1]}',
      '{name: {}}',
      '{? 1 : 2, true: 3}',
      '!!set {a}',
      '.nan',
      '2024-01-01',
      '&a [*a]',
      '"\\0"',
    )
    const inner = fc
      .tuple(fc.constantFrom('strict', 'loose', 'open', 'model', 'at', 'weights', 'kernel', '__proto__'), any)
      .map(([key, of]) => `{${key}: ${of}}`)
    fc.assert(
      fc.property(
        fc.oneof(
          any,
          inner,
          inner.map((of) => `{strict: ${of}}`),
          inner.map((of) => `{model: ${of}}`),
        ),
        (text) => {
          for (const issue of issuesOf(`s: ${text}`))
            expect(issue.origin.end).toBeLessThanOrEqual(issue.origin.source.text.length)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('V8 sections that did not change are not validated again', () => {
    const texts = { 'a.yaml': 's: {strict: {rate: 7}}' }
    const first = composeTexts(texts, system)
    const second = { ...first, config: { ...first.config } }
    expect(validate(second, system)[0]).toBe(validate(first, system)[0])
  })

  test('Y what the reader says mildly is said once', () => {
    const composition = composeTexts({ 'a.yaml': 's: {strict: {rate: 1e-4, word: 1e-4}}' }, system)
    const joined = joinIssues(composition.issues, validate(composition, system)).filter(({ code }) => code === 'float-as-string')
    expect(joined.map(({ severity, origin }) => `${severity} ${formatOrigin(origin)}`).toSorted()).toEqual([
      'error a.yaml:1:20',
      'warning a.yaml:1:32',
    ])
  })
})

test('V5 a rule may say what would mend it, as fixes where the value is written', async () => {
  const of = await systemOf(z.looseObject({}), {
    rules: [
      {
        id: 'width',
        says: 'The width is 8.',
        check: (view) =>
          view.get(['s', 'width']) === 8
            ? []
            : [{ path: ['s', 'width'], severity: 'error', message: 'the width is not 8', instead: [8, 'eight'] }],
      },
    ],
  })
  const text = 's: {width: 7}\n'
  const fixesOf = (written: string): unknown =>
    issuesOf(written, of).flatMap(({ fixes = [] }) => fixes.map(({ title, edits }) => [title, applyEdits(written, edits)]))
  expect([fixesOf(text), fixesOf('s: {}\n')]).toEqual([
    [
      ['Write 8', 's: {width: 8}\n'],
      ['Write eight', 's: {width: eight}\n'],
    ],
    [],
  ])
})
