import { fileName, folderOf, joinPath } from '../../core/file-path.ts'
import { readDefaults } from '../../core/links/read-defaults.ts'
import { parse } from '../../core/read/parse.ts'
import type { Source } from '../../core/source.ts'

/** A Hydra tree in a folder. */
export interface HydraTree {
  /** The folder that groups count from; `''` for the whole workspace. */
  readonly root: string
  /** Its groups right below the root, those that defaults lists name first, in their order. */
  readonly groups: readonly string[]
}

/** The Hydra tree among some files: a config whose defaults list names groups that are folders beside it. Undefined where there is none. */
export function findHydraTree(files: readonly Source[]): HydraTree | undefined {
  const configs = files.filter(({ path }) => path.endsWith('.yaml'))
  const found = configs.flatMap((file) => treeOf(file, configs) ?? [])
  const root = found.map((tree) => tree.root).toSorted((a, b) => depthOf(a) - depthOf(b) || a.localeCompare(b))[0]
  if (root === undefined) return undefined
  const named = found.filter((tree) => tree.root === root).flatMap(({ groups }) => groups)
  const others = configs.flatMap(({ path }) => topGroup(path, root) ?? []).toSorted()
  return { root, groups: [...new Set([...named, ...others])].filter((group) => group !== 'hydra') }
}

function treeOf(file: Source, configs: readonly Source[]): HydraTree | undefined {
  const { items = [] } = readDefaults(parse(file, 'omegaconf').root)
  const root = folderOf(file.path)
  const groups = items.flatMap((item) =>
    item.kind === 'group' && !item.group.startsWith('/') ? [item.group.replace(/\/.*$/s, '')] : [],
  )
  const known = groups.filter((group) => configs.some(({ path }) => path.startsWith(`${joinPath(root, group)}/`)))
  return known.length > 0 ? { root, groups: known } : undefined
}

function topGroup(path: string, root: string): string | undefined {
  const below = root === '' ? path : path.startsWith(`${root}/`) ? path.slice(root.length + 1) : fileName(path)
  return below.includes('/') ? below.slice(0, below.indexOf('/')) : undefined
}

function depthOf(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length
}
