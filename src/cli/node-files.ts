import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import type { Dirent } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { MAX_TEXT } from '../core/read/reading.ts'
import type { Source } from '../core/source.ts'
import { isSkippedFolder, isWanted } from '../io/config-files.ts'
import { decodeFile } from '../io/decode.ts'
import { MANIFEST } from '../systems/manifest/manifest.ts'

/** What stands at a path. */
export type EntryKind = 'file' | 'folder' | 'other' | 'nothing'

export function entryKind(path: string): EntryKind {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return 'nothing'
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other'
}

/** Whether anything stands at a path, a link that leads nowhere too. */
export function isTaken(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

export function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch (error) {
    if (isSystemError(error)) return false
    throw error
  }
}

/**
 * The file at a workspace path; `outside` where a symbolic link leads out of the workspace, undefined where no file can be
 * read.
 *
 * @see SPEC.md I7
 */
export function readSource(root: string, path: string): Source | 'outside' | undefined {
  const full = join(root, path)
  try {
    if (entryKind(full) !== 'file') return undefined
    return isInside(realpathSync(full), realpathSync(root)) ? readNamed(full, path) : 'outside'
  } catch (error) {
    if (isSystemError(error)) return undefined
    throw error
  }
}

/** The file at a full path, wherever it is, as the source of a workspace path. */
export function readNamed(full: string, path: string): Source {
  if (statSync(full).size <= 4 * MAX_TEXT) return decodeFile(path, readFileSync(full))
  // More than any text that is read can have: enough of it to be refused as too large, whatever it holds.
  return { kind: 'file', path, text: readStart(full, MAX_TEXT + 1).toString('latin1') }
}

/** The configs below a folder, as paths in it. */
export interface Listing {
  readonly paths: readonly string[]
  /** Whether looking ended before the whole folder was seen. */
  readonly isCut: boolean
}

/** The configs below a folder, sorted. Hidden and linked folders, and workspaces inside, are not entered. */
export function listConfigs(root: string): Listing {
  const paths: string[] = []
  const waiting = ['']
  let looked = 0
  for (let folder = waiting.pop(); folder !== undefined && looked < MAX_LOOKED_AT; folder = waiting.pop()) {
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder + entry.name
      looked += 1
      if (!entry.isDirectory()) paths.push(...(isWanted(path) ? [path] : []))
      else if (!isSkippedFolder(entry.name) && !existsSync(join(root, path, MANIFEST))) waiting.push(`${path}/`)
    }
  }
  return { paths: paths.toSorted(), isCut: looked >= MAX_LOOKED_AT }
}

const MAX_LOOKED_AT = 100_000

/** The folders at or below this one that are workspaces: that hold a `strata.yaml`. */
export function listWorkspaces(folder: string): readonly string[] {
  const found: string[] = []
  const waiting = [folder]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (existsSync(join(next, MANIFEST))) found.push(next)
    for (const entry of entriesOf(next)) {
      if (entry.isDirectory() && !isSkippedFolder(entry.name)) waiting.push(join(next, entry.name))
    }
  }
  return found.toSorted()
}

/** Whether a full path is a folder or lies below it. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** Whether two full paths lead to one file that exists. */
export function isSameFile(a: string, b: string): boolean {
  const [first, second] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false }))
  return first !== undefined && second !== undefined && first.dev === second.dev && first.ino === second.ino
}

/** Writes a text to a full path; gives back why it could not. */
export function writeText(full: string, text: string): string | undefined {
  try {
    writeFileSync(full, text)
    return undefined
  } catch (error) {
    if (isSystemError(error)) return error.message
    throw error
  }
}

/** Writes files below a folder, with the folders that they need; gives back why one could not be written. */
export function writeBelow(folder: string, files: readonly Pick<Source, 'path' | 'text'>[]): string | undefined {
  for (const { path, text } of files) {
    const full = join(folder, path)
    const failure = makeFolderOf(full) ?? writeText(full, text)
    if (failure !== undefined) return failure
  }
  return undefined
}

/**
 * Writes files below a folder, and only when all of them could be written puts them in place and removes others; gives back why not.
 */
export function replaceBelow(
  folder: string,
  files: readonly Pick<Source, 'path' | 'text'>[],
  gone: readonly string[],
): string | undefined {
  const drafts: string[] = []
  for (const { path, text } of files) {
    const failure = writeBelow(folder, [{ path: path + DRAFT, text }])
    if (failure !== undefined) {
      for (const draft of drafts) rmSync(draft)
      return failure
    }
    drafts.push(join(folder, path + DRAFT))
  }
  for (const { path } of files) renameSync(join(folder, path + DRAFT), join(folder, path))
  for (const path of gone) rmSync(join(folder, path))
  return undefined
}

/** What a file ends in until it is put in place. */
const DRAFT = '.strata-draft'

function makeFolderOf(full: string): string | undefined {
  try {
    mkdirSync(dirname(full), { recursive: true })
    return undefined
  } catch (error) {
    if (isSystemError(error)) return error.message
    throw error
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    // A folder that may not be read holds nothing for us.
    if (isSystemError(error)) return []
    throw error
  }
}

function readStart(full: string, length: number): Buffer {
  const buffer = Buffer.alloc(length)
  const file = openSync(full, 'r')
  try {
    readSync(file, buffer, 0, length, 0)
    return buffer
  } finally {
    closeSync(file)
  }
}

function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error
}
