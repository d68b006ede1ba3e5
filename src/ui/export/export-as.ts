import type { Exported } from '../../core/export/export-check.ts'
import type { HydraTree } from '../../core/export/export-hydra.ts'
import { exportJson } from '../../core/export/export-json.ts'
import { exportOverrideLines, exportTopOverrideLines } from '../../core/export/export-overrides.ts'
import { exportYaml } from '../../core/export/export-yaml.ts'
import { exportedDefaults } from '../../systems/schema/exported-defaults.ts'
import { VERSION } from '../../version.ts'
import type { Source } from '../../core/source.ts'
import type { Derived } from '../../workspace/derive.ts'
import { hydraTreeOf } from '../../workspace/hydra-tree.ts'
import { runnerCommand } from '../../workspace/runner-command.ts'

/** The forms in which a config leaves, each with the name of the file that it is saved as. */
export const FORMATS = [
  { id: 'yaml', label: 'YAML', file: 'resolved_config.yaml' },
  { id: 'json', label: 'JSON', file: 'resolved_config.json' },
  { id: 'overrides', label: 'Override lines', file: 'overrides.txt' },
  { id: 'command', label: 'Command line', file: 'run.sh' },
  { id: 'hydra', label: 'Hydra tree', file: 'hydra.zip' },
] as const

export interface Choices {
  readonly format: (typeof FORMATS)[number]['id']
  readonly origins: boolean
  readonly recipe: boolean
  readonly defaults: boolean
  readonly inactive: boolean
  readonly onlyTop: boolean
}

/** What leaves: one text, or several files. */
export type Leaving = Exported | HydraTree

/** What is chosen, and a digest of each layer's text for the recipe. */
export type Wanted = Choices & { readonly digests: ReadonlyMap<Source, string> }

export function exportAs({ composition, defaults, inactive, system, options }: Derived, choices: Wanted): Leaving {
  const scope = {
    ...(choices.defaults ? { defaults: exportedDefaults(system, composition.config, defaults) } : {}),
    ...(choices.inactive ? {} : { without: inactive }),
  }
  switch (choices.format) {
    case 'yaml': {
      const recipe = choices.recipe ? { recipe: { tool: `Strata ${VERSION}`, system: system.id, digests: choices.digests } } : {}
      return exportYaml(composition, { ...scope, origins: choices.origins, ...recipe })
    }
    case 'json':
      return exportJson(composition, scope)
    case 'overrides':
      return choices.onlyTop
        ? { ok: true, text: exportTopOverrideLines(composition), issues: [] }
        : exportOverrideLines(composition, scope)
    case 'command':
      return runnerCommand(composition, system, options)
    case 'hydra':
      return hydraTreeOf({ composition, system }, scope)
  }
}
