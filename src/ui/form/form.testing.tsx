import { render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { OVERRIDES, overridesSource } from '../../core/compose.ts'
import type { Source } from '../../core/source.ts'
import { loadSystems } from '../../systems/registry.ts'
import { openStack, setTarget } from '../../workspace/commands.ts'
import { createSessionStore } from '../../workspace/session-store.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import { openSession, sourceAt } from '../../workspace/session.ts'
import '../look/base.css'
import '../look/tokens.css'
import { SessionContext } from '../session-context.tsx'
import { setView } from '../view.ts'
import { LayerForm } from './LayerForm.tsx'

/** What is open in a test: files by path, the ones composed, the layer edited, and lines of the overrides layer. */
export interface Opened {
  readonly files: Readonly<Record<string, string>>
  readonly stack: readonly string[]
  readonly target?: string
  readonly overrides?: string
}

/** A form on screen, with its store. */
export interface OpenForm {
  readonly store: SessionStore
  /** The text of the target layer now. */
  readonly text: () => string
}

/** Opens files and draws the form of the target layer, the top of the stack unless another is named. */
export async function openForm(opened: Opened): Promise<OpenForm> {
  const store = await openStore(opened)
  setView({ filter: '', selected: undefined, focusField: undefined, mode: 'form' })
  document.documentElement.dataset['theme'] = 'light'
  render(around(store, <LayerForm />))
  return { store, text: () => sourceAt(store.getState(), store.getState().target)?.text ?? '' }
}

export async function openStore({ files, stack, target, overrides = '' }: Opened): Promise<SessionStore> {
  await loadSystems()
  const sources = Object.entries(files).map(([path, text]): [string, Source] => [path, { kind: 'file', path, text }])
  const session = openStack(openSession('test', new Map(sources)), stack)
  const withOverrides = { ...session, stack: { ...session.stack, overrides: overridesSource(overrides) } }
  return createSessionStore(setTarget(withOverrides, target ?? stack.at(-1) ?? OVERRIDES))
}

/** A component with a session and a screen around it. */
export function around(store: SessionStore, element: ReactElement): ReactElement {
  return (
    <SessionContext value={store}>
      <div style={{ width: 720, height: 760 }}>{element}</div>
    </SessionContext>
  )
}

/** Files of a small workspace of the traffic models, lowest first: a model, data, training and an experiment on top of them. */
export const traffic = {
  'strata.yaml': 'system: social-xlstm\n',
  'models/base.yaml': [
    'model:',
    '  name: TrafficXLSTM',
    '  xlstm:',
    '    input_size: 3',
    '    embedding_dim: 128',
    '    num_blocks: 6',
    '    slstm_at: [1, 3]',
    '    dropout: 0.1 # kept',
    '',
  ].join('\n'),
  'data/five.yaml': 'data:\n  multi_vd_mode: true\n  num_vds: 5\nmodel:\n  xlstm:\n    input_size: 15\n',
  'training/default.yaml': 'training:\n  epochs: 50\n  learning_rate: 1.0e-3\n  seed: 42\n',
  'experiments/one.yaml': [
    'includes: [../models/base.yaml, ../data/five.yaml, ../training/default.yaml]',
    'model:',
    '  xlstm:',
    '    num_blocks: 8 # deeper',
    '    dropout: 0.1',
    'training:',
    '  epochs: 100',
    '',
  ].join('\n'),
} as const

export const EXPERIMENT = 'experiments/one.yaml'
