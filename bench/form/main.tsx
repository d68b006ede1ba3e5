import type { ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import type { Source } from '../../src/core/source.ts'
import { knownSystems, loadSystem, loadSystems } from '../../src/systems/registry.ts'
import type { KnownSystem } from '../../src/systems/registry.ts'
import { LayerForm } from '../../src/ui/form/LayerForm.tsx'
import '../../src/ui/look/base.css'
import '../../src/ui/look/tokens.css'
import type { SystemDefinition } from '../../src/systems/system.ts'
import { SessionContext } from '../../src/ui/session-context.tsx'
import { revealField } from '../../src/ui/view.ts'
import { openStack } from '../../src/workspace/commands.ts'
import { createSessionStore } from '../../src/workspace/session-store.ts'
import { openSession } from '../../src/workspace/session.ts'
import { benchFiles, benchSystem, plainSchema, plainValues, typedKey } from './bench-workspace.ts'
import { deepFiles, deepPath, deepSystem } from './deep-workspace.ts'
import { watchKeys } from './watch-keys.ts'

const query = new URLSearchParams(location.search)
const fields = Number(query.get('fields'))
const form = query.get('form')
const [section, key] = typedKey(fields)
const root = document.getElementById('root')
if (!root) throw new Error('no element with the id root')

if (form === 'plain') {
  const { PlainForm } = await import('./PlainForm.tsx')
  show(<PlainForm schema={await plainSchema(fields)} values={plainValues(fields)} />)
  await focusWhenThere(() => document.getElementById(`root_${section}_${key}`))
} else {
  const ours = formOf(form ?? '')
  show(await drawn(ours))
  revealField(ours.path)
  await focusWhenThere(() => document.getElementById(`field/${ours.path.join('/')}`))
}
watchKeys()

interface OurForm {
  /** Absent where the files name one that comes with the app. */
  readonly system?: SystemDefinition
  readonly files: Readonly<Record<string, string>>
  readonly top?: string
  /** The field that is typed into. */
  readonly path: readonly string[]
}

/** An experiment of the workspace that comes with the app: a model's JSON file, a dataset's and an INI file beneath one of YAML. */
function audioForm(): OurForm {
  const root = '../../cfgs/stable-audio/'
  const texts = import.meta.glob<string>('../../cfgs/stable-audio/**', { query: '?raw', import: 'default', eager: true })
  const files = Object.fromEntries(Object.entries(texts).map(([path, text]) => [path.slice(root.length), text]))
  const inner = 'model.model.pretransform.config.encoder.config.latent_dim'
  return { files, top: 'experiments/text_to_audio.yaml', path: inner.split('.') }
}

function formOf(kind: string): OurForm {
  if (kind === 'audio') return audioForm()
  if (kind === 'deep') return { system: deepSystem(fields), files: deepFiles(fields), path: deepPath(fields) }
  return { system: benchSystem(fields), files: benchFiles(fields, kind === 'ours-all' ? 'all' : 'tenth'), path: typedKey(fields) }
}

async function drawn({ system, files, top = 'experiment.yaml' }: OurForm): Promise<ReactElement> {
  if (system) (knownSystems as KnownSystem[]).push({ id: 'bench', title: 'Bench', load: async () => system })
  await (system ? loadSystem('bench') : loadSystems())
  const sources = Object.entries(files).map(([path, text]): [string, Source] => [path, { kind: 'file', path, text }])
  const store = createSessionStore(openStack(openSession('bench', new Map(sources)), [top]))
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
