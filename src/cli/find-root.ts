import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { includes } from '../core/links/includes.ts'
import { parse } from '../core/read/parse.ts'
import { MANIFEST } from '../systems/manifest/manifest.ts'
import { entryKind, isInside, isReadable, readNamed } from './node-files.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** Files as a workspace knows them. */
export interface Place {
  /** Full path of the workspace. */
  readonly root: string
  /** Workspace paths of the files that were named, in order. */
  readonly paths: readonly string[]
}

/** How a workspace is looked for. */
export interface RootRule {
  /** The folder given with `--root`. */
  readonly root?: string | undefined
  /** Whether a workspace path is one of a layer of the system that was named, or that the files look like. */
  readonly isLayer?: ((path: string) => boolean) | undefined
}

/**
 * The workspace of some files: the folder given with `--root`, else the nearest folder around the first file that holds a
 * `strata.yaml`. Without either, the nearest folder in which the first file belongs to a layer of the system that it is of;
 * else the deepest folder that holds the files and all that they include. These two are looked for no higher than the
 * repository that the files are in, and never as high as the home folder or a top folder of the disk.
 */
export function findPlace(files: readonly string[], rule: RootRule, terminal: Terminal): Place {
  const full = files.map((file) => fullPathOf(file, terminal))
  const root = rule.root === undefined ? rootOf(full, rule, terminal) : fullRoot(rule.root, terminal)
  const paths = full.map((file) => workspacePath(file, root))
  const away = paths.indexOf(undefined)
  if (away !== -1) throw new UsageError(`${files[away]} lies outside the workspace ${root}; name another with --root`)
  return { root, paths: paths.filter((path) => path !== undefined) }
}

/**
 * The workspaces of two files that are compared. Each is in its own, or both in the one around both. A file in none makes its
 * own of what it includes; two such files make one together, where one folder may hold both.
 */
export function findPlaces(files: readonly [string, string], rule: RootRule, terminal: Terminal): readonly [Place, Place] {
  const [a, b] = files
  const [aroundA, aroundB] = files.map((file) => workspaceAround(dirname(fullPathOf(file, terminal))))
  const isJoint = rule.root !== undefined || (aroundA === aroundB && (aroundA !== undefined || areNear(files, terminal)))
  if (!isJoint) return [findPlace([a], rule, terminal), findPlace([b], rule, terminal)]
  const { root, paths } = findPlace(files, rule, terminal)
  return [
    { root, paths: paths.slice(0, 1) },
    { root, paths: paths.slice(1) },
  ]
}

function areNear(files: readonly [string, string], terminal: Terminal): boolean {
  const [a, b] = files.map((file) => dirname(fullPathOf(file, terminal))) as [string, string]
  return a === b || !isTooWide(commonFolder(a, b), terminal.home)
}

function fullPathOf(file: string, { cwd }: Terminal): string {
  const full = resolve(cwd, file)
  const kind = entryKind(full)
  if (kind === 'nothing') throw new UsageError(`there is no file ${file}`)
  if (kind !== 'file')
    throw new UsageError(`${file} is ${kind === 'folder' ? 'a folder' : 'no regular file'}; name a config file`)
  if (!isReadable(full)) throw new UsageError(`${file} may not be read`)
  return full
}

function fullRoot(root: string, { cwd }: Terminal): string {
  const full = resolve(cwd, root)
  if (entryKind(full) !== 'folder') throw new UsageError(`there is no folder ${root}`)
  return full
}

function rootOf(files: readonly string[], { isLayer }: RootRule, terminal: Terminal): string {
  const folder = files.map((file) => dirname(file)).reduce(commonFolder)
  const first = files[0] ?? folder
  const known = workspaceAround(dirname(first))
  if (known !== undefined) return known
  const mayBe = boundOf(folder, terminal)
  const layered = foldersFrom(folder).find((root) => isLayer?.(workspacePath(first, root) ?? ''))
  return layered !== undefined && mayBe(layered) ? layered : reachedRoot(files, folder, mayBe)
}

/** The nearest folder at or above this one that holds a `strata.yaml`. */
export function workspaceAround(folder: string): string | undefined {
  return foldersFrom(folder).find((each) => existsSync(join(each, MANIFEST)))
}

/** A full path as a path of the workspace, undefined outside of it. */
export function workspacePath(full: string, root: string): string | undefined {
  return isInside(full, root) ? relative(root, full).split(sep).join('/') : undefined
}

/** The folder and all above it, the deepest first. */
function foldersFrom(folder: string): readonly string[] {
  const above = dirname(folder)
  return above === folder ? [folder] : [folder, ...foldersFrom(above)]
}

function commonFolder(a: string, b: string): string {
  return foldersFrom(a).find((folder) => isInside(b, folder)) ?? a
}

/** Which folders around this one may be taken for a workspace that nobody named. */
function boundOf(start: string, { home }: Terminal): (folder: string) => boolean {
  const repository = foldersFrom(start).find((folder) => existsSync(join(folder, '.git')))
  return (folder) => !isTooWide(folder, home) && (repository === undefined || isInside(folder, repository))
}

/** Whether a folder holds everything that a person has, or that the computer has. */
export function isTooWide(folder: string, home: string): boolean {
  return dirname(dirname(folder)) === dirname(folder) || isInside(home, folder)
}

/** The deepest folder that holds the files and, as far as it may, all that they include. */
function reachedRoot(files: readonly string[], start: string, mayBe: (folder: string) => boolean): string {
  const seen = new Set<string>()
  const waiting = [...files]
  let root = start
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const target of includedBy(file)) {
      const folder = commonFolder(root, dirname(target))
      if (folder !== root && !mayBe(folder)) continue
      root = folder
      waiting.push(target)
    }
  }
  return root
}

function includedBy(file: string): readonly string[] {
  const { root } = parse(readNamed(file, file), 'pyyaml')
  const targets = includes.read(root).refs.map(({ raw }) => resolve(dirname(file), raw))
  return targets.filter((target) => entryKind(target) === 'file')
}
