import type { Composition } from '../compose/compose.ts'
import type { ConfigNode } from '../config-node.ts'
import { configToExport } from './export-config.ts'
import type { ExportScope } from './export-config.ts'
import { checkYaml, withIssues } from './export-check.ts'
import type { Exported } from './export-check.ts'
import { emptiedKeys, namingNoFile } from './export-path-keys.ts'
import { recipeLines } from './export-recipe.ts'
import type { Recipe } from './export-recipe.ts'
import { fallbackText } from '../fallback-text.ts'
import { fitForComment, printYaml } from '../print/print.ts'
import { formatLine } from '../source.ts'

export interface YamlExport extends ExportScope {
  /** Whether each leaf's line ends in a comment with the file and line it was written at. */
  readonly origins?: boolean
  /** What the comment at the top says; none without it. */
  readonly recipe?: Recipe
}

/**
 * The resolved config as YAML that the trainer reads as shown, read back by every dialect before it leaves.
 *
 * Exporting a file that is itself such an export gives the same bytes; a recipe and origin comments are about the files they
 * were made from, so those comments then name the export.
 *
 * @see SPEC.md X1, X2, X3, X5
 */
export function exportYaml(composition: Composition, options: YamlExport = {}): Exported {
  const { origins = false, recipe } = options
  const config = configToExport(namingNoFile(composition), options)
  const head = recipe ? recipeLines(composition, recipe, options).map((line) => `# ${fitForComment(line)}`.trimEnd()) : []
  const body = printYaml(config, origins ? { comment: (_path, node) => originComment(node) } : {})
  const exported = checkYaml(`${head.map((line) => `${line}\n`).join('')}${body}`, config, composition.dialect)
  return withIssues(exported, emptiedKeys(composition))
}

/**
 * Where a value was written, as the comment behind it says: `models/xlstm_base.yaml:4`; a value through an alias or an
 * interpolation names both lines.
 *
 * @see SPEC.md P4, X2
 */
export function originComment(node: ConfigNode): string {
  const own = formatLine(node)
  const { via } = node
  if (!via) return own
  const fallback = fallbackText(node)
  if (fallback) return `${own}, ${fallback.full}`
  if (via.kind !== 'interpolation') return `${own}, used at ${formatLine(via)}`
  const targets = (via.targets ?? []).map(formatLine)
  return targets.length === 0 ? own : `${own}, value of ${targets.join(' and ')}`
}
