import type { Layer } from '../../core/layer.ts'
import { formatPath } from '../../core/path.ts'

/** What a layer's controls are named after: its path, and, where the same file is a layer already, its place. */
export function layerName({ id, path, at }: Layer): string {
  return id === path || at.length === 0 ? path : `${path} at ${formatPath(at)}`
}
