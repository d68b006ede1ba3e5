import { compose, overridesSource } from '../core/compose.ts'
import type { MapNode } from '../core/config-node.ts'
import { folderOf, joinPath, relativePath } from '../core/file-path.ts'
import { includes } from '../core/links/includes.ts'
import { printScalar } from '../core/print-scalar.ts'
import type { Source } from '../core/source.ts'
import type { Rules } from './rules.ts'
import type { Session } from './session.ts'

/** Where a new experiment of this name stands; undefined where it is no name for a file. */
export function experimentPath(name: string, rules: Rules): string | undefined {
  const file = name.trim().replace(/\.ya?ml$/, '')
  return /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(file) ? joinPath(experimentFolder(rules), `${file}.yaml`) : undefined
}

/** Of the highest kind's folders the first in which a file may include others. */
function experimentFolder({ system, options }: Rules): string {
  const folders = system.layers.at(-1)?.folders ?? []
  const isIncluding = (folder: string): boolean =>
    options.linkers.find(({ governs }) => governs(joinPath(folder, 'x.yaml'))) === includes
  return folders.find(isIncluding) ?? folders[0] ?? ''
}

/** The lines that make a file at `path` include others, lowest first. */
export function includesText(path: string, files: readonly string[]): string {
  const folder = folderOf(path)
  const paths = files.map((file) => `  - ${printScalar({ kind: 'str', value: relativePath(folder, file) })}\n`)
  return `includes:\n${paths.join('')}`
}

/** What a file that the session does not have yet would compose to. */
export function composeFile({ files }: Session, source: Source, { options }: Rules): MapNode {
  const stack = { files: [source.path], overrides: overridesSource(''), off: new Set<string>() }
  return compose(new Map(files).set(source.path, source), stack, options).config
}
