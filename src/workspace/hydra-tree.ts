import { exportHydra } from '../core/export/export-hydra.ts'
import type { HydraTree } from '../core/export/export-hydra.ts'
import type { ExportScope } from '../core/export/export-config.ts'
import { hydraShapeOf } from '../systems/manifest/hydra-shape.ts'
import type { Derived } from './derive.ts'
import { hydraManifest } from './hydra-manifest.ts'

/** What goes into the tree, and what its primary config is called. */
export interface TreeRequest extends ExportScope {
  readonly name?: string
}

/**
 * A resolved config as the files of a Hydra tree, with the `strata.yaml` that opens it as one; or why there is none.
 *
 * @see SPEC.md X7
 */
export function hydraTreeOf({ composition, system }: Pick<Derived, 'composition' | 'system'>, request: TreeRequest): HydraTree {
  const tree = exportHydra(composition, { ...request, shape: hydraShapeOf(system, composition.config) })
  return tree.ok ? { ...tree, files: [...tree.files, hydraManifest(tree.files, system.id)] } : tree
}
