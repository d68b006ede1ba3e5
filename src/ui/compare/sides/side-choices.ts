import { folderOf } from '../../../core/file-path.ts'
import { derive } from '../../../workspace/derive.ts'
import { experimentsOf } from '../../../workspace/experiments.ts'
import { unsavedFiles } from '../../../workspace/session.ts'
import type { Session } from '../../../workspace/session.ts'
import type { SideRef } from '../../../workspace/compare/side.ts'
import { hasUnsavedEdits } from '../../../workspace/compare/start-sides.ts'
import { experimentName } from '../../shell/names.ts'

/** One thing that can be picked as a side. */
export interface SideChoice {
  /** What is typed to find it, and unique among all. */
  readonly id: string
  readonly ref: SideRef
  readonly label: string
  readonly note: string
}

export interface ChoiceGroup {
  readonly title: string
  readonly choices: readonly SideChoice[]
}

/** Everything in a workspace that can be compared: what is open, the experiments, then all other files by folder. */
export function sideChoices(session: Session): readonly ChoiceGroup[] {
  const { options } = derive(session)
  const experiments = experimentsOf(session.files, options)
  const unsaved = new Set(unsavedFiles(session).filter((path) => session.saved.has(path)))
  const others = [...session.files.keys()].filter((path) => options.isConfig(path) && !experiments.includes(path)).toSorted()
  const folders = new Map<string, string[]>()
  for (const path of others) folders.set(folderOf(path), [...(folders.get(folderOf(path)) ?? []), path])
  const groups = [
    { title: 'Open in Compose', choices: openChoices(session) },
    { title: 'Experiments', choices: experiments.flatMap((path) => fileChoices(path, { unsaved, note: folderOf(path) })) },
    ...[...folders].map(([folder, paths]) => ({
      title: folder === '' ? 'Files at the top' : `Files in ${folder}`,
      choices: paths.flatMap((path) => fileChoices(path, { unsaved, note: '' })),
    })),
  ]
  return groups.filter(({ choices }) => choices.length > 0)
}

function openChoices(session: Session): readonly SideChoice[] {
  const { files } = session.stack
  if (files.length === 0) return []
  const label = files.map(experimentName).join(' + ')
  const live: SideChoice = { id: 'open in compose', ref: { kind: 'open' }, label, note: 'as it is now' }
  if (!hasUnsavedEdits(session)) return [live]
  return [live, { id: 'open in compose, as last saved', ref: { kind: 'open', isSaved: true }, label, note: 'as last saved' }]
}

interface FileFacts {
  readonly unsaved: ReadonlySet<string>
  readonly note: string
}

/** A file as it is, and as it was saved where that is another text. */
function fileChoices(path: string, { unsaved, note }: FileFacts): readonly SideChoice[] {
  const live: SideChoice = { id: path, ref: { kind: 'file', path }, label: experimentName(path), note }
  if (!unsaved.has(path)) return [live]
  const ref: SideRef = { kind: 'file', path, isSaved: true }
  return [live, { id: `${path} (saved)`, ref, label: `${live.label} (saved)`, note }]
}
