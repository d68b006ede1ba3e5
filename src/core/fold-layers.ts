import type { MapNode } from './config-node.ts'
import type { LinkedFile } from './link-files.ts'
import { merge } from './merge.ts'
import { emptyMap } from './parse.ts'
import type { Source } from './source.ts'

/** Which layers take part in a fold, and the source of the map that it starts from. */
export interface FoldOptions {
  readonly ground: Source
  readonly off: ReadonlySet<string>
}

/**
 * The files of a stack merged into one map, each over what it includes, then over one another.
 *
 * @see SPEC.md I3 and M8
 */
export function foldLayers(roots: readonly LinkedFile[], { ground, off }: FoldOptions): MapNode {
  return roots.reduce((config, root) => merge(config, foldFile(root, off)), emptyMap(ground))
}

/** What a file includes is folded first, by itself; then the file's own keys go on top. */
function foldFile({ layer, beneath }: LinkedFile, off: ReadonlySet<string>): MapNode {
  const [lowest, ...others] = beneath.map((file) => foldFile(file, off))
  const own = off.has(layer.id) ? emptyMap(layer.source) : layer.own
  return lowest
    ? merge(
        others.reduce((lower, upper) => merge(lower, upper), lowest),
        own,
      )
    : own
}
