import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OVERRIDES } from '../core/compose/compose.ts'
import type { Source } from '../core/source.ts'
import { markSaved, openStack, redo, replaceTexts, setTarget, toggleLayer, undo } from './commands.ts'
import type { NewText } from './commands.ts'
import { sessionOf, textsOf } from './session.testing.ts'
import { unsavedFiles } from './session.ts'
import type { Session } from './session.ts'

type Action = (session: Session) => Session

const START = sessionOf({ 'a.yaml': 'a', 'b.yaml': 'b' }, { stack: ['a.yaml', 'b.yaml'] })

/** Replaces the text of one file; without a text, removes it. */
function write(path: string, text?: string, mark?: string): Action {
  return (session) => replaceTexts(session, `Edit ${path}`, { texts: [{ path, text }], ...(mark === undefined ? {} : { mark }) })
}

function after(actions: readonly Action[], start = START): Session {
  return actions.reduce((session, action) => action(session), start)
}

/** The steps that can be undone, each as its changes. */
function steps({ past }: Session): readonly string[] {
  const shown = (source: Source | undefined): string => source?.text ?? '∅'
  return past.map(({ changes }) => changes.map(({ path, before: b, after: a }) => `${path} ${shown(b)}→${shown(a)}`).join(', '))
}

function repeat(action: Action, session: Session, isDone: (session: Session) => boolean): Session {
  return isDone(session) ? session : repeat(action, action(session), isDone)
}

const undoAll = (session: Session): Session => repeat(undo, session, ({ past }) => past.length === 0)

describe('E5 what is a step', () => {
  const twice: Action = (session) =>
    replaceTexts(session, 'Twice', {
      texts: [
        { path: 'a.yaml', text: 'x' },
        { path: 'b.yaml', text: 'y' },
        { path: 'a.yaml', text: 'z' },
      ],
    })

  test.each<[string, readonly Action[], readonly string[]]>([
    ['each edit by itself', [write('a.yaml', 'a1'), write('a.yaml', 'a2')], ['a.yaml a→a1', 'a.yaml a1→a2']],
    ['an equal text is none', [write('a.yaml', 'a'), write(OVERRIDES, '')], []],
    ['a new file', [write('n.yaml', '')], ['n.yaml ∅→']],
    ['a removed file', [write('a.yaml')], ['a.yaml a→∅']],
    ['removing what is not there is none', [write('n.yaml')], []],
    ['removed overrides are empty ones', [write(OVERRIDES, 'a=1'), write(OVERRIDES)], ['overrides →a=1', 'overrides a=1→']],
    ['empty overrides cannot be removed', [write(OVERRIDES)], []],
    ['several files at once; of two texts for one path the last', [twice], ['a.yaml a→z, b.yaml b→y']],
    ['typing with one mark is one', [write('a.yaml', 'a1', 'm'), write('a.yaml', 'a2', 'm')], ['a.yaml a→a2']],
    ['another mark begins another', [write('a.yaml', 'a1', 'm'), write('a.yaml', 'a2', 'n')], ['a.yaml a→a1', 'a.yaml a1→a2']],
    ['an empty mark is none', [write('a.yaml', 'a1', ''), write('a.yaml', 'a2', '')], ['a.yaml a→a1', 'a.yaml a1→a2']],
    ['another file begins another', [write('a.yaml', 'a1', 'm'), write('b.yaml', 'b1', 'm')], ['a.yaml a→a1', 'b.yaml b→b1']],
    [
      'and so does coming back to the file',
      [write('a.yaml', 'a1', 'm'), write('b.yaml', 'b1', 'm'), write('a.yaml', 'a2', 'm')],
      ['a.yaml a→a1', 'b.yaml b→b1', 'a.yaml a1→a2'],
    ],
    [
      'and so does an edit of several files',
      [write('a.yaml', 'a1', 'm'), (s) => replaceTexts(s, '', { mark: 'm', texts: [text('a.yaml', '2'), text('b.yaml', '2')] })],
      ['a.yaml a→a1', 'a.yaml a1→2, b.yaml b→2'],
    ],
    [
      'undo ends typing, that of the step before it too',
      [write('a.yaml', 'a1', 'm'), write('b.yaml', 'b1'), undo, write('a.yaml', 'a2', 'm')],
      ['a.yaml a→a1', 'a.yaml a1→a2'],
    ],
    ['redo ends typing', [write('a.yaml', 'a1', 'm'), undo, redo, write('a.yaml', 'a2', 'm')], ['a.yaml a→a1', 'a.yaml a1→a2']],
    ['typing a new file is one', [write('n.yaml', 'n', 'm'), write('n.yaml', 'nn', 'm')], ['n.yaml ∅→nn']],
    ['typing that comes to nothing is none', [write('a.yaml', 'a1', 'm'), write('a.yaml', 'a', 'm')], []],
    [
      'removing a file that is open is not typing',
      [write('a.yaml', 'x', 'm'), write('a.yaml', undefined, 'm')],
      ['a.yaml a→x', 'a.yaml x→∅'],
    ],
  ])('E5 %s', (_, actions, expected) => {
    const session = after(actions)
    expect(steps(session)).toEqual(expected)
    expect(textsOf(undoAll(session))).toEqual(textsOf(START))
  })

  test('E5 the label is that of the last typing', () => {
    const session = after([
      (s) => replaceTexts(s, 'Set a', { texts: [text('a.yaml', '1')], mark: 'm' }),
      (s) => replaceTexts(s, 'Set a to 12', { texts: [text('a.yaml', '12')], mark: 'm' }),
    ])
    expect(session.past.map(({ label }) => label)).toEqual(['Set a to 12'])
  })

  test('E5 a new edit forgets what was undone; a text that changes nothing does not', () => {
    const undone = after([write('a.yaml', 'x'), write('a.yaml', 'y'), undo])
    expect(write('a.yaml', 'x')(undone)).toBe(undone)
    expect(undone.future.map(({ label }) => label)).toEqual(['Edit a.yaml'])
    expect(write('a.yaml', 'z')(undone).future).toEqual([])
  })

  test('E5 nothing to undo or redo changes nothing', () => {
    expect([undo(START), redo(START)]).toEqual([START, START])
    expect(undo(START)).toBe(START)
  })

  test('E5 a file keeps where it was not UTF-8, and a text read anew from disk brings where it is not', () => {
    const bad: Source = { kind: 'file', path: 'a.yaml', text: '\uFFFD', badUtf8At: 0 }
    const taken = replaceTexts(START, 'Take what is on disk', { texts: [bad] })
    expect(taken.files.get('a.yaml')).toEqual(bad)
    const edited = write('a.yaml', 'x')(taken)
    expect(edited.files.get('a.yaml')).toEqual({ kind: 'file', path: 'a.yaml', text: 'x' })
    expect(undo(edited).files.get('a.yaml')).toBe(taken.files.get('a.yaml'))
  })
})

describe('E5 what is open while files come and go', () => {
  const view = ({ stack, target }: Session): unknown => ({ files: stack.files, off: [...stack.off], target })

  test.each<[string, readonly Action[], unknown]>([
    ['a removed file leaves the stack', [write('a.yaml')], { files: ['b.yaml'], off: [], target: 'b.yaml' }],
    ['the highest that is left is the target', [write('b.yaml')], { files: ['a.yaml'], off: [], target: 'a.yaml' }],
    ['without any, the overrides are', [write('a.yaml'), write('b.yaml')], { files: [], off: [], target: OVERRIDES }],
    [
      'it is not off either, should it come back',
      [(s) => toggleLayer(toggleLayer(s, 'a.yaml'), 'b.yaml'), write('a.yaml')],
      { files: ['b.yaml'], off: ['b.yaml'], target: 'b.yaml' },
    ],
    [
      'its second use leaves too',
      [(s) => setTarget(s, 'a.yaml#2'), write('a.yaml')],
      { files: ['b.yaml'], off: [], target: 'b.yaml' },
    ],
    [
      'undo opens it again',
      [(s) => toggleLayer(setTarget(s, 'a.yaml'), 'a.yaml'), write('a.yaml'), undo],
      { files: ['a.yaml', 'b.yaml'], off: ['a.yaml'], target: 'a.yaml' },
    ],
    ['redo closes it again', [write('b.yaml'), undo, redo], { files: ['a.yaml'], off: [], target: 'a.yaml' }],
    [
      'a new file that was opened is closed with its undo',
      [write('n.yaml', 'n'), (s) => openStack(s, ['a.yaml', 'n.yaml']), undo],
      { files: ['a.yaml'], off: [], target: 'a.yaml' },
    ],
    [
      'a step that opens files opens the others again when undone',
      [(s) => replaceTexts(s, 'New', { texts: [text('n.yaml', 'n')], refocus: (next) => openStack(next, ['n.yaml']) }), undo],
      { files: ['a.yaml', 'b.yaml'], off: [], target: 'b.yaml' },
    ],
    [
      'and its own when done again',
      [
        (s) => replaceTexts(s, 'New', { texts: [text('n.yaml', 'n')], refocus: (next) => openStack(next, ['n.yaml']) }),
        undo,
        redo,
      ],
      { files: ['n.yaml'], off: [], target: 'n.yaml' },
    ],
    [
      'other edits leave it alone',
      [(s) => openStack(s, ['b.yaml']), write('a.yaml'), undo],
      { files: ['b.yaml'], off: [], target: 'b.yaml' },
    ],
  ])('E5 %s', (_, actions, expected) => {
    expect(view(after(actions))).toEqual(expected)
  })
})

describe('the stack', () => {
  test('openStack takes any files, missing ones too, with every layer on and the highest as target', () => {
    const { stack, target } = openStack(toggleLayer(START, 'a.yaml'), ['a.yaml', 'gone.yaml'])
    expect([stack.files, [...stack.off], target]).toEqual([['a.yaml', 'gone.yaml'], [], 'gone.yaml'])
  })

  test('openStack of nothing aims at the overrides, which stay', () => {
    const { stack, target } = openStack(write(OVERRIDES, 'a=1')(START), [])
    expect([stack.files, stack.overrides.text, target]).toEqual([[], 'a=1', OVERRIDES])
  })

  test('toggleLayer switches off, and on again', () => {
    const off = toggleLayer(START, 'a.yaml')
    expect([...off.stack.off]).toEqual(['a.yaml'])
    expect([...toggleLayer(off, 'a.yaml').stack.off]).toEqual([])
    expect([...START.stack.off]).toEqual([])
  })

  test('setTarget to the same layer changes nothing', () => {
    expect(setTarget(START, 'b.yaml')).toBe(START)
    expect(setTarget(START, 'a.yaml').target).toBe('a.yaml')
  })

  test('what is not saved: changed, new and removed files, until they are taken as saved or changed back', () => {
    const session = after([write('a.yaml', 'x'), write('n.yaml', 'n'), write('b.yaml'), write(OVERRIDES, 'a=1')])
    expect(unsavedFiles(session)).toEqual(['a.yaml', 'n.yaml', 'b.yaml'])
    expect(unsavedFiles(markSaved(session, ['a.yaml', 'b.yaml']))).toEqual(['n.yaml'])
    expect(unsavedFiles(markSaved(session, ['a.yaml', 'n.yaml', 'b.yaml']))).toEqual([])
    expect(unsavedFiles(undoAll(session))).toEqual([])
    expect(unsavedFiles(undoAll(markSaved(session, ['a.yaml'])))).toEqual(['a.yaml'])
  })
})

const PATHS = ['a.yaml', 'b.yaml', 'c.yaml', 'new/d.yaml', OVERRIDES]
const newText: fc.Arbitrary<NewText> = fc.record({
  path: fc.constantFrom(...PATHS),
  text: fc.option(fc.oneof(fc.constantFrom('', 'a', 'k: 1\r\n', '\uFEFFx'), fc.string({ unit: 'binary' })), { nil: undefined }),
})
const edit: fc.Arbitrary<Action> = fc
  .record({ texts: fc.array(newText, { minLength: 1, maxLength: 3 }), mark: fc.constantFrom(undefined, '', 'm', 'n') })
  .map(
    ({ texts, mark }) =>
      (session) =>
        replaceTexts(session, 'Edit', { texts, ...(mark === undefined ? {} : { mark }) }),
  )
const typing: fc.Arbitrary<Action> = newText.map(
  (text) => (session) => replaceTexts(session, 'Type', { texts: [text], mark: 'm' }),
)
const move: fc.Arbitrary<Action> = fc.constantFrom(undo, redo)
const look: fc.Arbitrary<Action> = fc.oneof(
  fc.subarray(PATHS).map((files) => (session: Session) => openStack(session, files)),
  fc.constantFrom(...PATHS).map((path) => (session: Session) => toggleLayer(session, path)),
  fc.constantFrom(...PATHS).map((path) => (session: Session) => setTarget(session, path)),
)

const FIRST: Session = {
  ...sessionOf({ 'a.yaml': 'a', 'b.yaml': '\uFFFD', 'c.yaml': '' }, { stack: ['a.yaml', 'c.yaml'], overrides: 'a=1' }),
}
const BAD: Source = { kind: 'file', path: 'b.yaml', text: '\uFFFD', badUtf8At: 0 }
const LAW_START: Session = { ...FIRST, files: new Map(FIRST.files).set('b.yaml', BAD) }

function sourcesOf({ files, stack }: Session): unknown {
  return [[...files].toSorted(([a], [b]) => (a < b ? -1 : 1)), stack.overrides]
}

describe('E5 laws', () => {
  test('E5 law: undo to the start restores every text, redo to the end restores the end', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(edit, typing, move, look), { maxLength: 20 }), (actions) => {
        const end = after(actions, LAW_START)
        const start = undoAll(end)
        expect(sourcesOf(start)).toEqual(sourcesOf(LAW_START))
        const again = repeat(redo, start, ({ past }) => past.length === end.past.length)
        expect(sourcesOf(again)).toEqual(sourcesOf(end))
        expect(again.future).toEqual(end.future)
      }),
      { numRuns: 2000 },
    )
  }, 30_000)

  test('E5 law: what was open is open again, unless other files were opened in between', () => {
    const view = ({ stack, target }: Session): unknown => [stack.files, stack.off, target]
    fc.assert(
      fc.property(fc.array(fc.oneof(edit, typing, move), { maxLength: 20 }), (actions) => {
        const end = after(actions, LAW_START)
        const start = undoAll(end)
        expect(view(start)).toEqual(view(LAW_START))
        expect(view(repeat(redo, start, ({ past }) => past.length === end.past.length))).toEqual(view(end))
      }),
      { numRuns: 1000 },
    )
  }, 30_000)

  test('E5 law: equal texts change nothing, every step changes something, and no open file is one that was removed', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(edit, typing, move), { maxLength: 20 }), (actions) => {
        const end = after(actions, LAW_START)
        const texts = PATHS.map((path) => ({ path, text: textsOf(end)[path] }))
        expect(replaceTexts(end, 'Echo', { texts, mark: 'm' })).toBe(end)
        for (const step of [...end.past, ...end.future]) {
          expect(step.changes.filter((change) => change.before?.text === change.after?.text)).toEqual([])
          expect(step.changes.length).toBeGreaterThan(0)
        }
        expect(end.stack.files.filter((path) => !end.files.has(path))).toEqual([])
        expect(end.target === OVERRIDES || end.files.has(end.target)).toBe(true)
        expect(end.saved).toBe(LAW_START.saved)
      }),
      { numRuns: 1000 },
    )
  }, 30_000)

  test('E5 law: one undo takes back all that was typed under one mark in one file, and nothing else', () => {
    const word = fc.array(fc.string(), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(fc.oneof(edit, move), { maxLength: 6 }), word, (actions, texts) => {
        const before = after(actions, LAW_START)
        const typed = after(
          texts.map((text) => write('c.yaml', text, 'typing c')),
          before,
        )
        const hasChanged = textsOf(typed)['c.yaml'] !== textsOf(before)['c.yaml']
        expect(typed.past.length).toBe(before.past.length + (hasChanged ? 1 : 0))
        expect(sourcesOf(hasChanged ? undo(typed) : typed)).toEqual(sourcesOf(before))
      }),
      { numRuns: 1000 },
    )
  }, 30_000)
})

function text(path: string, to: string): NewText {
  return { path, text: to }
}
