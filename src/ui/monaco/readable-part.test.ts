import { expect, test } from 'vitest'
import { readablePart } from './readable-part.ts'

test.each([
  ['all of a text that can be read', 'a: 1\nb: 2\n', 'a: 1\nb: 2\n'],
  ['the lines above half a key', 'a:\n  b: 1\n  c\n', 'a:\n  b: 1\n'],
  ['the lines above a bracket left open', 'a: 1\nb: [1,\nc: 2\n', 'a: 1\n'],
  ['nothing of a text that is no map', '- a\n', ''],
])('Y %s', (_title, text, expected) => {
  expect(readablePart({ kind: 'file', path: 'a.yaml', text }, 'pyyaml').text).toBe(expected)
})
