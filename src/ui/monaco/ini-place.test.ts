import { expect, test } from 'vitest'
import { iniPlaceAt } from './ini-place.ts'

// ‸ is the cursor, | the two ends of what is replaced.
test.each<[title: string, text: string, expected: string | undefined]>([
  ['a key on a line of its own', '[DEFAULTS]\na = 1\n‸', 'key || taken a'],
  ['a key half typed', '[DEFAULTS]\na = 1\nba‸', 'key |ba| taken a'],
  ['a key that has its mark', '[DEFAULTS]\nba‸ = 1', 'key |ba| has its mark'],
  ['a value behind the mark', '[DEFAULTS]\na = ‸', 'value of a ||'],
  ['a value right behind the mark', '[DEFAULTS]\na =‸', 'value of a ||'],
  ['a value half typed', '[DEFAULTS]\na: adam‸w', 'value of a |adamw|'],
  ['nothing in a comment', '[DEFAULTS]\n# ‸', undefined],
  ['nothing in a line that goes on', '[DEFAULTS]\na = 1\n  ‸', undefined],
  ['nothing in another section', '[DEFAULTS]\n[x]\n‸', undefined],
  ['nothing before the first section', '‸', undefined],
])('%s', (_title, marked, expected) => {
  const text = marked.replace('‸', '')
  const place = iniPlaceAt(text, marked.indexOf('‸'))
  const word = place && `|${text.slice(place.start, place.end)}|`
  const what = place?.valueAt ? `value of ${place.valueAt.join('.')}` : 'key'
  const notes = [
    place?.hasColon ? 'has its mark' : '',
    place?.keyIn && place.taken.length > 0 ? `taken ${place.taken.join(' ')}` : '',
  ]
  expect(place && [what, word, ...notes].filter((part) => part !== '').join(' ')).toBe(expected)
})
