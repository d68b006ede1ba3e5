import type { Files, Source } from '../core/source.ts'
import { decodeFile } from './decode.ts'

/** A file that could be opened, wherever it is. */
export interface FoundFile {
  /** Relative to the folder that was opened. */
  readonly path: string
  readonly open: () => Promise<File>
}

/** What was opened of a folder. */
export interface OpenedFiles {
  readonly files: Files
  /** When each file had last been changed, in milliseconds. */
  readonly changedAt: ReadonlyMap<string, number>
  readonly leftOut: readonly LeftOut[]
}

/** A file (or, without a path, all further files) that was not opened, and why. */
export interface LeftOut {
  readonly path?: string
  readonly reason: string
}

/** Looking ends after this many files, so that a whole disk opened by mistake does not hang the page. */
const MAX_LOOKED_AT = 100_000
const MAX_FILES = 5000
const MAX_BYTES = 16_000_000
const MAX_TOTAL_BYTES = 200_000_000

/** Whether a path has the format of a config: YAML, JSON or INI. */
export function isConfigPath(path: string): boolean {
  return /\.(?:ya?ml|json|ini)$/i.test(path)
}

/** Whether files below a folder of this name are never configs: hidden folders, installed packages, caches. */
export function isSkippedFolder(name: string): boolean {
  return name.startsWith('.') || ['node_modules', '__pycache__', 'site-packages'].includes(name)
}

/** Whether a file is opened when its folder is: a config that is not hidden, nor below a folder that is skipped. */
export function isWanted(path: string): boolean {
  const names = path.split('/')
  const name = names.pop() ?? ''
  return isConfigPath(path) && !name.startsWith('.') && !names.some(isSkippedFolder)
}

/** Opens the wanted files among those found, by path. What is too large, or cannot be read, is left out with the reason. */
export async function openFiles(found: AsyncIterable<FoundFile>): Promise<OpenedFiles> {
  const opened: Opened = { files: new Map(), changedAt: new Map(), leftOut: [], bytes: 0 }
  let looked = 0
  for await (const file of found) {
    looked += 1
    const isFull = looked > MAX_LOOKED_AT || opened.files.size >= MAX_FILES
    if (isFull) {
      const limit = looked > MAX_LOOKED_AT ? `${MAX_LOOKED_AT} files` : `${MAX_FILES} config files`
      opened.leftOut.push({ reason: `the folder holds more than ${limit}; the others are left out` })
      break
    }
    if (isWanted(file.path)) await openInto(opened, file)
  }
  const { files, changedAt, leftOut } = opened
  return { files: new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1))), changedAt, leftOut }
}

interface Opened {
  readonly files: Map<string, Source>
  readonly changedAt: Map<string, number>
  readonly leftOut: LeftOut[]
  bytes: number
}

async function openInto(opened: Opened, { path, open }: FoundFile): Promise<void> {
  try {
    const file = await open()
    const reason = refusal(file, opened.bytes)
    if (reason !== undefined) {
      opened.leftOut.push({ path, reason })
      return
    }
    opened.bytes += file.size
    opened.files.set(path, decodeFile(path, new Uint8Array(await file.arrayBuffer())))
    opened.changedAt.set(path, file.lastModified)
  } catch (error) {
    opened.leftOut.push({ path, reason: `it cannot be read: ${error instanceof Error ? error.message : String(error)}` })
  }
}

function refusal({ size }: File, before: number): string | undefined {
  if (size > MAX_BYTES) return `it has ${megabytes(size)}; the limit is ${megabytes(MAX_BYTES)}`
  if (before + size > MAX_TOTAL_BYTES) return `with it, the files opened would have over ${megabytes(MAX_TOTAL_BYTES)}`
  return undefined
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`
}
