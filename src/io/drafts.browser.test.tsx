import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { filesOf } from '../core/compose/composition.testing.ts'
import { markSaved, replaceTexts } from '../workspace/commands.ts'
import { createSessionStore, dispatch } from '../workspace/session-store.ts'
import type { SessionStore } from '../workspace/session-store.ts'
import { openSession } from '../workspace/session.ts'
import { dropKept, readKept } from './database.ts'
import { discardDrafts, keepDrafts, readDrafts } from './drafts.ts'
import type { DraftKeeper, Drafts } from './drafts.ts'

const keepers: DraftKeeper[] = []

beforeEach(async () => {
  await dropKept('drafts of w')
})

afterEach(() => {
  for (const keeper of keepers.splice(0)) keeper.stop()
})

describe('drafts in the browser', () => {
  test('reading where nothing was kept makes no database', async () => {
    await new Promise<void>((resolve) => {
      const request = indexedDB.deleteDatabase('never')
      request.addEventListener('success', () => resolve())
    })
    const before = await databaseNames()
    expect(await readDrafts('never')).toBeUndefined()
    await discardDrafts('never')
    expect(await databaseNames()).toEqual(before)
  })

  test('opening keeps nothing; an edit is kept; saving forgets it', async () => {
    const store = openStore()
    keep(store, undefined)
    edit(store, 'a.yaml', 'a: 2\n')
    await expect.poll(textsKept).toEqual([['a.yaml', 'a: 2\n']])
    dispatch(store, (session) => markSaved(session, ['a.yaml']))
    await expect.poll(() => readDrafts('w')).toBeUndefined()
  })

  test('leaving the page keeps what was just typed, though no pause came after it', async () => {
    const store = openStore()
    keep(store, undefined)
    vi.stubGlobal('setTimeout', () => 0)
    edit(store, 'a.yaml', 'a: 3\n')
    vi.unstubAllGlobals()
    dispatchEvent(new Event('pagehide'))
    await expect.poll(textsKept).toEqual([['a.yaml', 'a: 3\n']])
  })

  test('drafts found on opening stay until they are answered', async () => {
    const found: Drafts = { texts: [{ path: 'b.yaml', text: 'b: 9\n', base: 'b: 1\n' }], stack: [] }
    const store = openStore()
    const keeper = keep(store, found)
    edit(store, 'a.yaml', 'a: 2\n')
    await expect.poll(textsKept).toEqual([
      ['b.yaml', 'b: 9\n'],
      ['a.yaml', 'a: 2\n'],
    ])
    keeper.settle()
    await expect.poll(textsKept).toEqual([['a.yaml', 'a: 2\n']])
  })

  test('what is kept under the key but is no drafts is none', async () => {
    const { writeKept } = await import('./database.ts')
    await writeKept('drafts of w', { texts: 'x' })
    expect(await readKept('drafts of w')).toEqual({ texts: 'x' })
    expect(await readDrafts('w')).toBeUndefined()
  })
})

function openStore(): SessionStore {
  return createSessionStore(openSession('w', filesOf({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' })))
}

function keep(store: SessionStore, found: Drafts | undefined): DraftKeeper {
  const onFailure = (reason: unknown): void => {
    throw new Error(`not kept: ${String(reason)}`)
  }
  const keeper = keepDrafts(store, 'w', { found, onFailure })
  keepers.push(keeper)
  return keeper
}

function edit(store: SessionStore, path: string, text: string): void {
  dispatch(store, (session) => replaceTexts(session, 'Edit', { texts: [{ path, text }] }))
}

async function textsKept(): Promise<unknown> {
  return (await readDrafts('w'))?.texts.map(({ path, text }) => [path, text])
}

async function databaseNames(): Promise<unknown> {
  return new Set((await indexedDB.databases()).map(({ name }) => name))
}
