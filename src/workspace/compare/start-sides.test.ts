import { expect, test } from 'vitest'
import { openStack, replaceTexts } from '../commands.ts'
import { sessionOf } from '../session.testing.ts'
import type { Session } from '../session.ts'
import type { SideRef } from './side.ts'
import { startSides } from './start-sides.ts'

const TEXTS = { 'base.yaml': 'a: 1\n', 'x.yaml': 'includes: [base.yaml]\n', 'y.yaml': 'includes: [base.yaml]\n' }
const SESSION = sessionOf(TEXTS, { stack: ['x.yaml'] })

const edit = (session: Session, path: string): Session =>
  replaceTexts(session, 'Edit', { texts: [{ path, text: `${session.files.get(path)?.text}b: 2\n` }] })
const file = (path: string): SideRef => ({ kind: 'file', path })
const OPEN: SideRef = { kind: 'open' }
const SAVED: SideRef = { kind: 'open', isSaved: true }

test.each<[string, Session, readonly SideRef[]]>([
  ['the first other experiment, and what is open', SESSION, [file('y.yaml'), OPEN]],
  ['the other one, when the second is open', openStack(SESSION, ['y.yaml']), [file('x.yaml'), OPEN]],
  ['the first experiment, when a stack is open', openStack(SESSION, ['base.yaml', 'x.yaml']), [file('x.yaml'), OPEN]],
  ['what was saved, once what is open has edits', edit(SESSION, 'x.yaml'), [SAVED, OPEN]],
  ['what was saved, once something beneath it has edits', edit(SESSION, 'base.yaml'), [SAVED, OPEN]],
  ['the first other experiment, though that has edits', edit(SESSION, 'y.yaml'), [file('y.yaml'), OPEN]],
  ['what is open alone, where there is no other', sessionOf({ 'x.yaml': 'a: 1\n' }, { stack: ['x.yaml'] }), [OPEN]],
  ['two experiments, when nothing is open', openStack(SESSION, []), [file('x.yaml'), file('y.yaml')]],
  ['nothing, where there is nothing', sessionOf({}), []],
])('at first %s', (_title, session, expected) => {
  expect(startSides(session)).toEqual(expected)
})
