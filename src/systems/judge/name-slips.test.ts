import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import { composeTexts, line, systemOf } from '../compose.testing.ts'
import { openUnion } from '../schema/picked-union.ts'
import { validate } from './validate.ts'
import { z } from '../schema/zod.ts'

const KNOWN = ['InverseLR', 'StepLR', 'AdamW', 'SGD', '16-mixed', 'ddp_spawn', 'NAdam']
const name = z.string().meta({ examples: KNOWN.slice(0, -1), lookedUp: ['NAdam'] })
const free = z.string().meta({ examples: KNOWN })
const union = openUnion(
  'type',
  [z.object({ type: z.literal('AdamW') }), z.object({ type: z.literal('SGD') })],
  z.object({ type: z.string().meta({ lookedUp: ['ASGD'] }) }),
)
const system = await systemOf(
  z.object({ name: name.optional(), free: free.optional(), either: z.union([z.int(), name]).optional(), of: union.optional() }),
)

function told(text: string): readonly string[] {
  return validate(composeTexts({ 'a.yaml': text }, system), system).map(line)
}

test.each<[title: string, key: string, word: string, meant: string | undefined]>([
  ['a known name', 'name', 'AdamW', undefined],
  ['a letter is missing', 'name', 'InversLR', 'InverseLR'],
  ['two letters are', 'name', 'InvereR', 'InverseLR'],
  ['another case', 'name', 'adamw', 'AdamW'],
  ['another case of a short one', 'name', 'sgd', 'SGD'],
  ['another first letter', 'name', 'stepLR', 'StepLR'],
  ['two letters are swapped', 'name', 'SDG', 'SGD'],
  ['a name that is known beside those that are offered', 'name', 'NAdam', undefined],
  ['another name', 'name', 'LambdaLR', undefined],
  ['another number', 'name', '32-mixed', undefined],
  ['a slip behind the number', 'name', '16-mixd', '16-mixed'],
  ['another part', 'name', 'ddp', undefined],
  ['nothing', 'name', "''", undefined],
  ['a text that is not looked up', 'free', 'InversLR', undefined],
  ['a name where a number may stand', 'either', 'InversLR', 'InverseLR'],
  ['what picks a variant', 'of.type', 'adamW', 'AdamW'],
  ['what picks another variant', 'of.type', 'ASGD', undefined],
  ['what the others are called', 'of.type', 'AGSD', 'ASGD'],
])('V13 %s', (_title, key, word, meant) => {
  const text = `s: {${key.replace('.', ': {')}: ${word}}${key.includes('.') ? '}' : ''}\n`
  const issues = validate(composeTexts({ 'a.yaml': text }, system), system)
  expect(issues.map(({ code, severity, hint }) => [code, severity, hint])).toEqual(
    meant === undefined ? [] : [['close-name', 'warning', `did you mean ${meant}?`]],
  )
  const fixes = issues.flatMap((issue) => issue.fixes ?? [])
  expect(fixes.map((fix) => [fix.title, applyEdits(text, fix.edits)])).toEqual(
    meant === undefined ? [] : [[`Use ${meant}`, text.replace(word, meant)]],
  )
})

test('V13 it is told at the line of the name', () => {
  expect(told('s:\n  name: InversLR\n')).toEqual([
    'warning close-name a.yaml:2:9 s.name: InversLR is looked up as it is written, and no name that is known is written so (did you mean InverseLR?)',
  ])
})

test('V13 no name that is known is a slip, any with one letter lost is, and mending it leaves nothing', () => {
  const long = KNOWN.filter((one) => one.length > 4)
  fc.assert(
    fc.property(fc.constantFrom(...long), fc.nat(), (one, at) => {
      expect(told(`s: {name: ${one}}\n`)).toEqual([])
      const letters = [...one].flatMap((letter, i) => (/\p{L}/u.test(letter) ? [i] : []))
      const lost = letters[at % letters.length] ?? 0
      const text = `s: {name: ${one.slice(0, lost)}${one.slice(lost + 1)}}\n`
      const [issue] = validate(composeTexts({ 'a.yaml': text }, system), system)
      expect(issue?.code).toBe('close-name')
      expect(told(applyEdits(text, issue?.fixes?.[0]?.edits ?? []))).toEqual([])
    }),
    { numRuns: 1000 },
  )
})
