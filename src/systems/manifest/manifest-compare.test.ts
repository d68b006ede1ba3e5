import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MatchBy } from '../../core/diff/list-match.ts'
import { line } from '../compose.testing.ts'
import { readManifest } from './manifest.ts'
import { matchWord } from './manifest-compare.ts'
import type { CompareRules } from './manifest-compare.ts'

const read = (text: string): ReturnType<typeof readManifest> => readManifest({ kind: 'file', path: 'strata.yaml', text })

test.each<[string, string, CompareRules]>([
  ['nothing', 'system: none\n', { ignore: [], match: [] }],
  [
    'patterns',
    'compare:\n  ignore: [training.seed, "model.*.dropout", "a[\\"x.y\\"].b", "**.path"]\n',
    { ignore: ['training.seed', 'model.*.dropout', 'a["x.y"].b', '**.path'], match: [] },
  ],
  [
    'ways to match, in their order',
    'compare:\n  match:\n    b.*: id\n    a: content\n    "5": position\n',
    {
      ignore: [],
      match: [
        { pattern: 'b.*', match: { by: 'key', key: 'id' } },
        { pattern: 'a', match: { by: 'content' } },
        { pattern: '5', match: { by: 'position' } },
      ],
    },
  ],
  [
    'what is right beside what is wrong',
    'compare:\n  ignore: [a..b, seed, 3]\n  match: {x: 1, y: name}\n  more: 1\n',
    { ignore: ['seed'], match: [{ pattern: 'y', match: { by: 'key', key: 'name' } }] },
  ],
])('D5 reads %s', (_title, text, expected) => {
  expect(read(text).manifest.compare).toEqual(expected)
})

const IGNORE_IS = 'compare.ignore is a list of path patterns: training.seed, model.*.dropout, **.path'
const MATCH_IS = 'compare.match is a map from path patterns to the key that items are known by, or content, or position'

test.each<[string, string, readonly string[]]>([
  ['what is no map', 'compare: [a]\n', ['error wrong-type strata.yaml:1:10 compare: compare is a map of ignore and match']],
  [
    'an unknown key',
    'compare:\n  ignor: [a]\n',
    ['error unknown-key strata.yaml:2:3 compare.ignor: compare has no key ignor (did you mean ignore?)'],
  ],
  ['ignore that is no list', 'compare: {ignore: a}\n', [`error wrong-type strata.yaml:1:19 compare.ignore: ${IGNORE_IS}`]],
  [
    'a pattern that is no text',
    'compare: {ignore: [a, 3]}\n',
    [`error wrong-type strata.yaml:1:23 compare.ignore[1]: ${IGNORE_IS}`],
  ],
  [
    'patterns that do not parse',
    'compare:\n  ignore:\n    - a..b\n    - ""\n    - a[x]\n',
    [
      'error manifest strata.yaml:3:7 compare.ignore[0]: "a..b" is no path pattern: a key is missing at its character 3',
      'error manifest strata.yaml:4:7 compare.ignore[1]: "" is no path pattern: it is empty',
      'error manifest strata.yaml:5:7 compare.ignore[2]: "a[x]" is no path pattern: expected [index] or ["key"] at its character 2',
    ],
  ],
  ['match that is no map', 'compare: {match: [a]}\n', [`error wrong-type strata.yaml:1:18 compare.match: ${MATCH_IS}`]],
  [
    'a way to match that is no word',
    'compare: {match: {a: 1}}\n',
    [`error wrong-type strata.yaml:1:22 compare.match.a: ${MATCH_IS}`],
  ],
  [
    'a pattern to match by that does not parse',
    'compare:\n  match:\n    a.: name\n',
    ['error manifest strata.yaml:3:9 compare.match["a."]: "a." is no path pattern: a key is missing at its character 3'],
  ],
])('D5 reports %s', (_title, text, expected) => {
  expect(read(text).issues.map(line)).toEqual(expected)
})

test('an unknown key of compare is renamed by its fix', () => {
  const text = 'compare:\n  ignor: [a]\n'
  expect(read(text).issues[0]?.fixes).toEqual([
    { title: 'Rename to ignore', file: 'strata.yaml', edits: [{ start: 11, end: 16, text: 'ignore' }] },
  ])
})

test('D2 a way to match is read as it was written', () => {
  const match = fc.oneof(
    fc.constantFrom<MatchBy>({ by: 'content' }, { by: 'position' }),
    fc.constantFrom('name', 'id', 'content', 'position', '').map((key): MatchBy => ({ by: 'key', key })),
    fc.string().map((key): MatchBy => ({ by: 'key', key })),
  )
  fc.assert(
    fc.property(match, (way) => {
      const word = matchWord(way)
      const isSayable = way.by !== 'key' || !['', 'content', 'position'].includes(way.key)
      expect(word !== undefined).toBe(isSayable)
      if (word === undefined) return
      expect(read(`compare: {match: {x: ${JSON.stringify(word)}}}`).manifest.compare.match).toEqual([
        { pattern: 'x', match: way },
      ])
    }),
    { numRuns: 1000 },
  )
})
