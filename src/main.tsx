import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { openStack } from './workspace/commands.ts'
import { experimentsOf } from './workspace/experiments.ts'
import { rulesOf } from './workspace/rules.ts'
import { createSessionStore } from './workspace/session-store.ts'
import { openSession } from './workspace/session.ts'
import type { Session } from './workspace/session.ts'
import { bundledWorkspaces } from './io/bundled.ts'
import { loadSystems } from './systems/registry.ts'
import { App } from './ui/App.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id root')

const bundled = bundledWorkspaces()
await loadSystems()

function open(id: string): Session {
  const workspace = bundled.find((one) => one.id === id) ?? bundled[0]
  const session = openSession(workspace?.id ?? 'empty', workspace?.files ?? new Map())
  const [first] = experimentsOf(session.files, rulesOf(session).options)
  return first === undefined ? session : openStack(session, [first])
}

const store = createSessionStore(open('social-xlstm'))

createRoot(root).render(
  <StrictMode>
    <App
      store={store}
      places={{
        bundled: bundled.map(({ id }) => ({ id, name: id })),
        openBundled: (id) => store.setState(open(id), true),
        openFolder: () => undefined,
        downloadAll: () => undefined,
      }}
    />
  </StrictMode>,
)
