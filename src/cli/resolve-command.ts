import { join, resolve } from 'node:path'
import { OVERRIDES } from '../core/compose/compose.ts'
import { exportJson, exportJsonWithOrigins } from '../core/export/export-json.ts'
import type { Exported } from '../core/export/export-check.ts'
import { exportYaml } from '../core/export/export-yaml.ts'
import { digestsOf } from '../io/digests.ts'
import { exportedDefaults } from '../systems/schema/exported-defaults.ts'
import { MANIFEST } from '../systems/manifest/manifest.ts'
import { VERSION } from '../version.ts'
import type { Derived } from '../workspace/derive.ts'
import { reportIssues } from './issue-lines.ts'
import { isSameFile, writeText } from './node-files.ts'
import { openStack } from './open-stack.ts'
import type { OpenedStack, StackOptions } from './open-stack.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** The options of `strata resolve`. */
export interface ResolveOptions extends StackOptions {
  readonly format: 'yaml' | 'json'
  readonly origins?: boolean
  readonly recipe?: boolean
  readonly defaults?: boolean
  readonly out?: string
}

/** Prints what the trainer would read of a stack, or writes it to a file. Issues do not keep it back: they go to stderr. */
export async function runResolve(files: readonly string[], options: ResolveOptions, terminal: Terminal): Promise<ExitCode> {
  const { root, derived } = await openStack(files, options, terminal)
  const exported = await exportAs(derived, options)
  const issues = [...derived.issues, ...(exported.ok ? exported.issues : [])]
  if (!exported.ok) {
    reportIssues(issues, terminal)
    terminal.err(`nothing is written: ${exported.reason}\n`)
    return 1
  }
  if (options.out === undefined) terminal.out(exported.text)
  else writeOut(options.out, { root, derived, text: exported.text, terminal })
  return reportIssues(issues, terminal)
}

interface Output extends OpenedStack {
  readonly text: string
  readonly terminal: Terminal
}

/** Writes the text to a file, but never over one that it was made from. */
function writeOut(out: string, { root, derived, text, terminal }: Output): void {
  const full = resolve(terminal.cwd, out)
  const inputs = [MANIFEST, ...derived.composition.layers.filter(({ kind }) => kind !== OVERRIDES).map(({ path }) => path)]
  if (inputs.some((path) => isSameFile(join(root, path), full))) {
    throw new UsageError(`--out ${out} is one of the files that are resolved, and would be lost`)
  }
  const failure = writeText(full, text)
  if (failure !== undefined) throw new UsageError(`--out ${out}: ${failure}`)
}

async function exportAs({ composition, defaults, system }: Derived, options: ResolveOptions): Promise<Exported> {
  const scope = options.defaults === true ? { defaults: exportedDefaults(system, composition.config, defaults) } : {}
  const { origins = false } = options
  if (options.format === 'json') {
    if (options.recipe === true)
      throw new UsageError('JSON has no comments to hold a recipe; leave out --recipe or --format json')
    return origins ? exportJsonWithOrigins(composition, scope) : exportJson(composition, scope)
  }
  if (options.recipe !== true) return exportYaml(composition, { ...scope, origins })
  const digests = await digestsOf(composition.layers.map(({ source }) => source))
  const known = system.sections.length > 0 ? { system: system.id } : {}
  return exportYaml(composition, { ...scope, origins, recipe: { tool: `Strata ${VERSION}`, digests, ...known } })
}
