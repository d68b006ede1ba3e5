import { nodeAt } from '../core/config-node.ts'
import type { Entry, MapNode } from '../core/config-node.ts'
import { folderOf } from '../core/file-path.ts'
import { parse } from '../core/read/parse.ts'
import type { Path } from '../core/path.ts'
import { printScalar } from '../core/scalar/print-scalar.ts'
import { printValue, printYaml } from '../core/print/print.ts'
import type { Source } from '../core/source.ts'
import { MANIFEST, readManifest } from '../systems/manifest/manifest.ts'
import type { Manifest } from '../systems/manifest/manifest.ts'

/** The `strata.yaml` that opens the files of a Hydra tree as a workspace of a system. */
export function hydraManifest(files: readonly Source[], system: string): Source {
  const groups = [...new Set(files.map(({ path }) => folderOf(path)).filter((folder) => folder !== ''))]
  const layers = groups.map((group) => `  ${printed(group)}: [${printed(group)}]\n`)
  const head = `# What Strata knows of this folder.\nsystem: ${system}\ndialect: omegaconf\nlinks:\n  - hydra\n`
  const text = layers.length > 0 ? `${head}# Lowest precedence first.\nlayers:\n${layers.join('')}` : head
  return { kind: 'file', path: MANIFEST, text }
}

function printed(text: string): string {
  return printScalar({ kind: 'str', value: text })
}

/**
 * The lines that a `strata.yaml` lacks to open a Hydra tree as the tree's own would, as YAML; `''` where it lacks none. What a key
 * of it says instead stands in a comment.
 *
 * @see SPEC.md X7
 */
export function missingLines(there: Source, own: Source): string {
  const { root } = parse(own, 'pyyaml')
  const { manifest } = readManifest(there)
  const theirs = parse(there, 'pyyaml').root
  const lacking = new Map([...root.entries].flatMap(([key, entry]) => lackingOf([key, entry], manifest)))
  return lacking.size === 0 ? '' : printYaml({ ...root, entries: lacking }, { comment: (path) => insteadOf(path, theirs) })
}

type Keyed = readonly [key: string, entry: Entry]

function lackingOf([key, entry]: Keyed, manifest: Manifest): readonly Keyed[] {
  const { node } = entry
  if (key === 'links') return opensHydra(manifest) ? [] : [[key, entry]]
  if (key !== 'layers' || node.kind !== 'map') return isSaid([key, entry], manifest) ? [] : [[key, entry]]
  const groups = [...node.entries].filter(([group]) => !hasGroup(manifest, group))
  return groups.length === 0 ? [] : [[key, { ...entry, node: { ...node, entries: new Map(groups) } }]]
}

function isSaid([key, { node }]: Keyed, { system, dialect }: Manifest): boolean {
  const text = node.kind === 'scalar' && node.value.kind === 'str' ? node.value.value : undefined
  return text === (key === 'system' ? system : dialect)
}

/** The first that governs a file reads its links; path keys would put files under the keys once more. */
function opensHydra({ links = [] }: Manifest): boolean {
  const [first] = links
  return first?.kind === 'hydra' && first.root === '' && links.every(({ kind }) => kind !== 'mounts')
}

function hasGroup({ layers = [] }: Manifest, group: string): boolean {
  return layers.some(({ folders, mount }) => mount === undefined && folders.includes(group))
}

function insteadOf(path: Path, theirs: MapNode): string | undefined {
  const node = nodeAt(theirs, path)
  return node && `in place of ${printValue(node)}`
}
