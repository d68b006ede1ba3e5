import type { ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import type { Source } from '../../src/core/source.ts'
import { knownSystems, loadSystem } from '../../src/systems/registry.ts'
import type { KnownSystem } from '../../src/systems/registry.ts'
import { LayerForm } from '../../src/ui/form/LayerForm.tsx'
import '../../src/ui/look/base.css'
import '../../src/ui/look/tokens.css'
import { SessionContext } from '../../src/ui/session-context.tsx'
import { revealField } from '../../src/ui/view.ts'
import { openStack } from '../../src/workspace/commands.ts'
import { createSessionStore } from '../../src/workspace/session-store.ts'
import { openSession } from '../../src/workspace/session.ts'
import { benchFiles, benchSystem, plainSchema, plainValues, typedKey } from './bench-workspace.ts'
import { watchKeys } from './watch-keys.ts'

const query = new URLSearchParams(location.search)
const fields = Number(query.get('fields'))
const [section, key] = typedKey(fields)
const root = document.getElementById('root')
if (!root) throw new Error('no element with the id root')

if (query.get('form') === 'plain') {
  const { PlainForm } = await import('./PlainForm.tsx')
  show(<PlainForm schema={await plainSchema(fields)} values={plainValues(fields)} />)
  await focusWhenThere(() => document.getElementById(`root_${section}_${key}`))
} else {
  show(await ourForm(query.get('form') === 'ours-all' ? 'all' : 'tenth'))
  revealField([section, key])
  await focusWhenThere(() => document.getElementById(`field/${section}/${key}`))
}
watchKeys()

async function ourForm(share: 'tenth' | 'all'): Promise<ReactElement> {
  const known: KnownSystem = { id: 'bench', title: 'Bench', load: async () => benchSystem(fields) }
  ;(knownSystems as KnownSystem[]).push(known)
  await loadSystem('bench')
  const sources = Object.entries(benchFiles(fields, share)).map(([path, text]): [string, Source] => [
    path,
    { kind: 'file', path, text },
  ])
  const store = createSessionStore(openStack(openSession('bench', new Map(sources)), ['experiment.yaml']))
  return (
    <SessionContext value={store}>
      <LayerForm />
    </SessionContext>
  )
}

function show(form: ReactElement): void {
  if (root) createRoot(root).render(form)
}

async function focusWhenThere(find: () => HTMLElement | null): Promise<void> {
  let element = find()
  while (!element) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    element = find()
  }
  element.scrollIntoView({ block: 'center' })
  element.focus()
  document.body.dataset['ready'] = 'true'
}
