import { compose, overridesSource } from '../core/compose.ts'
import type { Composition } from '../core/compose.ts'
import { nodeAt } from '../core/config-node.ts'
import type { Issue } from '../core/issue.ts'
import type { LinkOptions } from '../core/link-files.ts'
import type { Path } from '../core/path.ts'
import type { Files } from '../core/source.ts'
import type { System } from '../systems/system.ts'
import { joinIssues, validate } from '../systems/validate.ts'
import { MANIFEST } from '../systems/manifest.ts'

/** Whether a path is of a format that Strata reads as a config. */
export function isConfigFile(path: string): boolean {
  return /\.(?:ya?ml|json)$/.test(path) && path !== MANIFEST
}

/**
 * Paths of the files that are run as they stand: those of the highest layer kind and those that link files (profiles). Where
 * no system names kinds: every config that no other file includes.
 */
export function experimentsOf(files: Files, options: LinkOptions): readonly string[] {
  const paths = [...files.keys()].filter(isConfigFile)
  const top = options.precedence.at(-1)
  if (top !== undefined) return paths.filter((path) => options.kindOf(path) === top || isProfile(path, options)).toSorted()
  const included = new Set<string>()
  for (const path of paths) {
    const { layers } = compose(files, stackOf(path), options)
    for (const layer of layers) if (layer.path !== path) included.add(layer.path)
  }
  return paths.filter((path) => !included.has(path)).toSorted()
}

/** A profile is governed by another linker than files at large. */
function isProfile(path: string, { linkers }: LinkOptions): boolean {
  const linker = linkers.find(({ governs }) => governs(path))
  return linker !== undefined && linker !== linkers.at(-1)
}

function stackOf(path: string): {
  files: readonly string[]
  overrides: ReturnType<typeof overridesSource>
  off: ReadonlySet<string>
} {
  return { files: [path], overrides: NO_OVERRIDES, off: NOTHING }
}

const NO_OVERRIDES = overridesSource('')
const NOTHING: ReadonlySet<string> = new Set()

/** An experiment composed by itself, without overrides. */
export interface Experiment {
  readonly path: string
  readonly composition: Composition
}

/** Every experiment of a workspace, composed; remembered while the files stay the same. */
export function composeExperiments(files: Files, options: LinkOptions): readonly Experiment[] {
  if (last?.files === files && last.options === options) return last.experiments
  const experiments = experimentsOf(files, options).map((path) => ({ path, composition: compose(files, stackOf(path), options) }))
  last = { files, options, experiments }
  return experiments
}

let last: { readonly files: Files; readonly options: LinkOptions; readonly experiments: readonly Experiment[] } | undefined

/** The experiments whose value at `path` is written in `file`: what a change there would reach. */
export function experimentsReading(experiments: readonly Experiment[], file: string, path: Path): readonly string[] {
  return experiments
    .filter(({ composition }) => nodeAt(composition.config, path)?.source.path === file)
    .map((experiment) => experiment.path)
}

/** Issues of every experiment, each once though several share the file it stands in. */
export function issuesOfAll(experiments: readonly Experiment[], system: System): readonly Issue[] {
  const seen = new Set<string>()
  const issues: Issue[] = []
  for (const { composition } of experiments) {
    for (const issue of joinIssues(composition.issues, validate(composition, system))) {
      const mark = `${issue.code} ${issue.origin.source.path} ${issue.origin.start} ${issue.message}`
      if (seen.has(mark)) continue
      seen.add(mark)
      issues.push(issue)
    }
  }
  return issues
}
