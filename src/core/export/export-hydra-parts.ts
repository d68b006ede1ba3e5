import { isEqualNode, leavesOf } from '../config-node.ts'
import type { ConfigNode, Entry, MapNode } from '../config-node.ts'
import type { Refusal } from './export-hydra-text.ts'
import { fileName } from '../file-path.ts'
import { formatPath } from '../path.ts'

/** Which top-level keys of a config become groups of a Hydra tree, and where all other keys go. */
export interface HydraShape {
  readonly groups: readonly HydraGroup[]
  /** The group of the file that holds all other keys; without it they stay in the primary config. */
  readonly rest?: string
}

/** A top-level key whose map is written into a file of a group. Several keys may share a group. */
export interface HydraGroup {
  readonly key: string
  readonly group: string
}

/** A file of the tree, or what the primary config holds itself. */
export interface HydraPiece {
  /** The folder; undefined for the primary config. */
  readonly group: string | undefined
  /** The top-level key that it stands under; undefined for all that stands at the top. */
  readonly key: string | undefined
  /** The file's name, without ending. */
  readonly option: string
  readonly content: MapNode
  /** Whether the file is still to be written: another piece may have the same content. */
  readonly isWritten: boolean
}

/** What is divided, and the name of what has no name of its own. */
export interface HydraContent {
  readonly config: MapNode
  readonly shape: HydraShape
  readonly name: string
}

/**
 * The config in pieces, in the order of a defaults list that keeps its keys in their order. A piece is named after the one file that
 * all of it was written in, else after the config. Where other keys stand between groups, their file holds a place for these.
 */
export function hydraParts({ config, shape, name }: HydraContent): readonly HydraPiece[] | Refusal {
  const groups = shape.groups.filter(({ key }) => isOwnFile(config.entries.get(key)?.node))
  const taken: HydraPiece[] = []
  for (const [id, { node }] of config.entries) {
    const found = groups.find(({ key }) => key === id)
    if (found && node.kind === 'map') taken.push(pieceOf(found, node, { taken, name }))
  }
  const others = withPlaces(config, new Set(taken.map(({ key }) => key ?? '')))
  const odd = [...others.entries.keys()].find((id) => RESERVED.has(id))
  if (odd !== undefined) return { reason: `the key ${formatPath([odd])} at the top means something else to Hydra` }
  if (others.entries.size === 0) return taken
  const rest: HydraPiece = { group: shape.rest, key: undefined, option: fitName(name), content: others, isWritten: true }
  const [first = ''] = others.entries.keys()
  const before = [...config.entries.keys()].indexOf(first)
  return taken.toSpliced(before, 0, rest)
}

/** What Hydra takes out of a config. */
const RESERVED = new Set(['defaults', 'hydra'])

/** An empty map is written where it stands: a file that says nothing makes no key. A key `defaults` at its top would be a list of configs. */
function isOwnFile(node: ConfigNode | undefined): boolean {
  return node?.kind === 'map' && node.entries.size > 0 && !node.entries.has('defaults')
}

interface Naming {
  readonly taken: readonly HydraPiece[]
  readonly name: string
}

function pieceOf({ key, group }: HydraGroup, content: MapNode, { taken, name }: Naming): HydraPiece {
  const option = fitName(soleFile(content) ?? name)
  const same = taken.find((piece) => piece.group === group && piece.option === option)
  if (!same) return { group, key, option, content, isWritten: true }
  if (isEqualNode(same.content, content)) return { group, key, option, content, isWritten: false }
  return { group, key, option: `${option}_${fitName(key)}`, content, isWritten: true }
}

/** The name of the file that every value of a map was written in, if it is one. */
function soleFile(map: MapNode): string | undefined {
  const [first, ...others] = new Set(leavesOf(map).map(({ node }) => node.source))
  return first?.kind === 'file' && others.length === 0 ? fileName(first.path).replace(/\.[^.]*$/, '') : undefined
}

/** A name that needs no quotes in a defaults list, a path or a command line. */
export function fitName(name: string): string {
  const fit = name.replaceAll(/[^\p{L}\p{N}_-]/gu, '_').replace(/^-+/, '')
  return fit === '' ? 'config' : fit
}

/** The keys in no group; before the last of them an empty map holds the place of each group. */
function withPlaces(config: MapNode, groups: ReadonlySet<string>): MapNode {
  const ids = [...config.entries.keys()]
  const first = ids.findIndex((id) => !groups.has(id))
  const last = ids.findLastIndex((id) => !groups.has(id))
  const entries = new Map<string, Entry>()
  for (const [i, [id, entry]] of [...config.entries].entries()) {
    if (!groups.has(id)) entries.set(id, entry)
    else if (first < i && i < last) entries.set(id, { ...entry, node: emptied(entry.node) })
  }
  return { ...config, entries }
}

function emptied(node: ConfigNode): ConfigNode {
  return node.kind === 'map' ? { ...node, entries: new Map() } : node
}
