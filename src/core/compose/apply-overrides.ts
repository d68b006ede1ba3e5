import { childAt, nodeAt } from '../config-node.ts'
import type { ConfigNode, Entry, ListNode, MapNode, Removal } from '../config-node.ts'
import type { Issue, IssueCode } from '../issue.ts'
import { merge, shadow } from '../merge.ts'
import { nearest } from '../nearest.ts'
import type { Override, OverrideWrite } from '../read/overrides.ts'
import { emptyMap } from '../read/parse.ts'
import { formatPath } from '../path.ts'
import type { Path, Segment } from '../path.ts'
import { resolvePath } from './resolve-path.ts'
import type { Origin, Source, Span } from '../source.ts'
import { keyId, keyOfId } from '../value.ts'
import type { Scalar } from '../value.ts'

/** A config with overrides applied, and which of them a runner may not take. */
export interface Overridden {
  readonly config: MapNode
  readonly issues: readonly Issue[]
}

/**
 * The config with overrides applied in order. A write to a key that is not there, or an addition of one that is, is made all
 * the same and reported: the person surely meant it, the runner may not take it.
 *
 * A map is merged over what stands there, as a layer would be; a write into a list replaces the list by one that differs in
 * that item.
 *
 * @see SPEC.md O4 to O7
 */
export function applyOverrides(config: MapNode, overrides: readonly Override[]): Overridden {
  const issues: Issue[] = []
  const result = runOverrides(config, overrides, (override, now, before) => {
    const issue = misuse(now, override, before)
    if (issue) issues.push(issue)
  })
  return { config: result, issues }
}

/** The config that overrides alone make: what their layer writes itself. */
export function overridesAlone(source: Source, overrides: readonly Override[]): MapNode {
  return runOverrides(emptyMap(source), overrides, () => {})
}

type Look = (override: Override, config: ConfigNode, before: ConfigNode | undefined) => void

function runOverrides(config: MapNode, overrides: readonly Override[], look: Look): MapNode {
  const own: OwnMaps = new WeakSet()
  let result: ConfigNode = config
  for (const given of overrides) {
    const override = given.isExact ? given : { ...given, path: resolvePath(result, given.path) }
    const before = nodeAt(result, override.path)
    look(override, result, before)
    if (override.kind !== 'delete') result = writeAt(result, override.path, { write: override, own })
    else if (before) result = deleteAt(result, override.path, { by: override.at, own })
  }
  return result.kind === 'map' ? result : config
}

/**
 * Maps of entries that the run made itself: nobody else has seen them, so the next override may write into them. A copy for each
 * of thousands of overrides in one map would take minutes. Items of a list are never among them: a list keeps the one before it,
 * with which it shares its other items.
 */
type OwnMaps = WeakSet<OwnMap>
type OwnMap = ReadonlyMap<string, unknown>

function ownMap<Value>(map: ReadonlyMap<string, Value> | undefined, own: OwnMaps): Map<string, Value> {
  if (map instanceof Map && own.has(map)) return map as Map<string, Value>
  const copy = new Map(map)
  own.add(copy)
  return copy
}

function misuse(config: ConfigNode, override: Override, before: ConfigNode | undefined): Issue | undefined {
  const { kind, path, at } = override
  const key = formatPath(path)
  const build = (code: IssueCode, message: string, hint: string | undefined): Issue => {
    return { code, severity: 'warning', path, message, origin: at, ...(hint === undefined ? {} : { hint }) }
  }
  if (kind === 'add' && before)
    return build('override-existing-key', `${key} is there already; + adds a new key`, `write ${key}=…`)
  if (kind === 'set' && !before)
    return build('override-new-key', `no layer beneath writes ${key}`, didYouMean(config, path) ?? `write +${key}=… to add it`)
  if (kind === 'delete' && !before) return build('override-missing-key', `there is no ${key} to delete`, didYouMean(config, path))
  return undefined
}

function didYouMean(config: ConfigNode, path: Path): string | undefined {
  const at = path.findIndex((_, i) => !nodeAt(config, path.slice(0, i + 1)))
  const parent = nodeAt(config, path.slice(0, at))
  const segment = path[at]
  if (parent?.kind !== 'map' || typeof segment !== 'string') return undefined
  const [near] = nearest(segment, parent.entries.keys(), 1)
  return near === undefined ? undefined : `did you mean ${formatPath([...path.slice(0, at), near, ...path.slice(at + 1)])}?`
}

interface Writing {
  readonly write: OverrideWrite
  readonly own: OwnMaps
}

function writeAt(node: ConfigNode | undefined, path: Path, writing: Writing): ConfigNode {
  const { write, own } = writing
  const [segment, ...rest] = path
  if (segment === undefined) {
    if (node?.kind === 'map' && write.value.kind === 'map') return merge(node, write.value)
    return node ? shadow(write.value, node) : write.value
  }
  const child = node && childAt(node, segment)
  const written = writeAt(child, rest, node?.kind === 'list' ? { write, own: new WeakSet() } : writing)
  if (node?.kind === 'map') return { ...node, entries: withEntry(node.entries, segment, { node: written, at: write.at, own }) }
  if (node?.kind === 'list' && typeof segment === 'number') return newList(node, withItem(node.items, segment, written), write.at)
  const made =
    typeof segment === 'number' ? newList(node, withItem([], segment, written), write.at) : newMap(segment, written, writing)
  return node ? shadow(made, node) : made
}

function newMap(segment: Segment, node: ConfigNode, { write: { at }, own }: Writing): MapNode {
  const map: MapNode = { ...emptyMap(at.source), start: at.start, end: at.end }
  return { ...map, entries: withEntry(map.entries, segment, { node, at, own }) }
}

/** A list is one value: changed in one item, it is another list, written by the override (P1). */
function newList(replaced: ConfigNode | undefined, items: readonly ConfigNode[], at: Origin): ListNode {
  const { source, start, end } = at
  const list: ListNode = { kind: 'list', items, flow: true, source, start, end }
  return replaced?.kind === 'list' ? shadow({ ...list, flow: replaced.flow }, replaced) : list
}

function withItem(items: readonly ConfigNode[], index: number, item: ConfigNode): readonly ConfigNode[] {
  if (index < items.length) return items.with(index, item)
  const { source, start, end } = item
  const filler: ConfigNode = { kind: 'scalar', value: { kind: 'null' }, style: 'none', source, start, end }
  return [...items, ...Array.from({ length: index - items.length }, () => filler), item]
}

interface Written {
  readonly node: ConfigNode
  readonly at: Origin
  readonly own: OwnMaps
}

function withEntry(entries: MapNode['entries'], segment: Segment, { node, at, own }: Written): MapNode['entries'] {
  const key: Scalar = typeof segment === 'number' ? { kind: 'int', value: BigInt(segment) } : keyOfId(segment)
  const id = keyId(key)
  const known = entries.get(id)
  return ownMap(entries, own).set(id, { key: known?.key ?? key, keySpan: keySpanOf(known, node, at), node })
}

/** Where the key of a value stands: in the text that the value was read from. */
function keySpanOf(known: Entry | undefined, node: ConfigNode, { source, start, end }: Origin): Span {
  const isOwn = node.source === source && node.start >= start && node.end <= end
  return known && !isOwn && node.source === known.node.source ? known.keySpan : { start, end }
}

interface Deletion {
  readonly by: Origin
  readonly own: OwnMaps
}

function deleteAt(node: ConfigNode, path: Path, deletion: Deletion): ConfigNode {
  const { by, own } = deletion
  const [segment, ...rest] = path
  const child = segment === undefined ? undefined : childAt(node, segment)
  if (segment === undefined || !child) return node
  if (node.kind === 'list') {
    const index = Number(segment)
    const within = { by, own: new WeakSet<OwnMap>() }
    const items = rest.length > 0 ? node.items.with(index, deleteAt(child, rest, within)) : node.items.toSpliced(index, 1)
    return newList(node, items, by)
  }
  if (node.kind !== 'map' || typeof segment !== 'string') return node
  const entry = node.entries.get(segment)
  const entries = ownMap(node.entries, own)
  if (rest.length > 0 && entry) {
    const left = deleteAt(child, rest, deletion)
    return { ...node, entries: entries.set(segment, { ...entry, keySpan: keySpanOf(entry, left, by), node: left }) }
  }
  entries.delete(segment)
  const removed = ownMap(node.removed, own)
  return { ...node, entries, removed: removed.set(segment, removalOf(child, by, removed.get(segment))) }
}

function removalOf(node: ConfigNode, by: Origin, earlier: Removal | undefined): Removal {
  return earlier ? { by, node, earlier } : { by, node }
}
