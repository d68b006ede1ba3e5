import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeLink, encodeLink, lastingSides } from './compare-link.ts'
import type { CompareLink } from './compare-link.ts'
import { toggleLayer } from './commands.ts'
import { sessionOf } from './session.testing.ts'
import type { SideRef } from './side.ts'

const LINK: CompareLink = {
  workspace: 'social-xlstm',
  sides: [
    { kind: 'file', path: 'experiments/a.yaml' },
    { kind: 'file', path: 'experiments/b.yaml' },
  ],
  view: 'causes',
  filter: '',
}

const sides = (...refs: readonly SideRef[]): CompareLink => ({ ...LINK, sides: refs })
const file = (path: string, isSaved = false): SideRef => ({ kind: 'file', path, ...(isSaved ? { isSaved } : {}) })
const stack = (files: readonly string[], overrides = '', off: readonly string[] = []): SideRef => ({
  kind: 'stack',
  files,
  overrides,
  off,
})

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
  ['files called like what is no file', sides(file('open'), file('saved:x.yaml')), '&a=file:open&b=file:saved:x.yaml'],
  [
    'what an address has a use for',
    sides(file('a b&c#d+e%f.yaml'), file("(g)'.yaml")),
    '&a=a%20b%26c%23d%2Be%25f.yaml&b=%28g%29%27.yaml',
  ],
  ['half a character as the sign for one', sides(file('\uD83D.yaml')), '&a=%EF%BF%BD.yaml'],
  ['a third side', sides(file('a.yaml'), file('b.yaml'), file('c.yaml')), '&a=a.yaml&b=b.yaml&c=c.yaml'],
  ['a filter', { ...LINK, sides: [], filter: '@layer:data lr' }, '&filter=@layer:data%20lr'],
  [
    'nothing for a text from outside',
    sides({ kind: 'text', name: 'run.yaml', text: 'a: 1' }, file('b.yaml')),
    'run.yaml is from outside the workspace, and only paths fit into a link',
  ],
  [
    'nothing for more text than fits',
    sides(stack(['a.yaml'], 'x'.repeat(70_000))),
    'its override lines are too long for an address',
  ],
])('a link holds %s', (_title, link, expected) => {
  expect(sidesText(link)).toBe(expected)
})

const NOTHING: CompareLink = { workspace: '', sides: [], view: 'causes', filter: '' }

describe('a hash from anywhere is read as far as it goes', () => {
  test.each<[string, string, ReturnType<typeof decodeLink>]>([
    ['no hash', '', undefined],
    ['another hash', '#form', undefined],
    ['nothing but the word', '#compare?', { link: NOTHING, left: [] }],
    ['keys that nobody knows', '#compare?__proto__=1&constructor=2&xx=3', { link: NOTHING, left: [] }],
    ['a broken escape', '#compare?a=%E0%A4&workspace=w', { link: { ...NOTHING, workspace: 'w' }, left: ['a cannot be read'] }],
    ['a view that there is not', '#compare?view=cake', { link: NOTHING, left: ['there is no view cake'] }],
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

  test('none makes it stop', () => {
    const hash = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom('a', 'b', 'c', '.file', '.set', '.off', '=', '&', '%', '%2', '%zz', '#', 'stack', 'open', '__proto__'),
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
    .tuple(fc.array(text, { maxLength: 3 }), text, fc.array(text, { maxLength: 2 }))
    .map(([files, overrides, off]) => stack(files, overrides, off)),
)
const link: fc.Arbitrary<CompareLink> = fc.record({
  workspace: text,
  sides: fc.array(ref, { maxLength: 5 }),
  view: fc.constantFrom('causes', 'tree', 'text', 'table'),
  filter: text,
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
  expect([lastingSides(session, open), lastingSides(toggleLayer(two, 'a.yaml'), open.slice(0, 1))]).toEqual([
    [file('a.yaml'), file('a.yaml', true), file('b.yaml')],
    [stack(['a.yaml', 'b.yaml'], 'lr=1.0', ['a.yaml'])],
  ])
})
