import { describe, expect, test } from 'vitest'
import { filesOf } from '../core/compose/composition.testing.ts'
import { openStack, replaceTexts, undo } from '../workspace/commands.ts'
import { openSession } from '../workspace/session.ts'
import type { Session } from '../workspace/session.ts'
import { draftsOf, restoreDrafts } from './drafts.ts'

const OPENED = openSession('w', filesOf({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n', 'c.yaml': 'c: 1\n' }))

const EDITED = replaceTexts(openStack(OPENED, ['a.yaml', 'b.yaml']), 'Edit', {
  texts: [
    { path: 'a.yaml', text: 'a: 2\n' },
    { path: 'c.yaml', text: undefined },
    { path: 'new.yaml', text: 'n: 1\n' },
    { path: 'overrides', text: 'a=3' },
  ],
})

describe('drafts', () => {
  test('a session as opened or saved has none', () => {
    expect(draftsOf(OPENED)).toBeUndefined()
    expect(draftsOf(openStack(OPENED, ['a.yaml']))).toBeUndefined()
  })

  test('they hold every unsaved text, what it was made from, and the stack', () => {
    expect(draftsOf(EDITED)).toEqual({
      texts: [
        { path: 'a.yaml', text: 'a: 2\n', base: 'a: 1\n' },
        { path: 'new.yaml', text: 'n: 1\n', base: undefined },
        { path: 'c.yaml', text: undefined, base: 'c: 1\n' },
        { path: 'overrides', text: 'a=3', base: '' },
      ],
      stack: ['a.yaml', 'b.yaml'],
    })
  })

  test('restored, they give the session back; one undo takes them away again', () => {
    const drafts = draftsOf(EDITED)
    const restored = restoreDrafts(OPENED, drafts ?? { texts: [], stack: [] })
    expect(textsOf(restored)).toEqual(textsOf(EDITED))
    expect(restored.stack.files).toEqual(['a.yaml', 'b.yaml'])
    expect(textsOf(undo(restored))).toEqual(textsOf(OPENED))
  })

  test('a stack whose files are gone is not opened', () => {
    const restored = restoreDrafts(openStack(OPENED, ['c.yaml']), { texts: [], stack: ['gone.yaml'] })
    expect(restored.stack.files).toEqual(['c.yaml'])
  })
})

function textsOf({ files, stack }: Session): unknown {
  return [new Map([...files].map(([path, { text }]) => [path, text])), stack.overrides.text]
}
