import type { Cause } from './cause.ts'
import { OVERRIDES } from '../compose/compose.ts'
import type { Composition } from '../compose/compose.ts'
import type { Layer } from '../layer.ts'
import { longestIncreasing } from './longest-increasing.ts'
import { isEqualPath } from '../path.ts'

/**
 * Every way in which what goes into B is not what goes into A, lowest layers first.
 *
 * Layers of one path belong together, where they stand at one place of the config; then those that one key mounts. Of the others the
 * two on top do, if they are of one kind; then, kind by kind and place by place, the first and the first.
 *
 * @see SPEC.md D4
 */
export function layerCauses(a: Composition, b: Composition): readonly Cause[] {
  const partnerOf = pairLayers(a, b)
  const paired = new Set(partnerOf.values())
  const moved = movedLayers(a, partnerOf)
  const tops = { a: topOf(a), b: topOf(b) }
  const causes = [
    ...filesOf(b).flatMap((layer): readonly Cause[] => {
      const partner = partnerOf.get(layer)
      if (!partner) return [{ kind: 'only-b', b: layer }]
      if (moved.has(layer)) return [{ kind: 'moved', a: partner, b: layer }]
      if (partner.path === layer.path) return isSameWrite(partner, layer) ? [] : [{ kind: 'edited', a: partner, b: layer }]
      return [{ kind: partner === tops.a && layer === tops.b ? 'own' : 'replaced', a: partner, b: layer }]
    }),
    ...filesOf(a)
      .filter((layer) => !paired.has(layer))
      .map((layer): Cause => ({ kind: 'only-a', a: layer })),
  ]
  const heights = new Map([...heightsOf(a), ...heightsOf(b)])
  const height = (cause: Cause): number => heights.get(layerOf(cause)) ?? 1
  return [...causes.toSorted((x, y) => height(x) - height(y)), ...overridesCause(a, b)]
}

/** The layers of a composition's files, lowest first: all but the overrides. */
export function filesOf({ layers }: Composition): readonly Layer[] {
  return layers.filter(({ kind }) => kind !== OVERRIDES)
}

/** A's layer for each of B's that has one. */
function pairLayers(a: Composition, b: Composition): ReadonlyMap<Layer, Layer> {
  const pairs = new Map<Layer, Layer>()
  const leftA = new Set(filesOf(a))
  const leftB = new Set(filesOf(b))
  const pair = (inA: Layer | undefined, inB: Layer): void => {
    if (!inA) return
    pairs.set(inB, inA)
    leftA.delete(inA)
    leftB.delete(inB)
  }
  const byId = new Map(filesOf(a).map((layer) => [layer.id, layer]))
  for (const layer of leftB) {
    const other = byId.get(layer.id)
    if (other && isSamePlace(layer, other)) pair(other, layer)
  }
  const byMount = new Map([...leftA].map((layer) => [layer.mountKey, layer]))
  for (const layer of leftB) if (layer.mountKey !== undefined) pair(byMount.get(layer.mountKey), layer)
  const [topA, topB] = [topOf(a), topOf(b)]
  if (topA && topB && topA.kind === topB.kind && leftA.has(topA) && leftB.has(topB)) pair(topA, topB)
  for (const layer of leftB) {
    pair(
      [...leftA].find((other) => other.kind === layer.kind && isSamePlace(layer, other)),
      layer,
    )
  }
  return pairs
}

/** Whether two layers stand at one place of the config: only then is one in place of the other. */
function isSamePlace(a: Layer, b: Layer): boolean {
  return isEqualPath(a.at, b.at)
}

/** The file that is run: the last that no other brought in. */
function topOf(composition: Composition): Layer | undefined {
  return filesOf(composition).findLast(({ chain }) => chain.length === 0)
}

/** B's layers that stand at another place among those that A has too: as few as can be. */
function movedLayers(a: Composition, partnerOf: ReadonlyMap<Layer, Layer>): ReadonlySet<Layer> {
  const places = new Map(filesOf(a).map((layer, i) => [layer, i]))
  const shared = [...partnerOf].filter(([inB, inA]) => inA.id === inB.id)
  const stay = new Set(longestIncreasing(shared.map(([, inA]) => places.get(inA) ?? 0)))
  return new Set(shared.filter((_, i) => !stay.has(i)).map(([inB]) => inB))
}

/** Whether a layer writes the same: a switched off, broken or missing one writes nothing. */
function isSameWrite(a: Layer, b: Layer): boolean {
  return a.own === b.own && a.state === b.state
}

function overridesCause(a: Composition, b: Composition): readonly Cause[] {
  const [inA, inB] = [a, b].map(({ layers }) => layers.find(({ kind }) => kind === OVERRIDES))
  if (!inA || !inB || textOf(inA) === textOf(inB)) return []
  return [{ kind: 'overrides', a: inA, b: inB }]
}

function textOf({ source, state }: Layer): string {
  return state === 'ok' ? source.text : ''
}

/** The layer by which a cause has its place among the others: B's, or A's where B has none. */
function layerOf(cause: Cause): Layer | undefined {
  if (cause.kind === 'order') return undefined
  return 'b' in cause ? cause.b : cause.a
}

/** How high each layer stands, from 0 to 1. */
function heightsOf(composition: Composition): readonly (readonly [Layer | undefined, number])[] {
  const files = filesOf(composition)
  return files.map((layer, i) => [layer, (i + 1) / files.length])
}
