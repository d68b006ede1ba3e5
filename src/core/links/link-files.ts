import { joinPath } from '../file-path.ts'
import type { MapNode } from '../config-node.ts'
import type { Issue } from '../issue.ts'
import type { Layer } from '../layer.ts'
import { AT_TOP, placedAt } from '../layer-place.ts'
import type { Gathered, Linker, Links, Ref } from './link.ts'
import { readPresets } from './presets.ts'
import type { PickedPreset, Presets } from './presets.ts'
import { readMounts } from './mounts.ts'
import type { Mount, MountRef } from './mounts.ts'
import type { Override } from '../read/overrides.ts'
import { missing } from './missing-file.ts'
import type { Likely } from './missing-file.ts'
import { kindElsewhere } from './mount-kind.ts'
import type { FileKinds } from './mount-kind.ts'
import { emptyMap, parse } from '../read/parse.ts'
import type { Parsed } from '../read/parse.ts'
import type { Path } from '../path.ts'
import { cycle, outside, repeated, tooLong, wrongKind } from './link-issues.ts'
import type { Visit } from './link-issues.ts'
import { orderIssues } from './link-order.ts'
import { placeOf } from './link-place.ts'
import { addBeneath, namerOf } from './linked-file.ts'
import type { LinkedFile } from './linked-file.ts'
import { twinOf } from '../source.ts'
import type { Files, Source } from '../source.ts'

/** How the files of one workspace link and what they are. */
export interface LinkOptions extends FileKinds {
  /** The first that governs a file reads its links. */
  readonly linkers: readonly Linker[]
  /** Path of the workspace as the runner's working directory sees it (`cfgs`); `''` when it is that directory. */
  readonly mountedAt: string
  /** The system's ready-made layers; absent where it has none. */
  readonly presets?: Presets
}

/** Files with their links followed. */
export interface Linked {
  readonly roots: readonly LinkedFile[]
  readonly issues: readonly Issue[]
  /** Files reached again by another spelling: a runner that compares path texts would take them twice. */
  readonly respelled: readonly Ref[]
  /** The override lines that chose files: they write no values. */
  readonly taken: readonly Override[]
  /** The path keys that name a file, whatever became of it. */
  readonly named: readonly MountRef[]
}

/** How links are followed. */
export interface Following {
  /** When two paths are the same file: by the workspace's rule, or to a runner that compares path texts. */
  readonly identity: 'file' | 'spelling'
  /** The override lines, of which some may choose files. */
  readonly overrides?: readonly Override[]
  /** The config that files make, with the override lines that chose none; without it no file is mounted. */
  readonly resolve?: (roots: readonly LinkedFile[], taken: readonly Override[]) => MapNode
}

/**
 * Follows the links of a stack's files, depth first and left to right, then mounts the files that the config so far names: each
 * directly beneath the layer that names it, or, where an override line does, beneath the topmost file. Cycles end with an issue.
 *
 * @see SPEC.md I3 to I7, L4
 */
export function linkFiles(files: Files, stack: readonly string[], options: LinkOptions & Following): Linked {
  const walk: Walk = {
    files,
    options,
    identity: options.identity,
    overrides: options.overrides ?? [],
    taken: [],
    paths: new Set(),
    spellings: new Set(),
    uses: new Map(),
    issues: [],
    respelled: [],
    visits: 0,
  }
  const linked = stack.flatMap((path) => follow(walk, visitOf(walk, path), ROOT_RULES))
  const { mounts = [], resolve } = options
  const named = mounts.length === 0 || !resolve ? [] : namedFiles(walk, resolve(linked, walk.taken), mounts)
  const roots = mountAll(walk, linked, named)
  const { issues, respelled, taken } = walk
  return { roots, issues, respelled, taken, named }
}

function namedFiles({ issues }: Walk, config: MapNode, mounts: readonly Mount[]): readonly MountRef[] {
  const read = readMounts(config, mounts)
  issues.push(...read.issues)
  return read.refs
}

function mountAll(walk: Walk, linked: readonly LinkedFile[], refs: readonly MountRef[]): readonly LinkedFile[] {
  let roots = linked
  for (const ref of refs) {
    const { id, above } = namerOf(linked, ref.origin)
    const mounted = followMount(walk, ref, above)
    roots = id === undefined ? [...roots, ...mounted] : addBeneath(roots, id, mounted)
  }
  return roots
}

/** A file that is named by a path as the runner sees it; `above` are the layers over it, outermost first. */
function followMount(walk: Walk, ref: MountRef, above: readonly Layer[]): readonly LinkedFile[] {
  const { mount } = ref
  const { path, spelling } = placeOf(ref, { from: '', base: 'runner', mountedAt: walk.options.mountedAt })
  if (path === undefined) {
    walk.issues.push(outside(ref, mount.key))
    return []
  }
  const chain = [...(above.at(-1)?.chain ?? []), ref.origin]
  const loop = ref.origin.source.kind === 'overrides' ? [] : above.map((layer) => layer.path)
  const visit: Visit = { path, spelling, ref, chain, loop, at: mount.at, mountKey: mount.key }
  const is = kindElsewhere(path, mount, walk)
  const others = is === undefined ? [] : [...walk.files.keys()].filter((file) => walk.options.kindOf(file) === mount.kind)
  if (is !== undefined) walk.issues.push(wrongKind(visit, { mount, is, others }))
  return follow(walk, visit, MOUNT_RULES)
}

interface Walk {
  readonly files: Files
  readonly options: LinkOptions
  readonly identity: 'file' | 'spelling'
  readonly overrides: readonly Override[]
  readonly taken: Override[]
  readonly paths: Set<string>
  readonly spellings: Set<string>
  readonly uses: Map<string, number>
  readonly issues: Issue[]
  readonly respelled: Ref[]
  visits: number
}

/** Near names are looked for among all files: for the first missing ones only, should there be thousands. */
const MOST_HINTS = 100
const NONE_LIKELY: Likely = { paths: [], isOfKind: false }

/** Taken again under each spelling, a few dozen files can stand for billions. */
const MAX_VISITS = 10_000

/** Files that include one another in a longer chain than this are a mistake, or meant to do harm. */
export const MAX_CHAIN = 100

/** A file that the stack itself names. */
function visitOf({ files, options }: Walk, path: string): Visit {
  const source: Source = files.get(path) ?? { kind: 'file', path, text: '' }
  const ref: Ref = { raw: path, origin: { source, start: 0, end: 0 } }
  return { path, spelling: joinPath(options.mountedAt, path), ref, chain: [], loop: [], at: options.mountOf?.(path) ?? [] }
}

type Rules = Pick<Links, 'isRecursive' | 'isOnce' | 'missing'>

const ROOT_RULES: Rules = { isRecursive: true, isOnce: true, missing: 'error' }
/** One file may be mounted in several places. */
const MOUNT_RULES: Rules = { isRecursive: true, isOnce: false, missing: 'error' }

function follow(walk: Walk, visit: Visit, rules: Rules): readonly LinkedFile[] {
  walk.visits += 1
  if (walk.identity === 'spelling' && walk.visits > MAX_VISITS) return []
  if (visit.loop.includes(visit.path)) {
    walk.issues.push(cycle(visit))
    return []
  }
  if (visit.loop.length >= MAX_CHAIN) {
    walk.issues.push(tooLong(visit, MAX_CHAIN))
    return []
  }
  if (rules.isOnce && isTaken(walk, visit)) return []
  const text = walk.files.get(visit.path)
  // A file that is mounted though it takes part already is a layer of its own: its values are told apart by their source.
  const source = text && visit.mountKey !== undefined ? twinOf(text, walk.uses.get(visit.path) ?? 0) : text
  if (!source) {
    walk.issues.push(missing(walk.issues.length < MOST_HINTS ? likelyFiles(walk, visit) : NONE_LIKELY, visit, rules.missing))
    return [{ layer: missingLayer(layerAt(walk, visit, [])), beneath: [] }]
  }
  const linker = rules.isRecursive ? walk.options.linkers.find(({ governs }) => governs(visit.path)) : undefined
  if (linker?.gather) return layersOf(walk, visit, linker.gather(source, { ...walk, dialect: walk.options.dialect }))
  const whole = parse(source, walk.options.dialect)
  const isFirst = !walk.uses.has(visit.path)
  const { picked, own, issues } = readPresets(whole.root, (rules.isRecursive && walk.options.presets) || NO_PRESETS)
  if (isFirst) walk.issues.push(...whole.issues, ...issues)
  const parsed: Parsed = own === whole.root ? whole : { ...whole, root: own }
  const links = linker && readLinks(walk, linker, parsed)
  const presets = picked.map((preset) => presetFile(walk, visit, preset))
  const beneath = links ? followRefs(walk, visit, links) : []
  return [
    {
      layer: readLayer(layerAt(walk, visit, linker?.keys.own === undefined ? [] : [linker.keys.own]), parsed, links),
      beneath: [...presets, ...beneath],
    },
  ]
}

/** Files that were gathered stand side by side: they are merged in their order, whoever named them. */
function layersOf(walk: Walk, visit: Visit, { parts, issues, taken }: Gathered): readonly LinkedFile[] {
  walk.issues.push(...issues)
  walk.taken.push(...taken)
  return parts.map(({ source, own, state, at, chain }) => {
    const place = { ...visit, path: source.path, chain: [...visit.chain, ...chain], at: [...(visit.ref.at ?? []), ...at] }
    const reached = layerAt(walk, place, [])
    return { layer: { ...reached, source, own: placedAt(own, reached.at), state }, beneath: [] }
  })
}

/** The files that a missing one may have been meant for: those of the kind that belongs where it is mounted, if there are any. */
function likelyFiles({ files, options }: Walk, { mountKey, loop }: Visit): Likely {
  const kind = options.mounts?.find(({ key }) => key === mountKey)?.kind
  const paths = [...files.keys()].filter((path) => !loop.includes(path) && options.isDescription?.(path) !== true)
  const ofKind = kind === undefined ? [] : paths.filter((path) => options.kindOf(path) === kind)
  return ofKind.length > 0 ? { paths: ofKind, isOfKind: true } : { paths, isOfKind: false }
}

const NO_PRESETS: Presets = new Map()

/** A preset as a file beneath the one that picks it. It may be picked in several places, and counts in each. */
function presetFile(walk: Walk, visit: Visit, { source, origin, name }: PickedPreset): LinkedFile {
  const { path } = source
  const use = (walk.uses.get(path) ?? 0) + 1
  walk.uses.set(path, use)
  const { root } = parse(source, walk.options.dialect)
  const id = use === 1 ? path : `${path}#${use}`
  return {
    layer: { ...AT_TOP, id, kind: PRESET, path, source, own: root, chain: [...visit.chain, origin], preset: name, state: 'ok' },
    beneath: [],
  }
}

/** The kind of a layer that is a preset. */
export const PRESET = 'preset'

/** I4: whether the file has contributed already. */
function isTaken(walk: Walk, visit: Visit): boolean {
  const knownPath = walk.paths.has(visit.path)
  const knownSpelling = walk.spellings.has(visit.spelling)
  if (knownPath && !knownSpelling) walk.respelled.push(visit.ref)
  walk.paths.add(visit.path)
  walk.spellings.add(visit.spelling)
  const taken = walk.identity === 'file' ? knownPath : knownSpelling
  if (taken) walk.issues.push(repeated(visit))
  return taken
}

function readLinks(walk: Walk, linker: Linker, parsed: Parsed): Links {
  const links = linker.read(parsed.root)
  if (!parsed.broken) walk.issues.push(...links.issues)
  return links
}

function followRefs(walk: Walk, visit: Visit, links: Links): readonly LinkedFile[] {
  const base = { from: visit.spelling, base: links.base, mountedAt: walk.options.mountedAt }
  const places = links.refs.map((ref) => placeOf(ref, base))
  walk.issues.push(...orderIssues(places, walk.options))
  return places.flatMap(({ ref, path, spelling }) => {
    if (path === undefined) {
      walk.issues.push(outside(ref))
      return []
    }
    const at = ref.at ?? walk.options.mountOf?.(path) ?? visit.at
    const chain = [...visit.chain, ref.origin]
    return follow(walk, { path, spelling, ref, chain, loop: [...visit.loop, visit.path], at }, links)
  })
}

type Reached = Pick<Layer, 'id' | 'kind' | 'path' | 'chain' | 'at' | 'within' | 'mountKey'>

function layerAt(walk: Walk, { path, chain, at, mountKey }: Visit, within: Path): Reached {
  const use = (walk.uses.get(path) ?? 0) + 1
  walk.uses.set(path, use)
  const reached = { id: use === 1 ? path : `${path}#${use}`, kind: walk.options.kindOf(path), path, chain, at, within }
  return mountKey === undefined ? reached : { ...reached, mountKey }
}

function readLayer(reached: Reached, { source, root, broken }: Parsed, links: Links | undefined): Layer {
  return { ...reached, source, own: broken ? root : placedAt(links?.own ?? root, reached.at), state: broken ? 'broken' : 'ok' }
}

function missingLayer(reached: Reached): Layer {
  const source: Source = { kind: 'file', path: reached.path, text: '' }
  return { ...reached, source, own: emptyMap(source), state: 'missing' }
}
