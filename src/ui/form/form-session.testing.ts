import { OVERRIDES, overridesSource } from '../../core/compose/compose.ts'
import { isPathError, parsePath } from '../../core/path.ts'
import type { Path } from '../../core/path.ts'
import type { Source } from '../../core/source.ts'
import { loadSystems } from '../../systems/registry.ts'
import { openStack, setTarget } from '../../workspace/commands.ts'
import { derive } from '../../workspace/derive.ts'
import { openSession } from '../../workspace/session.ts'
import type { Session } from '../../workspace/session.ts'
import { formModel } from './form-model.ts'
import type { FormModel } from './form-model.ts'

/** What is open in a test: files by path, the ones composed, the layer edited, and lines of the overrides layer. */
export interface Opened {
  readonly files: Readonly<Record<string, string>>
  readonly stack: readonly string[]
  readonly target?: string
  readonly overrides?: string
}

/** A session on the files, all systems loaded. */
export async function sessionOf({ files, stack, target, overrides = '' }: Opened): Promise<Session> {
  await loadSystems()
  const sources = Object.entries(files).map(([path, text]): [string, Source] => [path, { kind: 'file', path, text }])
  const session = openStack(openSession('test', new Map(sources)), stack)
  const withOverrides = { ...session, stack: { ...session.stack, overrides: overridesSource(overrides) } }
  return setTarget(withOverrides, target ?? stack.at(-1) ?? OVERRIDES)
}

/** The form of a session's target. */
export function formOf(session: Session): FormModel {
  return formModel(derive(session), session)
}

/** The path that a text spells; throws where it spells none. */
export function pathOf(text: string): Path {
  const path = parsePath(text)
  if (isPathError(path)) throw new Error(`${text}: ${path.error}`)
  return path
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
