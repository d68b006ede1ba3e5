import { expect, test } from 'vitest'
import { lexLine, startOfText } from './lex-line.ts'
import { iniTokens, overrideTokens, yamlTokens } from './line-tokens.ts'
import type { LineToken } from './line-tokens.ts'

test.each([
  ['pyyaml', 'lr: 1e-4', 'lr key, : delimiter, 1e-4 string'],
  ['yaml12', 'lr: 1e-4', 'lr key, : delimiter, 1e-4 number'],
  ['pyyaml', '- {on: no} # x', '- delimiter, { delimiter, on key, : delimiter, no constant, } delimiter, # x comment'],
  ['yaml12', 'a: no', 'a key, : delimiter, no string'],
  ['pyyaml', 'a: &x 2024-01-01', 'a key, : delimiter, &x mark, 2024-01-01 date'],
  ['json', '{"a": 1.5}', '{ delimiter, "a" key, : delimiter, 1.5 number, } delimiter'],
] as const)('Y under %s, %j is coloured as it is read', (reader, line, expected) => {
  expect(describe(line, yamlTokens(line, lexLine(line, startOfText).pieces, reader))).toBe(expected)
})

test.each([
  ['training.epochs=200', 'training.epochs key, = delimiter, 200 number'],
  ['++a[0].b=[1, x]', '++ mark, a[0].b key, = delimiter, [ delimiter, 1 number, , delimiter, x string, ] delimiter'],
  ['~model.lstm', '~ mark, model.lstm key'],
  ['["a=b"]=1', '["a=b"] key, = delimiter, 1 number'],
  ['# note', '# note comment'],
])('O the override %j is coloured by its parts', (line, expected) => {
  expect(describe(line, overrideTokens(line, 'pyyaml'))).toBe(expected)
})

test.each([
  ['[DEFAULTS]', '[DEFAULTS] mark'],
  ['# about', '# about comment'],
  ['  ; about', '; about comment'],
  ['batch_size = 4', 'batch_size key,  =  delimiter, 4 number'],
  ['name : a # b', 'name key,  :  delimiter, a # b string'],
  ['ckpt=None', 'ckpt key, = delimiter, None constant'],
  ['recover = true', 'recover key,  =  delimiter, true string'],
  ['lr = 1e-4', 'lr key,  =  delimiter, 1e-4 number'],
  ['  42]', '42] string'],
  ['empty =', 'empty key,  = delimiter'],
])('Y13 the INI line %j is coloured by its parts', (line, expected) => {
  expect(describe(line, iniTokens(line))).toBe(expected)
})

function describe(line: string, tokens: readonly LineToken[]): string {
  const parts = tokens.map(({ start, scope }, i) => ({ text: line.slice(start, tokens[i + 1]?.start), scope }))
  return parts
    .filter(({ text, scope }) => text !== '' && scope !== '')
    .map(({ text, scope }) => `${text} ${scope}`)
    .join(', ')
}
