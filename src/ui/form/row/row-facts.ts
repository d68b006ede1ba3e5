import { nodeAt } from '../../../core/config-node.ts'
import type { ConfigNode } from '../../../core/config-node.ts'
import { fallbackText } from '../../../core/fallback-text.ts'
import { historyOf, layersBySource } from '../../../core/compose/inspect.ts'
import type { Layer } from '../../../core/layer.ts'
import type { Path } from '../../../core/path.ts'
import type { Origin, Source } from '../../../core/source.ts'
import { isRedundant } from '../../../core/compose/trace.ts'
import { defaultAt } from '../../../systems/schema/default-at.ts'
import type { FormTarget } from '../form-target.ts'

/**
 * How a key stands in the target layer: `set` here and different, `redundant` (set here, but the same as beneath), `overridden`
 * (set here, but a higher layer wins), `inherited` from another layer, a schema `default`, or `unset` everywhere.
 *
 * @see SPEC.md E6
 */
export type RowState = 'set' | 'redundant' | 'overridden' | 'inherited' | 'default' | 'unset'

/** What is known of one key, seen from the target layer. */
export interface RowFacts {
  readonly state: RowState
  /** The value written here. */
  readonly own: ConfigNode | undefined
  /** What holds without the value written here: a lower layer's, a higher layer's where nothing is set here, or the default. */
  readonly beneath: ConfigNode | undefined
  /** The value that wins, a default included. */
  readonly winner: ConfigNode | undefined
  /** Where the winner was written, or what removed the key; of a fallback, where the value that it takes was written. */
  readonly origin: Origin | undefined
  /** Kind of the layer that wins; `defaults` for a schema default, `''` where there is none. */
  readonly kind: string
  /** Whether the layer that wins stands above the target. */
  readonly isAbove: boolean
  /** Whether the value written here only repeats what lies beneath (P5), overridden or not. */
  readonly isRepeated: boolean
}

/** The facts of the key at `path`. */
export function rowFacts(target: FormTarget, path: Path): RowFacts {
  const { composition, defaults } = target.seen
  const own = nodeAt(target.own, path)
  const merged = nodeAt(composition.config, path)
  const fallback = defaultAt(defaults, path)
  if (!merged) return own ? removed(target, path, own) : absent(fallback)
  const layer = layerOf(target, merged.source)
  const here = own && findWrite(merged, own)
  const isRepeated = here !== undefined && isRedundant(here)
  const seat = { winner: merged, origin: merged, kind: layer?.kind ?? '', isAbove: isAbove(target, layer), isRepeated }
  if (!own || !here) return { state: own ? 'set' : 'inherited', own, beneath: merged, ...seat }
  const beneath = here.shadowed ?? fallback
  const state = here !== merged ? 'overridden' : isRepeated ? 'redundant' : 'set'
  return { state, own, beneath, ...seat }
}

function absent(fallback: ConfigNode | undefined): RowFacts {
  const state = fallback ? 'default' : 'unset'
  return {
    state,
    own: undefined,
    beneath: fallback,
    winner: fallback,
    origin: (fallback && fallbackText(fallback)?.target) ?? fallback,
    kind: fallback ? 'defaults' : '',
    isAbove: false,
    isRepeated: false,
  }
}

/** Set here and not in the result: a higher layer removed it, or this layer takes no part. */
function removed(target: FormTarget, path: Path, own: ConfigNode): RowFacts {
  const [removal] = target.layer?.state === 'ok' ? historyOf(target.seen.composition, path) : []
  const seat = { own, beneath: defaultAt(target.seen.defaults, path), winner: undefined, isRepeated: false }
  if (removal?.kind !== 'removal') return { state: 'set', ...seat, origin: own, kind: target.layer?.kind ?? '', isAbove: false }
  return { state: 'overridden', ...seat, origin: removal.by, kind: removal.layer?.kind ?? '', isAbove: true }
}

/** The target's own write among a value and all it replaced. */
function findWrite(node: ConfigNode, own: ConfigNode): ConfigNode | undefined {
  let at: ConfigNode | undefined = node
  while (at && !(at.source === own.source && at.start === own.start)) at = at.shadowed
  return at
}

const layerMaps = new WeakMap<readonly Layer[], ReadonlyMap<Source, Layer>>()

function layerOf({ seen }: FormTarget, source: Source): Layer | undefined {
  const { layers } = seen.composition
  const known = layerMaps.get(layers) ?? layersBySource(layers)
  layerMaps.set(layers, known)
  return known.get(source)
}

function isAbove({ layer, seen }: FormTarget, other: Layer | undefined): boolean {
  const { layers } = seen.composition
  return layer !== undefined && other !== undefined && layers.indexOf(other) > layers.indexOf(layer)
}
