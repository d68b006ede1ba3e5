import { cleanup, render } from '@testing-library/react'
import { flushSync } from 'react-dom'
import { afterEach, expect, test } from 'vitest'
import { OVERRIDES } from '../../core/compose/compose.ts'
import { setTarget } from '../../workspace/commands.ts'
import { derive } from '../../workspace/derive.ts'
import { experimentsOf } from '../../workspace/experiments.ts'
import { rulesOf } from '../../workspace/rules.ts'
import { dispatch } from '../../workspace/session-store.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import { setView } from '../view.ts'
import { around, openStore } from './form.testing.tsx'
import { LayerForm } from './LayerForm.tsx'

afterEach(cleanup)

const texts = import.meta.glob<string>('../../../cfgs/**/*.{yaml,yml,json}', { query: '?raw', import: 'default', eager: true })
const root = '../../../cfgs/'
const workspaces = [...new Set(Object.keys(texts).map((path) => path.slice(root.length).split('/')[0] ?? ''))]

test.each(workspaces)('E7 opening every layer of every experiment of %s writes nothing', async (workspace) => {
  const prefix = `${root}${workspace}/`
  const own = Object.entries(texts).filter(([path]) => path.startsWith(prefix))
  const files = Object.fromEntries(own.map(([path, text]) => [path.slice(prefix.length), text]))
  const seen = new Set<string>()
  const { files: sources, guessed } = (await openStore({ files, stack: [] })).getState()
  for (const experiment of experimentsOf(sources, rulesOf({ files: sources, guessed }).options)) {
    const store = await openStore({ files, stack: [experiment] })
    const before = store.getState()
    const layers = derive(before).composition.layers.map(({ id }) => id)
    const fresh = [...layers, ...before.files.keys(), OVERRIDES].filter((id) => id === experiment || !seen.has(id))
    openAll(store, fresh)
    for (const id of fresh) seen.add(id)
    const after = store.getState()
    expect([after.files === before.files, after.stack === before.stack, after.past]).toEqual([true, true, []])
  }
  expect(seen.size).toBeGreaterThan(own.length)
})

/** Draws the form of each target in turn, with everything in it unfolded. */
function openAll(store: SessionStore, targets: readonly string[]): void {
  setView({ unfolded: new Map() })
  render(around(store, <LayerForm />))
  for (const target of targets) {
    flushSync(() => dispatch(store, (session) => setTarget(session, target)))
    unfoldAll()
    expect(document.querySelector('.form-row, .empty')).not.toBeNull()
  }
  cleanup()
}

/** Opens what is closed, and what that brings to light, until nothing is closed. */
function unfoldAll(): void {
  const closed = document.querySelectorAll<HTMLElement>('.form-fold[aria-expanded="false"]')
  for (const fold of closed) flushSync(() => fold.click())
  if (closed.length > 0) unfoldAll()
}
