import type { ConfigNode, MapNode } from '../core/config-node.ts'
import { entryAt, nodeAt } from '../core/config-node.ts'
import { DIALECTS } from '../core/dialect.ts'
import type { DialectId } from '../core/dialect.ts'
import type { Issue, IssueCode } from '../core/issue.ts'
import { nearest } from '../core/nearest.ts'
import { parse } from '../core/parse.ts'
import type { Path } from '../core/path.ts'
import type { Source } from '../core/source.ts'
import { keyText } from '../core/value.ts'
import { keyPlace, nearestNode, placeOf } from './finding.ts'
import { fixByRename, fixByValue } from './fix-value.ts'
import { knownSystems } from './registry.ts'
import type { LayerKind, LinkRule, System } from './system.ts'

/** Name of the file at the root of a workspace that says what the workspace is. */
export const MANIFEST = 'strata.yaml'

/** What `strata.yaml` says. What it leaves out is as its system has it. */
export interface Manifest {
  /** Id of the system; `none` where the file names none. */
  readonly system: string
  readonly dialect?: DialectId
  /** Kinds of layer with their folders, lowest precedence first, in place of the system's. */
  readonly layers?: readonly Omit<LayerKind, 'title'>[]
  readonly links?: readonly LinkRule[]
  /** Path of the workspace as the runner's working directory sees it; `''` when it is that directory. */
  readonly mountedAt: string
  /** Files and folders that are no configs. */
  readonly ignore: readonly string[]
}

/** A manifest as it was read, and what is wrong with it. What cannot be used is left out. */
export interface ReadManifest {
  readonly manifest: Manifest
  readonly issues: readonly Issue[]
}

const EMPTY: Manifest = { system: 'none', mountedAt: '', ignore: [] }

/**
 * Reads the text of a `strata.yaml`. Never throws; every problem comes back with its place, and a key that does not fit costs
 * only itself.
 *
 * Read by hand, unlike configs: the manifest decides what is on screen first, and the schema library comes with the systems.
 */
export function readManifest(source: Source): ReadManifest {
  const { root, broken, issues } = parse(source, 'pyyaml')
  if (broken) return { manifest: EMPTY, issues }
  const misfits: Path[] = []
  const read = <T>(key: string, reader: Reader<T>): T | undefined => {
    const node = root.entries.get(key)?.node
    if (!node) return undefined
    const value = reader(node)
    if (value instanceof Misfit) misfits.push([key, ...value.path])
    return value instanceof Misfit ? undefined : value
  }
  const dialect = read('dialect', readDialect)
  const layers = read('layers', readLayers)
  const links = read('links', listOf(readLink))
  const manifest: Manifest = {
    system: read('system', readText) ?? EMPTY.system,
    mountedAt: trimSlashes(read('mounted_at', readText) ?? ''),
    ignore: (read('ignore', listOf(readText)) ?? []).map(trimSlashes),
    ...(dialect ? { dialect } : {}),
    ...(layers ? { layers } : {}),
    ...(links ? { links } : {}),
  }
  const unknown = [...root.entries.keys()].filter((key) => !Object.hasOwn(MESSAGES, key))
  const found = [...misfits.map((path) => misfitIssue(path, root)), ...unknown.map((key) => unknownKey(key, root))]
  return { manifest, issues: [...issues, ...found, ...unknownSystem(root)] }
}

/** The value of a node, or where in it something does not fit. */
type Reader<T> = (node: ConfigNode) => T | Misfit

class Misfit {
  readonly path: Path

  constructor(path: Path = []) {
    this.path = path
  }
}

function readText(node: ConfigNode): string | Misfit {
  return node.kind === 'scalar' && node.value.kind === 'str' ? node.value.value : new Misfit()
}

function readDialect(node: ConfigNode): DialectId | Misfit {
  return DIALECTS.find((dialect) => dialect === readText(node)) ?? new Misfit()
}

function listOf<T>(reader: Reader<T>): Reader<readonly T[]> {
  return (node) => {
    if (node.kind !== 'list') return new Misfit()
    const values: T[] = []
    for (const [i, item] of node.items.entries()) {
      const value = reader(item)
      if (value instanceof Misfit) return new Misfit([i, ...value.path])
      values.push(value)
    }
    return values
  }
}

function readLayers(node: ConfigNode): readonly Omit<LayerKind, 'title'>[] | Misfit {
  if (node.kind !== 'map') return new Misfit()
  const layers: Omit<LayerKind, 'title'>[] = []
  for (const [id, entry] of node.entries) {
    const folders = entry.node.kind === 'list' ? listOf(readText)(entry.node) : readText(entry.node)
    if (folders instanceof Misfit) return new Misfit([id, ...folders.path])
    layers.push({ kind: keyText(id), folders: [folders].flat().map(trimSlashes) })
  }
  return layers
}

function readLink(node: ConfigNode): LinkRule | Misfit {
  const word = readText(node)
  if (word === 'includes') return { kind: 'includes' }
  if (word === 'profile') return { kind: 'profile', when: 'profiles/' }
  const when = node.kind === 'map' && node.entries.size === 1 ? node.entries.get('profile') : undefined
  const part = when ? readText(when.node) : ''
  return part instanceof Misfit || part === '' ? new Misfit() : { kind: 'profile', when: part }
}

function trimSlashes(path: string): string {
  return path.replace(/^(?:\.?\/)+|\/+$/g, '').replace(/^\.$/, '')
}

function misfitIssue(path: Path, root: MapNode): Issue {
  const node = nearestNode(root, path)
  const [key] = path
  const written = readText(node)
  const isDialect = key === 'dialect' && !(written instanceof Misfit)
  const close = isDialect ? nearest(written, DIALECTS) : []
  const fixes = close.flatMap((value) => fixByValue(node, { kind: 'str', value }))
  const issue = base(key === 'dialect' ? 'not-allowed' : 'wrong-type', path, MESSAGES[String(key)] ?? '')
  return { ...issue, origin: placeOf(node), ...hintOf(close), ...(fixes.length > 0 ? { fixes } : {}) }
}

/** The keys that there are, and what each holds. */
const MESSAGES: Readonly<Record<string, string>> = {
  system: 'system is the id of a system, or none',
  dialect: 'dialect is pyyaml, omegaconf or yaml12',
  layers: 'layers is a map from kinds of layer to a folder or a list of folders, lowest precedence first',
  links: 'links is a list of includes and of profile, or {profile: part of the path}',
  mounted_at: "mounted_at is the workspace's path as the runner's working directory sees it",
  ignore: 'ignore is a list of files and folders',
}

function unknownKey(key: string, root: MapNode): Issue {
  const path = [key]
  const entry = entryAt(root, path)
  const close = nearest(
    key,
    Object.keys(MESSAGES).filter((name) => !root.entries.has(name)),
  )
  const fixes = close.flatMap((name) => fixByRename(entry, name))
  const origin = entry ? keyPlace(entry) : placeOf(nearestNode(root, path))
  return {
    ...base('unknown-key', path, `${MANIFEST} has no key ${keyText(key)}`),
    origin,
    ...hintOf(close),
    ...(fixes.length > 0 ? { fixes } : {}),
  }
}

function unknownSystem(root: MapNode): readonly Issue[] {
  const node = nodeAt(root, ['system'])
  if (node?.kind !== 'scalar' || node.value.kind !== 'str') return []
  const ids = [...knownSystems.map(({ id }) => id), EMPTY.system]
  const { value } = node.value
  if (ids.includes(value)) return []
  const close = nearest(value, ids)
  const fixes = close.flatMap((id) => fixByValue(node, { kind: 'str', value: id }))
  const issue = base('manifest', ['system'], `no system is called ${value}: known are ${ids.join(', ')}`)
  return [{ ...issue, origin: placeOf(node), ...hintOf(close), ...(fixes.length > 0 ? { fixes } : {}) }]
}

function base(code: IssueCode, path: Path, message: string): Pick<Issue, 'code' | 'severity' | 'path' | 'message'> {
  return { code, severity: 'error', path, message }
}

function hintOf(close: readonly string[]): { readonly hint?: string } {
  return close[0] === undefined ? {} : { hint: `did you mean ${close[0]}?` }
}

/**
 * The workspace's own version of a system: with the dialect, the layers and the links that its manifest names in place of the
 * system's. Kinds of layer that the system knows keep its titles.
 */
export function customize(system: System, manifest: Manifest): System {
  const { dialect = system.dialect, links = system.links } = manifest
  const layers = manifest.layers?.map((layer) => ({ ...layer, title: titleOf(layer.kind, system) })) ?? system.layers
  return { ...system, dialect, links, layers }
}

function titleOf(kind: string, system: System): string {
  const known = system.layers.find((layer) => layer.kind === kind)
  return known?.title ?? kind.charAt(0).toUpperCase() + kind.slice(1)
}
