import { isSkippedFolder } from './config-files.ts'
import type { FoundFile } from './config-files.ts'

/** The files of a folder opened through the File System Access API, its own before those of folders in it. */
export async function* filesOfHandle(root: FileSystemDirectoryHandle): AsyncGenerator<FoundFile> {
  const waiting = [{ folder: root, path: '' }]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for await (const [name, handle] of next.folder.entries()) {
      const path = next.path + name
      if (handle.kind === 'file') yield { path, open: () => handle.getFile() }
      else if (!isSkippedFolder(name)) waiting.push({ folder: handle, path: `${path}/` })
    }
  }
}

/** The files that an `<input webkitdirectory>` gives, without the folder's own name; the input lists every file there is. */
export async function* filesOfInput(files: Iterable<File>): AsyncGenerator<FoundFile> {
  for (const file of files) {
    const path = file.webkitRelativePath.split('/').slice(1).join('/') || file.name
    yield { path, open: () => Promise.resolve(file) }
  }
}

/** The files of what was dropped, in browsers that give no handle for it. Paths start in the folder that was dropped, if it is one. */
export async function* filesOfEntries(roots: readonly FileSystemEntry[]): AsyncGenerator<FoundFile> {
  const waiting = roots.map((entry) => ({ entry, path: entry.name }))
  const top = roots.length === 1 && roots[0]?.isDirectory === true ? `${roots[0].name}/` : ''
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { entry, path } = next
    if (isFileEntry(entry)) yield { path: path.slice(top.length), open: () => openEntry(entry) }
    else if (isDirectoryEntry(entry) && (path === entry.name || !isSkippedFolder(entry.name))) {
      const inside = await readEntries(entry)
      waiting.push(...inside.map((child) => ({ entry: child, path: `${path}/${child.name}` })))
    }
  }
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isDirectoryEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function openEntry(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject)
  })
}

/** A reader gives a hundred entries at a time, and an empty list at the end. */
async function readEntries(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject)
    })
    if (some.length === 0) return all
    all.push(...some)
  }
}
