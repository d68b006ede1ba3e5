import { exportHydra } from '../core/export-hydra.ts'
import type { HydraTree } from '../core/export-hydra.ts'
import type { ExportScope } from '../core/export-config.ts'
import { folderOf } from '../core/file-path.ts'
import { printScalar } from '../core/print-scalar.ts'
import type { Source } from '../core/source.ts'
import { hydraShapeOf } from '../systems/hydra-shape.ts'
import { MANIFEST } from '../systems/manifest.ts'
import type { System } from '../systems/system.ts'
import type { Derived } from './derive.ts'

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
  return tree.ok ? { ...tree, files: [...tree.files, manifestOf(tree.files, system)] } : tree
}

function manifestOf(files: readonly Source[], { id }: System): Source {
  const groups = [...new Set(files.map(({ path }) => folderOf(path)).filter((folder) => folder !== ''))]
  const layers = groups.map((group) => `  ${printed(group)}: [${printed(group)}]\n`)
  const head = `# What Strata knows of this folder.\nsystem: ${id}\ndialect: omegaconf\nlinks:\n  - hydra\n`
  const text = layers.length > 0 ? `${head}# Lowest precedence first.\nlayers:\n${layers.join('')}` : head
  return { kind: 'file', path: MANIFEST, text }
}

function printed(text: string): string {
  return printScalar({ kind: 'str', value: text })
}
