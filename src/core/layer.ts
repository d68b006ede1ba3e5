import type { MapNode } from './config-node.ts'
import type { LayerPlace } from './layer-place.ts'
import type { Origin, Source } from './source.ts'

/** A ready-made layer by its section and name. */
export interface PresetName {
  readonly section: string
  readonly id: string
}

/**
 * One config taking part in a composition. `kind` is one of the system's layer kinds (`model`, `data`, …), or `defaults`,
 * `preset`, `overrides`, or `file` where no system says.
 */
export interface Layer extends LayerPlace {
  /** Unique in its composition, and stable while files are edited: the path, or the path and its place when it repeats. */
  readonly id: string
  readonly kind: string
  /** Path of its file; for a layer that is no file, its name. */
  readonly path: string
  readonly source: Source
  /** What the layer itself writes, where it stands in the config: links taken out, nothing merged. Empty when its text is broken. */
  readonly own: MapNode
  /** The lines that reached it, by including, picking or naming it, outermost first; empty for a layer named by the stack itself. */
  readonly chain: readonly Origin[]
  /** Of a preset: the section and the name that it is picked by. */
  readonly preset?: PresetName
  /** The path key whose value names it (L4); absent where it was reached in another way. */
  readonly mountKey?: string
  /** `broken` when its text could not be read: it writes nothing, and the rest still resolves. */
  readonly state: 'ok' | 'off' | 'broken' | 'missing'
}
