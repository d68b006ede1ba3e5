import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pathOf } from '../../core/diff/change.ts'
import type { Change } from '../../core/diff/change.ts'
import { anyConfig } from '../../core/config-node.testing.ts'
import type { MapNode } from '../../core/config-node.ts'
import { diff } from '../../core/diff/diff.ts'
import type { MatchBy } from '../../core/diff/list-match.ts'
import { isBeneathPattern, matchesPattern } from '../../core/diff/path-pattern.ts'
import { isPathError, parsePath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import { patternOfPath } from '../change-pattern.ts'
import { redo, undo } from '../commands.ts'
import { compareOptionsOf } from './compare-options.ts'
import { compareSides } from './comparison.ts'
import { ignoreKey, setListMatch, unignoreKey } from './ignore-key.ts'
import { rulesOf } from '../rules.ts'
import type { Attempt, Session } from '../session.ts'
import { sessionOf } from '../session.testing.ts'
import { resolveSide } from './side.ts'

const WRITTEN = '# Ours.\r\nsystem:   none  # for now\r\n\r\nignore: [old]\r\n'

function done(attempt: Attempt): Session {
  if ('refusal' in attempt) throw new Error(attempt.refusal)
  return attempt.session
}

function manifestOf(attempt: Attempt): string | undefined {
  return 'refusal' in attempt ? `refused: ${attempt.refusal}` : attempt.session.files.get('strata.yaml')?.text
}

function withManifest(text: string): Session {
  return sessionOf({ 'strata.yaml': text })
}

describe('D5 ignoring a key', () => {
  test.each<[string, string, string, string]>([
    ['adds the key compare', WRITTEN, 'training.seed', `${WRITTEN}compare:\r\n  ignore: [training.seed]\r\n`],
    ['of an empty file', '', 'seed', 'compare:\n  ignore: [seed]\n'],
    [
      'adds to the list as it is written',
      'compare:\n    ignore: [ a ]  # noise\n',
      'b.*.c',
      'compare:\n    ignore: [ a, "b.*.c" ]  # noise\n',
    ],
    ['adds to a list of lines', 'compare:\n  ignore:\n  - a # why\n', 'b', 'compare:\n  ignore:\n  - a # why\n  - b\n'],
    [
      'quotes what YAML would take for something else',
      'compare:\n  ignore: [a]\n',
      '["5"]',
      'compare:\n  ignore: [a, "[\\"5\\"]"]\n',
    ],
    ['that is ignored already writes nothing', 'compare: {ignore: [a]}', 'a', 'compare: {ignore: [a]}'],
    ['beside other rules', 'compare:\n  match:\n    x: id\n', 'a', 'compare:\n  match:\n    x: id\n  ignore: [a]\n'],
    ['where the list is yet to be filled', 'compare:\n  ignore:\n', 'a', 'compare:\n  ignore: [a]\n'],
    [
      'is refused where no list stands',
      'compare: {ignore: a}',
      'b',
      'refused: compare.ignore in strata.yaml is no list: mend it first',
    ],
    ['is refused where nothing could fit', '', 'a..b', 'refused: "a..b" is no path pattern'],
    ['is refused where everything would', '', '', 'refused: "" is no path pattern'],
  ])('%s', (_title, before, pattern, after) => {
    expect(manifestOf(ignoreKey(withManifest(before), pattern))).toBe(after)
  })

  test('E2 a broken strata.yaml is left alone', () => {
    const attempt = ignoreKey(withManifest('compare: [\n'), 'a')
    expect('refusal' in attempt && attempt.refusal).toMatch(/^the file cannot be read/)
  })

  test('where there is no strata.yaml, one is written from what was guessed', () => {
    const guess = '# What Strata knows of this folder.\nsystem: none\n'
    const session = sessionOf({ 'a.yaml': 'x: 1\n' }, { guess })
    const after = done(ignoreKey(session, 'x'))
    expect(after.files.get('strata.yaml')?.text).toBe(`${guess}compare:\n  ignore: [x]\n`)
    expect(compareOptionsOf(after).ignore).toEqual(['x'])
    const back = undo(after)
    expect([back.files.has('strata.yaml'), compareOptionsOf(back).ignore]).toEqual([false, []])
  })

  test('E5 is one step, undone byte for byte and done again', () => {
    const session = withManifest(WRITTEN)
    const after = done(ignoreKey(session, 'a'))
    expect(after.past.map(({ label }) => label)).toEqual(['Ignore a'])
    expect(undo(after).files.get('strata.yaml')).toBe(session.files.get('strata.yaml'))
    expect(redo(undo(after)).files.get('strata.yaml')?.text).toBe(after.files.get('strata.yaml')?.text)
  })

  test.each<[string, string, string, string]>([
    ['takes it out of the list', 'compare: {ignore: [a, b]} # x\n', 'a', 'compare: {ignore: [b]} # x\n'],
    ['takes it out wherever it stands', 'compare: {ignore: [a, b, a]}\n', 'a', 'compare: {ignore: [b]}\n'],
    ['takes the list with the last', `${WRITTEN}compare:\r\n  ignore:\r\n    - a\r\n`, 'a', WRITTEN],
    ['twice and nothing else', 'x: 1\ncompare: {ignore: [a, a]}\n', 'a', 'x: 1\n'],
    ['that is not ignored writes nothing', 'compare: {ignore: [a]}\n', 'b', 'compare: {ignore: [a]}\n'],
  ])('D5 counting a key again %s', (_title, before, pattern, after) => {
    const session = withManifest(before)
    const attempt = unignoreKey(session, pattern)
    expect(manifestOf(attempt)).toBe(after)
    expect(done(attempt).past).toHaveLength(before === after ? 0 : 1)
  })
})

describe('D2 how a list is matched', () => {
  test.each<[string, string, Path, MatchBy | undefined, string]>([
    ['is written', WRITTEN, ['stages'], { by: 'key', key: 'id' }, `${WRITTEN}compare:\r\n  match:\r\n    stages: id\r\n`],
    ['is changed', 'compare: {match: {stages: id}}\n', ['stages'], { by: 'content' }, 'compare: {match: {stages: content}}\n'],
    [
      'is for every item around',
      '',
      ['runs', 2, 'stages'],
      { by: 'position' },
      'compare:\n  match:\n    "runs.*.stages": position\n',
    ],
    ['is taken back', `${WRITTEN}compare:\r\n  match:\r\n    stages: id\r\n`, ['stages'], undefined, WRITTEN],
    ['that nobody chose is left', WRITTEN, ['stages'], undefined, WRITTEN],
    [
      'by a key that is called as another way is refused',
      WRITTEN,
      ['stages'],
      { by: 'key', key: 'content' },
      'refused: a key of this name cannot be told from the other ways to match',
    ],
  ])('%s', (_title, before, path, match, after) => {
    expect(manifestOf(setListMatch(withManifest(before), path, match))).toBe(after)
  })

  test('the first rule that fits holds, but for one of the very list', () => {
    const { matchBy } = compareOptionsOf(withManifest('compare: {match: {"**.stages": name, "a.*": id, a.stages: position}}\n'))
    expect([['a', 'stages'], ['b', 'stages'], ['a', 'x'], ['x']].map((path) => matchBy?.(path))).toEqual([
      { by: 'position' },
      { by: 'key', key: 'name' },
      { by: 'key', key: 'id' },
      undefined,
    ])
  })

  test('what is set is what holds from then on', () => {
    const key = fc.constantFrom('a', 'b c', '', '5', 'x.y', '*', '**', '\0"x', '\u00001')
    const path = fc.array(fc.oneof(key, fc.nat(3)), { minLength: 1, maxLength: 4 })
    const match = fc.constantFrom<MatchBy>({ by: 'content' }, { by: 'position' }, { by: 'key', key: 'id' })
    fc.assert(
      fc.property(path, match, (at, way) => {
        const session = withManifest('compare: {match: {"**": uid}}\n')
        const set = done(setListMatch(session, at, way))
        expect(compareOptionsOf(set).matchBy?.(at)).toEqual(way)
        expect(rulesOf(set).issues).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})

describe('D5 the pattern of a change', () => {
  test.each<[Path, string]>([
    [['training', 'seed'], 'training.seed'],
    [['stages', 3, 'epochs'], 'stages.*.epochs'],
    [['stages', 3], 'stages.*'],
    [['a', 'x.y', '5', ''], 'a["x.y"]["5"][""]'],
    [['a', '\u00001'], 'a[!1]'],
    [['a', '*', 0, '**'], 'a["*"].*["**"]'],
  ])('%j is %s', (path, pattern) => {
    expect(patternOfPath(path)).toBe(pattern)
  })

  test('D5 fits the path, and of others those that differ where it has list indices', () => {
    const step = fc.oneof(fc.constantFrom('a', 'x.y', '*', '**', '', '0'), fc.nat(2))
    const path = fc.array(step, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(path, path, (one, other) => {
        const pattern = patternOfPath(one)
        expect(matchesPattern(one, pattern)).toBe(true)
        const isAlike = one.length === other.length && one.every((key, i) => typeof key === 'number' || key === String(other[i]))
        expect(matchesPattern(other, pattern)).toBe(isAlike)
      }),
      { numRuns: 1000 },
    )
  })

  test('D5 is read back by the one parser, and ignores the change', () => {
    fc.assert(
      fc.property(anyConfig(), anyConfig(), (a, b) => {
        for (const change of someChanges(a, b)) {
          const pattern = patternOfPath(pathOf(change))
          expect(isPathError(parsePath(pattern))).toBe(false)
          expect(isBeneathPattern(change.b.node ? change.b.path : change.a.path, pattern)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('D5 once written to strata.yaml, the change is ignored, and counting it again gives back the bytes', () => {
    fc.assert(
      fc.property(anyConfig(), anyConfig(), (a, b) => {
        const session = withManifest(WRITTEN)
        for (const change of someChanges(a, b).slice(0, 2)) {
          const pattern = patternOfPath(pathOf(change))
          const after = done(ignoreKey(session, pattern))
          expect(compareOptionsOf(after).ignore).toEqual([pattern])
          expect(after.files.get('strata.yaml')?.text.startsWith(WRITTEN)).toBe(true)
          expect(rulesOf(after).issues).toEqual([])
          expect(done(unignoreKey(after, pattern)).files.get('strata.yaml')?.text).toBe(WRITTEN)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('D5 a comparison leaves out what is ignored and says how much that is', () => {
    const session = sessionOf({
      'strata.yaml': 'system: none\n',
      'a.yaml': 'seed: 1\nstages: [{name: x, epochs: 1}, {name: y, epochs: 1}]\nlr: 0.1\n',
      'b.yaml': 'seed: 2\nstages: [{name: x, epochs: 2}, {name: y, epochs: 3}]\nlr: 0.2\n',
    })
    const compared = (from: Session): readonly number[] => {
      const [a, b] = ['a.yaml', 'b.yaml'].map((path) => resolveSide(from, { kind: 'file', path }))
      if (!a || !b) throw new Error('both are there')
      const { changes, ignored } = compareSides(a, b, compareOptionsOf(from))
      return [changes.length, ignored.length]
    }
    const before = compared(session)
    const [, change] = diff(
      resolveSide(session, { kind: 'file', path: 'a.yaml' }).composition.config,
      resolveSide(session, { kind: 'file', path: 'b.yaml' }).composition.config,
    ).changes
    const after = done(ignoreKey(session, change ? patternOfPath(pathOf(change)) : ''))
    expect([before, compared(after)]).toEqual([
      [4, 0],
      [2, 2],
    ])
  })
})

function someChanges(a: MapNode, b: MapNode): readonly Change[] {
  return diff(a, b).changes.slice(0, 20)
}

test('the options are the same object while strata.yaml says the same', () => {
  const session = withManifest('compare: {ignore: [a]}\n')
  const { files, guessed } = session
  expect(compareOptionsOf({ files: new Map(files), guessed })).toBe(compareOptionsOf(session))
  expect(compareOptionsOf(withManifest('x: 1\n')).matchBy?.(['a'])).toBeUndefined()
})
