import type { MapNode } from '../config-node.ts'
import { folderOf, joinPath } from '../file-path.ts'
import { emptyMap } from '../read/parse.ts'
import type { Source } from '../source.ts'
import { withoutKeys } from './includes.ts'
import { choiceLines } from './hydra-lines.ts'
import { renameOption } from './hydra-rename.ts'
import { hydraRepo } from './hydra-repo.ts'
import { resolveDefaults } from './hydra-tree.ts'
import type { HydraPart } from './hydra-tree.ts'
import type { Gathered, GatheredPart, Linker, World } from './link.ts'
import { DEFAULTS } from './read-defaults.ts'

/**
 * A Hydra tree below the folder `root` (`''` for the whole workspace): `defaults`, a list of configs from groups, each placed at
 * its package. Override lines whose key is a group choose its option.
 *
 * @see SPEC.md L9 to L14
 */
export function hydra(root: string): Linker {
  return {
    governs: (file) => file.endsWith('.yaml') && (root === '' || file.startsWith(`${root}/`)),
    standing: (file) => (folderOf(file) === root ? undefined : 'beneath'),
    keys: { refs: DEFAULTS },
    read: (map) => ({ refs: [], own: map, issues: [], base: 'runner', isRecursive: false, isOnce: false, missing: 'error' }),
    gather: (source, world) => gather(source, root, world),
    rename: renameOption,
  }
}

function gather(source: Source, root: string, { files, dialect, overrides }: World): Gathered {
  const repo = hydraRepo(files, root, dialect)
  const primary = repo.configAt(root === '' ? source.path : source.path.slice(root.length + 1))
  if (!primary) return { parts: [], issues: [], taken: [] }
  const { lines, taken, issues } = choiceLines(overrides, repo)
  const resolved = resolveDefaults(repo, primary, lines)
  return { parts: resolved.parts.map((part) => partOf(part, root)), issues: [...issues, ...resolved.issues], taken }
}

function partOf({ path, config, package: name, chain }: HydraPart, root: string): GatheredPart {
  const at = name === '' ? [] : name.split('.')
  if (!config) {
    const source: Source = { kind: 'file', path: joinPath(root, `${path}.yaml`), text: '' }
    return { source, own: emptyMap(source), state: 'missing', at, chain }
  }
  const { source, isBroken } = config
  const own = at.length === 0 ? withoutHydra(config.own) : config.own
  return { source, own: at[0] === HYDRA ? emptyMap(source) : own, state: isBroken ? 'broken' : 'ok', at, chain }
}

/** Where Hydra keeps its own settings: it takes them out of the config that the program gets. */
const HYDRA = 'hydra'

const rests = new WeakMap<MapNode, MapNode>()

function withoutHydra(own: MapNode): MapNode {
  if (!own.entries.has(HYDRA)) return own
  const known = rests.get(own) ?? withoutKeys(own, [HYDRA])
  rests.set(own, known)
  return known
}
