import { loadBundled } from '../../io/bundled.ts'
import { loadSystems } from '../../systems/registry.ts'
import { openStack } from '../../workspace/commands.ts'
import { openSession } from '../../workspace/session.ts'
import type { Session } from '../../workspace/session.ts'

const [, bundled] = await Promise.all([loadSystems(), loadBundled()])

export const XLSTM = 'experiments/xlstm_multi_vd_experiment.yaml'

/** The bundled social-xlstm workspace with some files changed or added and an experiment composed. */
export function openTestSession(texts: Readonly<Record<string, string>> = {}, experiment = XLSTM): Session {
  const workspace = bundled.find(({ id }) => id.endsWith('xlstm'))
  if (!workspace) throw new Error('the bundled workspace is missing')
  const files = new Map(workspace.files)
  for (const [path, text] of Object.entries(texts)) files.set(path, { kind: 'file', path, text })
  return openStack(openSession('test', files), [experiment])
}
