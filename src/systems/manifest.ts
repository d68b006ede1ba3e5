import type { MapNode } from '../core/config-node.ts'
import { entryAt, nodeAt } from '../core/config-node.ts'
import type { DialectId } from '../core/dialect.ts'
import type { Issue, IssueCode } from '../core/issue.ts'
import { nearest } from '../core/nearest.ts'
import { parse } from '../core/parse.ts'
import type { Path } from '../core/path.ts'
import type { Source } from '../core/source.ts'
import { keyText } from '../core/value.ts'
import { keyPlace, nearestNode, placeOf } from './finding.ts'
import { fixByRename, fixByValue } from './fix-value.ts'
import { toPlain } from './plain.ts'
import { knownSystems } from './registry.ts'
import { z } from './zod.ts'
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

const folders = z.union([z.string(), z.array(z.string())])
const link = z.union([z.enum(['includes', 'profile']), z.strictObject({ profile: z.string().min(1) })])
const schema = z.strictObject({
  system: z.string().optional(),
  dialect: z.enum(['pyyaml', 'omegaconf', 'yaml12']).optional(),
  layers: z.record(z.string(), folders).optional(),
  links: z.array(link).optional(),
  mounted_at: z.string().optional(),
  ignore: z.array(z.string()).optional(),
})

const EMPTY: Manifest = { system: 'none', mountedAt: '', ignore: [] }

/** Reads the text of a `strata.yaml`. Never throws; every problem comes back with its place. */
export function readManifest(source: Source): ReadManifest {
  const { root, broken, issues } = parse(source, 'pyyaml')
  if (broken) return { manifest: EMPTY, issues }
  const result = schema.safeParse(toPlain(root))
  const found = (result.error?.issues ?? []).flatMap((issue) => manifestIssues(issue, root))
  return { manifest: toManifest(root), issues: [...issues, ...found, ...unknownSystem(root)] }
}

/** Each key by itself, so that one wrong key costs only itself. */
function toManifest(root: MapNode): Manifest {
  const { shape } = schema
  const read = <K extends keyof typeof shape>(key: K): z.output<(typeof shape)[K]> | undefined => {
    const node = root.entries.get(key)?.node
    const result = node && shape[key].safeParse(toPlain(node))
    return result?.success ? (result.data as z.output<(typeof shape)[K]>) : undefined
  }
  const dialect = read('dialect')
  const layers = read('layers')
  const links = read('links')
  return {
    system: read('system') ?? EMPTY.system,
    mountedAt: trimSlashes(read('mounted_at') ?? ''),
    ignore: (read('ignore') ?? []).map(trimSlashes),
    ...(dialect ? { dialect } : {}),
    ...(layers ? { layers: layersInOrder(root, layers) } : {}),
    ...(links ? { links: links.map(toLink) } : {}),
  }
}

/** In the order of the text: a JavaScript object would put kinds that look like numbers first. */
function layersInOrder(root: MapNode, layers: Readonly<Record<string, string | readonly string[]>>): Manifest['layers'] & {} {
  const node = nodeAt(root, ['layers'])
  const kinds = node?.kind === 'map' ? [...node.entries.keys()] : []
  return kinds.map((kind) => ({ kind: keyText(kind), folders: [layers[kind] ?? []].flat().map(trimSlashes) }))
}

function toLink(written: z.output<typeof link>): LinkRule {
  if (written === 'includes') return { kind: 'includes' }
  return { kind: 'profile', when: written === 'profile' ? 'profiles/' : written.profile }
}

function trimSlashes(path: string): string {
  return path.replace(/^(?:\.?\/)+|\/+$/g, '').replace(/^\.$/, '')
}

function manifestIssues(issue: z.core.$ZodIssue, root: MapNode): readonly Issue[] {
  const path = issue.path as Path
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...path, key], root, path.length === 0))
  const node = nearestNode(root, path)
  const message = MESSAGES[String(path[0])] ?? issue.message
  const written = node.kind === 'scalar' && node.value.kind === 'str' ? node.value.value : ''
  const close = issue.code === 'invalid_value' ? nearest(written, issue.values.map(String)) : []
  const code = issue.code === 'invalid_value' ? 'not-allowed' : 'wrong-type'
  const fixes = close.flatMap((value) => fixByValue(node, { kind: 'str', value }))
  return [{ ...base(code, path, message), origin: placeOf(node), ...hintOf(close), ...(fixes.length > 0 ? { fixes } : {}) }]
}

/** What each key holds, since Zod's words for a union are of no help. */
const MESSAGES: Readonly<Record<string, string>> = {
  system: 'system is the id of a system, or none',
  dialect: 'dialect is pyyaml, omegaconf or yaml12',
  layers: 'layers is a map from kinds of layer to a folder or a list of folders, lowest precedence first',
  links: 'links is a list of includes and of profile, or {profile: part of the path}',
  mounted_at: "mounted_at is the workspace's path as the runner's working directory sees it",
  ignore: 'ignore is a list of files and folders',
}

function unknownKey(path: Path, root: MapNode, isTop: boolean): Issue {
  const entry = entryAt(root, path)
  const key = String(path.at(-1))
  const close = nearest(key, isTop ? Object.keys(schema.shape).filter((name) => !root.entries.has(name)) : ['profile'])
  const fixes = close.flatMap((name) => fixByRename(entry, name))
  const origin = entry ? keyPlace(entry) : placeOf(nearestNode(root, path))
  return {
    ...base('unknown-key', path, `${MANIFEST} has no key ${key}`),
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
