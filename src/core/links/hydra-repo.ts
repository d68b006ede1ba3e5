import type { MapNode } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import { fileName, folderOf, joinPath, normalizePath } from '../file-path.ts'
import type { Issue } from '../issue.ts'
import { isMissingValue } from '../read/missing-value.ts'
import { parse } from '../read/parse.ts'
import type { Files, Source } from '../source.ts'
import type { DefaultsItem } from './defaults-item.ts'
import { withoutKeys } from './includes.ts'
import { readPackageHeader } from './package-header.ts'
import { DEFAULTS, readDefaults } from './read-defaults.ts'

/** The configs below the root of a Hydra tree, by their path without `.yaml`: `config`, `model/big`. */
export interface HydraRepo {
  readonly configAt: (config: string) => HydraConfig | undefined
  /** Whether a config's path leads out of the root: such a file is not read. */
  readonly isOutside: (config: string) => boolean
  readonly configs: readonly string[]
  /** Folders that hold files, or folders with files. */
  readonly groups: ReadonlySet<string>
}

/** A file of the tree. */
export interface HydraConfig {
  /** Its path in the tree, without ending. */
  readonly path: string
  readonly source: Source
  readonly items: readonly DefaultsItem[] | undefined
  /** What the `# @package` line says. */
  readonly header: string | undefined
  /** What the file writes itself. */
  readonly own: MapNode
  readonly isBroken: boolean
  /** Whether a key beside the defaults list has a value. */
  readonly hasContent: boolean
  readonly issues: readonly Issue[]
}

/** The tree below the folder `root` (`''` for the whole workspace). @see SPEC.md I7, L9 */
export function hydraRepo(files: Files, root: string, dialect: DialectId): HydraRepo {
  const paths = [...files.keys()].flatMap((path) => belowRoot(path, root) ?? [])
  const known = new Map<string, HydraConfig>()
  return {
    configs: paths.flatMap((path) => (path.endsWith(ENDING) ? [withoutEnding(path)] : [])),
    groups: new Set(paths.flatMap(foldersAbove)),
    isOutside: (config) => belowRoot(normalizePath(joinPath(root, config)) ?? '..', root) === undefined,
    configAt: (config) => {
      const path = withoutEnding(belowRoot(normalizePath(joinPath(root, config)) ?? '..', root) ?? '..')
      const source = files.get(joinPath(root, path + ENDING))
      const found = known.get(path) ?? (source && readConfig(path, source, dialect))
      if (found) known.set(path, found)
      return found
    },
  }
}

const ENDING = '.yaml'

function withoutEnding(path: string): string {
  return path.endsWith(ENDING) ? path.slice(0, -ENDING.length) : path
}

function belowRoot(path: string, root: string): string | undefined {
  if (root === '') return path === '..' ? undefined : path
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined
}

function foldersAbove(path: string): readonly string[] {
  const folder = folderOf(path)
  return folder === '' ? [] : [folder, ...foldersAbove(folder)]
}

/** The names of a group's configs, sorted. */
export function optionsOf({ configs }: HydraRepo, group: string): readonly string[] {
  const names = configs.filter((config) => folderOf(config) === group).map(fileName)
  return names.toSorted()
}

function readConfig(path: string, source: Source, dialect: DialectId): HydraConfig {
  const { root, broken, issues } = parse(source, dialect)
  const defaults = readDefaults(root)
  const header = readPackageHeader(source)
  const own = ownOf(root)
  return {
    path,
    source,
    items: defaults.items,
    header: header.package,
    own,
    isBroken: broken,
    hasContent: [...own.entries.values()].some(({ node }) => !isMissingValue(node)),
    issues: [...issues, ...header.issues, ...defaults.issues],
  }
}

const owns = new WeakMap<MapNode, MapNode>()

/** Remembered: the same text gives the same map to merge. */
function ownOf(root: MapNode): MapNode {
  const known = owns.get(root) ?? withoutKeys(root, [DEFAULTS])
  owns.set(root, known)
  return known
}
