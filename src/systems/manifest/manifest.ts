import type { ConfigNode, MapNode } from '../../core/config-node.ts'
import { DIALECTS } from '../../core/scalar/dialect.ts'
import type { DialectId } from '../../core/scalar/dialect.ts'
import type { Issue } from '../../core/issue.ts'
import { parse } from '../../core/read/parse.ts'
import type { Path } from '../../core/path.ts'
import type { Source } from '../../core/source.ts'
import { keyText } from '../../core/value.ts'
import { NO_COMPARE_RULES, readCompare } from './manifest-compare.ts'
import type { CompareRules } from './manifest-compare.ts'
import { keyIssue, valueIssue } from './manifest-issues.ts'
import { listOf, Misfit, readText } from './manifest-node.ts'
import type { Reader } from './manifest-node.ts'
import { readSchemas, SCHEMAS } from './manifest-schemas.ts'
import type { RegisteredFile } from './manifest-schemas.ts'
import { knownSystems } from '../registry.ts'
import type { LayerKind, LinkRule, System } from '../system.ts'

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
  readonly compare: CompareRules
  /** JSON Schema files that describe what the system does not. */
  readonly schemas: readonly RegisteredFile[]
}

/** A manifest as it was read, and what is wrong with it. What cannot be used is left out. */
export interface ReadManifest {
  readonly manifest: Manifest
  readonly issues: readonly Issue[]
}

const EMPTY: Manifest = { system: 'none', mountedAt: '', ignore: [], compare: NO_COMPARE_RULES, schemas: [] }

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
  const compared = readCompare(root)
  const registered = readSchemas(root)
  const manifest: Manifest = {
    system: read('system', readText) ?? EMPTY.system,
    mountedAt: trimSlashes(read('mounted_at', readText) ?? ''),
    ignore: (read('ignore', listOf(readText)) ?? []).map(trimSlashes),
    compare: compared.compare,
    schemas: registered.schemas,
    ...(dialect ? { dialect } : {}),
    ...(layers ? { layers } : {}),
    ...(links ? { links } : {}),
  }
  const known = [...Object.keys(MESSAGES), 'compare', SCHEMAS]
  const unknown = [...root.entries.keys()]
    .filter((key) => !known.includes(key))
    .map((key) => keyIssue([key], `${MANIFEST} has no key ${keyText(key)}`, { root, known }))
  const wrong = misfits.map((path) => misfitIssue(path, root))
  return { manifest, issues: [...issues, ...wrong, ...unknown, ...compared.issues, ...registered.issues, ...unknownSystem(root)] }
}

function readDialect(node: ConfigNode): DialectId | Misfit {
  return DIALECTS.find((dialect) => dialect === readText(node)) ?? new Misfit()
}

function readLayers(node: ConfigNode): readonly Omit<LayerKind, 'title'>[] | Misfit {
  if (node.kind !== 'map') return new Misfit()
  const layers: Omit<LayerKind, 'title'>[] = []
  for (const [id, entry] of node.entries) {
    const layer = readLayer(entry.node)
    if (layer instanceof Misfit) return new Misfit([id, ...layer.path])
    layers.push({ kind: keyText(id), ...layer })
  }
  return layers
}

/** A folder, a list of folders, or both words said: `{folders: models, mount: model}`. */
function readLayer(node: ConfigNode): Pick<LayerKind, 'folders' | 'mount'> | Misfit {
  if (node.kind !== 'map') {
    const folders = node.kind === 'list' ? listOf(readText)(node) : readText(node)
    return folders instanceof Misfit ? folders : { folders: [folders].flat().map(trimSlashes) }
  }
  const other = [...node.entries.keys()].find((key) => key !== 'folders' && key !== 'mount')
  if (other !== undefined) return new Misfit([other])
  const within = node.entries.get('folders')?.node
  const place = node.entries.get('mount')?.node
  const layer = within && within.kind !== 'map' ? readLayer(within) : new Misfit()
  const mount = place && readText(place)
  if (layer instanceof Misfit) return new Misfit(within ? ['folders', ...layer.path] : [])
  if (mount instanceof Misfit || mount === '') return new Misfit(['mount'])
  return { ...layer, ...(mount === undefined ? {} : { mount }) }
}

function readLink(node: ConfigNode): LinkRule | Misfit {
  const word = readText(node)
  if (word === 'includes') return { kind: 'includes' }
  if (word === 'profile') return { kind: 'profile', when: 'profiles/' }
  if (word === 'hydra') return { kind: 'hydra', root: '' }
  const [entry] = node.kind === 'map' && node.entries.size === 1 ? node.entries.values() : []
  const kind = entry?.key.kind === 'str' ? entry.key.value : ''
  if (entry && kind === 'mounts') return readMounts(entry.node)
  const given = entry ? readText(entry.node) : new Misfit()
  if (given instanceof Misfit) return given
  if (kind === 'hydra') return { kind, root: trimSlashes(given) }
  return kind === 'profile' && given !== '' ? { kind, when: given } : new Misfit()
}

/** `{model_config: model}`: a key that holds a path, and the key that the file stands under, which holds no path itself. */
function readMounts(node: ConfigNode): LinkRule | Misfit {
  if (node.kind !== 'map' || node.entries.size === 0) return new Misfit(['mounts'])
  const keys: [string, string][] = []
  for (const [id, entry] of node.entries) {
    const at = readText(entry.node)
    if (at instanceof Misfit || at === '' || node.entries.has(at)) return new Misfit(['mounts', id])
    keys.push([keyText(id), at])
  }
  return { kind: 'mounts', keys: Object.fromEntries(keys) }
}

function trimSlashes(path: string): string {
  return path.replace(/^(?:\.?\/)+|\/+$/g, '').replace(/^\.$/, '')
}

/** What each key holds; `compare` and `schemas` have files of their own. */
const MESSAGES: Readonly<Record<string, string>> = {
  system: 'system is the id of a system, or none',
  dialect: 'dialect is pyyaml, omegaconf or yaml12',
  layers:
    'layers is a map from kinds of layer to a folder, a list of folders, or {folders, mount}, lowest precedence first; mount is the key that the files stand under',
  links:
    'links is a list of includes, of profile or {profile: part of the path}, of hydra or {hydra: folder}, and of {mounts: {key that holds a path: key that the file stands under}}',
  mounted_at: "mounted_at is the workspace's path as the runner's working directory sees it",
  ignore: 'ignore is a list of files and folders',
}

function misfitIssue(path: Path, root: MapNode): Issue {
  const [key] = path
  const message = MESSAGES[String(key)] ?? ''
  if (key !== 'dialect') return valueIssue({ code: 'wrong-type', path, message }, root)
  return valueIssue({ code: 'not-allowed', path, message, known: DIALECTS }, root)
}

function unknownSystem(root: MapNode): readonly Issue[] {
  const node = root.entries.get('system')?.node
  const id = node && readText(node)
  const known = [...knownSystems.map((system) => system.id), EMPTY.system]
  if (id === undefined || id instanceof Misfit || known.includes(id)) return []
  const message = `no system is called ${id}: known are ${known.join(', ')}`
  return [valueIssue({ code: 'manifest', path: ['system'], message, known }, root)]
}

/**
 * The workspace's own version of a system: with the dialect, the layers and the links that its manifest names in place of the
 * system's. Kinds of layer that the system knows keep its titles and mounts.
 */
export function customize(system: System, manifest: Manifest): System {
  const { dialect = system.dialect, links = system.links } = manifest
  const layers = manifest.layers?.map((layer) => ({ ...factsOf(layer.kind, system), ...layer })) ?? system.layers
  return { ...system, dialect, links, layers }
}

function factsOf(kind: string, system: System): Omit<LayerKind, 'kind' | 'folders'> {
  const known = system.layers.find((layer) => layer.kind === kind)
  return known ?? { title: kind.charAt(0).toUpperCase() + kind.slice(1) }
}
