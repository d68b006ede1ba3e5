import { compose, linkStack, overridesSource } from '../core/compose/compose.ts'
import type { Composition, Stack } from '../core/compose/compose.ts'
import { nodeAt } from '../core/config-node.ts'
import type { Issue } from '../core/issue.ts'
import type { LinkedFile } from '../core/links/linked-file.ts'
import type { Linker } from '../core/links/link.ts'
import { readMounts } from '../core/links/mounts.ts'
import type { Path } from '../core/path.ts'
import { parse } from '../core/read/parse.ts'
import { originalOf } from '../core/source.ts'
import type { Files } from '../core/source.ts'
import { pairMemo } from '../systems/schema/memo.ts'
import { joinIssues } from '../systems/judge/join-issues.ts'
import { issueList } from './issue-list.ts'
import type { FileRules, Rules } from './rules.ts'
import type { Session } from './session.ts'

/**
 * Paths of the configs that are run as they stand: those of the highest layer kind, profiles, and files in no layer's folder
 * that include others and are included by none. Of a Hydra tree only files right at its root may be. Where no layers are named: every config that no other includes.
 * Where there are none of these: files whose own path keys name others, as an INI file does that a trainer is handed alone.
 */
export function experimentsOf(files: Files, options: FileRules): readonly string[] {
  return listed(files, options, () => {
    const standing = (path: string): unknown => linkerOf(path, options)?.standing?.(path)
    const paths = [...files.keys()].filter((path) => options.isConfig(path) && standing(path) !== 'beneath').toSorted()
    const loose = looseExperiments(files, paths, options)
    const found = paths.filter((path) => isOnTop(path, options) || loose.has(path))
    return found.length > 0 ? found : paths.filter((path) => isMounting(files, path, options))
  })
}

/**
 * Paths of the files that are composed when they are opened: the experiments, or, where a workspace has none, every config, as long
 * as no stack of several files is composed. Any other is edited, and what is composed stays.
 */
export function openedAlone({ files, stack }: Pick<Session, 'files' | 'stack'>, options: FileRules): readonly string[] {
  const experiments = experimentsOf(files, options)
  if (experiments.length > 0 || stack.files.length > 1) return experiments
  return [...files.keys()].filter(options.isConfig)
}

const listed = pairMemo<readonly string[]>()

function isOnTop(path: string, options: FileRules): boolean {
  return options.kindOf(path) === options.precedence.at(-1) || linkerOf(path, options)?.standing?.(path) === 'top'
}

function linkerOf(path: string, { linkers }: FileRules): Linker | undefined {
  return linkers.find(({ governs }) => governs(path))
}

function looseExperiments(files: Files, paths: readonly string[], options: FileRules): ReadonlySet<string> {
  const { kindOf, precedence } = options
  const loose = paths.filter((path) => !precedence.includes(kindOf(path)))
  if (loose.length === 0) return NOTHING
  const beneath = new Map(paths.map((path) => [path, filesBeneath(files, path, options)]))
  const included = new Set([...beneath.values()].flat())
  const isLinking = (path: string): boolean => beneath.get(path)?.length !== 0
  return new Set(loose.filter((path) => !included.has(path) && (precedence.length === 0 || isLinking(path))))
}

function isMounting(files: Files, path: string, { mounts = [], mountOf, dialect }: FileRules): boolean {
  const source = mounts.length > 0 && !mountOf?.(path) ? files.get(path) : undefined
  return source !== undefined && readMounts(parse(source, dialect).root, mounts).refs.length > 0
}

function filesBeneath(files: Files, path: string, options: FileRules): readonly string[] {
  const { roots } = linkStack(files, stackOf(path), options)
  return roots.flatMap(pathsOf).filter((other) => other !== path)
}

function pathsOf({ layer, beneath }: LinkedFile): readonly string[] {
  return [layer.path, ...beneath.flatMap(pathsOf)]
}

/** An experiment composed by itself, without overrides. */
export interface Experiment {
  readonly path: string
  readonly composition: Composition
}

/** Every experiment of a workspace, composed. One is composed again only when a file that it reads has changed. */
export function composeExperiments(files: Files, options: FileRules): readonly Experiment[] {
  if (last?.files === files && last.options === options) return last.experiments
  const before = new Map(last?.options === options ? last.experiments.map((known) => [known.path, known]) : [])
  const hasSamePaths =
    last !== undefined && last.files.size === files.size && [...files.keys()].every((path) => last?.files.has(path))
  const experiments = experimentsOf(files, options).map((path) => {
    const known = before.get(path)
    const isKnown = known && isCurrent(known, files) && (hasSamePaths || !linkerOf(path, options)?.gather)
    return isKnown ? known : { path, composition: compose(files, stackOf(path), options) }
  })
  last = { files, options, experiments }
  return experiments
}

let last: { readonly files: Files; readonly options: FileRules; readonly experiments: readonly Experiment[] } | undefined

/**
 * The hint about a missing file depends on all others, so that one is looked for again. (What a file gathers may depend on files
 * that are not there, too.)
 */
function isCurrent({ composition }: Experiment, files: Files): boolean {
  return composition.layers.every(({ path, source }) => source === NO_OVERRIDES || files.get(path) === originalOf(source))
}

function stackOf(path: string): Stack {
  return { files: [path], overrides: NO_OVERRIDES, off: NOTHING }
}

const NO_OVERRIDES = overridesSource('')
const NOTHING: ReadonlySet<string> = new Set()

/** The experiments whose value at `path` is written in `file`: what a change there would reach. */
export function experimentsReading(experiments: readonly Experiment[], file: string, path: Path): readonly string[] {
  return experiments
    .filter(({ composition }) => nodeAt(composition.config, path)?.source.path === file)
    .map((experiment) => experiment.path)
}

/** All that is wrong with the experiments and with `strata.yaml`, each once though several share the file it stands in. */
export function issuesOfAll(
  experiments: readonly Experiment[],
  { system, issues }: Pick<Rules, 'system' | 'issues'>,
): readonly Issue[] {
  const read = experiments.flatMap(({ composition }) => composition.issues)
  const checked = experiments.flatMap(({ composition }) => system.judge.issues(composition, system))
  return issueList([...issues, ...joinIssues(read, checked)])
}
