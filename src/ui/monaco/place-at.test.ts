import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPath } from '../../core/path.ts'
import { placeAt } from './place-at.ts'

// ‸ is the cursor. A place is written as the word it replaces, what can stand there, and the keys that are taken.
test.each([
  ['an empty text', '‸', '"" key of "" | '],
  ['a word at the top', 'mod‸', '"mod" key of "" | '],
  ['a new key at the top', 'model: 1\n‸', '"" key of "" | model'],
  ['a key, with those below', 'model:\n  ‸\n  name: x', '"" key of model | name'],
  ['the first key of a map', 'model:\n  xlstm:\n    ‸', '"" key of model.xlstm or value of model.xlstm | '],
  ['a key further out', 'model:\n  xlstm:\n    a: 1\n  ‸', '"" key of model | xlstm'],
  ['a key after an empty line', 'model:\n  a: 1\n\n  ‸\n\ndata: 1', '"" key of model | a'],
  ['a column of no map', 'model:\n    a: 1\n  ‸', 'nothing'],
  ['a column beneath a value', 'model:\n  a: 1\n    ‸', 'nothing'],
  ['half a key between others', 'm:\n  a: 1\n  na‸\n  b: 2', '"na" key of m | a b'],
  ['inside a key with its colon', 'm:\n  na‸me: 1\n  b: 2', '"name": key of m | b'],
  ['a value', 'm:\n  a: ‸', '"" value of m.a | '],
  ['a value without a blank', 'm:\n  a:‸', '"" value of m.a | '],
  ['a value half written', 'm:\n  a: tr‸ue # x', '"true" value of m.a | '],
  ['a quoted value', 'm:\n  a: "van‸"', '""van"" value of m.a | '],
  ['behind a value', 'a: 1 ‸', 'nothing'],
  ['in a comment', 'a: 1 # foo‸', 'nothing'],
  ['in a block scalar', 'a: |\n  foo‸\nb: 1', 'nothing'],
  ['behind a block scalar', 'm:\n  a: |\n    foo\n  ‸', '"" key of m | a'],
  ['an item', 'includes:\n  - ‸', '"" key of includes[0] or value of includes[0] | '],
  ['a second item, dash below its key', 'includes:\n- a\n- b‸', '"b" key of includes[1] or value of includes[1] | '],
  ['a quoted item', 'includes:\n  - "../mo‸"', '""../mo"" key of includes[0] or value of includes[0] | '],
  ['a key of a map in a list', 'l:\n  - name: a\n    ‸', '"" key of l[0] | name'],
  ['a key behind a list', 'm:\n  l:\n  - a\n  ‸', '"" key of m | l'],
  ['a key at the top behind a list', 'l:\n- a\n‸', '"" key of "" | l'],
  ['a map in one line', 'm: {a: 1, ‸}', '"" key of m | a in flow'],
  ['a map in one line, half a key', 'm: {a: 1, b‸}', '"b" key of m | a in flow'],
  ['a value in a map in one line', 'm: {a: ‸, b: 2}', '"" value of m.a |  in flow'],
  ['a map in a map in one line', 'm: {a: {x: 1, ‸', '"" key of m.a | x in flow'],
  ['an item of a list in one line', 'm:\n  at: [1, ‸]', '"" value of m.at[1] |  in flow'],
  ['behind a list in one line', 'm:\n  at: [1]\n  ‸', '"" key of m | at'],
  ['a list over several lines', 'at: [1,\n  2,\n  ‸\n]\nb: 1', '"" value of at[2] |  in flow'],
  ['below a bracket never closed', 'm:\n  at: [1, 2\n  b: ‸', '"" value of m.b | '],
  ['JSON: a key', '{\n  "model": {\n    ‸\n  }\n}', '"" key of model |  in flow'],
  ['JSON: half a key', '{\n  "model": {"a": 1, "b‸"}\n}', '""b"" key of model | a in flow'],
  ['JSON: a value', '{\n  "model": {"a": ‸}\n}', '"" value of model.a |  in flow'],
  ['quoted keys', "\"a b\":\n  'it''s': ‸", '"" value of ["a b"]["it\'s"] | '],
  ['keys with dots are one key', 'a.b:\n  c: ‸', '"" value of ["a.b"].c | '],
  ['a broken line above', 'm:\n  a: [}}: "\n  b: 1\n  ‸', '"" key of m | a b'],
  ['tabs do not break it', 'm:\n\ta: 1\n  ‸', 'nothing'],
  ['inside an indent', 'm:\n ‸ a: 1', 'nothing'],
])('place: %s', (_title, marked, expected) => {
  expect(describe(marked)).toBe(expected)
})

test('place law: every offset of any text gives an answer whose word holds the cursor', () => {
  const parts = fc.constantFrom('a: ', 'b', '\n', '  ', '- ', '{', '}', '[', ']', ', ', '"', "'", '# c', '|', ':', 'model:\n')
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 20 }), fc.nat(80), (texts, at) => {
      const text = texts.join('')
      const offset = Math.min(at, text.length)
      const place = placeAt(text, offset)
      if (place) expect(place.start <= offset && offset <= place.end).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

function describe(marked: string): string {
  const offset = marked.indexOf('‸')
  const text = marked.replace('‸', '')
  const place = placeAt(text, offset)
  if (!place) return 'nothing'
  const { keyIn, valueAt, taken, hasColon, isInFlow } = place
  const kinds = [keyIn && `key of ${name(keyIn)}`, valueAt && `value of ${name(valueAt)}`].filter(Boolean).join(' or ')
  return `"${text.slice(place.start, place.end)}"${hasColon ? ':' : ''} ${kinds} | ${taken.join(' ')}${isInFlow ? ' in flow' : ''}`
}

function name(path: readonly (string | number)[]): string {
  return formatPath(path) || '""'
}
