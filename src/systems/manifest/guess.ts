import { joinPath } from '../../core/file-path.ts'
import { parse } from '../../core/read/parse.ts'
import { printScalar } from '../../core/scalar/print-scalar.ts'
import type { Source } from '../../core/source.ts'
import { findHydraTree } from './guess-hydra.ts'
import type { HydraTree } from './guess-hydra.ts'
import { isIn, markedFiles, markedPlaces } from './guess-marked.ts'
import type { LayerKind, System } from '../system.ts'

/** What a folder without `strata.yaml` seems to be. */
export interface Guess {
  /** Id of the likeliest system; `none` where nothing speaks for one. */
  readonly system: string
  readonly layers: readonly Omit<LayerKind, 'title'>[]
  /** How the runner's working directory sees the folder, as far as profiles tell; `''` otherwise. */
  readonly mountedAt: string
  /** The `strata.yaml` that says so. */
  readonly text: string
}

/**
 * Guesses a workspace's system from the folders that its configs are in and from their top-level keys, and writes the
 * `strata.yaml` for it. A system that was asked for is the one, and the folders and keys say how the folder is one of it.
 */
export function guessManifest(files: readonly Source[], systems: readonly System[], asked?: System): Guess {
  const configs = files.filter(({ path }) => /\.(?:ya?ml|json|ini)$/i.test(path))
  const tree = findHydraTree(configs)
  if (tree) {
    const within = configs.filter(({ path }) => tree.root === '' || isIn(path, tree.root))
    return guessHydra(tree, asked ?? systems.find(({ layers }) => layers.some((layer) => markedFiles(layer, within).length > 0)))
  }
  const system = asked ?? likeliest(configs, systems)
  const layers = system ? knownLayers(system, configs) : foldersAsLayers(configs)
  const mountedAt = mountOf(configs)
  const guess = { system: system?.id ?? 'none', layers, mountedAt }
  return { ...guess, text: printManifest(guess, system ? [`dialect: ${system.dialect}`] : []) }
}

function likeliest(configs: readonly Source[], systems: readonly System[]): System | undefined {
  const ranked = systems.map((system) => ({ system, score: scoreOf(system, configs) })).toSorted((a, b) => b.score - a.score)
  const [best] = ranked
  return best && best.score >= ENOUGH ? best.system : undefined
}

/** Which code reads a Hydra tree shows in marks of its files alone: names of groups are much the same everywhere. */
function guessHydra({ root, groups }: HydraTree, system: System | undefined): Guess {
  const layers = groups.map((group) => ({ kind: group, folders: [joinPath(root, group)] }))
  const guess = { system: system?.id ?? 'none', layers, mountedAt: '' }
  const links = ['dialect: omegaconf', 'links:', `  - ${root === '' ? 'hydra' : `hydra: ${print(root)}`}`]
  return { ...guess, text: printManifest(guess, links) }
}

/** Two folders by name, two sections in use, or one file with a mark: one folder or section alone may be chance. */
const ENOUGH = 2

function scoreOf(system: System, files: readonly Source[]): number {
  const keys = new Set(files.flatMap(topLevelKeys))
  const sections = system.sections.filter(({ key }) => keys.has(key)).length
  const folders = system.layers.filter((layer) => layer.folders.some((folder) => files.some(({ path }) => isIn(path, folder))))
  const marked = system.layers.filter((layer) => markedFiles(layer, files).length > 0)
  return sections + folders.length + ENOUGH * marked.length
}

function topLevelKeys(source: Source): readonly string[] {
  return [...parse(source, 'pyyaml').root.entries.keys()]
}

function knownLayers(system: System, files: readonly Source[]): Guess['layers'] {
  return system.layers.map((layer) => {
    const named = layer.folders.filter((folder) => files.some(({ path }) => isIn(path, folder)))
    const used = [...named, ...markedPlaces(layer, files)]
    return { kind: layer.kind, folders: used.length > 0 ? used : layer.folders.slice(0, 1) }
  })
}

/** Without a system each folder is a kind of layer of its own; those that hold files with links are on top. */
function foldersAsLayers(files: readonly Source[]): Guess['layers'] {
  const tops = [...new Set(files.flatMap(({ path }) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : [])))]
  const isLinking = (folder: string): boolean =>
    files.some(({ path, text }) => isIn(path, folder) && /^(?:includes|configs):/m.test(text))
  return tops
    .toSorted((a, b) => Number(isLinking(a)) - Number(isLinking(b)) || a.localeCompare(b))
    .map((folder) => ({ kind: folder, folders: [folder] }))
}

/** Profiles and path keys name files as the runner sees them: what stands before a path that exists here is where the workspace is. */
function mountOf(files: readonly Source[]): string {
  const paths = files.map(({ path }) => path)
  for (const { text } of files) {
    for (const [, named = ''] of text.matchAll(RUNNER_PATH)) {
      const path = paths.find((known) => named.endsWith(`/${known}`))
      const before = path === undefined ? '' : named.slice(0, -path.length - 1)
      if (before !== '' && !before.startsWith('.')) return before
    }
  }
  return ''
}

/** A line that is the path of a file in a list, or ends with one as the value of a key. */
const RUNNER_PATH = /(?:^\s*-|[:=])[ \t]*["']?([\w./-]+\.(?:ya?ml|json))["']?,?[ \t\r]*$/gm

function printManifest(guess: Omit<Guess, 'text'>, more: readonly string[]): string {
  const lines = ['# What Strata knows of this folder.', `system: ${guess.system}`, ...more]
  if (guess.mountedAt !== '') lines.push(`mounted_at: ${print(guess.mountedAt)}`)
  if (guess.layers.length > 0) lines.push('# Lowest precedence first.', 'layers:')
  for (const { kind, folders } of guess.layers) lines.push(`  ${print(kind)}: [${folders.map(print).join(', ')}]`)
  return `${lines.join('\n')}\n`
}

function print(text: string): string {
  return printScalar({ kind: 'str', value: text })
}
