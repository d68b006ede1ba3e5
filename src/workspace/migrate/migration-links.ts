import { nodeOf } from '../../core/config-node.ts'
import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import { applyEdits } from '../../core/edit/apply-edits.ts'
import { setAt } from '../../core/edit/edit.ts'
import { fileName, folderOf, joinPath, relativePath } from '../../core/file-path.ts'
import { placeOf } from '../../core/links/link-place.ts'
import type { Base } from '../../core/links/link-place.ts'
import { parse } from '../../core/read/parse.ts'
import type { Path } from '../../core/path.ts'
import { withText } from '../../core/source.ts'
import type { Source } from '../../core/source.ts'
import { MANIFEST } from '../../systems/manifest/manifest.ts'
import type { FileRules } from '../rules.ts'

/** A path in a file that names another, with what it shall say. */
export interface Respelling {
  readonly at: Path
  readonly node: ConfigNode
  readonly text: string
}

/** What paths mean, and which files have moved where. */
export interface Relinking {
  readonly options: FileRules
  readonly moves: ReadonlyMap<string, string>
  /** Files that stand beneath the top of a config: their keys are no path keys. */
  readonly isMounted: (path: string) => boolean
}

/** A file with the paths in it respelled, or why they cannot be. */
export type Relinked = { readonly source: Source; readonly respellings: readonly Respelling[] } | { readonly reason: string }

/**
 * The file with each path in it that names a file which has moved, or that counts from where the file was, respelled: in its links,
 * in its path keys, and in `strata.yaml` where folders are listed. Each is one edit of the text.
 *
 * @see SPEC.md X8, E1
 */
export function relink(source: Source, from: string, relinking: Relinking): Relinked {
  const { options } = relinking
  const found = source.path === MANIFEST ? manifestPaths(source, relinking) : pathsIn(source, from, relinking)
  let now = source
  for (const { at, text } of found) {
    const result = setAt({ source: now, dialect: source.path === MANIFEST ? 'pyyaml' : options.dialect }, at, nodeOf(text, now))
    if (!result.ok) return { reason: `${source.path} cannot name ${text}: ${result.reason}` }
    now = withText(now, applyEdits(now.text, result.edits))
  }
  return { source: now, respellings: found }
}

function pathsIn(source: Source, from: string, relinking: Relinking): readonly Respelling[] {
  const { options } = relinking
  const { root, broken } = parse(source, options.dialect)
  const linker = broken ? undefined : options.linkers.find(({ governs }) => governs(from))
  if (!linker || linker.gather) return broken ? [] : mountPaths(root, [], { source, from, relinking })
  const { base } = linker.read(root)
  const list = root.entries.get(linker.keys.refs)?.node
  const items = list?.kind === 'list' ? list.items.map((item, i): [Path, ConfigNode] => [[linker.keys.refs, i], item]) : []
  const only: readonly [Path, ConfigNode][] = list?.kind === 'scalar' ? [[[linker.keys.refs], list]] : []
  const links = [...items, ...only].flatMap(([at, node]) => respell(at, node, { source, from, base, relinking }))
  const within = linker.keys.own === undefined ? [] : [linker.keys.own]
  return [...links, ...mountPaths(root, within, { source, from, relinking })]
}

interface Where {
  readonly source: Source
  /** Path of the file before it moved. */
  readonly from: string
  readonly relinking: Relinking
}

function mountPaths(root: MapNode, within: Path, { source, from, relinking }: Where): readonly Respelling[] {
  const { options, isMounted } = relinking
  if (isMounted(from)) return []
  const [key] = within
  const own = key === undefined ? root : root.entries.get(String(key))?.node
  if (own?.kind !== 'map') return []
  return (options.mounts ?? []).flatMap((mount) => {
    const node = own.entries.get(mount.key)?.node
    return node ? respell([...within, mount.key], node, { source, from, base: 'runner', relinking }) : []
  })
}

function respell(
  at: Path,
  node: ConfigNode,
  { source, from, base, relinking }: Where & Pick<Base, 'base'>,
): readonly Respelling[] {
  if (node.kind !== 'scalar' || node.value.kind !== 'str' || node.value.value === '') return []
  const { mountedAt } = relinking.options
  const raw = node.value.value
  const { path } = placeOf({ raw, origin: node }, { from: joinPath(mountedAt, from), base, mountedAt })
  const target = path === undefined ? undefined : (relinking.moves.get(path) ?? path)
  const isSameFolder = folderOf(source.path) === folderOf(from)
  if (path === undefined || target === undefined || (target === path && (isSameFolder || base === 'runner'))) return []
  const isRenamed = folderOf(target) === folderOf(path) && (isSameFolder || base === 'runner')
  if (isRenamed) return [{ at, node, text: raw.slice(0, raw.length - fileName(raw).length) + fileName(target) }]
  const text = base === 'file' ? relativePath(folderOf(source.path), target) : joinPath(mountedAt, target)
  return [{ at, node, text }]
}

/** Where `strata.yaml` lists a file itself as the place of a layer, or as no config. */
function manifestPaths(source: Source, { moves }: Relinking): readonly Respelling[] {
  const { root } = parse(source, 'pyyaml')
  const found: Respelling[] = []
  for (const key of ['layers', 'ignore']) {
    const node = root.entries.get(key)?.node
    if (node) collect(node, [key])
  }
  return found

  function collect(node: ConfigNode, at: Path): void {
    if (node.kind === 'list') for (const [i, item] of node.items.entries()) collect(item, [...at, i])
    else if (node.kind === 'map') for (const [id, entry] of node.entries) collect(entry.node, [...at, id])
    else if (node.value.kind === 'str') {
      const text = moves.get(node.value.value.replace(/^\.\//, ''))
      if (text !== undefined) found.push({ at, node, text })
    }
  }
}
