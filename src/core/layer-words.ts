import type { Layer } from './layer.ts'

/** How a layer came in by the line that reached it. */
export interface ReachedWords {
  /** What was done with it: "included at experiments/x.yaml:3". */
  readonly done: 'included' | 'mounted' | 'picked'
  /** What the line does: "the line that includes it". */
  readonly does: 'includes' | 'mounts' | 'picks'
}

/** The words for how a layer was reached: a path key mounts it, a name picks a preset, all else includes. */
export function reachedWords({ source, mountKey }: Pick<Layer, 'source' | 'mountKey'>): ReachedWords {
  if (mountKey !== undefined) return { done: 'mounted', does: 'mounts' }
  return source.kind === 'preset' ? { done: 'picked', does: 'picks' } : { done: 'included', does: 'includes' }
}
