import type { Cause } from './cause.ts'
import { resolveMerged } from '../compose/compose.ts'
import type { Composition } from '../compose/compose.ts'
import type { MapNode } from '../config-node.ts'
import { foldLayers } from '../compose/fold-layers.ts'
import { filesOf } from './layer-causes.ts'
import type { Layer } from '../layer.ts'
import type { LinkedFile } from '../links/linked-file.ts'
import { emptyMap } from '../read/parse.ts'

/** Two compositions, and all that differs in what goes into them. */
export interface Switchboard {
  readonly a: Composition
  readonly b: Composition
  readonly causes: readonly Cause[]
}

/**
 * B's config as it would be with some causes switched off: with A's part in the place of B's. With none of them it is B's own
 * config, with all of them and `order` it is A's.
 *
 * Files keep the order and the grouping of B; with `order` switched off, those of A.
 *
 * @see SPEC.md D4
 */
export function configWithout({ a, b, causes }: Switchboard, off: ReadonlySet<Cause>): MapNode {
  const isOff = (cause: Cause): boolean => off.has(cause)
  const overrides = causes.find(({ kind }) => kind === 'overrides')
  const others = causes.filter(({ kind }) => kind !== 'order' && kind !== 'overrides')
  const lines = (overrides && isOff(overrides) ? a : b).overrides
  const inOrderOfA = causes.some((cause) => cause.kind === 'order' && isOff(cause))
  const files = inOrderOfA
    ? exchange({ base: a, other: b, from: 'b', causes: others, taken: new Set(others.filter((cause) => !isOff(cause))) })
    : exchange({ base: b, other: a, from: 'a', causes: others, taken: new Set(others.filter(isOff)) })
  const merged = foldLayers(files, { ground: b.stack.overrides, off: NOTHING, dialect: b.dialect })
  return resolveMerged(merged, lines, b.dialect).config
}

const NOTHING: ReadonlySet<string> = new Set()

interface Exchange {
  readonly base: Composition
  readonly other: Composition
  /** Which side of a cause the other composition is. */
  readonly from: 'a' | 'b'
  /** All that differs, and of it what is taken from the other composition. */
  readonly causes: readonly Cause[]
  readonly taken: ReadonlySet<Cause>
}

/** The files of one composition, some with what the other has in their place. */
function exchange({ base, other, from, causes, taken }: Exchange): readonly LinkedFile[] {
  const writes = new Map(filesOf(base).map((layer) => [layer.id, writtenBy(layer)]))
  const added = new Set<Layer>()
  for (const cause of taken) {
    const { theirs, ours } = sidesOf(cause, from)
    const isElsewhere = cause.kind === 'moved' || !ours
    if (ours) writes.set(ours.id, theirs && !isElsewhere ? writtenBy(theirs) : NO_WRITE)
    if (theirs && isElsewhere) added.add(theirs)
  }
  const { lowest, above } = placesOf(added, { other, anchors: anchorsOf(base, causes, from) })
  return [...lowest.map((layer) => fileOf(layer, [])), ...base.roots.map((root) => rebuild(root, writes, above))]
}

interface Sides {
  readonly theirs: Layer | undefined
  readonly ours: Layer | undefined
}

function sidesOf(cause: Cause, from: 'a' | 'b'): Sides {
  const a = 'a' in cause ? cause.a : undefined
  const b = 'b' in cause ? cause.b : undefined
  return from === 'a' ? { theirs: a, ours: b } : { theirs: b, ours: a }
}

function writtenBy({ own, state }: Layer): MapNode {
  return state === 'off' ? NO_WRITE : own
}

const NO_WRITE = emptyMap({ kind: 'file', path: '', text: '' })

/** By their id, the layers of ours that stand where layers of theirs do. A moved layer is no place to go by. */
function anchorsOf(base: Composition, causes: readonly Cause[], from: 'a' | 'b'): ReadonlyMap<string, string> {
  const anchors = new Map(filesOf(base).map(({ id }) => [id, id]))
  for (const cause of causes) {
    const { theirs, ours } = sidesOf(cause, from)
    if (cause.kind === 'moved') anchors.delete(cause.b.id)
    else if (theirs && ours) anchors.set(theirs.id, ours.id)
  }
  return anchors
}

interface Places {
  readonly lowest: readonly Layer[]
  /** By the id of ours, the layers that come right above it. */
  readonly above: ReadonlyMap<string, readonly Layer[]>
}

interface Anchored {
  readonly other: Composition
  readonly anchors: ReadonlyMap<string, string>
}

/** Each layer goes above the nearest one beneath it, in its own composition, that has a place in ours. */
function placesOf(added: ReadonlySet<Layer>, { other, anchors }: Anchored): Places {
  const lowest: Layer[] = []
  const above = new Map<string, Layer[]>()
  let here = lowest
  for (const layer of filesOf(other)) {
    const anchor = anchors.get(layer.id)
    if (added.has(layer)) here.push(layer)
    else if (anchor !== undefined) above.set(anchor, (here = above.get(anchor) ?? []))
  }
  return { lowest, above }
}

function rebuild(file: LinkedFile, writes: ReadonlyMap<string, MapNode>, above: Places['above']): LinkedFile {
  const { layer } = file
  const beneath = file.beneath.map((one) => rebuild(one, writes, above))
  const rebuilt: LinkedFile = { layer: { ...layer, own: writes.get(layer.id) ?? layer.own }, beneath }
  return (above.get(layer.id) ?? []).reduce((below, more) => fileOf(more, [below]), rebuilt)
}

function fileOf(layer: Layer, beneath: readonly LinkedFile[]): LinkedFile {
  return { layer: { ...layer, own: writtenBy(layer) }, beneath }
}
