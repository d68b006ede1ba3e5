import { join, resolve } from 'node:path'
import { overridesSource } from '../core/compose/compose.ts'
import type { Source } from '../core/source.ts'
import { openedAlone } from '../workspace/experiments.ts'
import type { Rules } from '../workspace/rules.ts'
import { findPlace, workspaceAround } from './find-root.ts'
import type { Place } from './find-root.ts'
import { entryKind, isInside, listConfigs, listWorkspaces, readSource } from './node-files.ts'
import { layersOf, rulesOfRoot } from './root-rules.ts'
import type { RuleOptions } from './root-rules.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** Experiments of one workspace. */
export interface Experiments {
  readonly root: string
  readonly rules: Rules
  /** What was read of the workspace to find them. */
  readonly files: Map<string, Source>
  readonly paths: readonly string[]
}

/**
 * The experiments at a path of the command line: a file itself, or every experiment below a folder, in each workspace that
 * the folder is in or holds; every config in a workspace without experiments. Configs of the folder that are in no workspace make one of their own.
 */
export async function findExperiments(path: string, options: RuleOptions, terminal: Terminal): Promise<readonly Experiments[]> {
  const full = resolve(terminal.cwd, path)
  const kind = entryKind(full)
  if (kind === 'nothing') throw new UsageError(`there is no file or folder ${path}`)
  const placeOf = async (files: readonly string[]): Promise<Place> =>
    findPlace(files, { isLayer: await layersOf(files, options, terminal) }, terminal)
  if (kind !== 'folder') {
    const { root, paths } = await placeOf([path])
    return [{ root, rules: await rulesOfRoot({ root, paths }, options, terminal), files: new Map(), paths }]
  }
  const around = workspaceAround(full)
  const roots = new Set([...(around === undefined ? [] : [around]), ...listWorkspaces(full)])
  const places = [...roots].map((root) => ({ root, paths: configsOf(root, terminal) }))
  const loose = around === undefined ? configsOf(full, terminal).map((config) => join(full, config)) : []
  if (loose.length > 0) places.push(await placeOf(loose))
  return Promise.all(places.map((place) => experimentsIn(place, { ...options, below: full }, terminal)))
}

interface Below extends RuleOptions {
  readonly below: string
}

async function experimentsIn({ root, paths }: Place, { below, ...options }: Below, terminal: Terminal): Promise<Experiments> {
  const rules = await rulesOfRoot({ root, paths }, options, terminal)
  const files = new Map<string, Source>()
  for (const path of paths) {
    const source = readSource(root, path)
    if (source && source !== 'outside') files.set(path, source)
  }
  const experiments = openedAlone({ files, stack: NO_STACK }, rules.options).filter((path) => isInside(join(root, path), below))
  return { root, rules, files, paths: experiments }
}

const NO_STACK = { files: [], overrides: overridesSource(''), off: new Set<string>() }

/** The configs of a folder that can be read. */
function configsOf(root: string, terminal: Terminal): readonly string[] {
  const { paths, isCut } = listConfigs(root)
  if (isCut) terminal.err(`${root} holds too many files: not all of them were looked at\n`)
  return paths.filter((path) => entryKind(join(root, path)) === 'file')
}
