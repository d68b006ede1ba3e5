import type { MapNode } from '../config-node.ts'
import type { DialectId } from '../scalar/dialect.ts'
import type { LinkedFile } from '../links/linked-file.ts'
import { merge } from '../merge.ts'
import { mergeAsOmegaConf } from './merge-omegaconf.ts'
import { emptyMap } from '../read/parse.ts'
import type { Source } from '../source.ts'

/** Which layers take part in a fold, the source of the map that it starts from, and whose merging it is. */
export interface FoldOptions {
  readonly ground: Source
  readonly off: ReadonlySet<string>
  readonly dialect: DialectId
}

/**
 * The files of a stack merged into one map, each over what it includes, then over one another.
 *
 * @see SPEC.md I3, M8 and M9
 */
export function foldLayers(roots: readonly LinkedFile[], { ground, off, dialect }: FoldOptions): MapNode {
  const fold: Fold = { off, merge: dialect === 'omegaconf' ? mergeAsOmegaConf : merge }
  return roots.reduce((config, root) => fold.merge(config, foldFile(root, fold)), emptyMap(ground))
}

interface Fold {
  readonly off: ReadonlySet<string>
  readonly merge: typeof merge
}

/** What a file includes is folded first, by itself; then the file's own keys go on top. */
function foldFile({ layer, beneath }: LinkedFile, fold: Fold): MapNode {
  const [lowest, ...others] = beneath.map((file) => foldFile(file, fold))
  const own = fold.off.has(layer.id) ? emptyMap(layer.source) : layer.own
  return lowest ? [...others, own].reduce((lower, upper) => fold.merge(lower, upper), lowest) : own
}
