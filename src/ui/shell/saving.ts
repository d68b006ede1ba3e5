import { changedOnDisk, changesOf, saveChanges } from '../../io/save-folder.ts'
import type { FileChange, Saved } from '../../io/save-folder.ts'
import type { Disk } from '../../io/folder.ts'
import type { Source } from '../../core/source.ts'
import { markSaved, replaceTexts } from '../../workspace/commands.ts'
import { dispatch } from '../../workspace/session-store.ts'
import type { SessionStore } from '../../workspace/session-store.ts'
import { notify } from './notices.ts'
import { count } from './names.ts'

/** Writes every unsaved file back to its folder; what the disk holds against it becomes a notice with a choice. */
export async function saveAll(store: SessionStore, disk: Disk): Promise<void> {
  await save(store, disk, changesOf(store.getState()))
}

async function save(store: SessionStore, disk: Disk, changes: readonly FileChange[]): Promise<void> {
  const results = await saveChanges(disk, changes)
  const saved = results.filter(({ outcome }) => outcome === 'saved').map(({ path }) => path)
  dispatch(store, (session) => markSaved(session, saved))
  if (saved.length > 0)
    notify({ id: 'saved', text: `Saved ${saved.length === 1 ? saved[0] : count(saved.length, 'file')}.`, actions: [] })
  for (const result of results) report(store, disk, { result, change: changes.find(({ path }) => path === result.path) })
  reportFailures(results)
}

/** One notice for each reason: of hundreds of files all may fail for the same. */
function reportFailures(results: readonly Saved[]): void {
  const failed = new Map<string, string[]>()
  for (const result of results)
    if (result.outcome === 'failed') failed.set(result.reason, [...(failed.get(result.reason) ?? []), result.path])
  for (const [reason, [first = '', ...others]] of failed) {
    const files = others.length === 0 ? `${first} was` : `${count(others.length + 1, 'file')} were`
    notify({ id: `save ${reason}`, text: `${files} not saved: ${reason}.`, actions: [] })
  }
}

interface Outcome {
  readonly result: Saved
  readonly change: FileChange | undefined
}

function report(store: SessionStore, disk: Disk, { result, change }: Outcome): void {
  if (result.outcome === 'conflict' && change) {
    const onDisk = result.disk
    notify({
      id: `save ${result.path}`,
      text: `${result.path} was changed by something else since it was opened. Nothing was overwritten.`,
      actions: [
        { label: 'Take what is on disk', run: () => takeFromDisk(store, new Map([[result.path, onDisk]])) },
        { label: 'Overwrite it', run: () => void save(store, disk, [{ ...change, base: onDisk }]) },
      ],
    })
  }
}

/** Looks whether anything else changed the folder's files, and offers to take the changes. */
export async function checkDisk(store: SessionStore, disk: Disk): Promise<void> {
  const changed = await changedOnDisk(disk, store.getState().saved)
  if (changed.size === 0) return
  const names = [...changed.keys()]
  notify({
    id: 'disk',
    text: `${names.length === 1 ? names[0] : count(names.length, 'file')} changed on disk.`,
    actions: [{ label: 'Take what is on disk', run: () => takeFromDisk(store, changed) }],
  })
}

function takeFromDisk(store: SessionStore, changed: ReadonlyMap<string, Source | undefined>): void {
  const texts = [...changed].map(([path, source]) => source ?? { path, text: undefined })
  dispatch(store, (session) => markSaved(replaceTexts(session, 'Take what is on disk', { texts }), [...changed.keys()]))
}
