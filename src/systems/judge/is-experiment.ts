import type { Composition } from '../../core/compose/compose.ts'
import type { Layer } from '../../core/layer.ts'
import type { System } from '../system.ts'

/**
 * Whether a composition is run as it stands: its top file is of the highest kind of layer, or of none while others are linked beneath
 * it. Else it is a part of others, opened by itself.
 */
export function isExperiment({ layers }: Composition, system: System): boolean {
  const kind = topLayer(layers)?.kind
  if (kind === undefined || kind === system.layers.at(-1)?.kind) return kind !== undefined
  return !system.layers.some((layer) => layer.kind === kind) && layers.some(({ chain }) => chain.length > 0)
}

/** The file that a person would write what is missing in: the highest that the stack names, or any that takes part. */
export function topLayer(layers: Composition['layers']): Layer | undefined {
  const files = layers.filter(({ state, source }) => state === 'ok' && source.kind === 'file')
  return files.findLast(({ chain }) => chain.length === 0) ?? files.at(-1)
}
