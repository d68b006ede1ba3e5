import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startClock } from '../../core/clock.testing.ts'
import { decodeLink, encodeLink, lastingSides } from './compare-link.ts'
import type { CompareLink } from './compare-link.ts'
import { toggleLayer } from '../commands.ts'
import { compareOptionsOf } from './compare-options.ts'
import { compareSides } from './comparison.ts'
import { sessionOf } from '../session.testing.ts'
import { resolveSide } from './side.ts'
import type { SideRef } from './side.ts'

const LINK: CompareLink = {
  workspace: 'social-xlstm',
  sides: [
    { kind: 'file', path: 'experiments/a.yaml' },
    { kind: 'file', path: 'experiments/b.yaml' },
  ],
  view: 'causes',
  filter: '',
  shows: 'changes',
  isThreeWay: false,
}

const sides = (...refs: readonly SideRef[]): CompareLink => ({ ...LINK, sides: refs })
const file = (path: string, isSaved = false): SideRef => ({ kind: 'file', path, ...(isSaved ? { isSaved } : {}) })
const stack = (files: readonly string[], overrides = '', off: readonly string[] = []): SideRef & { readonly kind: 'stack' } => ({
  kind: 'stack',
  files,
  overrides,
  off,
})
const many = (count: number, text: (i: number) => string): string => Array.from({ length: count }, (_, i) => text(i)).join('\n')
const paths = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `${i}.yaml`)

/** What stands for the sides in a link. */
function sidesText(link: CompareLink): string {
  const encoded = encodeLink(link)
  return 'hash' in encoded
    ? encoded.hash.replace('compare?workspace=social-xlstm', '').replace('&view=causes', '')
    : encoded.refusal
}

test.each<[string, CompareLink, string]>([
  ['two experiments', LINK, '&a=experiments/a.yaml&b=experiments/b.yaml'],
  ['a file as it was saved', sides(file('a.yaml', true), file('a.yaml')), '&a=saved:a.yaml&b=a.yaml'],
  ['what is open', sides({ kind: 'open', isSaved: true }, { kind: 'open' }), '&a=open:saved&b=open'],
  [
    'a stack with override lines and a layer off',
    sides(stack(['m.yaml', 'd.yaml'], 'lr=1.0\n~model.x', ['d.yaml']), file('a.yaml')),
    '&a=stack&a.file=m.yaml&a.file=d.yaml&a.set=lr=1.0%0A~model.x&a.off=d.yaml&b=a.yaml',
  ],
  [
    'a stack as it was saved',
    sides({ ...stack(['m.yaml'], 'lr=1.0'), isSaved: true }, stack(['m.yaml'], 'lr=1.0')),
    '&a=stack&a.file=m.yaml&a.set=lr=1.0&a.saved=1&b=stack&b.file=m.yaml&b.set=lr=1.0',
  ],
  ['files called like what is no file', sides(file('open'), file('saved:x.yaml')), '&a=file:open&b=file:saved:x.yaml'],
  [
    'what an address has a use for',
    sides(file('a b&c#d+e%f.yaml'), file("(g)'.yaml")),
    '&a=a%20b%26c%23d%2Be%25f.yaml&b=%28g%29%27.yaml',
  ],
  ['half a character as the sign for one', sides(file('\uD83D.yaml')), '&a=%EF%BF%BD.yaml'],
  ['a third side', sides(file('a.yaml'), file('b.yaml'), file('c.yaml')), '&a=a.yaml&b=b.yaml&c=c.yaml'],
  ['a filter', { ...LINK, sides: [], filter: '@layer:data lr' }, '&filter=@layer:data%20lr'],
  ['what is listed', { ...LINK, sides: [], shows: 'ignored' }, '&show=ignored'],
  ['who changed what', { ...LINK, sides: [], isThreeWay: true }, '&three-way=1'],
  [
    'nothing for a text from outside',
    sides({ kind: 'text', name: 'run.yaml', text: 'a: 1' }, file('b.yaml')),
    'run.yaml is from outside the workspace, and only paths fit into a link',
  ],
  [
    'nothing for more text than fits',
    sides(...'abcd'.split('').map((key) => stack(['a.yaml'], `${key}=${'x'.repeat(19_000)}`))),
    'its override lines are too long for an address',
  ],
  [
    'nothing for more files than a link holds',
    sides(file('a.yaml'), stack(paths(101))),
    'B has more than the 100 files that a link holds',
  ],
  [
    'nothing for too many lines',
    sides(
      stack(
        [],
        many(201, (i) => `k${i}=1`),
      ),
    ),
    'A has more override lines than a link holds',
  ],
])('a link holds %s', (_title, link, expected) => {
  expect(sidesText(link)).toBe(expected)
})

const NOTHING: CompareLink = { ...LINK, workspace: '', sides: [] }

describe('a hash from anywhere is read as far as it goes', () => {
  test.each<[string, string, ReturnType<typeof decodeLink>]>([
    ['no hash', '', undefined],
    ['another hash', '#form', undefined],
    ['nothing but the word', '#compare?', { link: NOTHING, left: [] }],
    ['keys that nobody knows', '#compare?__proto__=1&constructor=2&xx=3', { link: NOTHING, left: [] }],
    ['a broken escape', '#compare?a=%E0%A4&workspace=w', { link: { ...NOTHING, workspace: 'w' }, left: ['a cannot be read'] }],
    ['a view that there is not', '#compare?view=cake', { link: NOTHING, left: ['there is no view cake'] }],
    ['a list that there is not', '#compare?show=cake', { link: NOTHING, left: ['there is no show cake'] }],
    ['B without A', '#compare?b=b.yaml&c=c.yaml', { link: NOTHING, left: ['it names B and not all before it'] }],
    [
      'a path that leads outside, which is no file of any workspace',
      '#compare?a=../../etc/passwd',
      { link: { ...NOTHING, sides: [file('../../etc/passwd')] }, left: [] },
    ],
    ['a megabyte', `#compare?a=${'x'.repeat(1_000_000)}`, { link: NOTHING, left: ['it is too long'] }],
  ])('%s', (_title, hash, expected) => {
    expect(decodeLink(hash)).toEqual(expected)
  })

  const LINES = 'A has more override lines than a link holds'
  test.each<[string, string, SideRef, readonly string[]]>([
    ['100 files', setOf('a.file', paths(100)), stack(paths(100)), []],
    ['a thousand files', setOf('a.file', paths(1000)), stack(paths(100)), ['A has more than the 100 files that a link holds']],
    ['200 lines', setOf('a.set', [many(200, String)]), stack([], many(200, String)), []],
    ['a thousand lines', setOf('a.set', [many(1000, String)]), stack([], many(200, String)), [LINES]],
    ['a thousand pieces', setOf('a.set', many(1000, String).split('\n')), stack([], many(200, String)), [LINES]],
    ['a long line behind a short one', setOf('a.set', ['k=1', 'x'.repeat(20_000)]), stack([], 'k=1'), [LINES]],
    ['lists of thousands', setOf('a.set', [many(9, (i) => `+k${i}[9999]=1`)]), stack([], '+k0[9999]=1\n+k1[9999]=1'), [LINES]],
    ['lists in lists', setOf('a.set', [`+["="]${'[9999]'.repeat(3)}=1`]), stack([]), [LINES]],
    ['a value of large numbers', setOf('a.set', ['k=[90000]']), stack([], 'k=[90000]'), []],
  ])('of a side it takes no more than can be composed at once: %s', (_title, pairs, side, left) => {
    expect(decodeLink(`#compare?a=stack&${pairs}`)).toEqual({ link: { ...NOTHING, sides: [side] }, left })
  })

  test.each<[string, (letter: string) => string]>([
    [
      'files',
      (letter) =>
        setOf(
          `${letter}.file`,
          Array.from({ length: 6300 }, () => 'q'),
        ),
    ],
    ['files with other names', (letter) => setOf(`${letter}.file`, paths(3500))],
    ['lines', (letter) => setOf(`${letter}.set`, [many(2500, (i) => `+k${i}[9999]=1`)])],
    ['lists in lists', (letter) => setOf(`${letter}.set`, [many(30, (i) => `+k${i}${'[9999]'.repeat(90)}=1`)])],
  ])('and what it asks for is compared within a second: %s', (_title, pairs) => {
    const session = sessionOf({ 'strata.yaml': 'system: none\n', 'b.yaml': 'x: 1\n' })
    const hash = `#compare?a=stack&${pairs('a')}&b=b.yaml`
    const clock = startClock()
    const [a, b] = (decodeLink(hash)?.link.sides ?? []).map((ref) => resolveSide(session, ref))
    if (a && b) expect(compareSides(a, b, compareOptionsOf(session)).groups).toBeDefined()
    expect([a && b && hash.length < 64_000, clock() < 1000]).toEqual([true, true])
  })

  test('none makes it stop', () => {
    const hash = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            'a',
            'b',
            'c',
            '.file',
            '.set',
            '.off',
            '=',
            '&',
            '%',
            '%2',
            '%zz',
            '#',
            '.saved',
            'stack',
            'open',
            '__proto__',
          ),
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(hash, (text) => {
        const decoded = decodeLink(`#compare?${text}`)
        expect(decoded?.link.sides.length).toBeLessThanOrEqual(26)
      }),
      { numRuns: 1000 },
    )
  })
})

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('open', 'stack', 'saved:', 'file:', 'a&b=c', '%25', '#', '?'),
)
const ref: fc.Arbitrary<SideRef> = fc.oneof(
  fc.tuple(text, fc.boolean()).map(([path, isSaved]) => file(path, isSaved)),
  fc.constantFrom<SideRef>({ kind: 'open' }, { kind: 'open', isSaved: true }),
  fc
    .tuple(fc.array(text, { maxLength: 3 }), text, fc.array(text, { maxLength: 2 }), fc.boolean())
    .map(([files, overrides, off, isSaved]) => ({ ...stack(files, overrides, off), ...(isSaved ? { isSaved } : {}) })),
)
const link: fc.Arbitrary<CompareLink> = fc.record({
  workspace: text,
  sides: fc.array(ref, { maxLength: 5 }),
  view: fc.constantFrom('causes', 'tree', 'text', 'table'),
  filter: text,
  shows: fc.constantFrom('changes', 'ignored', 'redundant'),
  isThreeWay: fc.boolean(),
})

test('a link leads back to what it was made of, through an address too', () => {
  fc.assert(
    fc.property(link, (made) => {
      const encoded = encodeLink(made)
      const hash = 'hash' in encoded ? encoded.hash : ''
      expect(decodeLink(new URL(`http://localhost/#${hash}`).hash)).toEqual({ link: made, left: [] })
    }),
    { numRuns: 1000 },
  )
})

test('what is open stays what it was for somebody who has something else open', () => {
  const session = sessionOf({ 'a.yaml': '', 'b.yaml': '' }, { stack: ['a.yaml'] })
  const two = sessionOf({ 'a.yaml': '', 'b.yaml': '' }, { stack: ['a.yaml', 'b.yaml'], overrides: 'lr=1.0' })
  const open: readonly SideRef[] = [{ kind: 'open' }, { kind: 'open', isSaved: true }, file('b.yaml')]
  const whole = stack(['a.yaml', 'b.yaml'], 'lr=1.0', ['a.yaml'])
  expect([lastingSides(session, open), lastingSides(toggleLayer(two, 'a.yaml'), open.slice(0, 2))]).toEqual([
    [file('a.yaml'), file('a.yaml', true), file('b.yaml')],
    [whole, { ...whole, isSaved: true }],
  ])
})

/** A value in a link for each of these. */
function setOf(key: string, values: readonly string[]): string {
  return values.map((value) => `${key}=${encodeURIComponent(value)}`).join('&')
}
