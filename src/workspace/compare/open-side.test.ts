import { expect, test } from 'vitest'
import { OVERRIDES } from '../../core/compose/compose.ts'
import { filesOf } from '../../core/compose/composition.testing.ts'
import { openStack, replaceTexts, undo } from '../commands.ts'
import { openSide } from './open-side.ts'
import { openSession } from '../session.ts'
import type { Session } from '../session.ts'
import type { SideRef } from './side.ts'

const FILES = filesOf({ 'a.yaml': 'x: 1', 'b.yaml': 'x: 2' })

/** What is composed, the override lines and what is off. */
function seen({ stack }: Session): readonly unknown[] {
  return [stack.files, stack.overrides.text, [...stack.off]]
}

function typed(text: string): Session {
  const session = openStack(openSession('test', FILES), ['b.yaml'])
  return replaceTexts(session, 'type', { texts: [{ path: OVERRIDES, text }] })
}

test.each<[title: string, ref: SideRef, expected: readonly unknown[]]>([
  ['a file is opened without the lines typed', { kind: 'file', path: 'a.yaml' }, [['a.yaml'], '', []]],
  ['what is open stays', { kind: 'open' }, [['b.yaml'], 'x=9', []]],
  [
    'a stack brings its own lines and what is off',
    { kind: 'stack', files: ['a.yaml', 'b.yaml'], overrides: 'y=1', off: ['a.yaml'] },
    [['a.yaml', 'b.yaml'], 'y=1', ['a.yaml']],
  ],
])('E5 %s, and undo brings all of it back', (_title, ref, expected) => {
  const before = typed('x=9')
  const opened = openSide(before, { ref, name: 'side' })
  if (!opened) throw new Error('nothing opened')
  expect(seen(opened)).toEqual(expected)
  if (opened !== before) expect(seen(undo(opened))).toEqual(seen(before))
})

test('a text from outside cannot be opened', () => {
  expect(openSide(typed(''), { ref: { kind: 'text', name: 'x.yaml', text: '' }, name: 'x' })).toBeUndefined()
})
