import type { BundledWorkspace } from '../../io/bundled.ts'
import type { Disk, OpenedFolder } from '../../io/folder.ts'
import { guessManifest } from '../../systems/guess.ts'
import { MANIFEST } from '../../systems/manifest.ts'
import { loadSystems } from '../../systems/registry.ts'
import { openStack } from '../../workspace/commands.ts'
import { experimentsOf } from '../../workspace/experiments.ts'
import { rulesOf } from '../../workspace/rules.ts'
import { openSession } from '../../workspace/session.ts'
import type { Session } from '../../workspace/session.ts'

/** A workspace that has been opened, and where it is from. */
export interface Opened {
  /** Under which its drafts are kept. */
  readonly key: string
  /** As it was opened. */
  readonly session: Session
  readonly disk?: Disk
  readonly leftOut: OpenedFolder['leftOut']
}

/** A workspace that comes with the app, at its first experiment. */
export async function openBundled({ id, name, files }: BundledWorkspace): Promise<Opened> {
  return { key: `bundled ${id}`, session: await sessionOf(name, files), leftOut: [] }
}

/** A folder of the person's own, at its first experiment. */
export async function openFolderFiles({ name, files, disk, leftOut }: OpenedFolder): Promise<Opened> {
  return { key: `folder ${name}`, session: await sessionOf(name, files), leftOut, ...(disk ? { disk } : {}) }
}

/** A folder that says what it is opens at once, and its system is loaded after; else the systems are needed for the guess. */
async function sessionOf(name: string, files: Session['files']): Promise<Session> {
  const guess = files.has(MANIFEST) ? '' : guessManifest([...files.values()], await loadSystems()).text
  const session = openSession(name, files, guess)
  const [first] = experimentsOf(files, rulesOf(session).options)
  return first === undefined ? session : openStack(session, [first])
}
