import { expect, test } from 'vitest'
import { replaceTexts } from './commands.ts'
import { createSessionStore, dispatch } from './session-store.ts'
import { sessionOf } from './session.testing.ts'

test('the store holds what each change makes of its session, and tells of changes only', () => {
  const first = sessionOf({ 'a.yaml': 'a: 1' })
  const store = createSessionStore(first)
  const told: string[] = []
  store.subscribe(({ files }) => told.push(files.get('a.yaml')?.text ?? ''))
  const write = (text: string) =>
    dispatch(store, (session) => replaceTexts(session, 'Edit', { texts: [{ path: 'a.yaml', text }] }))
  write('a: 1')
  expect(store.getState()).toBe(first)
  write('a: 2')
  write('a: 2')
  write('a: 3')
  expect(told).toEqual(['a: 2', 'a: 3'])
  expect(store.getState().past.length).toBe(2)
})
