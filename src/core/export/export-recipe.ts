import type { Composition } from '../compose/compose.ts'
import { OVERRIDES } from '../compose/compose.ts'
import { DIALECT_NAMES } from '../scalar/dialect.ts'
import type { ExportScope } from './export-config.ts'
import type { Layer } from '../layer.ts'
import { formatPath } from '../path.ts'
import type { Source } from '../source.ts'

/** What a recipe says that a composition does not know. */
export interface Recipe {
  /** Name and version of the program that resolved: `Strata 0.1.0`. */
  readonly tool: string
  /** Id of the system; absent where the files belong to none. */
  readonly system?: string
  /** A digest of each layer's text, as people check it: `sha256:…`. A layer without one is listed without. */
  readonly digests?: ReadonlyMap<Source, string>
}

/**
 * The lines of a recipe, enough to resolve the same config again: program, dialect, layers lowest first with a digest of each
 * file's bytes, override lines, and what was added or left out. No date, no absolute path, nothing personal, so that the same
 * files always give the same recipe.
 *
 * @see SPEC.md X2, X5
 */
export function recipeLines(composition: Composition, recipe: Recipe, scope: ExportScope): readonly string[] {
  const { dialect, layers } = composition
  const files = layers.filter(({ kind }) => kind !== OVERRIDES)
  const overrides = layers.filter(({ kind, state }) => kind === OVERRIDES && state === 'ok').flatMap(overrideLines)
  const system = recipe.system === undefined ? '' : `, system ${recipe.system}`
  const without = (scope.without ?? []).map(formatPath)
  return [
    `resolved by ${recipe.tool}${system}, read as ${DIALECT_NAMES[dialect]}`,
    'layers, lowest first:',
    ...layerLines(files, recipe),
    ...(overrides.length > 0 ? ['overrides:', ...overrides.map((line) => `  ${line}`)] : []),
    ...(scope.defaults ? ['schema defaults are written out'] : []),
    ...(without.length > 0 ? [`left out, since the chosen model does not use them: ${without.join(', ')}`] : []),
    '',
  ]
}

function layerLines(layers: readonly Layer[], { digests }: Recipe): readonly string[] {
  const kinds = widest(layers.map(({ kind }) => kind))
  const paths = widest(layers.map(({ path }) => path))
  return layers.map(({ kind, path, source, state, at }) => {
    const digest = state === 'ok' ? (digests?.get(source) ?? '') : STATES[state]
    const place = at.length === 0 ? '' : `  at ${formatPath(at)}`
    return `  ${kind.padEnd(kinds)}  ${path.padEnd(paths)}  ${digest}`.trimEnd() + place
  })
}

const STATES = { off: '(switched off)', broken: '(could not be read)', missing: '(missing)' } as const

function overrideLines({ source }: Layer): readonly string[] {
  const lines = source.text.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '' && !line.startsWith('#'))
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length))
}
