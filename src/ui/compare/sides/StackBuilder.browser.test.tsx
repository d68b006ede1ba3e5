import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { toggleLayer } from '../../../workspace/commands.ts'
import { createSessionStore } from '../../../workspace/session-store.ts'
import { sessionOf } from '../../../workspace/session.testing.ts'
import type { SideRef } from '../../../workspace/compare/side.ts'
import '../../look/base.css'
import '../../look/tokens.css'
import { expectNoComplaints } from '../../complaints.testing.ts'
import { SessionContext } from '../../session-context.tsx'
import { StackBuilder } from './StackBuilder.tsx'

const FILES = { 'a.yaml': 'lr: 0.1\n', 'b.yaml': 'lr: 0.2\n' }
const OPEN = toggleLayer(sessionOf(FILES, { stack: ['a.yaml', 'b.yaml'], overrides: 'lr=1.0' }), 'a.yaml')

expectNoComplaints()

afterEach(cleanup)

test.each<[string, SideRef, SideRef]>([
  ['what is open', { kind: 'open' }, { kind: 'stack', files: ['a.yaml', 'b.yaml'], overrides: 'lr=1.0\nx=2', off: ['a.yaml'] }],
  [
    'what is open, as it was saved',
    { kind: 'open', isSaved: true },
    { kind: 'stack', files: ['a.yaml', 'b.yaml'], overrides: 'lr=1.0\nx=2', off: ['a.yaml'], isSaved: true },
  ],
  ['one file', { kind: 'file', path: 'b.yaml' }, { kind: 'stack', files: ['b.yaml'], overrides: '\nx=2', off: [] }],
  [
    'one file as it was saved',
    { kind: 'file', path: 'b.yaml', isSaved: true },
    { kind: 'stack', files: ['b.yaml'], overrides: '\nx=2', off: [], isSaved: true },
  ],
])('a stack starts from what the side is: %s', async (_title, start, expected) => {
  const picked: SideRef[] = []
  render(
    <SessionContext value={createSessionStore(OPEN)}>
      <StackBuilder start={start} pick={(ref) => void picked.push(ref)} close={() => undefined} />
    </SessionContext>,
  )
  const lines = page.getByRole('textbox', { name: 'Override lines' })
  await userEvent.fill(lines, `${(lines.element() as HTMLTextAreaElement).value}\nx=2`)
  await userEvent.click(page.getByRole('button', { name: 'Compare the stack' }))
  expect(picked).toEqual([expected])
})
