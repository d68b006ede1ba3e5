import { readKept, writeKept } from './database.ts'

const KEY = 'folder'

/** Keeps the folder, so that it can be opened again with a click after a reload. */
export async function rememberHandle(handle: FileSystemDirectoryHandle): Promise<void> {
  await writeKept(KEY, handle)
}

/** The folder kept last; undefined where there is none. Reading it still takes the person's leave. */
export async function rememberedHandle(): Promise<FileSystemDirectoryHandle | undefined> {
  const kept = await readKept(KEY)
  return isDirectory(kept) ? kept : undefined
}

function isDirectory(kept: unknown): kept is FileSystemDirectoryHandle {
  return typeof FileSystemDirectoryHandle !== 'undefined' && kept instanceof FileSystemDirectoryHandle
}
