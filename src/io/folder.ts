import type { Files } from '../core/source.ts'
import { openFiles } from './config-files.ts'
import type { LeftOut } from './config-files.ts'
import { droppedHandle, isAllowed, pickers, unlessCancelled } from './file-system-access.ts'
import { filesOfEntries, filesOfHandle, filesOfInput } from './found-files.ts'
import { rememberedHandle, rememberHandle } from './remembered-folder.ts'

/** A folder of config files, opened. */
export interface OpenedFolder {
  readonly name: string
  readonly files: Files
  readonly leftOut: readonly LeftOut[]
  /** Where changes can be saved back to; absent where the browser only lets us read. */
  readonly disk?: Disk
}

/** A folder on disk behind a workspace. */
export interface Disk {
  readonly handle: FileSystemDirectoryHandle
  /** When each file had last been changed as far as we know, in milliseconds. */
  readonly changedAt: Map<string, number>
}

/** Asks for a folder and opens it, so that it can be saved back to and opened again; undefined when the person cancels. */
export async function pickFolder(): Promise<OpenedFolder | undefined> {
  const handle = await unlessCancelled(async () => pickers().showDirectoryPicker?.({ mode: 'read' }))
  if (!handle) return undefined
  const folder = await openHandle(handle)
  await rememberHandle(handle)
  return folder
}

/** The folder opened last, if this browser remembers one. `open` takes a click and gives undefined when it is not allowed. */
export async function lastFolder(): Promise<
  { readonly name: string; readonly open: () => Promise<OpenedFolder | undefined> } | undefined
> {
  const handle = await rememberedHandle()
  if (!handle) return undefined
  const open = async (): Promise<OpenedFolder | undefined> => {
    return (await isAllowed(handle, 'read')) ? openHandle(handle) : undefined
  }
  return { name: handle.name, open }
}

/** Opens a folder that the browser gave a handle for. */
export async function openHandle(handle: FileSystemDirectoryHandle): Promise<OpenedFolder> {
  const { changedAt, ...opened } = await openFiles(filesOfHandle(handle))
  return { name: handle.name, ...opened, disk: { handle, changedAt: new Map(changedAt) } }
}

/** Opens what an `<input type="file" webkitdirectory>` gives, to read only. */
export async function openInput(list: Iterable<File>): Promise<OpenedFolder> {
  const files = [...list]
  const name = files[0]?.webkitRelativePath.split('/')[0] ?? ''
  const { changedAt: _, ...opened } = await openFiles(filesOfInput(files))
  return { name: name === '' ? 'files' : name, ...opened }
}

/**
 * Opens the folder or the files that were dropped; undefined when nothing of the kind was. Call it in the drop's own event:
 * the browser forgets what was dropped as soon as the event is over.
 */
export async function openDropped(transfer: DataTransfer): Promise<OpenedFolder | undefined> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file')
  const entries = items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  const handle = items.length === 1 && items[0] ? await droppedHandle(items[0]) : undefined
  if (handle?.kind === 'directory') return openHandle(handle as FileSystemDirectoryHandle)
  if (entries.length === 0) return undefined
  const { changedAt: _, ...opened } = await openFiles(filesOfEntries(entries))
  return { name: entries.length === 1 ? (entries[0]?.name ?? '') : 'files', ...opened }
}
