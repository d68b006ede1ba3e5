import type { Files, Source } from '../core/source.ts'
import { unsavedFiles } from '../workspace/session.ts'
import type { Session } from '../workspace/session.ts'
import { decodeFile } from './decode.ts'
import { isAllowed } from './file-system-access.ts'
import type { Disk } from './folder.ts'

/** A file to write. */
export interface FileChange {
  readonly path: string
  /** The new text; undefined removes the file. */
  readonly text: string | undefined
  /** The file as it was opened or last saved; undefined for one that was not there. */
  readonly base: Source | undefined
}

/** What became of a {@link FileChange}. In a conflict nothing was written; `disk` is what stands on disk, if anything does. */
export type Saved =
  | { readonly path: string; readonly outcome: 'saved' }
  | { readonly path: string; readonly outcome: 'conflict'; readonly disk: Source | undefined }
  | { readonly path: string; readonly outcome: 'failed'; readonly reason: string }

/** Everything that a session has not saved. */
export function changesOf(session: Session): readonly FileChange[] {
  return unsavedFiles(session).map((path) => {
    return { path, text: session.files.get(path)?.text, base: session.saved.get(path) }
  })
}

/**
 * Writes changes back to the folder. A file that something else has changed since is not touched but comes back as a conflict;
 * pass what stands on disk as the change's `base` to overwrite it. Files are removed last, and only where all others are written:
 * what one held may stand in another now. Takes a click the first time, for the browser asks.
 */
export async function saveChanges(disk: Disk, changes: readonly FileChange[]): Promise<readonly Saved[]> {
  if (!(await isAllowed(disk.handle, 'readwrite'))) {
    return changes.map(({ path }) => ({ path, outcome: 'failed', reason: 'the browser was not allowed to write to the folder' }))
  }
  const saved: Saved[] = []
  for (const change of changes.filter(({ text }) => text !== undefined)) saved.push(await saveChange(disk, change))
  const isAllWritten = saved.every(({ outcome }) => outcome === 'saved')
  for (const change of changes.filter(({ text }) => text === undefined)) {
    saved.push(isAllWritten ? await saveChange(disk, change) : { path: change.path, outcome: 'failed', reason: STAYS })
  }
  return saved
}

const STAYS = 'a file is removed only when all others are written'

async function saveChange(disk: Disk, { path, text, base }: FileChange): Promise<Saved> {
  try {
    if (base?.badUtf8At !== undefined)
      return { path, outcome: 'failed', reason: 'the file is not UTF-8, so its bytes would be lost' }
    const there = await readFile(disk, path)
    if (there?.text === text) return { path, outcome: 'saved' }
    if (there?.text !== base?.text) return { path, outcome: 'conflict', disk: there }
    if (text === undefined) await removeFile(disk, path)
    else await writeFile(disk, path, text)
    return { path, outcome: 'saved' }
  } catch (error) {
    return { path, outcome: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}

/** Files whose text on disk is no longer that of `files`, as they are there now; undefined where one is gone. */
export async function changedOnDisk(disk: Disk, files: Files): Promise<ReadonlyMap<string, Source | undefined>> {
  const changed = new Map<string, Source | undefined>()
  for (const [path, source] of files) {
    const file = await findFile(disk, path)
    if (file && file.lastModified === disk.changedAt.get(path)) continue
    const there = file && decodeFile(path, new Uint8Array(await file.arrayBuffer()))
    if (there?.text === source.text && file) disk.changedAt.set(path, file.lastModified)
    else changed.set(path, there)
  }
  return changed
}

async function readFile(disk: Disk, path: string): Promise<Source | undefined> {
  const file = await findFile(disk, path)
  return file && decodeFile(path, new Uint8Array(await file.arrayBuffer()))
}

async function findFile(disk: Disk, path: string): Promise<File | undefined> {
  try {
    const { folder, name } = await locate(disk, path, false)
    return await (await folder.getFileHandle(name)).getFile()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined
    throw error
  }
}

async function writeFile(disk: Disk, path: string, text: string): Promise<void> {
  const { folder, name } = await locate(disk, path, true)
  const handle = await folder.getFileHandle(name, { create: true })
  // The browser writes to a copy and swaps it in on close, so a failure half way leaves the file as it was.
  const writable = await handle.createWritable()
  try {
    await writable.write(text)
  } catch (error) {
    await writable.abort()
    throw error
  }
  await writable.close()
  disk.changedAt.set(path, (await handle.getFile()).lastModified)
}

async function removeFile(disk: Disk, path: string): Promise<void> {
  const { folder, name } = await locate(disk, path, false)
  await folder.removeEntry(name)
  disk.changedAt.delete(path)
}

interface Place {
  readonly folder: FileSystemDirectoryHandle
  readonly name: string
}

async function locate({ handle }: Disk, path: string, create: boolean): Promise<Place> {
  const folders = path.split('/')
  const name = folders.pop() ?? ''
  let folder = handle
  for (const step of folders) folder = await folder.getDirectoryHandle(step, { create })
  return { folder, name }
}
