import type { BundledWorkspace } from '../../io/bundled.ts'
import type { Disk, OpenedFolder } from '../../io/folder.ts'
import { filesOfPlace } from '../../io/preferences.ts'
import { MANIFEST } from '../../systems/manifest/manifest.ts'
import { loadSystems } from '../../systems/registry.ts'
import { openStack } from '../../workspace/commands.ts'
import { experimentsOf, openedAlone } from '../../workspace/experiments.ts'
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

/** A workspace that comes with the app, as it was left, or at its first experiment. */
export async function openBundled({ id, name, files }: BundledWorkspace): Promise<Opened> {
  const key = keyOfBundled(id)
  return { key, session: await sessionOf(key, name, files), leftOut: [] }
}

/** Under which the drafts of a workspace that comes with the app are kept. */
export function keyOfBundled(id: string): string {
  return `bundled ${id}`
}

/** A folder of the person's own, as it was left, or at its first experiment. */
export async function openFolderFiles({ name, files, disk, leftOut }: OpenedFolder): Promise<Opened> {
  const key = `folder ${name}`
  return { key, session: await sessionOf(key, name, files), leftOut, ...(disk ? { disk } : {}) }
}

/** A folder that says what it is opens at once, and its system is loaded after; else the systems are needed for the guess. */
async function sessionOf(key: string, name: string, files: Session['files']): Promise<Session> {
  const guess = files.has(MANIFEST) ? '' : await guessText(files)
  const session = openSession(name, files, guess)
  const left = filesOfPlace(key).filter((path) => files.has(path))
  const stack = left.length > 0 ? left : firstOf(session)
  return stack.length === 0 ? session : openStack(session, stack)
}

/** The first experiment; where there is none, the only config. */
function firstOf(session: Session): readonly string[] {
  const { options } = rulesOf(session)
  const [first, ...others] = openedAlone(session, options)
  const isExperiment = experimentsOf(session.files, options).length > 0
  return first !== undefined && (isExperiment || others.length === 0) ? [first] : []
}

async function guessText(files: Session['files']): Promise<string> {
  const [systems, { guessManifest }] = await Promise.all([loadSystems(), import('../../systems/manifest/guess.ts')])
  return guessManifest([...files.values()], systems).text
}
